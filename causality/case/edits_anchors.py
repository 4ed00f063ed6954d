"""Dates that are counted from something that goes or is renamed: put on the calendar, or written anew."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_type_hints

from causality.case.dates import FIRST_YEAR, LAST_YEAR, Part, PartialDate
from causality.case.model import Case

Span = tuple[int | None, int | None]
"""The first and the last possible day as ordinals; None where open."""

_Thing = TypeVar("_Thing")
_FIRST = date(FIRST_YEAR, 1, 1).toordinal()
_LAST = date(LAST_YEAR, 12, 31).toordinal()


def span(case: Case, day: PartialDate) -> Span:
    """Give the days that a date allows as far as the case tells, dates that it is counted from included."""
    return _span(_anchors(case), day)


def freed(case: Case, gone: frozenset[str], before: Case | None = None) -> Case:
    """Put every date that is counted from one of `gone` ("start of alpelisib") on the calendar, as far as known.

    What they are counted from is looked up in the case `before`, if there is another one.
    """
    known = _anchors(before or case)
    return mapped_dates(case, lambda day: _freed(known, day, gone)) if gone else case


def renamed(case: Case, words: tuple[str, ...], old: str, new: str) -> Case:
    """Let the dates that are counted from the `words` ("start", "stop") of `old` be counted from those of `new`."""
    anchors = {f"{word} of {old}" for word in words}

    def written(day: PartialDate) -> PartialDate:
        if not any(part.anchor in anchors for part in day.parts):
            return day
        texts = (
            part.text.removesuffix(f" of {old}") + f" of {new}" if part.anchor in anchors else part.text
            for part in day.parts
        )
        return PartialDate.parse(" or ".join(texts))

    return mapped_dates(case, written)


def mapped_dates(thing: _Thing, change: Callable[[PartialDate], PartialDate]) -> _Thing:
    """Give `thing` with every date in it changed; parts without a change stay the same objects."""
    kind: type = type(thing)
    changes = {}
    for name in _carriers(kind):
        value = getattr(thing, name)
        other = _mapped(value, change)
        if other is not value:
            changes[name] = other
    return _replaced(thing, changes) if changes else thing


def _mapped(value: Any, change: Callable[[PartialDate], PartialDate]) -> Any:
    if value is None:
        return None
    if isinstance(value, PartialDate):
        return change(value)
    if isinstance(value, tuple):
        parts = tuple(mapped_dates(part, change) for part in value)
        return value if all(map(_is, parts, value)) else parts
    return mapped_dates(value, change)


def _is(one: object, other: object) -> bool:
    return one is other


def _replaced(thing: Any, changes: dict[str, Any]) -> Any:
    known = {name: getattr(thing, name) for name in thing.__dataclass_fields__}
    return type(thing)(**known | changes)


@cache
def _carriers(kind: type) -> tuple[str, ...]:
    """Name the fields that hold dates, or facts that may."""
    return tuple(name for name, hint in get_type_hints(kind).items() if "causality.case." in str(hint))


def _anchors(case: Case) -> dict[str, PartialDate]:
    dates = {"admission": case.admission} | {f"onset of {event.id}": event.onset for event in case.events}
    for product in case.products:
        if product.doses:
            dates[f"start of {product.id}"] = product.doses[0].start
            dates[f"stop of {product.id}"] = product.doses[-1].stop
    return {name: day for name, day in dates.items() if day is not None}


def _span(known: dict[str, PartialDate], day: PartialDate) -> Span:
    spans = [_part_span(known, part) for part in day.parts]
    firsts, lasts = [first for first, _l in spans], [last for _f, last in spans]
    return _extreme(firsts, min), _extreme(lasts, max)


def _part_span(known: dict[str, PartialDate], part: Part) -> Span:
    if not part.anchor:
        return part.first, part.last
    if part.anchor not in known:
        return None, None
    # What is counted from an anchor never leads back to it; leaving it out keeps a faulty case from looping.
    others = {name: day for name, day in known.items() if name != part.anchor}
    first, last = _span(others, known[part.anchor])
    return _sum(first, part.first), _sum(last, part.last)


def _extreme(days: list[int | None], choose: Callable[[list[int]], int]) -> int | None:
    known = [day for day in days if day is not None]
    return choose(known) if len(known) == len(days) else None


def _sum(day: int | None, offset: int | None) -> int | None:
    return None if day is None or offset is None else day + offset


def _freed(known: dict[str, PartialDate], day: PartialDate, gone: frozenset[str]) -> PartialDate:
    if not any(part.anchor in gone for part in day.parts):
        return day
    texts = (_written(_part_span(known, part)) if part.anchor in gone else part.text for part in day.parts)
    return PartialDate.parse(" or ".join(dict.fromkeys(texts)))


def _written(days: Span) -> str:
    first, last = (day if day is not None and _FIRST < day < _LAST else None for day in days)
    if first is not None and last is not None:
        begin, end = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
        return begin if first == last else f"{begin} to {end}"
    if first is not None:
        return f"after {date.fromordinal(first - 1).isoformat()}"
    return "unknown" if last is None else f"before {date.fromordinal(last + 1).isoformat()}"
