"""Every way to complete what is uncertain in a case, and what they say together: the oracle of ranges.

It knows nothing of how ranges are computed: it tries all days.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from itertools import product as combinations

from causality.case.dates import PartialDate
from causality.case.model import Case, Patient, Product, Sex
from causality.evidence.facts import gather
from causality.evidence.pair import Pair
from causality.methods.method import PairAssessment, Range
from causality.methods.rucam_pair import assess_pair
from tests.properties import exactly

Key = tuple[str, ...]
Days = Mapping[Key, int]


def completions(case: Case) -> Iterator[Case]:
    """Give the case with every consistent choice of days in place of its dates.

    Dates without an end (unknown, before, after) cannot be tried. A dose record without a start or a stop keeps
    following, or being followed by, the next.
    """
    dates = dict(_dates(case))
    for days in _days(case, dates, _in_order(dates), {}):
        if _ordered(case, days):
            yield _dated(case, days)


def _dates(case: Case) -> Iterator[tuple[Key, PartialDate]]:
    if case.admission:
        yield ("admission",), case.admission
    for event in case.events:
        if event.onset:
            yield ("onset", event.id), event.onset
    for product in case.products:
        for place, record in enumerate(product.doses):
            if record.start:
                yield ("start", product.id, str(place)), record.start
            if record.stop:
                yield ("stop", product.id, str(place)), record.stop
    for place, sample in enumerate(case.samples):
        yield ("sample", str(place)), sample.day


def _in_order(dates: Mapping[Key, PartialDate]) -> list[Key]:
    """Every date after those that it is counted from."""
    found: list[Key] = []
    while len(found) < len(dates):
        ready = [
            key for key, when in dates.items()
            if key not in found and all(not part.anchor or _anchor(part.anchor, dates) in found for part in when.parts)
        ]  # fmt: skip
        assert ready, "dates counted from each other in a circle"
        found += ready
    return found


def _anchor(text: str, dates: Mapping[Key, PartialDate]) -> Key:
    word, _of, name = text.partition(" of ")
    if word in ("start", "stop"):
        ends = [key for key in dates if key[:2] == (word, name)]
        return ends[0] if word == "start" else ends[-1]
    return (word, name) if name else (word,)


def _days(case: Case, dates: Mapping[Key, PartialDate], order: list[Key], chosen: Days) -> Iterator[Days]:
    if not order:
        yield chosen
        return
    key, *rest = order
    possible: set[int] = set()
    for part in dates[key].parts:
        assert part.first is not None
        assert part.last is not None
        origin = chosen[_anchor(part.anchor, dates)] if part.anchor else 0
        possible |= set(range(origin + part.first, origin + part.last + 1))
    for day in sorted(possible):
        yield from _days(case, dates, rest, {**chosen, key: day})


def _ordered(case: Case, days: Days) -> bool:
    """A record does not end before it begins, and begins no earlier than the one before it."""
    for product in case.products:
        ends = intake(product, days)
        if any(stop is not None and stop < start for start, stop in ends):
            return False
        if any(later[0] < earlier[0] for earlier, later in pairwise(ends)):
            return False
    return True


def intake(product: Product, days: Days) -> list[tuple[int, int | None]]:
    """Give first and last day of every dose record; what is left out follows the neighbour."""
    starts = [days.get(("start", product.id, str(place))) for place in range(len(product.doses))]
    stops = [days.get(("stop", product.id, str(place))) for place in range(len(product.doses))]
    found = []
    for place, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        before = stops[place - 1] if place else None
        begin = start if start is not None else before + 1 if before is not None else None
        assert begin is not None, "a record without any start cannot be completed"
        following = starts[place + 1] if place + 1 < len(starts) else None
        found.append((begin, stop if stop is not None else following - 1 if following is not None else None))
    return found


def _dated(case: Case, days: Days) -> Case:
    exact = {key: exactly(day) for key, day in days.items()}
    products = tuple(
        replace(product, doses=tuple(
            replace(record, start=exact.get(("start", product.id, str(place))),
                    stop=exact.get(("stop", product.id, str(place))))
            for place, record in enumerate(product.doses)
        ))
        for product in case.products
    )  # fmt: skip
    return replace(
        case, admission=exact.get(("admission",)), products=products,
        events=tuple(replace(event, onset=exact.get(("onset", event.id))) for event in case.events),
        samples=tuple(replace(sample, day=exact["sample", str(place)]) for place, sample in enumerate(case.samples)),
    )  # fmt: skip


def completed_patients(patient: Patient) -> Iterator[Patient]:
    """Give the patient with every telling value in place of an unknown age, sex, alcohol or pregnancy."""
    ages = (40.0, 55.0) if patient.age is None else (patient.age,)
    drinks = (0.0, 2.5, 3.5) if patient.alcohol is None else (patient.alcohol,)
    sexes: tuple[Sex, ...] = ("female", "male") if patient.sex is None else (patient.sex,)
    pregnant = (True, False) if patient.pregnant is None else (patient.pregnant,)
    for age, alcohol, sex, carries in combinations(ages, drinks, sexes, pregnant):
        if not (sex == "male" and carries):
            yield replace(patient, age=age, alcohol=alcohol, sex=sex, pregnant=carries)


def independent(case: Case) -> bool:
    """Whether the dates of other products and of samples exclude no choice of days for the pair itself.

    The days of a pair are not narrowed by what is recorded of something else.
    """
    alone = {tuple(_dates(one)) for one in completions(_bare(case))}
    return alone == {tuple(_dates(_bare(one))) for one in completions(case)}


def _bare(case: Case) -> Case:
    return replace(case, products=case.products[:1], samples=())


Answers = dict[tuple[str, str], set[str]]
"""By sheet and item."""


@dataclass
class Outcome:
    """What several assessments say together: total ranges by sheet, answers, states."""

    totals: dict[str, Range] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    states: set[str] = field(default_factory=set)

    def take(self, pair: PairAssessment) -> "Outcome":
        """Add an assessment."""
        self.states.add(pair.applicability.state)
        for result in pair.sheets:
            held = self.totals.get(result.sheet.id, result.total)
            self.totals[result.sheet.id] = min(held[0], result.total[0]), max(held[1], result.total[1])
            for item in result.items:
                self.answers.setdefault((result.sheet.id, item.item.id), set()).update(item.answers)
        return self


def pair_of(case: Case) -> PairAssessment:
    """Assess the first product and the first event."""
    return assess_pair(Pair(gather(case), case.products[0], case.events[0]))


def said(case: Case) -> Outcome:
    """What the assessment of one case says."""
    return Outcome().take(pair_of(case))


def over(completed: list[Case]) -> Outcome:
    """What the assessments of all these cases say together."""
    found = Outcome()
    for case in completed:
        found.take(pair_of(case))
    return found


def within(inner: Range, outer: Range) -> bool:
    """Whether a range lies inside another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
