"""Methods side by side: where they disagree, which items make the difference, and why one suspect ranks higher."""

from dataclasses import replace

from causality.assess import assess
from causality.case.causes import GROUP_I
from causality.case.model import Case, Statement
from causality.comparison import THEMES, disagreements, effects, groups, levels, rankings
from tests.build import ADULT, alt, case, dose, hepatocellular, known, of_other_kind, product, work_up

DRUG = replace(product(dose(0, 30), hepatotoxicity="labelled"), livertox_category="X")
SAMPLES = (*hepatocellular(30), alt(36, 2))
WITHOUT_HEV = work_up("ruled_out", *(cause for cause in GROUP_I if cause != "hepatitis_e"))
BASE = case(DRUG, samples=SAMPLES, onset=30, work_up=WITHOUT_HEV, patient=ADULT)
"""RUCAM: probable with 6 of 7 causes ruled out. RECAM is charged for hepatitis E, autoimmunity and more."""


def apart(of: Case) -> dict[tuple[str, str], str]:
    return {one.methods: one.text for one in disagreements(assess(of))}


def test_the_items_that_make_the_difference_are_named() -> None:
    told = apart(BASE)["rucam-2016", "recam"]
    assert told.startswith("RUCAM 2016: probable (7); RECAM: possible")
    assert "−3 Hepatitis E: not tested, or not to be read" in told
    assert "RUCAM 2016 0 (0 Search for alternative causes: 6 or 5 causes of group I ruled out)" in told


def test_methods_whose_ranges_overlap_do_not_disagree() -> None:
    unknown = replace(BASE, products=(replace(DRUG, hepatotoxicity=None),), work_up=())
    assert ("rucam-2016", "rucam-1993") not in apart(unknown)


def test_a_flow_says_what_its_category_hangs_on() -> None:
    told = apart(replace(BASE, pairs=known(other_cause="excluded", before=True)))
    assert "Liverpool hangs on" in told["rucam-2016", "liverpool"]
    eased = Statement(kind="challenge", text="Eased.", product="drug", event="event", change="stop", direction="fall")
    facts = known(before=True, other_cause="unlikely")
    text = apart(of_other_kind(product(dose(0, 20)), pairs=facts, statements=(eased,)))["naranjo", "liverpool"]
    assert text.startswith("Naranjo: probable (6); Liverpool: definite.")
    assert "Did the same event occur on a previous exposure of this patient?: yes" in text


def test_members_of_a_pair_begin_with_its_main_method_and_leave_out_what_does_not_fit() -> None:
    (members,) = groups(assess(of_other_kind(product(dose(0, 20)))))
    assert [one.method.id for one in members] == ["naranjo", "who-umc", "liverpool", "global-introspection"]
    assert members[0].main


def test_a_verdict_beside_the_scale_has_no_level() -> None:
    (members,) = groups(assess(of_other_kind(product(), onset=None)))
    assert levels(next(one for one in members if one.method.id == "who-umc")) is None


def test_one_suspect_ranks_above_another_for_named_items() -> None:
    other = product(dose(0, 30), id="other", hepatotoxicity="unknown")
    told = rankings(assess(replace(BASE, products=(DRUG, other), work_up=work_up("ruled_out", *GROUP_I))))
    assert len(told) == 1
    assert told[0].startswith("event: drug ranks above other by RUCAM 2016 (")
    assert "Previous hepatotoxicity of the product +2 against 0" in told[0]


def test_suspects_with_overlapping_ranges_are_not_ranked() -> None:
    twin = replace(DRUG, id="twin", name="twin")
    (told,) = rankings(assess(replace(BASE, products=(DRUG, twin))))
    assert "cannot be ranked by RUCAM 2016" in told


def test_what_suspects_do_to_each_other_is_said() -> None:
    twin = replace(DRUG, id="twin", name="twin")
    told = effects(assess(replace(BASE, products=(DRUG, twin))))
    assert told == (
        "drug, RUCAM 2016 4: −2, twin: known hepatotoxin, compatible time to onset.",
        "twin, RUCAM 2016 4: −2, drug: known hepatotoxin, compatible time to onset.",
    )
    assert effects(assess(BASE)) == ()


def test_no_item_is_about_two_things() -> None:
    listed = [item for items in THEMES.values() for item in items]
    assert len(listed) == len(set(listed))
