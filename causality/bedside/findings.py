"""Findings at the bedside: errors and warnings in full, the gravest first; notes together."""

from collections.abc import Sequence

from causality.assess import Assessment
from causality.bedside.courses import Courses
from causality.bedside.page import Page
from causality.case.finding import Finding, Severity
from causality.evidence.benefit import in_short
from causality.evidence.readings import days_text
from causality.report.places import evidence_text
from causality.text import _, ngettext
from causality.wording import answered

_SIGNS: dict[Severity, tuple[str, str]] = {"error": ("✗", "red"), "warning": ("▲", "yellow"), "note": ("i", "")}


def write_findings(page: Page, assessment: Assessment, *, details: bool) -> None:
    """Write the findings; with `details` one by one with the places that each concerns."""
    ranks = list(_SIGNS)
    found = sorted(assessment.findings, key=lambda one: ranks.index(one.severity))
    page.title(_("Findings: {counts}").format(counts=_counts(found)))
    for finding in found:
        if details or finding.severity != "note":
            _write(page, assessment, finding, details=details)
    notes = [
        " · ".join(filter(None, (capitalised(in_short(one)).removesuffix("."), answered(assessment.case, one))))
        for one in found
        if one.severity == "note"
    ]
    if notes and not details:
        page.hanging(_SIGNS["note"][0], "; ".join(notes), indent=2)


def capitalised(text: str) -> str:
    """Give a sentence its capital; a word such as nR or pH, which has one further on, stays as it is."""
    word = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if word.islower() else text


def _counts(found: Sequence[Finding]) -> str:
    """Say how many findings there are of each severity, with the sign that marks them below."""
    told = []
    for severity, (sign, _style) in _SIGNS.items():
        count = sum(one.severity == severity for one in found)
        if count:
            told.append(f"{sign} {_counted(severity, count)}")
    return ", ".join(told) or _("none")


def _counted(severity: Severity, count: int) -> str:
    words = {
        "error": ngettext("{count} error", "{count} errors", count),
        "warning": ngettext("{count} warning", "{count} warnings", count),
        "note": ngettext("{count} note", "{count} notes", count),
    }
    return words[severity].format(count=count)


def _write(page: Page, assessment: Assessment, finding: Finding, *, details: bool) -> None:
    sign, style = _SIGNS[finding.severity]
    told = answered(assessment.case, finding)
    answer = f" · {told}" if told else ""
    if not details:
        page.hanging(sign, (capitalised(_without_courses(assessment, finding.text)), style), answer, indent=2)
        return
    where = "; ".join(evidence_text(assessment.case, path) for path in finding.where)
    page.hanging(sign, (capitalised(finding.text), style), (f" [{where}]" if where else "", "dim"), answer, indent=2)


def _without_courses(assessment: Assessment, text: str) -> str:
    """Give `text` with the days of a reading alone where it repeats the course that stands under the challenges."""
    courses = Courses(assessment)
    for challenge in assessment.challenges:
        for reading in challenge.readings:
            if reading.values:
                text = text.replace(f"{days_text(reading)}: {reading.values}", courses.days(reading))
    return text
