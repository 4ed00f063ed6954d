"""What the facts show, at the bedside: liver tests, challenges, grades and findings."""

from itertools import groupby

from causality.assess import Assessment
from causality.bedside.page import Column, Page
from causality.case.finding import Severity
from causality.case.model import Case
from causality.evidence.values import Challenge, Interval, LiverEvidence, Reading
from causality.report.places import evidence_text
from causality.report.wording import analyte, days, event_name, name, percent, product_name
from causality.text import _

_SIGNS: dict[Severity, tuple[str, str]] = {"error": ("✗", "red"), "warning": ("▲", "yellow"), "note": ("i", "")}


def write_liver(page: Page, assessment: Assessment) -> None:
    """Write what the liver tests of each liver event show."""
    for evidence in assessment.liver:
        page.title(_("Liver tests: {event}").format(event=event_name(assessment.case, evidence.event)))
        for label, value, why in _liver_lines(assessment.case, evidence):
            page.hanging(f"{label}:", (value, "bold"), f" · {why}" if why else "", indent=2)


def _liver_lines(case: Case, evidence: LiverEvidence) -> list[tuple[str, str, str]]:
    onset = days(*evidence.onset_day) if evidence.onset_day else _("not known")
    pattern = " / ".join(name(key) for key in evidence.pattern) or _("not known")
    offer = _samples(case, evidence.pair_offer)
    return [
        (_("Onset"), onset, ". ".join(filter(None, (evidence.onset_text, _samples(case, evidence.onset_sample))))),
        (_("R"), _ratio(evidence.ratio), _("nearest pair on offer: {rows}").format(rows=offer) if offer else ""),
        (_("nR"), _ratio(evidence.new_ratio), _("from ALT alone") if evidence.new_ratio_from_alt_alone else ""),
        (_("Pattern"), pattern, evidence.pattern_text),
        (_("Entry threshold"), name(evidence.entry), evidence.entry_text),
        (_("Case definition of DILI"), name(evidence.case_definition), evidence.case_definition_text),
        (_("Hy's law"), name(evidence.hys_law), evidence.hys_law_text),
        (_("Severity"), evidence.severity or _("not known"), evidence.severity_text),
    ]


def _samples(case: Case, indices: tuple[int, ...]) -> str:
    return "; ".join(_sample(case, index) for index in indices)


def _sample(case: Case, index: int) -> str:
    return evidence_text(case, f"samples[{index}]")


def _ratio(values: Interval | None) -> str:
    if values is None:
        return _("not computable")
    low, high = values
    if high == float("inf"):
        return _("at least {low}").format(low=f"{low:.3g}")
    return f"{low:.3g}" if low == high else f"{low:.3g} … {high:.3g}"


def write_challenges(page: Page, assessment: Assessment) -> None:
    """Write every change of dose, under it its analytes, under each what the samples say by possible date."""
    if not assessment.challenges:
        return
    page.title(_("Dechallenge and rechallenge"))
    case = assessment.case
    for key, group in groupby(assessment.challenges, lambda one: (one.product, one.record, one.change, one.size)):
        product, _index, change, size = key
        heading = f"{product_name(case, product)}: {name(change)}"
        page.line((heading, "bold"), f", {size}" if size else "", indent=2)
        _write_change(page, case, tuple(group))


def _write_change(page: Page, case: Case, group: tuple[Challenge, ...]) -> None:
    told: set[tuple[str, ...]] = set()
    for challenge in group:
        what = f"{analyte(challenge.analyte)} ({event_name(case, challenge.event)}): "
        why = f" · {challenge.reason}" if challenge.reason else ""
        page.hanging("–", what, (name(challenge.verdict), "bold"), why, indent=4)
        if challenge.confounders and challenge.confounders not in told:
            told.add(challenge.confounders)
            names = "; ".join(challenge.confounders)
            page.line((_("confounders: {names}").format(names=names), "dim"), indent=6)
        if any(reading.before is not None or reading.after for reading in challenge.readings):
            for reading in challenge.readings:
                page.line((_reading(case, reading), "dim"), indent=6)


def _reading(case: Case, reading: Reading) -> str:
    told = []
    if reading.before is not None:
        told.append(_("before {sample}").format(sample=_sample(case, reading.before)))
    if reading.first_change is not None:
        told.append(_("first after {percent} of the excess").format(percent=percent(reading.first_change)))
    if reading.lowest is not None and reading.highest is not None:
        low, high = percent(reading.lowest), percent(reading.highest)
        told.append(_("course {low} to {high}").format(low=low, high=high))
    if reading.half_days:
        low_day, high_day = reading.half_days
        told.append(_("half gone after {low} to {high} days").format(low=low_day, high=high_day))
    if not told and reading.reason:
        told.append(reading.reason)
    when, verdict = days(reading.first, reading.last), name(reading.verdict)
    return "; ".join((_("if {days}: {verdict}").format(days=when, verdict=verdict), *told))


def write_grades(page: Page, assessment: Assessment) -> None:
    """Write the CTCAE grades that were reached; samples that reach none are left out."""
    reached = [grade for grade in assessment.grades if grade.grade > 0]
    if not reached:
        return
    page.title(_("Grades"))
    columns = (Column(_("Sample"), share=4), Column(_("Grade"), width=6), Column(_("Version and limit"), share=5))
    page.table(
        columns,
        [
            (
                page.text(_sample(assessment.case, grade.sample)),
                page.text((str(grade.grade), "bold")),
                page.text(" · ".join(filter(None, (grade.version, grade.text)))),
            )
            for grade in reached
        ],
    )


def write_findings(page: Page, assessment: Assessment) -> None:
    """Write the findings, the gravest first, each with the places it concerns."""
    page.title(_("Findings"))
    if not assessment.findings:
        page.line(_("none"), indent=2)
    ranks = list(_SIGNS)
    for finding in sorted(assessment.findings, key=lambda one: ranks.index(one.severity)):
        sign, style = _SIGNS[finding.severity]
        where = "; ".join(evidence_text(assessment.case, path) for path in finding.where)
        told = (name(finding.severity), f"bold {style}".strip())
        page.hanging(sign, told, f": {finding.text}", (f" [{where}]" if where else "", "dim"), indent=2)
