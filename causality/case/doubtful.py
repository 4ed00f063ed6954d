"""What may be entered and can hardly be meant: doses beyond any medicine, dates that have not come yet."""

from collections.abc import Iterator
from datetime import date

from causality.case.chronology import Days
from causality.case.dates import PartialDate
from causality.case.finding import Finding
from causality.case.model import Case, DoseRecord
from causality.text import _

MOST_GRAMS = 100.0
"""Grams a day above which a dose is asked about: sheer size, this program's own limit, from no source."""
GRAMS = {"kg": 1e3, "g": 1.0, "mg": 1e-3, "µg": 1e-6, "ug": 1e-6, "mcg": 1e-6, "ng": 1e-9}


def absurd_doses(case: Case, _days: Days) -> Iterator[Finding]:
    """Doses of more than a hundred grams a day."""
    for product in case.products:
        where = tuple(f"products[{product.id}].doses[{number}]" for number, record in enumerate(product.doses)
                      if _grams(record) > MOST_GRAMS)  # fmt: skip
        if where:
            text = _("{product}: more than {most:g} g a day (a limit of this program, from no source): is that meant?")
            yield Finding("absurd_dose", "warning", text.format(product=product.name, most=MOST_GRAMS), where)


def _grams(record: DoseRecord) -> float:
    factor = GRAMS.get(record.unit.strip().casefold().replace("μ", "µ"), 0.0)
    return (record.dose or 0.0) * factor * (record.per_day or 1)


def to_come(case: Case, today: date) -> Iterator[str]:
    """Give the places of the dates that lie after `today` on every possible day; a day more is left to time zones."""
    held: list[tuple[str, PartialDate | None]] = [("admission", case.admission), ("patient.death", case.patient.death)]
    held += [(f"events[{one.id}].onset", one.onset) for one in case.events]
    for product in case.products:
        for number, record in enumerate(product.doses):
            place = f"products[{product.id}].doses[{number}]"
            held += [(f"{place}.start", record.start), (f"{place}.stop", record.stop)]
    held += [(f"samples[{number}]", one.day) for number, one in enumerate(case.samples)]
    held += [(f"symptoms[{number}]", one.onset) for number, one in enumerate(case.symptoms)]
    held += [(f"work_up[{number}]", one.day) for number, one in enumerate(case.work_up)]
    held += [(f"imaging[{number}]", one.day) for number, one in enumerate(case.imaging)]
    held += [(f"biopsies[{number}]", one.day) for number, one in enumerate(case.biopsies)]
    held += [(f"procedures[{number}]", one.start) for number, one in enumerate(case.procedures)]
    last = today.toordinal() + 1
    yield from (place for place, day in held if day is not None and _is_after(day, last))


def _is_after(day: PartialDate, last: int) -> bool:
    return bool(day.parts) and all(
        not part.anchor and part.first is not None and part.first > last for part in day.parts
    )
