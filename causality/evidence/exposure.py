"""Exposure: the daily dose as a step function, and changes of dose.

Intake runs from the first to the last day of a dose record, both included.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from causality.case.model import Change, DoseRecord, Product
from causality.evidence.moments import Choice, Ends, Moments, World, sequence
from causality.evidence.zone import Key
from causality.frozen import frozen
from causality.text import _


@frozen
class DoseChange:
    """A change of a product's daily dose: `key` is the first day of the new dose, or the last day of intake.

    `before` and `after` are daily doses in the record's unit (None: not reported); `next_key` is the day of the next
    change, None when there is none.
    """

    product: str
    change: Change
    record: int
    key: Key
    next_key: Key | None
    before: float | None
    after: float | None
    unit: str

    @property
    def offset(self) -> int:
        """Days from `key` to the first day at the new dose: 1 after the last day of a record, else 0."""
        return 1 if self.key[0] == "stop" else 0

    @property
    def size(self) -> str:
        """The change in words: "300 → 150 mg/day"."""
        if self.before is None and self.after is None:
            return _("dose not reported")
        shown = [_("?") if dose is None else f"{dose:g}" for dose in (self.before, self.after)]
        return _("{before} → {after} {unit}/day").format(before=shown[0], after=shown[1], unit=self.unit)


@frozen
class Timed:
    """A change with its possible `days`, the `choices` of them, and those of the next change (`until`).

    `days` are None when the dates contradict each other, `until` also when there is no next change.
    """

    change: DoseChange
    days: Ends | None
    choices: tuple[Choice, ...]
    until: Ends | None


@frozen
class Lane:
    """One dose record as a bar: intake is certain from `first_certain` to `last_certain`, possible from
    `first_possible` to `last_possible` (dates; None where open). `height` is the dose relative to the largest
    of the product (1.0 when not reported); `continues` says that no end is recorded.
    """

    product: str
    record: int
    first_possible: date | None
    first_certain: date | None
    last_certain: date | None
    last_possible: date | None
    height: float
    label: str
    continues: bool


def daily_dose(record: DoseRecord) -> float | None:
    """Give the dose per day in the record's unit, None when not reported; one dose where no rhythm is stated."""
    times = 1.0 if record.per_day is None else record.per_day
    return None if record.dose is None else record.dose * times + 0.0  # a zero has no sign


def dose_on(product: Product, world: World, day: int) -> float | None:
    """Give the daily dose on a day in one world: 0.0 outside every record, None when not reported."""
    total = 0.0
    for record in sequence(product):
        start, stop = world.get(("start", product.id, record)), world.get(("stop", product.id, record))
        if start is not None and start <= day and (stop is None or day <= stop):
            dose = daily_dose(product.doses[record])
            if dose is None:
                return None
            total += dose
    return total


def changes(product: Product, moments: Moments) -> tuple[DoseChange, ...]:
    """Give every change of a product's dose in order of time: start, increase, reduction, stop, restart."""
    found = _of_sum(product, moments) if _overlapping(product, moments) else _one_by_one(product, moments)
    following = [*(change.key for change in found[1:]), None]
    return tuple(replace(change, next_key=key) for change, key in zip(found, following, strict=False))


def timed(found: Sequence[DoseChange], moments: Moments) -> tuple[Timed, ...]:
    """Give changes of dose with their possible days."""
    return tuple(
        Timed(
            change,
            moments.range_of(change.key),
            moments.choices(change.key) or (),
            moments.range_of(change.next_key) if change.next_key else None,
        )
        for change in found
    )


def _overlapping(product: Product, moments: Moments) -> bool:
    """Whether some records run side by side for certain, all on exact days."""
    order = moments.order(product.id)
    keys = [(word, product.id, record) for record in order for word in ("start", "stop")]
    days = [moments.range_of(key) for key in keys]
    if any(day is not None and day[0] != day[1] for day in days) or any(day is None for day in days[::2]):
        return False
    ends = [(begin or (0, 0), end) for begin, end in zip(days[::2], days[1::2], strict=True)]
    return any(end is None or (end[0] or 0) > (after[0] or 0) for (_, end), (after, _) in pairwise(ends))


def _of_sum(product: Product, moments: Moments) -> list[DoseChange]:
    """The steps of the summed dose of records that run side by side."""
    keys: list[Key] = [(word, product.id, record) for record in moments.order(product.id) for word in ("start", "stop")]
    world: World = {key: day for key in keys if (day := (moments.range_of(key) or (None, None))[0]) is not None}
    found: list[DoseChange] = []
    for key, day in sorted(world.items(), key=lambda pair: (pair[1] + (pair[0][0] == "stop"), pair[0][0])):
        step = day + (key[0] == "stop")
        before, after = dose_on(product, world, step - 1), dose_on(product, world, step)
        record = int(str(key[2]))
        if before == after or (found and found[-1].before == before and found[-1].after == after):
            continue
        kind = _kind(before, after, first=not found)
        if kind is not None:
            found.append(DoseChange(product.id, kind, record, key, None, before, after, product.doses[record].unit))
    return found


def _kind(before: float | None, after: float | None, *, first: bool) -> Change | None:
    if before == 0:
        return "start" if first else "restart"
    if after == 0:
        return "stop"
    return None if before is None or after is None else "increase" if after > before else "reduction"


def _one_by_one(product: Product, moments: Moments) -> list[DoseChange]:
    found: list[DoseChange] = []
    order = moments.order(product.id)
    for place, record in enumerate(order):
        start: Key = ("start", product.id, record)
        if moments.known(start):
            before = order[place - 1] if place else None
            found += _at_start(product, record, before, start, moments)
        stop: Key = ("stop", product.id, record)
        if product.doses[record].stop is not None and not _follows(product, place, moments):
            dose, unit = daily_dose(product.doses[record]), product.doses[record].unit
            found.append(DoseChange(product.id, "stop", record, stop, None, dose, 0.0, unit))
    return found


def _at_start(product: Product, record: int, before: int | None, start: Key, moments: Moments) -> Iterator[DoseChange]:
    after, unit = daily_dose(product.doses[record]), product.doses[record].unit
    if before is None:
        yield DoseChange(product.id, "start", record, start, None, 0.0, after, unit)
        return
    if not _follows(product, moments.order(product.id).index(before), moments):
        yield DoseChange(product.id, "restart", record, start, None, 0.0, after, unit)
        return
    was = daily_dose(product.doses[before])
    if was is None or after is None or product.doses[before].unit != unit or was == after:
        return
    kind: Change = "increase" if after > was else "reduction"
    yield DoseChange(product.id, kind, record, start, None, was, after, unit)


def _follows(product: Product, place: int, moments: Moments) -> bool:
    """Whether the next record begins, on every possible day, at once after the record at `place`."""
    order = moments.order(product.id)
    if place + 1 >= len(order):
        return False
    if product.doses[order[place]].stop is None:
        return True
    gap = moments.difference(("start", product.id, order[place + 1]), ("stop", product.id, order[place]))
    return gap is not None and gap[1] is not None and gap[1] <= 1


def doubtful(product: Product, moments: Moments) -> Iterator[frozenset[Change]]:
    """Give for every two dose records in a row whose order in time is not certain the changes that it may be.

    What is a pause on some days may be none, or the records may run side by side, on others.
    """
    for one, other in pairwise(moments.order(product.id)):
        if product.doses[one].stop is None:
            continue
        gap = moments.difference(("start", product.id, other), ("stop", product.id, one))
        if gap is None or gap[0] == gap[1] or (gap[0] is not None and gap[0] > 1):
            continue
        paused = gap[1] is None or gap[1] > 1
        was, now = (daily_dose(product.doses[record]) for record in (one, other))
        found: set[Change] = {"stop", "restart"} if paused else set()
        if gap[0] is None or gap[0] < 1:
            found |= {"increase", "reduction"}
        elif paused and was is not None and now is not None and was != now:
            found.add("increase" if now > was else "reduction")
        yield frozenset(found)


def lanes(moments: Moments) -> tuple[Lane, ...]:
    """Give every dose record with a known day as a bar with certain and uncertain parts."""
    return tuple(lane for product in moments.case.products for lane in _lanes_of(product, moments))


def _lanes_of(product: Product, moments: Moments) -> Iterator[Lane]:
    doses = [daily_dose(record) for record in product.doses]
    most = max((dose for dose in doses if dose), default=None)
    for place in moments.order(product.id):
        begin = moments.range_of(("start", product.id, place)) or (None, None)
        end = moments.range_of(("stop", product.id, place))
        record, dose = product.doses[place], doses[place]
        label = f"{record.dose:g} {record.unit}" if record.dose is not None else record.unit
        if record.dose is not None and record.per_day not in (None, 1):
            label += f" ×{record.per_day:g}"
        yield Lane(
            product.id, place, _day(begin[0]), _day(begin[1]), _day(end[0]) if end else None,
            _day(end[1]) if end else None, dose / most if dose is not None and most else 1.0, label, end is None,
        )  # fmt: skip


def _day(number: int | None) -> date | None:
    return date.fromordinal(number) if number is not None and number > 0 else None
