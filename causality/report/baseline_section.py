"""The part on the state before each suspect product and what it became: multiples of the baseline, CTCAE by version."""

from causality import wording
from causality.assess import Assessment
from causality.case.analytes import GLUCOSE
from causality.evidence.baseline import Baseline, Since, level_text, since
from causality.evidence.ctcae import in_every_version
from causality.evidence.ctcae_tables import GRADED, VERSIONS
from causality.evidence.facts import Facts
from causality.evidence.values import Grade, Interval
from causality.report.values import Block, Cell, Column, Heading, Paragraph, Row, Table
from causality.text import _


def since_first_intake(assessment: Assessment) -> tuple[Block, ...]:
    """A table for each suspect product: baseline, the worst value after the first intake, its grade by each version."""
    facts = assessment.facts
    if facts is None:
        return ()
    blocks: list[Block] = []
    for product in assessment.case.products:
        found = since(facts, product, GRADED) if product.role in ("suspect", "interacting") else ()
        if found:
            name = wording.product_name(assessment.case, product.id)
            blocks += [Heading(_("Worst values after the first intake of {product}").format(product=name)),
                       _table(facts, found)]  # fmt: skip
    return (*blocks, Paragraph(_note(), "muted")) if blocks else ()


def _note() -> str:
    return _(
        "Baseline: mean of the samples of the 180 days before the first intake (a working definition; two are asked "
        "for). CTCAE 5.0 and 6.0 read liver tests against a baseline above the limit of normal; 5.0 grades high "
        "glucose by its management, which is entered, not derived."
    )


def _table(facts: Facts, found: tuple[Since, ...]) -> Table:
    columns = (Column(_("Analyte"), 1.3), Column(_("Baseline"), 1.8, kind="derived"), Column(_("Worst"), 2.4),
               Column(_("× baseline"), 1.2, "right", "derived"),
               *(Column(f"CTCAE {version}", 1.3, kind="derived") for version in VERSIONS))  # fmt: skip
    return Table(columns, tuple(_row(facts, one) for one in found), dense=True)


def _row(facts: Facts, one: Since) -> Row:
    sample = facts.case.samples[one.worst.index]
    grades = in_every_version(one.worst, sample, one.baseline)
    worst = " · ".join(filter(None, (wording.multiple(one.worst), wording.when(sample.day))))
    return Row((
        Cell(wording.analyte(one.analyte)),
        Cell(_baseline(one.baseline), "derived", below=_count(one.baseline)),
        Cell(wording.with_unit(sample), "fact", below="\n".join(filter(None, (worst, level_text(one))))),
        Cell(_times(one.of_baseline), "derived"),
        *(_graded(facts, one.analyte, version, grade) for version, grade in zip(VERSIONS, grades, strict=True)),
    ))  # fmt: skip


def _baseline(before: Baseline | None) -> str:
    return _("not known") if before is None else f"{before.multiple:.3g}×ULN"


def _count(before: Baseline | None) -> str:
    if before is None:
        return ""
    return _("mean of {count}").format(count=len(before.samples)) if before.enough else _("one value only")


def _times(of: Interval | None) -> str:
    if of is None:
        return "–"
    return f"{of[0]:.3g}" if of[0] == of[1] else _("at least {low}").format(low=f"{of[0]:.3g}")


def _graded(facts: Facts, analyte: str, version: str, grade: Grade | None) -> Cell:
    """The grade that follows from the value, or for high glucose by v5.0 the one that was entered."""
    if grade is not None or version != "5.0" or analyte not in GLUCOSE:
        return Cell(_grade(grade), "derived")
    events = {event.id for event in facts.case.events if event.kind == "hyperglycaemia"}
    rows = [row for row in facts.case.severity_grades if row.event in events and row.version == version]
    entered = [row.grade for row in rows if row.grade is not None]
    if not entered:
        return Cell(_("by management, not entered"), "muted")
    return Cell(_("grade {grade}, entered").format(grade=max(entered)), "judgement")


def _grade(grade: Grade | None) -> str:
    if grade is None:
        return _("open")
    return _("grade {grade}").format(grade=grade.grade) if grade.grade else _("no grade")
