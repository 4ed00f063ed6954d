from dataclasses import replace

from causality.case.dates import PartialDate
from causality.case.model import Case, Decision
from causality.evidence.facts import gather
from causality.evidence.pair import Pair
from tests import build


def made() -> Case:
    return build.case(build.product(build.dose(0, 20)), samples=build.hepatocellular(), onset=30)


def pair_of(case: Case) -> Pair:
    return Pair(gather(case), case.products[0], case.events[0])


def test_a_pair_notes_what_it_was_asked() -> None:
    pair = pair_of(made())
    assert not pair.asked
    assert pair.series("ALT")
    assert pair.liver
    assert pair.challenges
    assert set(pair.asked) == {("series", "ALT"), ("liver",), ("challenges",)}
    assert not pair.afresh().asked


def test_what_was_asked_holds_while_the_answers_are_the_same_objects() -> None:
    pair = pair_of(made())
    assert not pair.series("never measured")
    assert pair.series("ALT")
    assert pair.still(pair.asked)
    assert not pair_of(made()).still(pair.asked)


def test_a_pair_knows_its_product_its_event_and_the_decisions_on_it() -> None:
    case = made()
    mine, other = (
        Decision(product=product, event=case.events[0].id, method="some", sheet="s", item="i", answer="a",
                 action="accepted")
        for product in (case.products[0].id, "another")
    )  # fmt: skip
    pair = pair_of(replace(case, decisions=(mine, other)))
    assert pair.decisions("some") == (mine,)
    assert pair.decisions("another method") == ()
    assert [change.change for change in pair.changes] == ["start", "stop"]
    assert [period.records for period in pair.periods] == [(0,)]
    assert pair.facts.moments.exact(pair.onset) == PartialDate.parse(str(case.events[0].onset)).exact
