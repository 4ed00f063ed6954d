"""The limits of normal that apply to a sample.

A sample's own limit wins. Otherwise the case's limits for the same analyte apply, whose laboratory is the sample's or
not stated, whose period may contain the sample's day, and whose unit is the sample's or can be converted to it.
Among those the best are taken: the sample's own laboratory before "any", the sample's unit before a converted one.
If the best disagree, there is no limit.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isclose
from typing import Final, NamedTuple

from causality.case.analytes import find_analyte
from causality.case.dates import PartialDate
from causality.case.model import Limits, Sample
from causality.case.units import convert, find_unit

Days = tuple[int | None, int | None]
Rank = tuple[bool, bool]

_SAME: Final = 1e-9  # relative: limits that differ by less are one limit, converted


class Limit(NamedTuple):
    """The limits of normal of a sample in its own unit, and whether one is missing because the best disagree."""

    upper: float | None
    lower: float | None
    upper_conflict: bool
    lower_conflict: bool


class Candidate(NamedTuple):
    """One of the case's limits in the unit of a sample; the smaller `rank`, the better it fits."""

    rank: Rank
    upper: float | None
    lower: float | None
    days: Days


@dataclass(slots=True)
class Entry:
    """What samples of one analyte, unit, laboratory and own limits share.

    `analyte` is the analyte's id or its name as entered, `fixed` the limits where the day does not matter.
    """

    analyte: str
    own_upper: float | None
    own_lower: float | None
    candidates: tuple[Candidate, ...]
    fixed: Limit | None = None
    by_day: dict[Days, Limit] = field(default_factory=dict)

    def at(self, days: Days) -> Limit:
        """Give the limits for a sample whose day lies in `days`."""
        if self.fixed:
            return self.fixed
        found = self.by_day.get(days)
        if found is None:
            found = self.by_day[days] = self._among([one for one in self.candidates if _overlap(one.days, days)])
        return found

    def _among(self, candidates: list[Candidate]) -> Limit:
        uppers = _best((one.rank, one.upper) for one in candidates) if self.own_upper is None else [self.own_upper]
        lowers = _best((one.rank, one.lower) for one in candidates) if self.own_lower is None else [self.own_lower]
        upper = uppers[0] if len(uppers) == 1 and uppers[0] > 0 else None
        return Limit(upper, lowers[0] if len(lowers) == 1 else None, len(uppers) > 1, len(lowers) > 1)


class LimitBook:
    """The limits of a case, found by what a sample says of itself; `entries` are those already looked up."""

    def __init__(self, limits: tuple[Limits, ...]) -> None:
        self.entries: dict[tuple[object, ...], Entry] = {}
        self._limits: dict[str, list[Limits]] = defaultdict(list)
        for limit in limits:
            self._limits[_analyte_key(limit.analyte)].append(limit)

    def entry(self, sample: Sample) -> Entry:
        """Give what is known of the limits of samples like this one."""
        key = (sample.analyte, sample.unit, sample.laboratory, sample.lower, sample.upper)
        found = self.entries.get(key)
        if found is None:
            found = self.entries[key] = self._new(sample)
        return found

    def _new(self, sample: Sample) -> Entry:
        analyte = find_analyte(sample.analyte)
        limits = self._limits.get(_analyte_key(sample.analyte), ())
        candidates = tuple(found for limit in limits if (found := _candidate(limit, sample)))
        entry = Entry(analyte.id if analyte else sample.analyte, sample.upper, sample.lower, candidates)
        if all(one.days == (None, None) for one in candidates):
            entry.fixed = entry.at((None, None))
        return entry


def days_of(date: PartialDate | None) -> Days:
    """Give the first and last possible ordinal of a date, None where it is open or relative to another date."""
    if date is None:
        return None, None
    parts = date.parts
    if len(parts) == 1:
        part = parts[0]
        return (None, None) if part.anchor else (part.first, part.last)
    firsts = [part.first for part in parts if part.first is not None and not part.anchor]
    lasts = [part.last for part in parts if part.last is not None and not part.anchor]
    every = len(parts)
    return min(firsts) if len(firsts) == every else None, max(lasts) if len(lasts) == every else None


def unit_key(unit: str) -> str:
    """Give the UCUM code of a unit, its spelling when it is not known: what two spellings of one unit share."""
    return find_unit(unit) or unit.strip()


def _analyte_key(name: str) -> str:
    analyte = find_analyte(name)
    return analyte.id if analyte else name.strip().casefold()


def _candidate(limit: Limits, sample: Sample) -> Candidate | None:
    place = limit.laboratory.strip().casefold()
    ours = place == sample.laboratory.strip().casefold()
    if place and not ours:
        return None
    same_unit = unit_key(limit.unit) == unit_key(sample.unit)
    period = days_of(limit.valid_from)[0], days_of(limit.valid_to)[1]
    upper, lower = (_in_unit_of(sample, value, limit.unit) for value in (limit.upper, limit.lower))
    return Candidate((not ours, not same_unit), upper, lower, period)


def _in_unit_of(sample: Sample, value: float | None, unit: str) -> float | None:
    if value is None or unit_key(unit) == unit_key(sample.unit):
        return value
    analyte = find_analyte(sample.analyte)
    return convert(value, analyte.id, unit, sample.unit) if analyte else None


def _overlap(period: Days, days: Days) -> bool:
    begun = period[0] is None or days[1] is None or period[0] <= days[1]
    return begun and (period[1] is None or days[0] is None or days[0] <= period[1])


def _best(ranked: Iterable[tuple[Rank, float | None]]) -> list[float]:
    """Give the different values of the best rank."""
    known = [(rank, value) for rank, value in ranked if value is not None]
    best = min((rank for rank, _value in known), default=None)
    values = sorted(value for rank, value in known if rank == best)
    return [one for place, one in enumerate(values) if not place or not isclose(one, values[place - 1], rel_tol=_SAME)]
