"""What stands in the cells of the table of laboratory values, column by column."""

from collections.abc import Callable
from typing import NamedTuple

from causality import wording
from causality.case.model import Sample
from causality.evidence.grading import VERSION
from causality.evidence.values import Grade, Multiple
from causality.exchange.typed import written_number, written_result
from causality.frozen import frozen
from causality.text import N_, _
from widgets.edit_model import Kind


class LabFacts(NamedTuple):
    """A sample with what follows from it."""

    sample: Sample
    multiple: Multiple | None
    grade: Grade | None


@frozen
class LabColumn:
    """One column: id, title, how its cells are edited, their texts to read and to type over, and the widest usual one.

    `hint` explains the title. A column that takes what is left of the width has a `share` of it.
    """

    id: str
    title: str
    kind: Kind
    text: Callable[[LabFacts], str]
    entry: Callable[[Sample], str]
    widest: str
    hint: str = ""
    share: int = 0


def _lower(facts: LabFacts) -> str:
    limit = facts.sample.lower
    if limit is None and facts.multiple is not None:
        limit = facts.multiple.lower_limit
    return "" if limit is None else wording.number(limit)


def _upper(facts: LabFacts) -> str:
    limit = facts.sample.upper
    if limit is None and facts.multiple is not None:
        limit = facts.multiple.limit
    return "" if limit is None else wording.number(limit)


def _grade(facts: LabFacts) -> str:
    return str(facts.grade.grade) if facts.grade and facts.grade.grade else ""


def _nothing(_sample: Sample) -> str:
    return ""


COLUMNS = (
    LabColumn("day", N_("Date"), "date", lambda facts: wording.when(facts.sample.day), lambda one: one.day.text,
              "28 Aug 2024"),
    LabColumn("analyte", N_("Analyte"), "text", lambda facts: wording.analyte(facts.sample.analyte),
              lambda one: one.analyte, "Direct bilirubin"),
    LabColumn("result", N_("Result"), "number", lambda facts: wording.result(facts.sample), written_result,
              "△ >1000.5"),
    LabColumn("unit", N_("Unit"), "text", lambda facts: facts.sample.unit, lambda one: one.unit, "µmol/L"),
    LabColumn("lower", N_("Lower"), "number", _lower, lambda one: written_number(one.lower), "888.8",
              N_("Lower limit of normal; in italics where it comes from the limits of the case")),
    LabColumn("upper", N_("Upper"), "number", _upper, lambda one: written_number(one.upper), "888.8",
              N_("Upper limit of normal; in italics where it comes from the limits of the case")),
    LabColumn("times", N_("×ULN"), "fixed", lambda facts: wording.multiple(facts.multiple), _nothing, "≥ 25.5×",
              N_("The result as a multiple of the upper limit of normal")),
    LabColumn("grade", N_("Grade"), "fixed", _grade, _nothing, "4", N_("Grade by CTCAE v{version}")),
    LabColumn("laboratory", N_("Laboratory"), "text", lambda facts: facts.sample.laboratory,
              lambda one: one.laboratory, "", share=3),
    LabColumn("source", N_("Source"), "text", lambda facts: facts.sample.source, lambda one: one.source, "Table 1",
              N_("Document, page or table in which the result stands"), share=4),
    LabColumn("comment", N_("Comment"), "text", lambda facts: facts.sample.comment, lambda one: one.comment,
              "", share=5),
)  # fmt: skip
IDS = tuple(column.id for column in COLUMNS)
NUMBERS = frozenset(place for place, column in enumerate(COLUMNS) if column.id in
                    ("result", "lower", "upper", "times", "grade"))  # fmt: skip
"""Places of the columns whose cells are set to the right."""


def hint(column: LabColumn) -> str:
    """Explain the title of a column."""
    return _(column.hint).format(version=VERSION) if column.hint else _(column.title)


def borrowed(sample: Sample, column: str) -> bool:
    """Whether a limit is not the sample's own but comes from the limits of the case."""
    return (column == "lower" and sample.lower is None) or (column == "upper" and sample.upper is None)
