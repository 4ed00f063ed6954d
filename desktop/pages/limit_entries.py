"""The limits of normal of a case as rows of a table, and what entries in it become."""

from typing import Any, cast

from causality import wording
from causality.case import edits
from causality.case.edits import Edit, LimitsField
from causality.case.model import Case, Limits
from causality.case.typed_dates import understand
from causality.exchange.typed import understand_number, written_number
from causality.text import N_, _
from desktop.pages.lab_entries import refuse_limits
from widgets.edit_model import Cell, Column, Row
from widgets.lab_choices import choices

_DATES, _NUMBERS = ("valid_from", "valid_to"), ("lower", "upper")
_TITLES = (
    ("analyte", N_("Analyte"), 5), ("laboratory", N_("Laboratory"), 5), ("lower", N_("Lower"), 3),
    ("upper", N_("Upper"), 3), ("unit", N_("Unit"), 3), ("valid_from", N_("From"), 4), ("valid_to", N_("To"), 4),
    ("source", N_("Source"), 5), ("comment", N_("Comment"), 5),
)  # fmt: skip
IDS = tuple(key for key, _title, _share in _TITLES)


def columns(case: Case) -> tuple[Column, ...]:
    """Give the columns, with what can be completed in them."""
    blank = {"analyte": _("new limits"), "laboratory": _("any")}
    return tuple(
        Column(key, _(title), "date" if key in _DATES else "number" if key in _NUMBERS else "text", share,
               choices(key, case.limits), blank.get(key, ""))
        for key, title, share in _TITLES
    )  # fmt: skip


def rows(case: Case) -> tuple[Row, ...]:
    """Give the limits of normal, one row each."""
    return tuple(tuple(_cell(limits, key) for key in IDS) for limits in case.limits)


def read(case: Case, column: int, text: str) -> str:
    """Say how an entry is understood; raises `ValueError` with what is wrong."""
    key = IDS[column]
    if key in _DATES:
        return understand(text, case).text
    if key in _NUMBERS:
        number = understand_number(text)
        refuse_limits(number, None)
        return "" if number is None else wording.number(number)
    return wording.analyte(text.strip()) if key == "analyte" and text.strip() else text


def entered(case: Case, row: int, column: str, text: str) -> Edit:
    """Give the edit that an entry becomes."""
    return edits.change_limits(row, cast("LimitsField", column), _value(case, column, text))


def added(case: Case, column: str, text: str) -> Edit:
    """Give the edit that takes in new limits."""
    known: dict[str, Any] = {"analyte": ""} | {column: _value(case, column, text)}
    return edits.add_limits(Limits(**known))


def _value(case: Case, column: str, text: str) -> Any:
    if column in _DATES:
        return understand(text, case).day
    return understand_number(text) if column in _NUMBERS else text.strip()


def _cell(limits: Limits, key: str) -> Cell:
    value = getattr(limits, key)
    if key in _DATES:
        return Cell(wording.when(value) if value else "", value.text if value else "")
    if key in _NUMBERS:
        return Cell("" if value is None else wording.number(value), written_number(value))
    if key == "analyte":
        return Cell(wording.analyte(value), value)
    return Cell(value or _("any"), value) if key == "laboratory" else Cell(value)
