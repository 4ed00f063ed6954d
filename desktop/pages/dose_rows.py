"""The table of the dose records of one product: its columns, its rows, and what an entry in it means for the case."""

from dataclasses import replace
from typing import Any

from causality import wording
from causality.assess import Assessment
from causality.case.edits import DoseField, Edit, add_dose, change_dose, remove_dose, together
from causality.case.finding import Finding
from causality.case.model import Case, DoseRecord, Product
from causality.case.typed_dates import in_words, understand
from causality.case.typed_numbers import is_as_needed, understand_amount, understand_times
from causality.text import _
from desktop.found import with_places
from desktop.pages.places import ProductPlace, product_place
from desktop.pages.remarks import NOTHING, Remark, remark_on
from widgets.edit_model import Cell, Column, Row

DATES = ("start", "stop")
FLAGS = ("ongoing", "intended_reexposure")
_CELL_OF_KIND = {"stop_before_start": "stop", "ongoing_with_stop": "stop", "stop_missing": "stop"}


def dose_columns() -> tuple[Column, ...]:
    """Give the columns."""
    intended = (("", "–"), ("yes", _("intended")), ("no", _("not intended")))
    return (
        Column("dose", _("Dose"), "number", 5),
        Column("unit", _("Unit"), "text", 4, choices=tuple((unit, unit) for unit in ("mg", "g", "µg", "mL", "IU"))),
        Column("per_day", _("× daily"), "number", 4),
        Column("route", _("Route"), "text", 5),
        Column("start", _("First day"), "date", 9, blank=_("new record")),
        Column("stop", _("Last day"), "date", 9),
        Column("ongoing", _("Ongoing"), "choice", 5, (("", "–"), ("yes", wording.name("yes")))),
        Column("intended_reexposure", _("Re-exposure"), "choice", 7, intended),
        Column("source", _("Source"), "text", 6),
        Column("comment", _("Comment"), "text", 6),
    )


def dose_rows(assessment: Assessment, product: Product) -> tuple[Row, ...]:
    """Give a row for each dose record of a product, with the findings on it in its cells."""
    remarks = _remarks(assessment, product)
    return tuple(_row(assessment.case, product, number, remarks) for number in range(len(product.doses)))


def read_dose(case: Case, product: str, column: str, text: str) -> str:
    """Say what an entry is understood as; raises ValueError with what is wrong."""
    if column == "dose":
        amount = understand_amount(text)
        return f"{wording.number(amount.value)} {amount.unit}".strip() if amount else ""
    if column == "per_day":
        if is_as_needed(text):
            return _("not stated how often; kept in the comment")
        times = understand_times(text)
        return "" if times is None else wording.number(times)
    if column == "stop" and text.strip().casefold() == _ongoing():
        return _("continued, no last day")
    return understand(text, case, product=product).text if column in DATES else text


def dose_entered(case: Case, product: str, index: int, column: str, text: str) -> Edit:
    """Give the edit of an entry in a dose record."""
    if column == "dose":
        amount = understand_amount(text)
        step = change_dose(product, index, "dose", amount.value if amount else None)
        if amount is None or not amount.unit:
            return step
        return together(step.name, (step, change_dose(product, index, "unit", amount.unit)), step.merge)
    if column == "stop" and text.strip().casefold() == _ongoing():
        return change_dose(product, index, "ongoing", value=True)
    if column == "per_day" and is_as_needed(text):
        return _as_needed(case, product, index, text.strip())
    field: DoseField = column  # type: ignore[assignment] # the columns are named as the fields
    return change_dose(product, index, field, _value(case, product, column, text))


def new_dose(case: Case, product: Product, column: str, text: str) -> Edit:
    """Give the edit that adds a dose record with one fact, in the unit, rhythm and route of the one before."""
    last = product.doses[-1] if product.doses else DoseRecord()
    blank = DoseRecord(unit=last.unit, per_day=last.per_day, route=last.route)
    add, fill = (
        add_dose(product.id, blank),
        dose_entered(case, product.id, len(product.doses), column, text),
    )
    return together(add.name, (add, fill))


def doses_removed(product: str, rows: list[int]) -> Edit:
    """Give the edit that takes dose records out."""
    steps = [remove_dose(product, row) for row in sorted(rows, reverse=True)]
    return steps[0] if len(steps) == 1 else together(_("removal of dose records"), steps)


def ongoing_turned(product: Product, index: int) -> Edit:
    """Give the edit that says of a record that intake goes on, or no longer says so."""
    if not product.doses:
        return add_dose(product.id, DoseRecord(ongoing=True))
    return replace(change_dose(product.id, index, "ongoing", not product.doses[index].ongoing), merge="")


def _value(case: Case, product: str, column: str, text: str) -> Any:
    if column in DATES:
        return understand(text, case, product=product).day
    if column == "per_day":
        return understand_times(text)
    if column == "ongoing":
        return text == "yes"
    if column == "intended_reexposure":
        return {"yes": True, "no": False}.get(text)
    return text


def _as_needed(case: Case, product: str, index: int, text: str) -> Edit:
    """No number of times a day; the words are kept in the comment."""
    step = change_dose(product, index, "per_day", None)
    doses = next(one.doses for one in case.products if one.id == product)
    comment = doses[index].comment if index < len(doses) else ""
    if text.casefold() in comment.casefold():
        return step
    kept = f"{comment}; {text}" if comment else text
    return together(step.name, (step, change_dose(product, index, "comment", kept)), step.merge)


def _ongoing() -> str:
    return _("ongoing").casefold()


def _row(case: Case, product: Product, number: int, remarks: dict[tuple[int, str], Remark]) -> Row:
    record = product.doses[number]
    texts = {
        "dose": "" if record.dose is None else wording.number(record.dose),
        "unit": record.unit,
        "per_day": "" if record.per_day is None else wording.number(record.per_day),
        "route": record.route,
        "source": record.source,
        "comment": record.comment,
    }
    flags = {"ongoing": "yes" if record.ongoing else "",
             "intended_reexposure": {None: "", True: "yes", False: "no"}[record.intended_reexposure]}  # fmt: skip
    cells = []
    for column in dose_columns():
        remark = remarks.get((number, column.id), NOTHING)
        if column.id in DATES:
            cells.append(_date_cell(case, product, number, column.id, remark))
        elif column.id in FLAGS:
            key = flags[column.id]
            shown = next(text for choice, text in column.choices if choice == key)
            cells.append(Cell(shown, key, remark.text, remark.severity))
        else:
            cells.append(Cell(texts[column.id], None, remark.text, remark.severity))
    return tuple(cells)


def _date_cell(case: Case, product: Product, number: int, field: str, remark: Remark) -> Cell:
    """Show a date as it is known; its tooltip gives the days that it allows."""
    record = product.doses[number]
    day = record.start if field == "start" else record.stop
    if day is None:
        return Cell(_no_date(product, number, field), "", remark.text, remark.severity)
    text, allowed = wording.when(day), in_words(day, case).text
    lines = [text, *(["= " + allowed] if allowed != text else []), *([remark.text] if remark.text else [])]
    return Cell(text, day.text, "\n".join(lines) if len(lines) > 1 else "", remark.severity)


def _no_date(product: Product, number: int, field: str) -> str:
    if field == "stop" and product.doses[number].ongoing:
        return _("ongoing")
    if field == "stop" and number + 1 < len(product.doses):
        return _("to the next")
    return _(wording.NOT_REPORTED)


def _remarks(assessment: Assessment, product: Product) -> dict[tuple[int, str], Remark]:
    """Give the remarks on the dose records of a product, by record and column."""
    found: dict[tuple[int, str], list[Finding]] = {}
    for finding, places in with_places(assessment.findings, ("products",)):
        for where in places:
            place = product_place(where)
            if place and place.product == product.id and place.field == "doses":
                found.setdefault(_cell_of(finding, place, product), []).append(finding)
    return {cell: remark_on(findings) for cell, findings in found.items()}


def _cell_of(finding: Finding, place: ProductPlace, product: Product) -> tuple[int, str]:
    column = place.fact or _CELL_OF_KIND.get(finding.kind, "start")
    if place.record >= 0:
        return place.record, column
    return (len(product.doses) - 1 if column == "stop" else 0), column
