"""What RUCAM sees of a pair: its courses of intake in one world, and the samples of a marker by day."""

from collections.abc import Sequence
from typing import NamedTuple

from causality.evidence.course import one_a_day
from causality.evidence.in_time import InTime, in_time
from causality.evidence.intake import Course
from causality.evidence.values import Multiple


class Seen(NamedTuple):
    """The onset and the courses of intake in one world, the place of the one that the reaction belongs to, and why the
    sheet does not apply.
    """

    onset: int
    courses: tuple[Course, ...]
    place: int | None
    excluded: str

    @property
    def until(self) -> int | None:
        """The first day of the course after that of the reaction."""
        following = self.courses[self.place + 1 :] if self.place is not None else ()
        return following[0].start if following else None


class Placed(NamedTuple):
    """Samples of a marker: those on exact days in order, with these days, those without one by place, and one for each
    exact day.
    """

    fixed: tuple[tuple[int, Multiple], ...]
    days: tuple[int, ...]
    loose: dict[int, Multiple]
    daily: Sequence[tuple[int, Multiple]]


def placed(measured: tuple[Multiple, ...]) -> Placed:
    """Part the samples, which stand in order of time."""
    samples = in_time(measured)
    return samples.once("placed", lambda: _placed(samples))


def _placed(samples: InTime) -> Placed:
    fixed = tuple(zip(samples.days, samples.exact, strict=True))
    return Placed(fixed, samples.days, {one.index: one for one in samples.loose}, one_a_day(fixed))


def in_order(pair: tuple[int, Multiple]) -> tuple[int, float, int]:
    """Give the order of a sample by its day, then by its value: that of entry does not matter."""
    return pair[0], pair[1].low or 0.0, pair[1].index
