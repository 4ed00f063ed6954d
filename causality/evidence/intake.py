"""Intake in periods, and whether a product was taken at a time although its dates are uncertain.

A period is one uninterrupted intake whatever the dose. Questions about other products are answered given the days
already chosen in a world, through exact difference bounds.
"""

from collections.abc import Iterator, Sequence

from causality.case.model import Product
from causality.evidence.moments import ORIGIN, Moments, World
from causality.evidence.zone import Key
from causality.frozen import frozen

AGES = 10**7
Bound = tuple[Key, int, int]


@frozen
class Period:
    """One uninterrupted intake: the keys of its first and last day (None: nothing recorded) and its dose records."""

    start: Key | None
    stop: Key | None
    records: tuple[int, ...]


@frozen
class Course:
    """One period of intake in one world; `stop` is None while no end is recorded."""

    start: int
    stop: int | None
    records: tuple[int, ...]


@frozen
class Bounds:
    """Where the ends of another product's period lie: `start` and `stop` as (key, least, most days after it)."""

    start: tuple[Bound, ...]
    stop: tuple[Bound, ...]


def periods(product: Product, moments: Moments) -> tuple[Period, ...]:
    """Give the periods of intake of a product; records that follow each other for certain are one."""
    found: list[Period] = []
    order = moments.order(product.id)
    for place, record in enumerate(order):
        start: Key = ("start", product.id, record)
        stop: Key = ("stop", product.id, record)
        begin = start if moments.known(start) else None
        end = stop if moments.known(stop) else None
        if begin is None and end is None:
            continue
        held = found[-1] if found and place else None
        if held is not None and _joined(moments, held.stop, begin) and _ordered(moments, held.stop, end):
            found[-1] = Period(held.start, _later(moments, held.stop, end), (*held.records, record))
        else:
            found.append(Period(begin, end, (record,)))
    return tuple(found)


def _joined(moments: Moments, stop: Key | None, start: Key | None) -> bool:
    """Whether intake from `start` follows, on all possible days, without a day between; always if there was no stop."""
    if stop is None or start is None:
        return stop is None
    gap = moments.difference(start, stop)
    return gap is not None and gap[1] is not None and gap[1] <= 1


def _ordered(moments: Moments, one: Key | None, other: Key | None) -> bool:
    """Whether it is certain which of two stops is the later; records that may end in either order stay apart."""
    if one is None or other is None:
        return True
    first, last = moments.difference(other, one) or (None, None)
    return (first is not None and first >= 0) or (last is not None and last < 0)


def _later(moments: Moments, one: Key | None, other: Key | None) -> Key | None:
    """The later of two stops in a certain order; None when there is no end."""
    if one is None or other is None:
        return None
    first, _last = moments.difference(other, one) or (None, None)
    return other if first is not None and first >= 0 else one


def courses(spans: Sequence[Period], world: World) -> tuple[Course, ...]:
    """Give the courses of intake in one world, in order of time; periods without a day between them are one."""
    found: list[Course] = []
    for span in spans:
        if span.start is None:
            continue
        start, stop = world[span.start], world[span.stop] if span.stop else None
        last = found[-1] if found else None
        if last is not None and (last.stop is None or start <= last.stop + 1):
            later = None if stop is None else max(stop, last.stop or stop)
            found[-1] = Course(last.start, later, last.records + span.records)
        else:
            found.append(Course(start, stop, span.records))
    return tuple(found)


def bounds_of(period: Period, moments: Moments, keys: Sequence[Key]) -> Bounds | None:
    """Give where a period's ends lie, absolutely and from each of `keys`; None when its dates contradict each other.

    An end with a key has its absolute bound first, however wide: no bound at all means that nothing is recorded.
    """
    ends: list[tuple[Bound, ...]] = []
    for key in (period.start, period.stop):
        if key is None:
            ends.append(())
            continue
        alone = moments.range_of(key)
        others = [(other, moments.difference(key, other)) for other in keys]
        if alone is None or any(held is None for _, held in others):
            return None
        tied = [(other, *_closed(held)) for other, held in others if held is not None and held != (None, None)]
        ends.append(((ORIGIN, *_closed(alone)), *tied))
    return Bounds(ends[0], ends[1])


def _closed(held: tuple[int | None, int | None]) -> tuple[int, int]:
    return (-AGES if held[0] is None else held[0]), (AGES if held[1] is None else held[1])


def _ends(bounds: tuple[Bound, ...], world: World, default: int) -> tuple[int, int]:
    """First and last possible day of an end of intake in a world; `default` when nothing is recorded of it."""
    if not bounds:
        return default, default
    return (
        max(least + world.get(key, 0) for key, least, _most in bounds),
        min(most + world.get(key, 0) for key, _least, most in bounds),
    )


def timing(bounds: Bounds, world: World, onset: int, window: int) -> set[bool]:
    """Whether the time to onset of a period can be compatible (True), incompatible (False), or both.

    Compatible is an onset during intake or up to `window` days after its end.
    """
    start = _ends(bounds.start, world, -AGES)
    stop = _ends(bounds.stop, world, AGES)
    found = {True} if start[0] <= onset and stop[1] >= onset - window else set()
    if start[1] > onset or stop[0] < onset - window:
        found.add(False)
    return found


def same_on(bounds: Bounds, onset: tuple[int | None, int | None], window: int) -> bool:
    """Whether `timing` is the same single answer for every possible onset."""
    first, last = _closed(onset)
    start, stop = _ends(bounds.start[:1], {}, -AGES), _ends(bounds.stop[:1], {}, AGES)
    always = start[1] <= first and stop[0] >= last - window
    never = start[0] > last or stop[1] < first - window
    return always or never


def taken(bounds: Bounds, world: World, first: int, last: int) -> set[bool]:
    """Whether intake can (True) and can fail to (False) touch the days from `first` to `last`."""
    start = _ends(bounds.start, world, -AGES)
    stop = _ends(bounds.stop, world, AGES)
    found = {True} if start[0] <= last and stop[1] >= first else set()
    if start[1] > last or stop[0] < first:
        found.add(False)
    return found


def limits(bounds: Bounds, windows: Sequence[int]) -> Iterator[tuple[Key, set[int]]]:
    """Give, by key, the differences of a day from it at which the answers of `timing` and `taken` change."""
    for ends, shifts in ((bounds.start, (0,)), (bounds.stop, (0, *windows))):
        for key, least, most in ends:
            edges = {end for end in (least, most) if abs(end) < AGES}
            yield key, {edge + shift + step for edge in edges for shift in shifts for step in (0, 1)}
