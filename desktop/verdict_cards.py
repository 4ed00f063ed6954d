"""What verification found, as cards: the verdict, each signature, who has not signed, and the recomputation."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from causality import wording
from causality.text import _
from widgets.told_cards import Card, Line, Tone

if TYPE_CHECKING:
    from causality.report.checking import SignatureCheck
    from causality.report.verify import Verification


def cards(found: "Verification") -> list[Card]:
    """Give the cards in the order in which they are read."""
    return [_verdict(found), *map(_signature, found.signatures), *_missing(found), _recomputation(found)]


def _verdict(found: "Verification") -> Card:
    untrusted = any(not check.trusted for check in found.signatures)
    open_ = untrusted or found.demo or found.by_author
    tone: Tone = "bad" if not found.ok else "open" if open_ else "good"
    words = _("Case {id}, version {version}").format(id=found.case_id, version=found.version)
    lines = [Line(problem, "bad") for problem in found.problems]
    if found.demo:
        lines.append(Line(_("DEMO – not valid for submission"), "open"))
    lines += [Line(told, "open") for told in found.alone]
    lines += [Line(words), Line(_("Digest of the case: {digest}").format(digest=found.case_digest[:16]))]
    return Card(found.verdict, tone, (*lines, *(Line(note) for note in found.notes)))


def _signature(check: "SignatureCheck") -> Card:
    title = _("{meaning}: {who}").format(meaning=wording.name(check.meaning), who=check.who)
    return Card(title, "good" if check.ok else "bad", tuple(_of_signature(check)))


def _of_signature(check: "SignatureCheck") -> Iterator[Line]:
    whole = check.intact and check.valid
    yield Line(check.when)
    if check.reason:
        yield Line(check.reason)
    yield Line(_("intact and valid") if whole else _("NOT intact: the signed bytes were changed"),
               "good" if whole else "bad")  # fmt: skip
    if whole:
        words = _("covers {coverage}; changed afterwards: {changes}")
        told = words.format(coverage=_(check.coverage), changes=_(check.later_changes))
        yield Line(told, "good" if check.changes_allowed else "bad")
        yield Line(check.trust, "good" if check.trusted else "open")
        yield Line(check.time_source)
        yield Line(_("certificate {fingerprint}").format(fingerprint=check.fingerprint))
    if check.demo:
        yield Line(_("a DEMO certificate: it identifies nobody"), "open")
    yield from (Line(problem, "bad") for problem in check.problems)


def _missing(found: "Verification") -> Iterator[Card]:
    if found.unsigned:
        names = ", ".join(wording.name(meaning) for meaning in found.unsigned)
        yield Card(_("Not signed: {meanings}").format(meanings=names), "open")


def _recomputation(found: "Verification") -> Card:
    tones: dict[str, Tone] = {"same": "good", "differs": "bad", "failed": "bad"}
    pages: dict[str, Tone] = {"identical": "good", "differ": "bad", "not_compared": "plain"}
    lines = [
        Line(f"{score.pair}: {_('same') if score.same else _('differs')}", "good" if score.same else "bad")
        for score in found.scores
    ]
    lines += [Line(difference, "bad") for difference in found.differences]
    lines.append(Line(found.compared, pages[found.pages]))
    return Card(found.recomputed, tones[found.recomputation], tuple(lines))
