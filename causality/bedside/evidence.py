"""What the laboratory values show, at the bedside: liver tests and grades."""

from causality.assess import Assessment
from causality.bedside.page import Column, Page
from causality.case.model import Case
from causality.evidence.values import Grade, Interval, LiverEvidence, Truth
from causality.report.places import evidence_text
from causality.text import _
from causality.wording import analyte, days, event_name, name, when, with_unit


def write_liver(page: Page, assessment: Assessment) -> None:
    """Write what the liver tests of each liver event show."""
    for evidence in assessment.liver:
        page.title(_("Liver tests: {event}").format(event=event_name(assessment.case, evidence.event)))
        for label, value, why in _liver_lines(assessment.case, evidence):
            page.line(f"{label}: ", (value, "bold"), f" · {why}" if why else "", indent=2, hang=2)


def _liver_lines(case: Case, evidence: LiverEvidence) -> list[tuple[str, str, str]]:
    onset = days(*evidence.onset_day) if evidence.onset_day else _("not known")
    pattern = " / ".join(name(key) for key in evidence.pattern) or _("not known")
    rests_on = evidence.onset_text.removesuffix(f" ({onset})")
    return [
        (_("Onset"), onset, ". ".join(filter(None, (rests_on, _samples(case, evidence.onset_sample))))),
        *_ratio_lines(case, evidence),
        (_("Pattern"), pattern, evidence.pattern_text),
        (_("Entry threshold"), _truth(evidence.entry), evidence.entry_text),
        (_("Case definition of DILI"), _truth(evidence.case_definition), evidence.case_definition_text),
        (_("Hy's law"), name(evidence.hys_law), evidence.hys_law_text),
        (_("Severity"), evidence.severity or _("not known"), evidence.severity_text),
    ]


def _truth(truth: Truth) -> str:
    return name("open" if truth == "either" else truth)


def _ratio_lines(case: Case, evidence: LiverEvidence) -> list[tuple[str, str, str]]:
    offer = _samples(case, evidence.pair_offer)
    offered = _("nearest pair on offer: {rows}").format(rows=offer) if offer else ""
    if evidence.ratio is None and evidence.new_ratio is None:
        return [(_("R and nR"), _("not computable"), offered)]
    return [
        (_("R"), _ratio(evidence.ratio), offered),
        (_("nR"), _ratio(evidence.new_ratio), _("from ALT alone") if evidence.new_ratio_from_alt_alone else ""),
    ]


def _samples(case: Case, indices: tuple[int, ...]) -> str:
    """Tell samples, those of one day together: "25 Jul 2024: ALT 110.6 U/L, AST 306.6 U/L"."""
    by_day: dict[str, list[str]] = {}
    for sample in (case.samples[index] for index in indices):
        by_day.setdefault(when(sample.day), []).append(f"{analyte(sample.analyte)} {with_unit(sample)}")
    return "; ".join(f"{day}: {', '.join(found)}" for day, found in by_day.items())


def _sample(case: Case, index: int) -> str:
    return evidence_text(case, f"samples[{index}]")


def _ratio(values: Interval | None) -> str:
    if values is None:
        return _("not computable")
    low, high = values
    if high == float("inf"):
        return _("at least {low}").format(low=f"{low:.3g}")
    return f"{low:.3g}" if low == high else f"{low:.3g} … {high:.3g}"


def write_grades(page: Page, assessment: Assessment, *, details: bool) -> None:
    """Write the worst CTCAE grade of each analyte, with `details` every one; samples that reach none are left out."""
    reached = [grade for grade in assessment.grades if grade.grade > 0]
    if not reached:
        return
    if details:
        page.title(_("Grades"))
        _write_all(page, assessment.case, reached)
        return
    worst: dict[str, Grade] = {}
    for grade in reached:
        if grade.analyte not in worst or grade.grade > worst[grade.analyte].grade:
            worst[grade.analyte] = grade
    told = [_worst(assessment.case, grade) for grade in sorted(worst.values(), key=lambda one: -one.grade)]
    versions = ", ".join(dict.fromkeys(grade.version for grade in worst.values()))
    page.line()
    label = _("Worst grades, CTCAE {versions}: ").format(versions=versions)
    page.line((label, "bold"), "; ".join(told), hang=2)


def _worst(case: Case, grade: Grade) -> str:
    sample = case.samples[grade.sample]
    return _("{analyte} {grade} ({value}, {day})").format(
        analyte=analyte(grade.analyte), grade=grade.grade, value=with_unit(sample), day=when(sample.day)
    )


def _write_all(page: Page, case: Case, reached: list[Grade]) -> None:
    columns = (Column(_("Sample"), share=4), Column(_("Grade"), width=6), Column(_("Version and limit"), share=5))
    page.table(
        columns,
        [
            (
                page.text(_sample(case, grade.sample)),
                page.text((str(grade.grade), "bold")),
                page.text(" · ".join(filter(None, (grade.version, grade.text)))),
            )
            for grade in reached
        ],
    )
