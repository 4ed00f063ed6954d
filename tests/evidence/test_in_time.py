import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causality.evidence.in_time import InTime, in_time
from causality.evidence.series import at_least, in_order
from causality.evidence.values import Multiple
from tests.build import multiple

LIMITS = (1.0, 2.0, 5.0)
TIMES = (0.0, 0.9, 1.0, 1.5, 2.0, 4.9, 5.0, 7.0)


@st.composite
def samples(draw: st.DrawFn, loose: bool = True) -> InTime:
    """A few samples of few days, several of a day, some censored, without a day or without a limit."""
    found = []
    for place in range(draw(st.integers(0, 9))):
        low = draw(st.sampled_from(TIMES))
        first = draw(st.integers(1, 6)) if not loose or draw(st.integers(0, 4)) else None
        last = first if not loose or draw(st.integers(0, 4)) else draw(st.sampled_from((None, 8)))
        ends: tuple[float | None, float | None] = draw(
            st.sampled_from(((low, low), (low, low), (0.0, low), (low, float("inf")), (None, None)))
        )
        found.append(Multiple(place, "ALT", first, last, *ends, 40.0))
    return in_order(found)


def sure(one: Multiple) -> bool:
    return at_least(one, 2.0) == "yes"


def highest(found: InTime) -> dict[int, Multiple]:
    """The highest sample of each exact day, found one by one."""
    days = sorted({one.day for one in found if one.day is not None})
    return {day: max((one for one in found if one.day == day), key=lambda one: one.high or 0.0) for day in days}


@given(samples(), st.integers(0, 8), st.integers(0, 8))
def test_what_is_looked_up_is_what_going_through_all_samples_finds(found: InTime, since: int, again: int) -> None:
    assert in_time(found) is found
    for held in (found, found.since(since), found.since(since).since(again)):
        plain, days = tuple(held), highest(held)
        assert held.exact == tuple(one for one in plain if one.day is not None)
        assert held.loose == tuple(one for one in plain if one.day is None)
        assert held.days == tuple(one.day for one in held.exact)
        assert list(held.by_day.items()) == list(days.items())
        assert held.most == max((one.low or 0.0 for one in plain), default=0.0)
        assert held.all_on("sure", sure) == [day for day, one in days.items() if sure(one)]
        assert held.first_on("sure", sure, again) == next(
            (d for d, one in days.items() if d >= again and sure(one)), None
        )
        assert [held.on(day) for day in range(9)] == [days.get(day) for day in range(9)]
        assert held.between(since, again) == tuple(one for one in held.exact if since <= (one.day or 0) <= again)
        for limit in LIMITS:
            assert tuple(held.sure(limit)) == tuple(one for one in plain if at_least(one, limit) == "yes")
            assert tuple(held.able(limit)) == tuple(one for one in plain if at_least(one, limit) != "no")
            assert [one for _day, one in held.reaching(limit, since, again)] == [
                one for day, one in held.dated if since <= day < again and (one.high or 0.0) >= limit
            ]


@given(samples(), st.integers(0, 8))
def test_samples_from_a_day_on_are_those_that_may_be_from_it_or_later(found: InTime, since: int) -> None:
    able = [one for one in found if (one.first or 0) >= since or one.last is None or one.last >= since]
    assert sorted(found.since(since), key=lambda one: one.index) == sorted(able, key=lambda one: one.index)


@given(samples(loose=False), samples(loose=False), st.data())
def test_samples_of_some_days_changed_are_looked_up_as_if_they_were_new(
    before: InTime, other: InTime, data: st.DataObject
) -> None:
    before.all_on("sure", sure)
    days = data.draw(st.sets(st.integers(1, 6)))
    after = in_order([*(one for one in before if one.day not in days), *(one for one in other if one.day in days)])
    held = before.changed(after, days)
    assert held == after
    assert list(held.by_day.items()) == list(after.by_day.items())
    assert held.all_on("sure", sure) == after.all_on("sure", sure)
    assert (held.exact, held.days, held.loose) == (after.exact, after.days, after.loose)


class Kept:
    """Something that samples hold, of which is seen whether it is still there."""


@pytest.mark.parametrize("ask", ["exact", "loose", "days", "by_day", "dated", "most"])
def test_samples_that_nobody_holds_are_gone_at_once(ask: str) -> None:
    gc.disable()
    try:
        found = InTime((multiple(1, 3.0), multiple(2, 1.0)))
        getattr(found, ask)
        known = weakref.ref(found.once("kept", Kept))
        found.since(2).sure(2.0)
        del found
        assert known() is None
    finally:
        gc.enable()
