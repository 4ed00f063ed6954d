"""When things happened in a case: exact ranges of days, differences and joint choices.

Every date of a case is a key: ("admission",), ("onset", event), ("start", product, record), ("stop", product, record),
("sample", index), ("severity", index), ("symptom", index). Dates that refer to each other ("4 months before admission")
and records that follow each other vary together.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from itertools import product as combinations

from causality.case.dates import Part, PartialDate
from causality.case.model import Case, Product
from causality.evidence.ends import ORIGIN, Choice, Ends, hull, minus, plus, union
from causality.evidence.sequence import sequence
from causality.evidence.steady import Steady
from causality.evidence.zone import MOST_DAYS, Key, Zone

__all__ = ["ADMISSION", "ORIGIN", "Choice", "Cuts", "Ends", "Gaps", "Moments", "World", "sequence"]

World = dict[Key, int]
Cuts = Mapping[Key, Collection[int]]
Gaps = Mapping[tuple[Key, Key], Iterable[int]]

ADMISSION: Key = ("admission",)
MOST_COMBINATIONS = 64
"""Alternatives ("this or that") of several dates are tried together up to here; beyond, their hull is used."""


class Moments:
    """The days of a case. `onsets` gives the onset of events whose onset the case leaves to be proposed."""

    def __init__(
        self, case: Case, onsets: Mapping[str, tuple[Part, ...]] | None = None, before: "Moments | None" = None
    ) -> None:
        self.case = case
        self.products = {product.id: product for product in case.products}
        self._onsets = dict(onsets or {})
        self._events = {event.id: event for event in case.events}
        self._choices: dict[Key, tuple[Choice, ...] | None] = {}
        self._zones: dict[frozenset[Key], list[Zone]] = {}
        self._relations: dict[tuple[Key, ...], frozenset[Key]] = {}
        self._orders: dict[str, tuple[int, ...]] = {}
        self._sound: dict[str, bool] = {}
        self._ranges: dict[tuple[Key, ...], Ends | None] = {}
        if before is not None:
            self._take_over(before)

    def with_onsets(self, onsets: Mapping[str, tuple[Part, ...]], before: "Moments | None" = None) -> "Moments":
        """Give the same days with these onsets proposed; `before` are those of nearly the same case."""
        return Moments(self.case, {**self._onsets, **onsets}, before)

    def _take_over(self, before: "Moments") -> None:
        """Take over what was found of days that are the same whatever else changed."""
        same = self.steady(before)
        self._choices = {key: one for key, one in before._choices.items() if same(key)}
        self._zones = {keys: one for keys, one in before._zones.items() if all(map(same, keys))}
        self._relations = {keys: one for keys, one in before._relations.items() if all(map(same, keys))}
        self._ranges = {keys: one for keys, one in before._ranges.items() if all(map(same, keys))}
        self._orders = {name: one for name, one in before._orders.items() if name in same.products}
        self._sound = {name: one for name, one in before._sound.items() if same(("start", name))}

    def steady(self, before: "Moments") -> Steady:
        """Tell which days are the same as in `before` whatever else changed."""
        return Steady(before.case, self.case, before._onsets, self._onsets)

    def basis(self, keys: Iterable[Key]) -> tuple[object, object]:
        """Give what the possible days of `keys` and their differences follow from; equal where nothing is another."""
        wanted = tuple(keys)
        found = {key: self.choices(key) for key in (*wanted, *self._related(wanted))}
        anchors = {anchor for choices in found.values() for anchor, _, _ in choices or ()}
        found |= {anchor: self.choices(anchor) for anchor in anchors if anchor not in found and anchor != ORIGIN}
        names = {str(key[1]) for key in found if key[0] in ("start", "stop")}
        return found, {name: self.products.get(name) for name in names}

    def known(self, key: Key) -> bool:
        """Whether the case says anything of this day, be it only that it exists."""
        return self.choices(key) is not None

    def exact(self, key: Key) -> int | None:
        """Give the ordinal of a day that is known without reference to another date."""
        choices = self.choices(key)
        if choices is None or len(choices) != 1 or choices[0][0] != ORIGIN or choices[0][1] != choices[0][2]:
            return None
        return choices[0][1]

    def range_of(self, key: Key) -> Ends | None:
        """Give the first and last possible day; None when the case has no such date or contradicts itself."""
        if (key,) not in self._ranges:
            self._ranges[(key,)] = self._range(key)
        return self._ranges[(key,)]

    def _range(self, key: Key) -> Ends | None:
        day = self.exact(key)
        if day is not None and self._ordered(key):
            return day, day
        return union(zone.range_of(key) for zone in self._zones_of((key,))) if day is None and self.known(key) else None

    def _ordered(self, key: Key) -> bool:
        """Whether the exact dates of the key's product, if it is one of a product, do not contradict each other."""
        if key[0] not in ("start", "stop"):
            return True
        product = str(key[1])
        if product not in self._sound:
            order = self.order(product)
            starts = [self.exact(("start", product, record)) for record in order]
            stops = [self.exact(("stop", product, record)) for record in order]
            pairs = [*zip(starts, stops, strict=True), *pairwise(one for one in starts if one is not None)]
            self._sound[product] = all(one is None or other is None or one <= other for one, other in pairs)
        return self._sound[product]

    def difference(self, later: Key, earlier: Key) -> Ends | None:
        """Give the smallest and largest number of days from `earlier` to `later`; None when contradictory."""
        pair = later, earlier
        if pair not in self._ranges:
            self._ranges[pair] = self._difference(later, earlier)
        return self._ranges[pair]

    def _difference(self, later: Key, earlier: Key) -> Ends | None:
        if not (self.known(later) and self.known(earlier)):
            return None
        loose = self.exact(later) is None and self.exact(earlier) is None
        if loose and self._related((later,)) & self._related((earlier,)):
            return union(zone.range_of(later, earlier) for zone in self._zones_of((later, earlier)))
        one, other = self.range_of(later), self.range_of(earlier)
        return None if one is None or other is None else (minus(one[0], other[1]), minus(one[1], other[0]))

    def order(self, product_id: str) -> tuple[int, ...]:
        """Give the places of a product's dose records in order of time (see `sequence`)."""
        if product_id not in self._orders:
            self._orders[product_id] = sequence(self.products[product_id])
        return self._orders[product_id]

    def worlds(
        self, keys: Iterable[Key], cuts: Cuts | None = None, gaps: Gaps | None = None, most: int = MOST_DAYS
    ) -> Iterator[World]:
        """Give choices of days for the known `keys`, enough for every arrangement of cuts and gaps (see `Zone.days`).

        Gives none when the dates contradict each other; raises `TooManyDays` beyond `most`.
        """
        wanted = tuple(dict.fromkeys(key for key in keys if self.known(key)))
        if not all(self._ordered(key) for key in wanted):
            return
        fixed = {key: day for key in wanted if (day := self.exact(key)) is not None}
        loose = tuple(key for key in wanted if key not in fixed)
        marks, spaces = _given(fixed, cuts or {}, gaps or {})
        seen: set[tuple[int, ...]] = set()
        for zone in self._zones_of(loose):
            for days in zone.days(loose, marks, spaces, most - len(seen)):
                if days not in seen:
                    seen.add(days)
                    yield fixed | dict(zip(loose, days, strict=True))

    def choices(self, key: Key) -> tuple[Choice, ...] | None:
        """Give the alternatives for a day as (anchor, first, last); None when the case has no such date."""
        if key not in self._choices:
            self._choices[key] = self._look_up(key)
        return self._choices[key]

    def _look_up(self, key: Key) -> tuple[Choice, ...] | None:
        if key[0] in ("start", "stop"):
            return self._dose_date(key)
        if key[0] == "onset":
            event = self._events.get(str(key[1]))
            parts = event.onset.parts if event and event.onset else self._onsets.get(str(key[1]))
            return self._of_parts(parts)
        dates: dict[object, PartialDate | None] = {
            "admission": self.case.admission,
            "sample": self.case.samples[_number(key)].day if key[0] == "sample" else None,
            "severity": self.case.severity_grades[_number(key)].day if key[0] == "severity" else None,
            "symptom": self.case.symptoms[_number(key)].onset if key[0] == "symptom" else None,
        }
        date = dates.get(key[0])
        return self._of_parts(date.parts if date else None)

    def _of_parts(self, parts: tuple[Part, ...] | None) -> tuple[Choice, ...] | None:
        return None if parts is None else tuple((self._anchor(part.anchor), part.first, part.last) for part in parts)

    def _anchor(self, text: str) -> Key:
        word, _, name = text.partition(" of ")
        if word in ("start", "stop"):
            product = self.products.get(name)
            order = self.order(name) if product else ()
            return (word, name, order[0 if word == "start" else -1] if order else 0)
        return {"": ORIGIN, "admission": ADMISSION}.get(word) or ("onset", name)

    def _dose_date(self, key: Key) -> tuple[Choice, ...] | None:
        """A record's own date; left out between two records, one follows the other on the next day."""
        product = self.products.get(str(key[1]))
        if product is None or not product.doses:
            return None
        order = self.order(product.id)
        place = order.index(_number(key, 2))
        record = product.doses[order[place]]
        if key[0] == "start":
            if record.start is not None:
                return self._of_parts(record.start.parts)
            before = product.doses[order[place - 1]] if place else None
            if before is not None and before.stop is not None:
                return ((("stop", product.id, order[place - 1]), 1, 1),)
            return ((ORIGIN, None, None),) if record.stop is not None or place else None
        if record.stop is not None:
            return self._of_parts(record.stop.parts)
        after = place + 1 < len(order) and not record.ongoing
        return ((("start", product.id, order[place + 1]), -1, -1),) if after else None

    def _zones_of(self, keys: tuple[Key, ...]) -> list[Zone]:
        wanted = self._related(keys)
        if wanted not in self._zones:
            self._zones[wanted] = list(self._build(wanted))
        return self._zones[wanted]

    def _related(self, keys: tuple[Key, ...]) -> frozenset[Key]:
        """The keys that can narrow these: what they are counted from, and the other records of a product."""
        if keys not in self._relations:
            self._relations[keys] = frozenset(self._search(keys))
        return self._relations[keys]

    def _search(self, keys: tuple[Key, ...]) -> set[Key]:
        found: set[Key] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key in found or not self.known(key) or self.exact(key) is not None:
                continue
            found.add(key)
            waiting += [anchor for anchor, _, _ in self.choices(key) or () if anchor != ORIGIN]
            if key[0] in ("start", "stop"):
                waiting += [(word, key[1], record) for record in self.order(str(key[1])) for word in ("start", "stop")]
        return found

    def _build(self, keys: frozenset[Key]) -> Iterator[Zone]:
        ordered = sorted(keys, key=repr)
        options = [self.choices(key) or () for key in ordered]
        count = 1
        for option in options:
            count *= len(option)
        if count > MOST_COMBINATIONS:
            options = [hull(option) for option in options]
        for picked in combinations(*options):
            zone = Zone()
            for key, (anchor, first, last) in zip(ordered, picked, strict=True):
                day = 0 if anchor == ORIGIN else self.exact(anchor)
                if day is not None:
                    zone.between(key, ORIGIN, plus(first, day), plus(last, day))
                else:
                    known = anchor in keys
                    zone.between(key, anchor if known else ORIGIN, *((first, last) if known else (None, None)))
            for product in sorted({str(key[1]) for key in keys if key[0] in ("start", "stop")}):
                self._order(zone, self.products[product])
            if zone.close():
                yield zone

    def _order(self, zone: Zone, product: Product) -> None:
        """A record does not end before it begins, and begins no earlier than the one before it."""
        order = self.order(product.id)
        for place, record in enumerate(order):
            start: Key = ("start", product.id, record)
            self._limit(zone, start, ("stop", product.id, record))
            if place:
                self._limit(zone, ("start", product.id, order[place - 1]), start)

    def _limit(self, zone: Zone, earlier: Key, later: Key) -> None:
        """Demand that one day is not after another, where the zone holds at least one of them."""
        first, last = self.exact(earlier), self.exact(later)
        if earlier in zone.index and later in zone.index:
            zone.limit(earlier, later, 0)
        elif earlier in zone.index and last is not None:
            zone.limit(earlier, ORIGIN, last)
        elif later in zone.index and first is not None:
            zone.limit(ORIGIN, later, -first)


def _given(fixed: World, cuts: Cuts, gaps: Gaps) -> tuple[dict[Key, set[int]], dict[tuple[Key, Key], Iterable[int]]]:
    """Turn differences from days that are fixed into cuts of the others."""
    marks = {key: set(days) for key, days in cuts.items() if key not in fixed}
    spaces: dict[tuple[Key, Key], Iterable[int]] = {}
    for (later, earlier), limits in gaps.items():
        if later in fixed and earlier in fixed:
            continue
        if earlier in fixed:
            marks.setdefault(later, set()).update(fixed[earlier] + limit for limit in limits)
        elif later in fixed:
            marks.setdefault(earlier, set()).update(fixed[later] - limit + 1 for limit in limits)
        else:
            spaces[later, earlier] = limits
    return marks, spaces


def _number(key: Key, place: int = 1) -> int:
    number = key[place]
    assert isinstance(number, int)
    return number
