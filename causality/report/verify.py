"""Verification: are the signatures intact, was anything changed, and does the carried case give what is printed.

Integrity and trust are separate: an unknown issuer alone does not fail, unless trust is required. Exchanging a whole
file, or cutting it back to an earlier signed state, cannot be seen from the file itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from causality.assess import assess
from causality.case.model import Case
from causality.files import printable
from causality.report.carried import computed, differences, digest, read_case, software_version
from causality.report.checking import SignatureCheck, broken, check_signatures
from causality.report.comparing import print_differences, reprinted
from causality.report.opened import NotAReport, OpenedReport, opened
from causality.text import _

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

__all__ = ["NotAReport", "SignatureCheck", "Verification", "verify"]

Recomputation = Literal["same", "differs", "failed"]
Pages = Literal["identical", "differ", "not_compared"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What verification found. `differences` names what the recomputation gives otherwise than printed."""

    case_id: str
    version: int | None
    case_digest: str
    demo: bool
    signatures: tuple[SignatureCheck, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    recomputation: Recomputation
    differences: tuple[str, ...]
    pages: Pages

    @property
    def ok(self) -> bool:
        """Whether everything that must hold does."""
        return not self.problems and all(check.ok for check in self.signatures)

    def as_json(self) -> dict[str, Any]:
        """Give the result as plain data with stable keys."""
        data = asdict(self)
        signatures = [{**asdict(check), "ok": check.ok} for check in self.signatures]
        return {"ok": self.ok, **data, "signatures": signatures}

    def lines(self) -> Iterator[str]:
        """Give the result as lines of text, the verdict first, safe to send to a terminal."""
        yield from map(printable, self._lines())

    def _lines(self) -> Iterator[str]:
        yield self._verdict()
        if self.demo:
            yield _("DEMO – not valid for submission: printed or signed for demonstration.")
        yield from (_("Problem: {text}").format(text=problem) for problem in self.problems)
        yield _("Case {id}, version {version}, digest {digest}").format(
            id=self.case_id, version=self.version, digest=self.case_digest[:16])  # fmt: skip
        for check in self.signatures:
            yield from check.lines()
        yield _RECOMPUTED()[self.recomputation]
        yield from (f"  {difference}" for difference in self.differences)
        yield _PAGES()[self.pages]
        yield from self.notes

    def _verdict(self) -> str:
        if not self.ok:
            return _("The report does NOT hold.")
        unknown = dict.fromkeys(check.who for check in self.signatures if not check.trusted)
        if not unknown:
            return _("The report holds.")
        words = _("The report holds. Not established: who signed it, since no trusted issuer vouches for {who}.")
        return words.format(who=", ".join(unknown))


def verify(pdf: bytes, *, trust: "Sequence[Certificate]" = (), require_trust: bool = False) -> Verification:
    """Verify a report. `trust` are root certificates that count as trusted.

    Raises `NotAReport` for anything that is not one of our reports.
    """
    with opened(pdf) as report:
        found = report
    signatures, problems = check_signatures(pdf, trust)
    problems = [*filter(None, map(broken, signatures)), *problems, *_content_problems(found)]
    if require_trust:
        problems += [_("the signature of {who} is not trusted").format(who=s.who) for s in signatures if not s.trusted]
    recomputation, different, pages, why = _recomputed(found, pdf)
    problems += why
    said = found.verdicts.get("case")
    stated: dict[str, Any] = said if isinstance(said, dict) else {}
    version = stated.get("version")
    return Verification(
        case_id=str(stated.get("id", "")), version=version if isinstance(version, int) else None,
        case_digest=digest(found.case), demo=bool(found.verdicts.get("demo")) or any(s.demo for s in signatures),
        signatures=tuple(signatures), problems=tuple(dict.fromkeys(problems)), notes=tuple(_notes(found, signatures)),
        recomputation=recomputation, differences=tuple(different), pages=pages,
    )  # fmt: skip


def _content_problems(found: OpenedReport) -> Iterator[str]:
    said = found.verdicts.get("case")
    if not isinstance(said, dict) or said.get("sha256") != digest(found.case):
        yield _("the carried case is not the one whose digest is printed")


def _recomputed(found: OpenedReport, pdf: bytes) -> tuple[Recomputation, list[str], Pages, list[str]]:
    try:
        case = read_case(found.case)
    except ValueError as error:
        return "failed", [], "not_compared", [_("the carried case cannot be read: {why}").format(why=error)]
    different = list(differences(found.verdicts, computed(assess(case))))
    problems = [_("a new computation of the carried case differs from what is printed")] if different else []
    pages, changed = _compared_pages(found, case, pdf)
    if pages == "differ":
        words = _("the file differs from a new print of the carried case: {what}")
        problems += [words.format(what=what) for what in changed]
    return "differs" if different else "same", different, pages, problems


def _compared_pages(found: OpenedReport, case: Case, pdf: bytes) -> tuple[Pages, list[str]]:
    if found.verdicts.get("software") != software_version():
        return "not_compared", []
    again = reprinted(found, case)
    changed = print_differences(pdf, again) if again else [_("the time of printing")]
    return ("differ" if changed else "identical"), changed


def _notes(found: OpenedReport, signatures: Sequence[SignatureCheck]) -> Iterator[str]:
    printed_by = found.verdicts.get("software")
    if printed_by != software_version():
        yield _("Printed by version {old}, verified with version {new}.").format(old=printed_by, new=software_version())
    if len(signatures) > 1:
        yield _("Readers say of all but the last signature that it does not cover the whole document: later signatures "
                "are added behind it, which is how several people sign one file.")  # fmt: skip


def _RECOMPUTED() -> dict[Recomputation, str]:  # noqa: N802 - texts that are translated when they are shown
    return {
        "same": _("Recomputation of the carried case: the same as printed."),
        "differs": _("Recomputation of the carried case: differs from what is printed:"),
        "failed": _("Recomputation of the carried case: not possible."),
    }


def _PAGES() -> dict[Pages, str]:  # noqa: N802 - texts that are translated when they are shown
    return {
        "identical": _("Pages: identical to a new print of the carried case."),
        "differ": _("Pages: differ from a new print of the carried case."),
        "not_compared": _("Pages: not compared, since another version of the program printed them."),
    }
