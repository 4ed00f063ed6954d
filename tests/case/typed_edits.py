"""Generated edits for property tests: whatever an officer could type into a given case, sense or nonsense."""

from collections.abc import Callable

from hypothesis import strategies as st

from causality.case import edits
from causality.case.dates import PartialDate
from causality.case.edits import Edit
from causality.case.model import (
    Case,
    Decision,
    Event,
    HistoryEntry,
    ImagingFinding,
    Limits,
    Product,
    Sample,
    Statement,
    Symptom,
    WorkUpRow,
)
from causality.case.severity import SeverityGrade
from tests.strategies import dose_records, ids, partial_dates

TEXTS = st.sampled_from(["", " ", "ALT", "  alpelisib ", "a or b", "two\nlines", "肝损伤", "a\x00b", "x" * 90])
AMOUNTS = st.sampled_from([None, 0.0, 5.0, 131.0, -1.0, float("nan"), float("inf")])
INDICES = st.sampled_from([0, 1, 2, -1])


Strategies = list[st.SearchStrategy[Edit]]
Kind = Callable[[st.SearchStrategy[PartialDate], st.SearchStrategy[str], st.SearchStrategy[str]], Strategies]


@st.composite
def typed(draw: st.DrawFn, case: Case) -> Edit:
    """Edits for a case: most name what it has, some what it has not."""
    products = tuple(product.id for product in case.products)
    events = tuple(event.id for event in case.events)
    days = partial_dates(products, events, case.admission is not None)
    kinds: list[Kind] = [_whole, _patient, _products, _doses, _events, _labs, _rows, _decisions]
    choices = draw(st.sampled_from(kinds))(days, _names(products), _names(events))
    return draw(draw(st.sampled_from(choices)))


def _names(known: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from([*known, *known, *known, "nowhere"])


def _maybe(days: st.SearchStrategy[PartialDate]) -> st.SearchStrategy[PartialDate | None]:
    return st.none() | days


def _whole(days: st.SearchStrategy[PartialDate], *_names: object) -> Strategies:
    setters = (edits.set_case_id, edits.set_title, edits.set_narrative, edits.set_conclusion, edits.set_case_source,
               edits.set_case_comment)  # fmt: skip
    return [*(st.builds(setter, TEXTS) for setter in setters), st.builds(edits.set_admission, _maybe(days))]


def _patient(days: st.SearchStrategy[PartialDate], *_names: object) -> Strategies:
    entries = st.builds(HistoryEntry, text=TEXTS, when=_maybe(days))
    return [
        st.builds(edits.change_patient, st.sampled_from(["age", "weight", "alcohol"]), AMOUNTS),
        st.builds(edits.change_patient, st.just("death"), _maybe(days)),
        st.builds(edits.change_patient, st.sampled_from(["initials", "comment"]), TEXTS),
        st.builds(edits.change_reporting, st.just("country"), TEXTS),
        st.builds(edits.change_reporting, st.sampled_from(["received", "due"]), _maybe(days)),
        st.builds(edits.add_history, entries),
        st.builds(edits.change_history, INDICES, st.just("when"), _maybe(days)),
        st.builds(edits.remove_history, INDICES),
    ]


def _products(
    days: st.SearchStrategy[PartialDate], products: st.SearchStrategy[str], events: st.SearchStrategy[str]
) -> Strategies:
    new = st.builds(Product, id=TEXTS | ids(), name=TEXTS, doses=st.lists(dose_records(days), max_size=2).map(tuple))
    return [
        st.builds(edits.add_product, new),
        st.builds(edits.change_product, products, st.just("name"), TEXTS),
        st.builds(edits.change_product, products, st.just("half_life"), AMOUNTS),
        st.builds(edits.change_product, products, st.just("treats"), st.tuples(events)),
        st.builds(edits.set_product_id, products, TEXTS | ids() | products),
        st.builds(edits.remove_product, products),
    ]


def _doses(days: st.SearchStrategy[PartialDate], products: st.SearchStrategy[str], _events: object) -> Strategies:
    return [
        st.builds(edits.add_dose, products, dose_records(days), st.none() | INDICES),
        st.builds(edits.change_dose, products, INDICES, st.sampled_from(["start", "stop"]), _maybe(days)),
        st.builds(edits.change_dose, products, INDICES, st.just("ongoing"), st.booleans()),
        st.builds(edits.remove_dose, products, INDICES),
        st.builds(edits.dose_changed, products, days, AMOUNTS),
        st.builds(edits.stopped, products, days),
        st.builds(edits.restarted, products, days, AMOUNTS),
    ]


def _events(days: st.SearchStrategy[PartialDate], _products: object, events: st.SearchStrategy[str]) -> Strategies:
    new = st.builds(Event, id=TEXTS | ids(), name=TEXTS, onset=_maybe(days), analytes=st.tuples(TEXTS))
    return [
        st.builds(edits.add_event, new),
        st.builds(edits.change_event, events, st.just("onset"), _maybe(days)),
        st.builds(edits.change_event, events, st.just("analytes"), st.tuples(TEXTS)),
        st.builds(edits.set_event_id, events, TEXTS | ids() | events),
        st.builds(edits.remove_event, events),
    ]


def _labs(days: st.SearchStrategy[PartialDate], *_names: object) -> Strategies:
    samples = st.lists(st.builds(Sample, analyte=TEXTS, day=days, value=AMOUNTS, upper=AMOUNTS), max_size=3)
    return [
        st.builds(edits.add_samples, samples),
        st.builds(edits.change_sample, INDICES, st.sampled_from(["value", "lower", "upper"]), AMOUNTS),
        st.builds(edits.change_sample, INDICES, st.just("day"), days),
        st.builds(edits.enter_sample, INDICES, AMOUNTS, st.just("<"), TEXTS),
        st.builds(edits.change_samples, st.lists(INDICES, max_size=2), st.just("laboratory"), TEXTS),
        st.builds(edits.remove_samples, st.lists(INDICES, max_size=2)),
        st.builds(edits.add_limits, st.builds(Limits, analyte=TEXTS, lower=AMOUNTS, upper=AMOUNTS)),
        st.builds(edits.change_limits, INDICES, st.just("valid_from"), _maybe(days)),
        st.builds(edits.remove_limits, INDICES),
    ]


def _rows(
    days: st.SearchStrategy[PartialDate], products: st.SearchStrategy[str], events: st.SearchStrategy[str]
) -> Strategies:
    states = st.sampled_from(["ruled_out", "positive", "inconclusive", "not_done"])
    statements = st.builds(Statement, kind=st.just("challenge"), text=TEXTS, product=products, event=events,
                           day=_maybe(days))  # fmt: skip
    grades = st.builds(SeverityGrade, grade=st.integers(-1, 6), event=events, day=_maybe(days))
    return [
        st.builds(edits.add_severity, grades),
        st.builds(edits.change_severity, INDICES, st.just("event"), events),
        st.builds(edits.remove_severity, INDICES),
        st.builds(edits.set_work_up, st.builds(WorkUpRow, cause=TEXTS, state=states, day=_maybe(days))),
        st.builds(edits.mark_work_up, TEXTS, states),
        st.builds(edits.unmark_work_up, TEXTS, st.just(())),
        st.builds(edits.change_work_up, TEXTS, st.just("day"), _maybe(days)),
        st.builds(edits.remove_work_up, TEXTS),
        st.builds(edits.add_symptom, st.builds(Symptom, name=TEXTS, event=events, onset=_maybe(days))),
        st.builds(edits.change_symptom, INDICES, st.just("event"), events),
        st.builds(edits.remove_symptom, INDICES),
        st.builds(edits.add_imaging, st.builds(ImagingFinding, method=TEXTS, finding=TEXTS, day=_maybe(days))),
        st.builds(edits.change_imaging, INDICES, st.just("finding"), TEXTS),
        st.builds(edits.remove_imaging, INDICES),
        st.builds(edits.add_statement, statements),
        st.builds(edits.change_statement, INDICES, st.just("grade"), st.sampled_from([None, 3, 6])),
        st.builds(edits.remove_statement, INDICES),
        st.builds(edits.change_pair, products, events, st.just("before"), st.sampled_from([None, True, False])),
        st.builds(edits.change_pair, products, events, st.just("comment"), TEXTS),
    ]


def _decisions(_days: object, products: st.SearchStrategy[str], events: st.SearchStrategy[str]) -> Strategies:
    items = st.sampled_from(["onset", "sheet"])
    decisions = st.builds(
        Decision, product=products, event=events, method=st.just("rucam"), sheet=st.sampled_from(["a", "b"]),
        item=items, answer=st.just("yes"), action=st.sampled_from(["accepted", "overridden"]), reason=TEXTS,
    )  # fmt: skip
    return [
        st.builds(edits.decide, decisions),
        st.builds(edits.decide_all, st.lists(decisions, max_size=2)),
        st.builds(edits.undecide, products, events, st.just("rucam"), st.sampled_from(["a", "b"]), items),
    ]
