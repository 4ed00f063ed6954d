"""Samples by analyte in order of time, and questions to them that allow for censored values."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace

from causality.case.analytes import harm_of
from causality.evidence.in_time import InTime
from causality.evidence.moments import Moments
from causality.evidence.values import Multiple, Truth

Series = Mapping[str, tuple[Multiple, ...]]
"""Samples by analyte in order of time; those of a case are `InTime`."""
Limit = tuple[str, float]


def series(multiples: Iterable[Multiple], moments: Moments) -> Series:
    """Group samples that have a multiple by analyte, in order of time; relative days are resolved to ranges."""
    found: dict[str, list[Multiple]] = {}
    for multiple in multiples:
        if usable(multiple):
            found.setdefault(multiple.analyte, []).append(dated(multiple, moments))
    return {analyte: in_order(group) for analyte, group in found.items()}


def usable(multiple: Multiple) -> bool:
    """Whether a sample can be set against a limit."""
    return multiple.low is not None or bool(multiple.lower_limit and multiple.value is not None)


def in_order(group: Iterable[Multiple]) -> InTime:
    """Give samples in order of time."""
    return InTime(sorted(group, key=time_order))


def by_day(
    group: Series, analytes: Iterable[str], since: int | None = None, until: int | None = None
) -> dict[int, dict[str, Multiple]]:
    """Give per exact day (from `since` to before `until`) the highest sample of each analyte, days in order."""
    days: dict[int, dict[str, Multiple]] = {}
    for analyte in analytes:
        for multiple in _between(group.get(analyte, ()), since, until):
            day = multiple.first
            if day is None or day != multiple.last:
                continue
            samples = days.get(day)
            if samples is None:
                days[day] = {analyte: multiple}
                continue
            held = samples.get(analyte)
            if held is None or (multiple.high or 0.0) > (held.high or 0.0):
                samples[analyte] = multiple
    return dict(sorted(days.items()))


def _between(found: tuple[Multiple, ...], since: int | None, until: int | None) -> tuple[Multiple, ...]:
    """The samples that begin on these days; they stand in that order, those that begin on no day first."""
    begin = 0 if since is None else bisect_left(found, since, key=_first)
    end = len(found) if until is None else bisect_left(found, until, key=_first)
    return found[begin:end] if begin or end < len(found) else found


def _first(multiple: Multiple) -> int:
    return multiple.first if multiple.first is not None else 0


def at_least(multiple: Multiple | None, limit: float) -> Truth:
    """Whether the value is at least `limit` times the upper limit of normal; "either" when there is no value."""
    if multiple is None or multiple.low is None or multiple.high is None:
        return "either"
    return "yes" if multiple.low >= limit else "no" if multiple.high < limit else "either"


def above(multiple: Multiple | None, limit: float) -> Truth:
    """Whether the value exceeds `limit` times the upper limit of normal; "either" when there is no value."""
    if multiple is None or multiple.low is None or multiple.high is None:
        return "either"
    return "yes" if multiple.low > limit else "no" if multiple.high <= limit else "either"


def both(first: Truth, second: Truth) -> Truth:
    """Three-valued "and"."""
    return "no" if "no" in (first, second) else "yes" if (first, second) == ("yes", "yes") else "either"


def any_of(truths: Iterable[Truth]) -> Truth:
    """Three-valued "or"; "no" for none."""
    seen = set(truths)
    return "yes" if "yes" in seen else "either" if "either" in seen else "no"


def excess(one: Multiple, analyte: str) -> float:
    """Give how far a value lies beyond its limit in the direction of harm, in multiples of that limit.

    For a censored value the known bound is taken.
    """
    return excesses((one,), analyte)[0]


def excesses(samples: Iterable[Multiple], analyte: str) -> list[float]:
    """Give the excess of each of some samples of one analyte."""
    if harm_of(analyte) == "down":
        return [_shortage(one) for one in samples]
    return [over if (over := ((one.low or one.high) or 0.0) - 1) > 0 else 0.0 for one in samples]


def _shortage(one: Multiple) -> float:
    value = one.value if one.value is not None else (one.low or 0.0) * (one.limit or 0.0)
    return max(0.0, 1 - value / one.lower_limit) if one.lower_limit else 0.0


def dated(multiple: Multiple, moments: Moments) -> Multiple:
    """Give a sample with its relative day resolved to a range."""
    if multiple.first is not None and multiple.last is not None:
        return multiple
    found = moments.range_of(("sample", multiple.index))
    return multiple if found is None else replace(multiple, first=found[0], last=found[1])


def time_order(multiple: Multiple) -> tuple[int, int, float, int]:
    """Give the place in time, then by value: the order of entry does not matter."""
    first = multiple.first if multiple.first is not None else 0
    return first, multiple.last if multiple.last is not None else 10**7, multiple.low or 0.0, multiple.index
