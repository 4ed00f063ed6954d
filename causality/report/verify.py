"""Verification: are the signatures intact, was anything changed, and does the carried case give what is printed.

Integrity and trust are separate: an unknown issuer alone does not fail, unless trust is required. Exchanging a whole
file, or cutting it back to an earlier signed state, cannot be seen from the file itself: it reads "not signed".
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, Literal

from causality import wording
from causality.assess import Assessment, assess
from causality.files import printable
from causality.frozen import frozen
from causality.identity.trust import Trust
from causality.methods.registry import with_site_methods
from causality.report.carried import digest, read_case, software_version
from causality.report.checking import SignatureCheck, broken, check_signatures
from causality.report.comparing import print_differences, reprinted
from causality.report.lent import site_methods_in, told_methods
from causality.report.opened import NotAReport, OpenedReport, opened
from causality.report.recomputed import ScoreCheck, differences, score_checks
from causality.report.values import FRAMES
from causality.text import _

__all__ = ["NotAReport", "ScoreCheck", "SignatureCheck", "Verification", "verify"]

Recomputation = Literal["same", "differs", "failed"]
Pages = Literal["identical", "differ", "not_compared"]
NOBODY = Trust()


@frozen
class Verification:
    """What verification found. `differences` names what the recomputation gives otherwise than printed.

    `unsigned` are the meanings for which nobody has signed, `by_author` those beside authorship that the author signed;
    `printed_by` and `verified_by` are versions of this program.
    """

    case_id: str
    version: int | None
    case_digest: str
    demo: bool
    printed_by: str
    verified_by: str
    signatures: tuple[SignatureCheck, ...]
    unsigned: tuple[str, ...]
    by_author: tuple[str, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    recomputation: Recomputation
    scores: tuple[ScoreCheck, ...]
    differences: tuple[str, ...]
    pages: Pages

    @property
    def ok(self) -> bool:
        """Whether everything that must hold does."""
        return not self.problems and all(check.ok for check in self.signatures)

    @property
    def verdict(self) -> str:
        """The outcome in one line."""
        if not self.ok:
            return _("The report does NOT hold.")
        unknown = dict.fromkeys(check.who for check in self.signatures if not check.trusted)
        told = [_("The report holds.")]
        if unknown:
            words = _("Not established: who signed it, since no trusted issuer vouches for {who}.")
            told.append(words.format(who=", ".join(unknown)))
        return printable(" ".join((*told, *self.alone)))

    @property
    def alone(self) -> tuple[str, ...]:
        """What a second person was to sign and the author did, in words."""
        words = _("{meaning} is signed by the author: nobody else has looked at the report.")
        return tuple(words.format(meaning=wording.sentence(wording.name(meaning))) for meaning in self.by_author)

    @property
    def recomputed(self) -> str:
        """The outcome of the recomputation in one line."""
        outcome = _RECOMPUTED()[self.recomputation]
        if self.printed_by == self.verified_by:
            return outcome
        words = _("{outcome} Computed with today's rules (version {new}); the report was printed by version {old}.")
        return printable(words.format(outcome=outcome, new=self.verified_by, old=self.printed_by))

    @property
    def compared(self) -> str:
        """The outcome of the comparison with a new print in one line."""
        return _PAGES()[self.pages]

    def as_json(self) -> dict[str, Any]:
        """Give the result as plain data with stable keys."""
        data = asdict(self)
        signatures = [{**asdict(check), "ok": check.ok} for check in self.signatures]
        return {"ok": self.ok, **data, "signatures": signatures}

    def lines(self) -> Iterator[str]:
        """Give the result as lines of text, the verdict first, safe to send to a terminal."""
        yield from map(printable, self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.verdict
        if not self.ok:
            yield from self.alone
        if self.demo:
            yield _("DEMO – not valid for submission: printed or signed for demonstration.")
        yield from (_("Problem: {text}").format(text=problem) for problem in self.problems)
        yield _("Case {id}, version {version}, digest {digest}").format(
            id=self.case_id, version=self.version, digest=self.case_digest[:16])  # fmt: skip
        for check in self.signatures:
            yield from check.lines()
        yield from (not_signed(meaning) for meaning in self.unsigned)
        yield self.recomputed
        for score in self.scores:
            yield f"  {score.pair}: {_('same') if score.same else _('differs')}"
        yield from (f"  {difference}" for difference in self.differences)
        yield self.compared
        yield from self.notes


def not_signed(meaning: str) -> str:
    """Say that nobody has signed for a meaning."""
    return _("{meaning}: not signed").format(meaning=wording.name(meaning))


def verify(pdf: bytes, *, trust: Trust = NOBODY, require_trust: bool = False) -> Verification:
    """Verify a report. `trust` says whose certificates count as trusted, and what was revoked.

    Raises `NotAReport` for anything that is not one of our reports.
    """
    with opened(pdf) as report:
        found = report
    signatures, problems = check_signatures(pdf, trust)
    problems = [*filter(None, map(broken, signatures)), *problems, *_content_problems(found)]
    if require_trust:
        problems += [_("the signature of {who} is not trusted").format(who=s.who) for s in signatures if not s.trusted]
    methods, unread = site_methods_in(found)
    problems += unread
    with with_site_methods(methods):
        again = _recomputed(found, pdf)
    said = found.verdicts.get("case")
    stated: dict[str, Any] = said if isinstance(said, dict) else {}
    version, signed = stated.get("version"), {check.meaning for check in signatures}
    return Verification(
        case_id=str(stated.get("id", "")),
        version=version if isinstance(version, int) else None,
        case_digest=digest(found.case),
        demo=bool(found.verdicts.get("demo")) or any(s.demo for s in signatures),
        printed_by=str(found.verdicts.get("software", "")),
        verified_by=software_version(),
        signatures=tuple(signatures),
        unsigned=tuple(frame.meaning for frame in FRAMES if frame.meaning not in signed),
        by_author=_by_author(signatures),
        problems=tuple(dict.fromkeys((*problems, *again.problems))),
        notes=(*told_methods(methods), *_notes(signatures, trust)),
        recomputation=again.outcome,
        scores=again.scores,
        differences=again.differences,
        pages=again.pages,
    )


@frozen
class _Again:
    """What a new computation and a new print of the carried case gave."""

    outcome: Recomputation
    scores: tuple[ScoreCheck, ...] = ()
    differences: tuple[str, ...] = ()
    pages: Pages = "not_compared"
    problems: tuple[str, ...] = ()


def _content_problems(found: OpenedReport) -> Iterator[str]:
    said = found.verdicts.get("case")
    if not isinstance(said, dict) or said.get("sha256") != digest(found.case):
        yield _("the carried case is not the one whose digest is printed")


def _recomputed(found: OpenedReport, pdf: bytes) -> _Again:
    try:
        assessment = assess(read_case(found.case))
    except ValueError as error:
        return _Again("failed", problems=(_("the carried case cannot be read: {why}").format(why=error),))
    different = tuple(differences(found.verdicts, assessment))
    problems = [_("a new computation of the carried case differs from what is printed")] if different else []
    pages, changed = _compared_pages(found, assessment, pdf)
    words = _("the file differs from a new print of the carried case: {what}")
    problems += [words.format(what=what) for what in changed]
    scores = score_checks(found.verdicts, assessment)
    return _Again("differs" if different else "same", scores, different, pages, tuple(problems))


def _compared_pages(found: OpenedReport, assessment: Assessment, pdf: bytes) -> tuple[Pages, list[str]]:
    if found.verdicts.get("software") != software_version():
        return "not_compared", []
    again = reprinted(found, assessment.case)
    changed = print_differences(pdf, again) if again else [_("the time of printing")]
    return ("differ" if changed else "identical"), changed


def _notes(signatures: Sequence[SignatureCheck], trust: Trust) -> Iterator[str]:
    if len(signatures) > 1:
        yield _("Readers say of all but the last signature that it does not cover the whole document: later signatures "
                "are added behind it, which is how several people sign one file.")  # fmt: skip
    yield from (_("Trust folder: {problem}").format(problem=problem) for problem in trust.problems)


def _by_author(signatures: Sequence[SignatureCheck]) -> tuple[str, ...]:
    """Give the meanings that were to be another person's and are signed under the author's certificate."""
    author = next((check for check in signatures if check.meaning == "authorship"), None)
    others = [check for check in signatures if author is not None and check is not author]
    return tuple(check.meaning for check in others if author and check.fingerprint == author.fingerprint)


def _RECOMPUTED() -> dict[Recomputation, str]:  # noqa: N802 - texts that are translated when they are shown
    return {
        "same": _("Recomputation of the carried case: the same as printed."),
        "differs": _("Recomputation of the carried case: differs from what is printed."),
        "failed": _("Recomputation of the carried case: not possible."),
    }


def _PAGES() -> dict[Pages, str]:  # noqa: N802 - texts that are translated when they are shown
    return {
        "identical": _("Pages: identical to a new print of the carried case."),
        "differ": _("Pages: differ from a new print of the carried case."),
        "not_compared": _("Pages: not compared, since another version of the program printed them."),
    }
