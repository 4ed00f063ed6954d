"""Edits of dose records: added, changed and removed, and the quick ones of a chart: changed, stopped, restarted on.

A quick edit finds its place by the day: the last record that does not certainly begin after it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from causality.case.dates import PartialDate
from causality.case.edits_anchors import freed, span
from causality.case.edits_core import Edit, InvalidEdit, made, of, row_at, with_row, without_rows
from causality.case.edits_events import on_product
from causality.case.integrity import quoted
from causality.case.model import Case, DoseRecord
from causality.files import printable
from causality.text import N_, _

DoseField = Literal[
    "dose", "unit", "per_day", "route", "start", "stop", "ongoing", "intended_reexposure", "source", "comment"
]
_DOSE = {
    "dose": N_("dose"),
    "unit": N_("unit"),
    "per_day": N_("times a day"),
    "route": N_("route"),
    "start": N_("start date"),
    "stop": N_("stop date"),
    "ongoing": N_("continued intake"),
    "intended_reexposure": N_("intention of the re-exposure"),
    "source": N_("source"),
    "comment": N_("comment"),
}
_UNKNOWN = PartialDate.parse("unknown")

Records = tuple[DoseRecord, ...]


def add_dose(product: str, record: DoseRecord, index: int | None = None) -> Edit:
    """Add a dose record before the one at `index`, or as the last."""

    def change(_case: Case, records: Records) -> Records:
        place = len(records) if index is None else index
        if not 0 <= place <= len(records):
            raise InvalidEdit(_("row {number} does not exist").format(number=place + 1))
        return (*records[:place], record, *records[place:])

    return made(of(N_("new dose record"), product), _keeping_days(product, _on_records(product, change)))


def change_dose(product: str, index: int, field: DoseField, value: Any) -> Edit:
    """Change one fact of a dose record. A stop date ends "continued", and "continued" takes the stop date away."""
    changes: dict[str, Any] = {field: value}
    if field == "stop" and value is not None:
        changes["ongoing"] = False
    elif field == "ongoing" and value:
        changes["stop"] = None

    def change(_case: Case, records: Records) -> Records:
        return with_row(records, index, replace(row_at(records, index), **changes))

    merge = f"products[{product}].doses[{index}].{field}"
    return made(of(_DOSE[field], product), _on_records(product, change), merge)


def remove_dose(product: str, index: int) -> Edit:
    """Take a dose record out."""
    change = _on_records(product, lambda _case, records: without_rows(records, (index,)))
    return made(of(N_("removal of a dose record"), product), _keeping_days(product, change))


def dose_changed(product: str, day: PartialDate, dose: float | None) -> Edit:
    """Let another dose, in the unit and rhythm of the one before, begin on `day`."""

    def change(case: Case, records: Records) -> Records:
        place = _place(case, records, day)
        last = records[place]
        if last.start == day:
            return with_row(records, place, replace(last, dose=dose))
        _refuse_ended(case, last, day)
        begun = _follows(last, day, dose, stop=last.stop, ongoing=last.ongoing)
        return (*records[:place], replace(last, stop=None, ongoing=False), begun, *records[place + 1 :])

    return made(of(N_("dose change"), product), _keeping_days(product, _on_records(product, change)))


def stopped(product: str, day: PartialDate) -> Edit:
    """Let `day` be the last day of intake."""

    def change(case: Case, records: Records) -> Records:
        if not records:
            return (DoseRecord(stop=day),)
        place = _place(case, records, day)
        return with_row(records, place, replace(records[place], stop=day, ongoing=False))

    return made(of(N_("stop"), product), _on_records(product, change))


def restarted(product: str, day: PartialDate, dose: float | None) -> Edit:
    """Let intake begin again on `day`; a stop before it that was not reported is one on an unknown day."""

    def change(case: Case, records: Records) -> Records:
        place = _place(case, records, day)
        last = records[place]
        if last.start == day:
            raise InvalidEdit(_("a dose record begins on that day already"))
        if _certainly_before(case, day, last.stop):
            message = _("intake went on until {day}; enter the stop before the restart first")
            raise InvalidEdit(message.format(day=last.stop))
        ended = replace(last, stop=last.stop or _UNKNOWN, ongoing=False)
        begun = _follows(last, day, dose)
        return (*records[:place], ended, begun, *records[place + 1 :])

    return made(of(N_("restart"), product), _keeping_days(product, _on_records(product, change)))


def _follows(
    last: DoseRecord, day: PartialDate, dose: float | None, stop: PartialDate | None = None, ongoing: bool = False
) -> DoseRecord:
    return DoseRecord(
        dose=dose, unit=last.unit, per_day=last.per_day, route=last.route, start=day, stop=stop, ongoing=ongoing
    )


def _place(case: Case, records: Records, day: PartialDate) -> int:
    if not records:
        raise InvalidEdit(_("there is no dose record yet"))
    begun = [place for place, record in enumerate(records) if not _certainly_before(case, day, record.start)]
    if not begun:
        raise InvalidEdit(_("{day} is before the first dose record").format(day=quoted(day.text)))
    return begun[-1]


def _refuse_ended(case: Case, last: DoseRecord, day: PartialDate) -> None:
    if last.stop is not None and _certainly_before(case, last.stop, day):
        message = _("intake had ended on {day}; enter a restart instead")
        raise InvalidEdit(message.format(day=printable(last.stop.text, 60)))


def _certainly_before(case: Case, one: PartialDate, other: PartialDate | None) -> bool:
    if other is None:
        return False
    last, first = span(case, one)[1], span(case, other)[0]
    return last is not None and first is not None and last < first


def _on_records(product: str, change: Callable[[Case, Records], Records]) -> Callable[[Case], Case]:
    def changed(case: Case) -> Case:
        return on_product(product, lambda one: replace(one, doses=change(case, one.doses)))(case)

    return changed


def _keeping_days(product: str, change: Callable[[Case], Case]) -> Callable[[Case], Case]:
    """Put dates counted from the start or stop on the calendar where another record now gives that start or stop.

    "5 days after stop of alpelisib" would otherwise mean another day than before, or be counted from itself.
    """

    def changed(case: Case) -> Case:
        after = change(case)
        return freed(after, _moved(case, after, product), before=case)

    return changed


def _moved(before: Case, after: Case, product: str) -> frozenset[str]:
    old, new = _edges(before, product), _edges(after, product)
    return frozenset(name for name in old.keys() & new.keys() if old[name] != new[name] and _told(name, old, new))


def _told(name: str, old: dict[str, PartialDate | None], new: dict[str, PartialDate | None]) -> bool:
    now = new[name]
    return old[name] is not None or (now is not None and any(part.anchor == name for part in now.parts))


def _edges(case: Case, product: str) -> dict[str, PartialDate | None]:
    records = next((one.doses for one in case.products if one.id == product), ())
    if not records:
        return {}
    return {f"start of {product}": records[0].start, f"stop of {product}": records[-1].stop}
