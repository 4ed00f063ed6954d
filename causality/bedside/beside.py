"""What stands beside the scores at the bedside, with details: eDISH, P_ALT, severity, differential, completeness."""

from causality.assess import Assessment
from causality.bedside.page import Page
from causality.differential.candidates import differentials
from causality.differential.values import WORDS, Candidate
from causality.evidence import completeness, minimum
from causality.evidence.cell_loss import cell_loss
from causality.evidence.dilin import dilin
from causality.evidence.edish import edish
from causality.text import _
from causality.wording import event_name, product_name

SIGNS = {"for": "+", "against": "−", "open": "?"}


def write_further(page: Page, assessment: Assessment) -> None:
    """Write what the peaks of each liver injury show beyond its tests."""
    facts = assessment.facts
    if facts is None:
        return
    for event in assessment.case.events:
        place, loss, severe = edish(facts, event), cell_loss(facts, event), dilin(facts, event)
        for label, text in ((_("eDISH"), place and place.text), (_("P_ALT"), loss and loss.text),
                            (_("Severity (DILIN)"), severe and severe.text)):  # fmt: skip
            if text:
                page.line(f"{label}: {text}", indent=2, hang=2)


def write_differential(page: Page, assessment: Assessment) -> None:
    """Write the candidate causes of each liver injury with their hints; those without one in a line."""
    for found in differentials(assessment):
        page.title(_("Differential: {event}").format(event=event_name(assessment.case, found.event)))
        told = [one for one in found.candidates if one.judged or one.word != "open"]
        for one in told:
            page.line((one.title, "bold"), f": {_(WORDS[one.word])}", indent=2, hang=2)
            for hint in one.hints:
                page.line(f"{SIGNS[hint.side]} {hint.text}", indent=4, hang=2)
        rest = [one for one in found.candidates if one not in told]
        if rest:
            page.line(_("Without a hint for or against: {names}.").format(names=_names(rest)), indent=2, hang=2)


def _names(found: list[Candidate]) -> str:
    return "; ".join(one.title for one in found)


def write_completeness(page: Page, assessment: Assessment) -> None:
    """Write how well each pair is documented, with every penalty, and what a liver injury lacks."""
    if assessment.facts is None or not (found := completeness.documentation(assessment.facts)):
        return
    case = assessment.case
    page.title(_("Completeness after vigiGrade (2014 weights); no part of the scores"))
    for one in found:
        pair = f"{product_name(case, one.product)} × {event_name(case, one.event)}"
        page.line(f"{pair}: {completeness.told(one)}", indent=2, hang=2)
    for least in minimum.minima(assessment.facts):
        pair = f"{product_name(case, least.product)} × {event_name(case, least.event)}"
        page.line(f"{pair}: {minimum.told(least)}", indent=2, hang=2)
