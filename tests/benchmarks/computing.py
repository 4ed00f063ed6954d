"""Figures of the computation: assessing from scratch, and after one edit as drags and typing make them."""

import gc
import time
from collections.abc import Callable, Iterator
from datetime import date

from causality.assess import assess
from causality.case import edits
from causality.case.dates import PartialDate
from causality.case.edits import Edit
from causality.case.model import Case
from causality.methods.engine import Scored, next_tests
from causality.methods.method import (
    Answer,
    Band,
    Item,
    ItemResult,
    Method,
    Need,
    Outcome,
    Points,
    Sheet,
    SheetResult,
)
from causality.methods.verdicts import forget
from tests.benchmarks.cases import large_case, worked_example
from tests.benchmarks.figures import milliseconds, show

WORKED, LARGE, LARGEST = "worked example", "1,000 samples × 20 products", "100,000 samples × 20 products"


def measure_computing() -> None:
    """Print what an assessment costs from scratch, what an edit costs, and what assessing after it costs."""
    cases = ((WORKED, worked_example(), 100), (LARGE, large_case(1_000, 20), 50), (LARGEST, large_case(100_000, 20), 8))
    for name, case, times in cases:
        gc.collect()
        gc.freeze()  # what earlier figures left behind is no part of this one
        show(f"assess from scratch, {name}", milliseconds(lambda case=case: assess(case), times), _budget(name))  # type: ignore[misc] # bound at once
        for kind, make in (("intake dragged", _intakes), ("onset dragged", _onsets), ("sample typed", _samples)):
            _measure_edits(f"{kind}, {name}", case, make(case), times)


def _measure_edits(name: str, case: Case, made: Iterator[Edit], times: int) -> None:
    """Apply one edit after the other and assess after each, as the desktop does."""
    applied, assessed = [], []
    held = assess(case)
    for _turn in range(times):
        edit = next(made)
        start = time.perf_counter()
        case = edit.apply(case)
        between = time.perf_counter()
        held = assess(case, held)
        applied.append((between - start) * 1000)
        assessed.append((time.perf_counter() - between) * 1000)
    show(f"{name}: edit", applied)
    show(f"{name}: assessed again", assessed)


def _budget(name: str) -> str:
    return "≤ 3 ms" if name == WORKED else ""


def _intakes(case: Case) -> Iterator[Edit]:
    """A drag of the first intake of the first suspect, a day forth and back with each move of the mouse."""
    product = next(one for one in case.products if one.role == "suspect")
    return _moved(product.doses[0].start, lambda day: edits.change_dose(product.id, 0, "start", day))


def _onsets(case: Case) -> Iterator[Edit]:
    event = case.events[0]
    return _moved(event.onset, lambda day: edits.change_event(event.id, "onset", day))


def _moved(day: PartialDate | None, edit: Callable[[PartialDate], Edit]) -> Iterator[Edit]:
    known = day.exact if day is not None else None
    first = known or date(2024, 8, 12).toordinal()
    place = 0
    while True:
        place += 1
        yield edit(PartialDate.of(date.fromordinal(first + place % 9)))


def _samples(case: Case) -> Iterator[Edit]:
    value = 131.0
    while True:
        value += 1
        yield edits.enter_sample(len(case.samples) // 2, value)


def measure_open_items() -> None:
    """Print what the exact range and the next tests of a sheet with 12 open items cost."""
    answers = tuple(Answer(str(points), str(points), points) for points in (-2, 0, 1, 3))
    items = tuple(Item(str(number), str(number), f"Item {number}", answers) for number in range(12))
    bands = Points((Band(12, "high"), Band(4, "middle"), Band(-99, "low")))
    method = Method("open", "Open", "", "", (Sheet("open", "open", items),), bands)
    profile = tuple(item.everything for item in items)
    results = tuple(
        ItemResult("open", item, tuple(sorted(item.everything)), (), tuple(sorted(item.everything)), "open", "")
        for item in items
    )
    needs = tuple(
        (place, Need(item.title, tuple(Outcome(answer.text, frozenset((answer.id,))) for answer in answers)))
        for place, item in enumerate(items)
    )
    reached = bands.reached(items, profile)
    result = SheetResult(
        method.sheets[0], results, (-24, 36), (-24, 36), method.in_order(reached), method.in_order(reached)
    )
    scored = Scored(result, (), (profile,), needs)
    show(
        "categories within reach, 12 open items",
        milliseconds(lambda: afresh(lambda: bands.reached(items, profile)), 200),
    )
    show("next tests, 12 open items", milliseconds(lambda: afresh(lambda: next_tests(method, (scored,))), 100))


def afresh(work: Callable[[], object]) -> object:
    """Do `work` without the totals that were worked out before."""
    forget()
    return work()
