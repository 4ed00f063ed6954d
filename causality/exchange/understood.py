"""What a table of laboratory results was understood to say."""

from dataclasses import dataclass
from typing import Final, Literal

from causality.case.model import Sample
from causality.exchange.days import Order
from causality.exchange.headings import Role
from causality.exchange.results import Mark
from causality.frozen import frozen

Asked = Literal["order", "mark", "year"]
Severity = Literal["note", "problem"]
RESULT_OF: Final = "result:"
"""What a choice begins with that takes a column for the results of one analyte ("result:ALT")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the officer said about a table; left out is what the table itself is to show.

    `turned` says whether the dates stand side by side. `columns` are (place, role or "result:<analyte>").
    """

    order: Order = ""
    mark: Mark = ""
    year: int | None = None
    turned: bool | None = None
    columns: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column (in a turned table: row), what it was taken for and why."""

    place: int
    heading: str
    role: Role
    reason: str
    analyte: str = ""
    unit: str = ""
    lower: float | None = None
    upper: float | None = None
    examples: tuple[str, ...] = ()


@frozen
class Problem:
    """What could not be understood, and what was left out: the cell, and what was expected there."""

    where: str
    what: str
    severity: Severity = "problem"

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


@frozen
class Question:
    """What only the officer can tell; `options` are (answer, text). Nothing is imported before it is answered."""

    asked: Asked
    text: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The samples of a table, what each column was taken for, what is wrong and what has to be asked."""

    samples: tuple[Sample, ...] = ()
    columns: tuple[Column, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    turned: bool = False
