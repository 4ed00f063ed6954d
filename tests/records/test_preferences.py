"""The settings of a store: what each may be, what it does, and its row in the trail."""

from datetime import UTC, date, datetime, timedelta

import pytest

from causality.case.model import Case
from causality.records.desk import SignedOut
from causality.records.engine import StoreError
from causality.records.office import change_setting, link_identity, setting
from causality.records.officers import Unfit
from causality.records.preferences import PREFERENCES
from causality.records.rights import NotAllowed
from causality.records.trail import Filter, trail, trail_places
from tests.records.places import Place


def test_every_setting_may_be_what_it_is_by_itself(place: Place) -> None:
    desk = place.desk("administrator")
    for one in PREFERENCES:
        assert setting(desk, one.name) == one.default
        change_setting(desk, one.name, one.default)
    desk.store.close()


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("idle minutes", "1", True), ("idle minutes", "0", False), ("idle minutes", "60", True),
        ("idle minutes", "61", False), ("idle minutes", "", False), ("idle minutes", "ten", False),
        ("idle minutes", "١٠", False), ("time zone", "Asia/Kolkata", True), ("time zone", "", True),
        ("time zone", "Mars/Olympus", False), ("time zone", "../etc/passwd", False),
        ("reporting clock", "eu_serious", True), ("reporting clock", "eu", False), ("reporting clock", "", True),
        ("retention years", "200", True), ("retention years", "201", False), ("backup hours", "8760", True),
        ("backup hours", "8761", False), ("backup hours", "0", False), ("copies kept", "1", True),
        ("copies kept", "0", False), ("backup folder", "copies", False), ("backup folder", "", True),
        ("no such setting", "1", False),
    ],
)  # fmt: skip
def test_what_a_setting_may_be(place: Place, name: str, value: str, fits: bool) -> None:
    desk = place.desk("administrator")
    before = setting(desk, name)
    if fits:
        change_setting(desk, name, value)
        row = trail(desk, Filter(action="setting changed"))[0]
        assert [(change.path, change.before, change.after) for change in row.changes] == [(name, before or None, value)]
    else:
        with pytest.raises(Unfit, match=r"expected|no such setting"):
            change_setting(desk, name, value)
    assert setting(desk, name) == (value if fits else before)
    desk.store.close()


def test_a_desk_locks_after_the_minutes_that_were_set(place: Place) -> None:
    administrator = place.desk("administrator")
    change_setting(administrator, "idle minutes", "3")
    assert administrator.idle == 180
    administrator.store.close()
    desk = place.desk()
    place.hands.move(170)
    desk.touch()
    place.hands.move(190)
    with pytest.raises(SignedOut, match="3 minutes"):
        desk.touch()
    desk.store.close()


def test_what_the_program_does_by_itself_is_no_sign_that_somebody_is_there(place: Place) -> None:
    desk = place.desk()
    place.hands.move(590)
    desk.enter("back_up", attended=False)
    place.hands.move(20)
    with pytest.raises(SignedOut):
        desk.enter("back_up", attended=False)
    desk.store.close()


def test_rows_are_written_in_the_time_zone_that_was_set(place: Place) -> None:
    desk = place.desk("administrator")
    assert trail(desk, Filter(count=1))[0].offset == "+0530"
    change_setting(desk, "time zone", "America/St_Johns")
    change_setting(desk, "copies kept", "7")
    assert trail(desk, Filter(count=1))[0].offset == "-0330"
    change_setting(desk, "time zone", "")
    change_setting(desk, "copies kept", "8")
    assert trail(desk, Filter(count=1))[0].offset == "+0530"
    desk.store.close()


def test_a_new_case_takes_the_clock_that_was_set_unless_it_has_its_own(place: Place) -> None:
    administrator = place.desk("administrator")
    change_setting(administrator, "reporting clock", "eu_serious")
    administrator.store.close()
    desk, day = place.desk(), date(2026, 1, 1)
    assert desk.create(Case(id="a"), day).due == day + timedelta(days=15)
    assert desk.create(Case(id="b"), day, "eu_non_serious").due == day + timedelta(days=90)
    assert desk.create(Case(id="c"), day, due=date(2026, 2, 1)).due == date(2026, 2, 1)
    assert desk.create(Case(id="d")).due is None
    desk.store.close()


def test_an_identity_is_linked_once_by_oneself_and_then_by_an_administrator(place: Place) -> None:
    desk, administrator = place.desk(), place.desk("administrator")
    assert link_identity(desk, "ben", "PEM one", "").certificate == "PEM one"
    assert desk.officer.certificate == "PEM one"
    with pytest.raises(NotAllowed):
        link_identity(desk, "ben", "PEM two", "a new one")
    with pytest.raises(NotAllowed):
        link_identity(desk, "chloe", "PEM one", "mine for hers")
    link_identity(administrator, "ben", "PEM two", "the first one expired")
    row = trail(administrator, Filter(action="identity linked"))[0]
    assert (row.who, row.subject, row.reason) == ("anna", "ben", "the first one expired")
    with pytest.raises(StoreError, match="there is no such officer"):
        link_identity(administrator, "nobody", "PEM", "x")
    assert administrator.store.prove().doubts == ()
    desk.store.close()
    administrator.store.close()


def test_days_and_times_are_those_of_the_zone_that_was_set(place: Place) -> None:
    desk = place.desk("administrator")
    at = datetime(2026, 3, 1, 3, 30, tzinfo=UTC)  # the day of every row so far
    change_setting(desk, "time zone", "Pacific/Pago_Pago")  # there it is the day before
    assert f"{desk.local(at):%Y-%m-%d %H:%M %z}" == "2026-02-28 16:30 -1100"
    before = len(trail_places(desk, Filter(since=date(2026, 2, 28), until=date(2026, 2, 28), local=True)))
    assert before == len(trail_places(desk, Filter()))
    assert trail_places(desk, Filter(since=date(2026, 3, 1), local=True)) == ()
    change_setting(desk, "time zone", "Europe/Vienna")  # summer time is that of the day, not of today
    assert desk.begin_of(date(2026, 7, 1)).astimezone(UTC) == datetime(2026, 6, 30, 22, tzinfo=UTC)
    assert desk.begin_of(date(2026, 1, 1)).astimezone(UTC) == datetime(2025, 12, 31, 23, tzinfo=UTC)
    desk.store.close()
