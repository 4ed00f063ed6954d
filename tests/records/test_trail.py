"""The audit trail as it is read: filtered, a lot at a time, and as CSV; and what an old row says of a clock."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from causality.case.model import Case
from causality.records.audit import Entry
from causality.records.desk import Desk
from causality.records.trail import (
    Filter,
    case_keys,
    case_name,
    known_actions,
    known_actors,
    period,
    rows_at,
    rows_in_lots,
    trail,
    trail_csv,
    trail_places,
)
from causality.records.watching import Stopped
from tests.records.places import Place, example
from tests.records.test_desk import PDF, signed


@pytest.fixture
def desk(place: Place) -> Iterator[Desk]:
    desk = place.desk()
    yield desk
    desk.store.close()


def test_the_places_are_those_of_the_rows_the_newest_first(desk: Desk) -> None:
    desk.create(example())
    places = trail_places(desk, Filter())
    assert places == tuple(range(len(places), 0, -1))
    assert [row.place for row in rows_at(desk, places[2:5])] == list(places[2:5])
    assert [row.place for row in rows_in_lots(desk, places[::-1])] == [*range(1, len(places) + 1)]
    assert trail(desk, Filter(first=1, count=2)) == rows_at(desk, places[1:3])
    assert {"case created", "signed in", "store made"} <= set(known_actions(desk))
    assert set(known_actors(desk)) == {"anna", "ben", "chloe", "dan"}


def test_the_rows_of_a_case_are_its_own_and_those_of_its_versions(desk: Desk) -> None:
    one, other = desk.create(example()), desk.create(Case(id="other"))
    desk.keep_signed(one, signed(one.case), PDF)
    desk.exported(other, "JSON")
    said = [row.action for row in trail(desk, Filter(cases=(one.key,)))]
    assert said == ["report kept", "report signed", "case created"]
    assert [row.action for row in trail(desk, Filter(cases=(other.key,)))] == ["exported", "case created"]
    assert trail(desk, Filter(cases=())) == ()
    assert case_keys(desk, "OTH") == (other.key,)
    assert case_name(desk, other.key) == "other"
    assert case_keys(desk, "no such") == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("jaundice", True), ("JAUNDICE second", True), ("second jaundice reading", True), ("Ηπατική", True),
        ("ΗΠΑΤΙΚΉ", True), ("肝损", True), ('"quoted"', True), ("100%", True), ("100_", False), ("case changed", True),
        ("ben", True), ("no-such-word", False), ("jaundice no-such-word", False), ("肝损 no-such-word", False),
    ],
)  # fmt: skip
def test_words_are_found_anywhere_in_a_row(desk: Desk, words: str, found: bool) -> None:
    held = desk.create(example())
    title = 'Jaundice Ηπατική βλάβη 肝损伤 "quoted" 100%'
    desk.save(held, replace(held.case, title=title), reason="second reading")
    last = trail_places(desk, Filter())[0]
    assert (last in trail_places(desk, Filter(words=words, action="case changed"))) is found


def test_days_are_counted_whole_in_utc_or_of_this_place(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    day = date(2026, 3, 1)  # every row of the store is of this day
    everything = trail_places(desk, Filter())
    assert trail_places(desk, Filter(since=day, until=day)) == everything
    assert trail_places(desk, Filter(since=day, until=date.max)) == everything
    assert trail_places(desk, Filter(until=date(2026, 2, 28))) == ()
    assert trail_places(desk, Filter(since=date(2026, 3, 2))) == ()
    assert period(Filter(since=day, until=day)) == "2026-03-01 to 2026-03-01 UTC"
    assert period(Filter(since=day, local=True)) == "from 2026-03-01"
    import time

    monkeypatch.setenv("TZ", "Pacific/Kiritimati")  # UTC+14: nine in the morning in India is evening there
    time.tzset()
    assert trail_places(desk, Filter(since=day, until=day, local=True)) == everything
    monkeypatch.setenv("TZ", "Pacific/Pago_Pago")  # UTC-11: half past three in the morning of UTC is the day before
    time.tzset()
    assert trail_places(desk, Filter(since=day, until=day, local=True)) == ()
    monkeypatch.undo()
    time.tzset()


def test_a_watcher_stops_the_reading(desk: Desk) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped, match="nothing was written"):
        [*rows_in_lots(desk, trail_places(desk, Filter()), stop)]


def test_a_spreadsheet_takes_nothing_in_the_csv_for_a_formula(desk: Desk) -> None:
    held = desk.create(example())
    desk.save(held, replace(held.case, title="=1+1"), reason="+cmd")
    written = [*csv.DictReader(io.StringIO(trail_csv(desk, trail(desk, Filter(count=1)))))]
    assert [(row["what"], row["to"], row["reason"]) for row in written] == [("title", "'=1+1", "'+cmd")]
    last = trail(desk, Filter(count=1))[0]
    assert (last.action, dict(last.details)) == ("audit trail exported", {"rows": "1", "form": "CSV"})


def test_a_clock_put_back_is_noted_and_casts_no_doubt(desk: Desk, place: Place) -> None:
    held = desk.create(example())
    assert desk.store.prove().notes == ()
    place.hands.move(-90)
    desk.touch()
    desk.save(held, replace(held.case, title="x"))
    proof = desk.store.prove()
    assert proof.doubts == ()
    assert proof.notes == (
        f"row {proof.rows} of the audit trail: a clock was put back by 0:01:30 before it was written",
    )


def test_a_proof_can_be_watched_and_stopped(place: Place) -> None:
    desk = place.desk("administrator")
    with desk.store.writing() as work:
        for _number in range(600):
            work.note(Entry("anna", "exported"))
    seen: list[tuple[int, int]] = []
    desk.store.prove(lambda done, of: seen.append((done, of)))
    assert [done for done, _of in seen] == [0, 500]
    assert {of for _done, of in seen} == {desk.store.prove().rows}
    desk.store.close()
