"""Challenges: what each change of dose shows in each analyte of an event.

The windows and percentages are this product's own working definitions (decisions of record, "Dechallenge and
rechallenge"); the method sheets keep their own rules. Excess is what lies beyond the limit of normal, in multiples
of it; where there was none before the change, the limit itself takes its place as the measure.
A sample of the very day of a change counts as before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from operator import is_

from causality.case.analytes import analytes_of
from causality.case.model import Case, Event
from causality.evidence.confounders import Changed, Confounders, Window
from causality.evidence.exposure import Timed
from causality.evidence.graded import SEVERITY, severities
from causality.evidence.in_time import InTime, in_time
from causality.evidence.moments import Moments
from causality.evidence.question import Question, answered
from causality.evidence.series import Series
from causality.evidence.values import Challenge, Multiple
from causality.evidence.zone import Key
from causality.frozen import frozen
from causality.reuse import Kept

BEFORE_DAYS, AFTER_DAYS, AFTER_DAYS_LIVER = 14, 30, 180

Dated = tuple[tuple[Multiple, ...], Sequence[int]]
"""The samples of an analyte that have an exact day, and these days."""
_NONE: Dated = (), ()


@frozen
class _Held:
    """A challenge with what it rests on: the samples, the change in time, and the windows asked for."""

    samples: tuple[Multiple, ...]
    timed: Timed
    windows: tuple[Window, ...]
    challenge: Challenge


@frozen
class _OfPair:
    """The challenges of one pair, by change and analyte and as they are listed, with what they rest on."""

    kind: str
    changes: tuple[Timed, ...]
    samples: tuple[Dated, ...]
    reach: tuple[Window, ...]
    held: dict[tuple[Key, str], _Held]
    challenges: tuple[Challenge, ...]


def challenges(
    case: Case, group: Series, moments: Moments, changes: Mapping[str, tuple[Timed, ...]], kept: Kept
) -> dict[tuple[str, str], tuple[Challenge, ...]]:
    """Give the challenges of every suspect and interacting product by product and event, one an analyte measured
    and one for dated severity grades.

    Where none is another than before, they are the same object.
    """
    changed = Changed(case, changes, kept.earlier("changing"))
    kept.keep("changing", changed.products)
    dated: dict[str, Dated] = {
        analyte: kept.step(("dated", analyte), (found,), None, partial(_on_exact_days, in_time(found)))
        for analyte, found in group.items()
    }
    found: dict[tuple[str, str], tuple[Challenge, ...]] = {}
    for product in case.products:
        for event in case.events if product.role in ("suspect", "interacting") else ():
            name = "challenges", product.id, event.id
            courses = dated | {SEVERITY: _graded(case, event, moments, kept)} if case.severity_grades else dated
            asking = _Asking(case, product.id, event, changes[product.id], changed, courses)
            of_pair = asking.all(kept.earlier(name))
            kept.keep(name, of_pair)
            found[product.id, event.id] = of_pair.challenges
    return found


def _graded(case: Case, event: Event, moments: Moments, kept: Kept) -> Dated:
    """The dated severity grades of an event, the same object where nothing changed."""
    found = severities(case, event.id, moments)
    return kept.step(("severities", event.id), (), found, lambda: (found, tuple(one.first or 0 for one in found)))


@frozen
class _Asking:
    """What is asked of one pair."""

    case: Case
    product: str
    event: Event
    changes: tuple[Timed, ...]
    changed: Changed
    dated: Mapping[str, Dated]

    def all(self, before: _OfPair | None) -> _OfPair:
        """Give every challenge of the pair; those `before` that rest on the same are taken over."""
        kind = self.event.kind
        measured = [name for name in (*analytes_of(self.event), SEVERITY) if self.dated.get(name, _NONE)[0]]
        samples = tuple(self.dated[name] for name in measured)
        if before is not None and before.kind != kind:
            before = None
        if (
            before is not None
            and before.changes is self.changes
            and len(before.samples) == len(samples)
            and all(map(is_, before.samples, samples))
            and self.changed.same(self.product, before.reach)
        ):
            return before
        known = {} if before is None else before.held
        held = {
            (timed.change.key, name): self._one(timed, name, known.get((timed.change.key, name)))
            for timed in self.changes
            for name in measured
        }
        return _OfPair(
            kind, self.changes, samples, _hull(window for one in held.values() for window in one.windows), held,
            tuple(one.challenge for one in held.values()),
        )  # fmt: skip

    def _one(self, timed: Timed, analyte: str, before: _Held | None) -> _Held:
        samples, days = self.dated[analyte]
        if (
            before is not None
            and before.samples is samples
            and before.timed == timed
            and self.changed.same(self.product, before.windows)
        ):
            return before
        asking = Confounders(self.changed, self.product, self.event.id)
        reach = AFTER_DAYS_LIVER if self.event.kind == "liver_injury" else AFTER_DAYS
        question = Question(self.case, self.event, analyte, timed, samples, days, asking, BEFORE_DAYS, reach)
        challenge = answered(question)
        return _Held(samples, timed, tuple(asking.asked), challenge)


def _hull(windows: Iterable[Window]) -> tuple[Window, ...]:
    """One window that holds all of these; none for none."""
    listed = list(windows)
    return ((min(begin for begin, _end in listed), max(end for _begin, end in listed)),) if listed else ()


def _on_exact_days(found: InTime) -> Dated:
    """The samples that have an exact day, and these days."""
    return found.exact, found.days
