"""Findings by what they are about."""

from hypothesis import given
from hypothesis import strategies as st

from causality.case.finding import Finding
from desktop.found import concerned, with_places

KINDS = ("samples", "severity_grades", "symptoms", "products", "products[a].doses", "patient", "predecessor", "work_up")


def about(*places: str) -> Finding:
    return Finding("gap", "note", "told", places)


def test_a_finding_is_given_with_the_places_that_were_asked_for() -> None:
    found = about("samples[0]", "products[a].doses[1]", "work_up[2]", "products[b]")
    assert with_places([found], ("products",)) == [(found, ["products[a].doses[1]", "products[b]"])]
    assert with_places([found], ("events",)) == []
    assert concerned([found], ("events", "work_up")) == [found]


def test_names_that_begin_alike_are_told_apart() -> None:
    found = about("predecessor", "severity_grades[0]")
    assert concerned([found], ("severity_grades",)) == [found]
    assert concerned([found], ("severity",)) == [found]
    assert concerned([found], ("severest", "predicted")) == []


@given(st.lists(st.lists(st.sampled_from(KINDS).map(lambda kind: f"{kind}[0]"), max_size=5), max_size=4), st.data())
def test_what_is_found_is_what_looking_at_every_place_would_find(named: list[list[str]], data: st.DataObject) -> None:
    findings = [about(*places) for places in named]
    for _again in range(2):
        starts = tuple(data.draw(st.lists(st.sampled_from(KINDS), max_size=3)))
        looked = [(one, [place for place in one.where if place.startswith(starts)]) for one in findings]
        expected = [(one, places) for one, places in looked if places]
        assert [one for one, _places in expected] == concerned(findings, starts)
        assert [(one, sorted(places)) for one, places in with_places(findings, starts)] == [
            (one, sorted(places)) for one, places in expected
        ]
