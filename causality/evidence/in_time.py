"""The samples of one analyte in order of time, with what is often looked up in them.

A long case has ten thousand samples of an analyte and more, and most of what is asked of them at every key and every
move of the mouse ("the first day from 5 times the limit on") follows from these samples alone. It is worked out once
and stands as long as the samples, which never change: another sample makes another `InTime`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import TypeVar, cast

from causality.evidence.values import Multiple

_T = TypeVar("_T")
Dated = tuple[tuple[int, Multiple], ...]


class InTime(tuple[Multiple, ...]):
    """Samples of one analyte in order of time; those that begin on no day stand first.

    Those from some day on (`since`) look up in the whole what the whole has found already.
    """

    _whole: "InTime | None" = None
    """What these are a part of, from the day `_from` on."""
    _from: int = -1

    def once(self, name: Hashable, work: Callable[[], _T]) -> _T:
        """Give the result of `work`, which follows from these samples alone and is done once."""
        if name not in self._found:
            self._found[name] = work()
        return cast(_T, self._found[name])

    @cached_property
    def _found(self) -> dict[Hashable, object]:
        return {}

    @property
    def exact(self) -> tuple[Multiple, ...]:
        """The samples that have an exact day."""
        found = self._exact
        return self if found is None else found

    @cached_property
    def _exact(self) -> tuple[Multiple, ...] | None:
        """The samples that have an exact day, None when all have one: no value holds itself, so that it can go."""
        if self._whole is not None:
            return self._whole.exact[bisect_left(self._whole.days, self._from) :]
        found = tuple([one for one in self if one.first is not None and one.first == one.last])
        return None if len(found) == len(self) else found

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The days of `exact`, in order."""
        if self._whole is not None:
            return self._whole.days[bisect_left(self._whole.days, self._from) :]
        return tuple([one.first or 0 for one in self.exact])

    @cached_property
    def loose(self) -> tuple[Multiple, ...]:
        """The samples without an exact day."""
        if self._whole is not None:
            return tuple([one for one in self._whole.loose if _reaches(one, self._from)])
        return () if self.exact is self else tuple([one for one in self if one.first is None or one.first != one.last])

    @cached_property
    def by_day(self) -> dict[int, Multiple]:
        """By exact day the highest sample of that day, days in order."""
        if self._whole is not None:
            return {day: one for day, one in self._whole.by_day.items() if day >= self._from}
        found: dict[int, Multiple] = {}
        for day, one in zip(self.days, self.exact, strict=True):
            held = found.get(day)
            if held is None or (one.high or 0.0) > (held.high or 0.0):
                found[day] = one
        return found

    @cached_property
    def dated(self) -> Dated:
        """The samples of an exact day with that day, in order of days and of their place in the case."""
        found = list(zip(self.days, self.exact, strict=True))
        found.sort(key=_day_and_place)
        return tuple(found)

    def since(self, day: int) -> "InTime":
        """Give the samples that may be from this day or later."""
        begin = bisect_left(self, day, key=_first)
        if not begin:
            return self
        earlier = [one for one in self.loose if (one.first or 0) < day and _reaches(one, day)]
        found = InTime((*earlier, *self[begin:]))
        found._whole, found._from = self._whole or self, max(day, self._from)
        return found

    def on(self, day: int) -> Multiple | None:
        """Give the highest sample of an exact day."""
        return (self._whole or self).by_day.get(day) if day >= self._from else None

    def between(self, first: int, last: int) -> tuple[Multiple, ...]:
        """Give the samples of an exact day from `first` to `last`."""
        days = self.days
        return self.exact[bisect_left(days, first) : bisect_right(days, last)]

    def place(self, until: int | None) -> int:
        """Give how many samples of an exact day are from before the day `until`, None for all."""
        return len(self.days) if until is None else bisect_left(self.days, until)

    def reaching(self, limit: float, since: int, until: int | None) -> Sequence[tuple[int, Multiple]]:
        """Give the dated samples, from one day to before another, that are or may be at least `limit` times the limit
        of normal; those that cannot be set against it are not.
        """
        held = self.once(("reaching", limit), lambda: [pair for pair in self.dated if (pair[1].high or 0.0) >= limit])
        end = len(held) if until is None else bisect_left(held, until, key=itemgetter(0))
        return held[bisect_left(held, since, key=itemgetter(0)) : end]

    def able(self, limit: float) -> tuple[Multiple, ...]:
        """Give the samples that are at least `limit` times the upper limit of normal, or may be."""
        return self._part(("able", limit), limit, _able)

    def sure(self, limit: float) -> tuple[Multiple, ...]:
        """Give the samples that are certainly at least `limit` times the upper limit of normal."""
        return self._part(("sure", limit), limit, _sure)

    def first_on(self, name: Hashable, holds: Callable[[Multiple], bool], since: int | None = None) -> int | None:
        """Give the first exact day (from `since` on) for whose highest sample something holds; `name` says what."""
        days = self._days_on(name, holds)
        place = bisect_left(days, self._from if since is None else max(since, self._from))
        return days[place] if place < len(days) else None

    def all_on(self, name: Hashable, holds: Callable[[Multiple], bool]) -> list[int]:
        """Give all exact days for whose highest sample something holds, in order; `name` says what."""
        days = self._days_on(name, holds)
        return days[bisect_left(days, self._from) :]

    @property
    def most(self) -> float:
        """The highest multiple that a sample certainly reaches, 0 for none."""
        whole = self._whole
        if whole is None:
            return self._lows[0] if self else 0.0
        begin = bisect_left(whole, self._from, key=_first)
        later = whole._lows[begin] if begin < len(whole) else 0.0
        return max([later, *(one.low or 0.0 for one in self.loose)])

    @cached_property
    def _lows(self) -> list[float]:
        """For every place the highest multiple of the samples from there on."""
        found = list(accumulate([one.low or 0.0 for one in reversed(self)], max))
        found.reverse()
        return found

    def _days_on(self, name: Hashable, holds: Callable[[Multiple], bool]) -> list[int]:
        whole = self._whole or self
        return whole.once(("days", name), lambda: (holds, [day for day, one in whole.by_day.items() if holds(one)]))[1]

    def changed(self, samples: Iterable[Multiple], days: Collection[int]) -> "InTime":
        """Give samples that differ from these on some exact days only, with what was found of all other days."""
        after = InTime(samples)
        if self._whole is not None or self.loose or "by_day" not in self.__dict__:
            return after
        after.__dict__.update(_exact=None, loose=())
        by_day = self.by_day.copy()
        for day in days:
            held = after.between(day, day)
            if (day in by_day) != bool(held):
                return after  # the days are others, which stand in order
            if held:
                by_day[day] = max(held, key=lambda one: one.high or 0.0)
        after.__dict__["by_day"] = by_day
        for name, found in self._found.items():
            if isinstance(name, tuple) and name[0] == "days":
                holds, held_on = cast(tuple[Callable[[Multiple], bool], list[int]], found)
                rest = [day for day in held_on if day not in days]
                now = [day for day in days if day in by_day and holds(by_day[day])]
                after._found[name] = holds, sorted([*rest, *now]) if now else rest
        return after

    def _part(
        self, name: Hashable, limit: float, choose: Callable[[Iterable[Multiple], float], list[Multiple]]
    ) -> tuple[Multiple, ...]:
        whole = self._whole or self
        found = whole.once(name, lambda: InTime(choose(whole, limit)))
        return found if whole is self else found.since(self._from)


def in_time(samples: Iterable[Multiple]) -> InTime:
    """Give samples that stand in order of time as such."""
    return samples if isinstance(samples, InTime) else InTime(samples)


def _able(samples: Iterable[Multiple], limit: float) -> list[Multiple]:
    return [one for one in samples if one.high is None or one.low is None or one.high >= limit]


def _sure(samples: Iterable[Multiple], limit: float) -> list[Multiple]:
    return [one for one in samples if one.low is not None and one.high is not None and one.low >= limit]


def _reaches(one: Multiple, day: int) -> bool:
    """Whether a sample may be from this day or later."""
    return one.last is None or one.last >= day


def _first(multiple: Multiple) -> int:
    return multiple.first if multiple.first is not None else 0


def _day_and_place(pair: tuple[int, Multiple]) -> tuple[int, int]:
    return pair[0], pair[1].index
