"""What officers do with cases: each step with its state, its row in the trail, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from causality.assess import assess
from causality.case import edits
from causality.case.dates import PartialDate
from causality.case.digest import case_digest
from causality.case.edits import lock
from causality.case.model import Case
from causality.case.reporting import Reporting
from causality.case.versions import SignedVersion
from causality.records.desk import Changed, Desk, OutOfOrder
from causality.records.engine import StoreError
from causality.records.held import reported, standing
from causality.records.rights import NotAllowed
from causality.records.searching import Query
from causality.records.trail import Filter, trail
from causality.signs import DISCS
from tests.records.places import Place, example

PDF = b"%PDF-1.7 signed"


def signed(case: Case, report: str = "ab") -> Case:
    """A case locked as the version that was signed."""
    return lock(
        SignedVersion(case=case_digest(case), report=report, who="Ben", when="2026-03-01T09:00:00+05:30")
    ).apply(case)


@pytest.fixture
def desk(place: Place):  # type: ignore[no-untyped-def] # a generator of a desk
    desk = place.desk()
    yield desk
    desk.store.close()


def test_a_case_comes_back_as_it_was_put_in(desk: Desk) -> None:
    held = desk.create(example(), date(2026, 2, 20), "eu_serious")
    again = desk.open(held.key)
    assert again == held
    assert again.case == reported(example(), date(2026, 2, 20), "eu_serious", None)
    assert again.received == date(2026, 2, 20)
    assert (again.state, again.revision, again.due) == ("draft", 1, date(2026, 3, 7))


def test_a_saved_edit_is_there_and_in_the_trail_with_both_values(desk: Desk) -> None:
    held = desk.create(example())
    saved = desk.save(held, replace(held.case, conclusion="tumour infiltration"), reason="second reading")
    assert desk.open(held.key).case.conclusion == "tumour infiltration"
    assert saved.revision == 2
    last = trail(desk, Filter(count=1))[0]
    assert (last.who, last.action, last.name, last.reason) == (
        "ben",
        "case changed",
        "alpelisib-2024",
        "second reading",
    )
    assert [(change.path, change.after) for change in last.changes] == [("conclusion", "tumour infiltration")]
    assert last.offset == "+0530"


def test_saving_what_did_not_change_writes_nothing(desk: Desk) -> None:
    held = desk.create(example())
    assert desk.save(held, held.case) == held
    assert trail(desk, Filter(count=1))[0].action == "case created"


def test_the_second_of_two_writers_is_told_and_overwrites_nothing(desk: Desk, place: Place) -> None:
    other = place.desk("reviewer")
    held = desk.create(example())
    theirs = other.open(held.key)
    desk.save(held, replace(held.case, title="mine"))
    with pytest.raises(Changed, match="ben saved this case at 2026-03-01 09:"):
        other.save(theirs, replace(theirs.case, title="theirs"))
    assert desk.open(held.key).case.title == "mine"
    assert [row.who for row in trail(desk, Filter(action="case changed"))] == ["ben"]
    other.store.close()


def test_a_case_goes_from_draft_to_review_to_signed_to_its_next_version(desk: Desk, place: Place) -> None:
    held = desk.submit(desk.create(example()))
    with pytest.raises(OutOfOrder, match="ready for review"):
        desk.save(held, replace(held.case, title="too late"))
    held = desk.give_back(held, "the onset is missing")
    held = desk.keep_signed(desk.submit(held), signed(held.case), PDF)
    with pytest.raises(OutOfOrder, match="next version"):
        desk.save(held, replace(held.case, title="too late"))
    reviewer = place.desk("reviewer")
    held = reviewer.keep_signed(held, held.case, PDF + b" and countersigned")
    reviewer.store.close()
    held = desk.next_version(held)
    assert (held.state, held.case.version, held.case.signed) == ("draft", 2, None)
    assert desk.report(held.key, 1) == PDF + b" and countersigned"
    assert [(row["version"], row["state"]) for row in desk.versions(held.key)] == [(1, "signed")]
    held = desk.save(held, replace(held.case, conclusion="follow-up"))
    held = desk.keep_signed(held, signed(held.case, "cd"), PDF)
    assert [(row["version"], row["state"]) for row in desk.versions(held.key)] == [(1, "superseded"), (2, "signed")]
    assert {change.path for change in desk.compare(held.key, 1, 2)} == {
        "version",
        "conclusion",
        "predecessor",
        *_mark(),
    }
    assert desk.store.prove().doubts == ()


def _mark() -> set[str]:
    return {"signed.case", "signed.report"}


def test_a_step_out_of_order_is_refused(desk: Desk) -> None:
    held = desk.create(example())
    with pytest.raises(OutOfOrder):
        desk.give_back(held, "why")
    with pytest.raises(OutOfOrder):
        desk.next_version(held)
    with pytest.raises(OutOfOrder, match="not signed yet"):
        desk.keep_signed(held, held.case, PDF)
    ready = desk.submit(held)
    with pytest.raises(OutOfOrder):
        desk.submit(ready)
    with pytest.raises(OutOfOrder, match="needs a reason"):
        desk.give_back(ready, "  ")


def test_what_is_refused_leaves_no_trace(desk: Desk) -> None:
    held = desk.create(example())
    before = desk.store.prove().head
    with pytest.raises(Changed):
        desk.save(replace(held, revision=7), replace(held.case, title="x"))
    assert desk.store.prove().head == before
    assert desk.open(held.key) == held


def test_a_case_that_is_gone_is_told(desk: Desk) -> None:
    with pytest.raises(StoreError, match="no longer in the store"):
        desk.open("0" * 32)


def test_a_signed_version_is_compared_with_the_case_as_it_is(desk: Desk) -> None:
    held = desk.keep_signed(desk.create(example()), signed(example()), PDF)
    held = desk.next_version(held)
    held = desk.save(held, replace(held.case, title="Second look"))
    assert "title" in {change.path for change in desk.compare(held.key, 1)}


def test_a_reader_reads_and_does_nothing_else(desk: Desk, place: Place) -> None:
    held = desk.create(example())
    reader = place.desk("reader")
    assert reader.open(held.key) == held
    with pytest.raises(NotAllowed, match="you have the role reader"):
        reader.save(held, replace(held.case, title="x"))
    reader.store.close()


def test_cases_are_found_by_words_in_any_script_and_by_parts_of_them(desk: Desk) -> None:
    desk.create(replace(example(), id="greek", title="Ηπατική βλάβη"))
    desk.create(replace(example(), id="chinese", title="肝损伤与阿培利司"))
    desk.create(replace(example(), id="short", title='5% of "it"_x'))
    found = {
        words: sorted(row.case_id for row in desk.find(Query(words=words)))
        for words in ("ΗΠΑΤΙΚΉ", "阿培利", "肝", "alpelisib 损伤", "5%", '"it"_x', "no such word")
    }
    assert found == {
        "ΗΠΑΤΙΚΉ": ["greek"], "阿培利": ["chinese"], "肝": ["chinese"], "alpelisib 损伤": ["chinese"], "5%": ["short"],
        '"it"_x': ["short"], "no such word": [],
    }  # fmt: skip


def test_cases_are_found_by_drug_event_category_state_and_due_day(desk: Desk) -> None:
    one = desk.create(example(), date(2026, 1, 1), "eu_serious")
    desk.create(replace(example(), id="other", products=(), events=()), date(2026, 1, 1), "eu_non_serious")
    desk.save(one, replace(one.case, title="t"), ("alpelisib × hyperglycaemia: Naranjo probable",))
    for query in (
        Query(drug="ALPEL"), Query(event="hyperglyc"), Query(category="probable"), Query(due_by=date(2026, 1, 16)),
    ):  # fmt: skip
        assert [row.case_id for row in desk.find(query)] == [one.case.id], query
        assert desk.count(query) == 1
    assert desk.count(Query(state="draft")) == 2
    assert desk.find(Query(due_by=date(2026, 1, 15))) == ()


def test_lists_come_a_page_at_a_time_in_the_order_asked_for(desk: Desk) -> None:
    for number in range(5):
        received = date(2026, 1, 5 - number) if number else None
        desk.create(Case(id=f"c{number}", title=f"t{-number}"), received, "eu_serious")

    def listed(query: Query) -> list[str]:
        return [row.case_id for row in desk.find(query)]

    assert listed(Query()) == ["c4", "c3", "c2", "c1", "c0"]
    assert listed(Query(order="case_id", descending=False, first=1, count=2)) == ["c1", "c2"]
    assert listed(Query(order="due", descending=False)) == ["c4", "c3", "c2", "c1", "c0"]
    assert listed(Query(order="received", descending=False)) == ["c4", "c3", "c2", "c1", "c0"]
    assert listed(Query(order="due")) == ["c1", "c2", "c3", "c4", "c0"]


def test_cases_are_ordered_by_the_highest_level_that_a_method_reaches(desk: Desk) -> None:
    told = {
        "low": "◔ a × b: RUCAM 2016: unlikely",
        "high": "● a × b: Naranjo: definite",
        "off": "? a × b: M: other",
    }
    for name, said in told.items():
        desk.create(Case(id=name), categories=(said,))
    desk.create(Case(id="none"))
    found = desk.find(Query(order="level"))
    assert [(row.case_id, row.level) for row in found[:2]] == [("high", "highly probable"), ("low", "unlikely")]
    assert {row.case_id for row in found[2:]} == {"off", "none"}
    assert {row.level for row in found[2:]} == {""}


def test_the_list_says_what_the_methods_say_the_highest_level_first() -> None:
    told = standing(assess(example()))
    places = [DISCS.find(one[0]) for one in told]
    assert places == sorted(places, reverse=True)
    assert told[0].partition(": ")[2].startswith(("Naranjo", "RUCAM", "RECAM", "WHO", "Liverpool"))


def test_the_names_of_the_edits_stand_in_the_trail(desk: Desk) -> None:
    held = desk.create(example())
    desk.save(held, replace(held.case, title="t"), edits=("title", "stop date of alpelisib"))
    assert trail(desk, Filter(count=1))[0].details == {"edits": "title; stop date of alpelisib"}


def test_the_days_of_the_clock_are_those_of_the_case(desk: Desk) -> None:
    held = desk.receive(desk.create(example()), date(2026, 1, 1), "eu_serious")
    assert str(held.case.reporting.received) == "2026-01-01"
    assert held.due == date(2026, 1, 16)
    held = desk.save(held, edits.change_reporting("due", PartialDate.parse("2026-01-10")).apply(held.case))
    assert (held.due, desk.open(held.key).due) == (date(2026, 1, 10), date(2026, 1, 10))
    held = desk.save(held, replace(held.case, reporting=Reporting()))
    assert (held.received, held.clock, held.due) == (None, "", None)
