"""The order of a case's dates as far as it is certain, for checks that need no evidence.

Dates that are counted from the same date ("3 days after admission", "5 days after admission") are compared with each
other before the calendar is asked: they hold their distance whatever that date turns out to be.
"""

from collections.abc import Callable, Iterator

from causality.case.dates import Part, PartialDate, show_range
from causality.case.model import Case
from causality.case.sample_groups import Samples

Range = tuple[int | None, int | None]


class Days:
    """The dates of a case: which come before others for certain, those counted from another date included.

    `samples` are those of the case, of which many may share a day.
    """

    def __init__(self, case: Case, samples: Samples | None = None) -> None:
        self.samples = samples or Samples(case)
        dates: dict[str, PartialDate | None] = {"admission": case.admission}
        dates |= {f"onset of {event.id}": event.onset for event in case.events}
        for product in case.products:
            if product.doses:
                dates[f"start of {product.id}"] = product.doses[0].start
                dates[f"stop of {product.id}"] = product.doses[-1].stop
        self._anchors = {name: date.parts for name, date in dates.items() if date is not None}

    def before(self, one: PartialDate | None, other: PartialDate | None, name: str = "") -> bool:
        """Whether `one` is before `other` on every possible day; `name` is what `other` is called as an anchor."""
        if one is None or other is None:
            return False
        named = (Part(name, 0, 0, name),) if name else other.parts
        return all(self._earlier(left, right) for left in one.parts for right in named)

    def show(self, date: PartialDate | None) -> str:
        """Print the days that a date allows, or its own words when they cannot be counted."""
        ranges = [self._resolved(part) for part in date.parts] if date else []
        if date is not None and any(bound == (None, None) for bound in ranges):
            return date.text
        return " / ".join(dict.fromkeys(show_range(*bound) for bound in ranges))

    def _earlier(self, left: Part, right: Part) -> bool:
        later = {anchor: first for anchor, first, _last in self._chain(right)}
        for anchor, _first, last in self._chain(left):
            first = later.get(anchor)
            if last is not None and first is not None and last < first:
                return True
        return False

    def _chain(self, part: Part) -> Iterator[tuple[str, int | None, int | None]]:
        """Give the part as counted from each date that it depends on, calendar days ("") last."""
        anchor, first, last, seen = part.anchor, part.first, part.last, set[str]()
        yield anchor, first, last
        while anchor and anchor not in seen:
            seen.add(anchor)
            parts = self._anchors.get(anchor, ())
            if len({part.anchor for part in parts}) != 1:
                return
            first = _sum(first, [part.first for part in parts], min)
            last = _sum(last, [part.last for part in parts], max)
            anchor = parts[0].anchor
            yield anchor, first, last

    def _resolved(self, part: Part) -> Range:
        return next(((first, last) for anchor, first, last in self._chain(part) if not anchor), (None, None))


def _sum(offset: int | None, ends: list[int | None], extreme: Callable[[list[int]], int]) -> int | None:
    known = [end for end in ends if end is not None]
    return extreme(known) + offset if offset is not None and len(known) == len(ends) else None
