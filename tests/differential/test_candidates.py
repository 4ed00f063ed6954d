"""The differential: what speaks for and against each cause, and the officer's order."""

from dataclasses import replace
from importlib.resources import files

import pytest

from causality.assess import assess
from causality.case.examinations import Biopsy, ImagingSign, Procedure
from causality.case.file import read_case
from causality.case.model import (
    Case,
    HistoryEntry,
    ImagingFinding,
    Patient,
    Product,
    Sample,
    Statement,
    Symptom,
    WorkUpRow,
)
from causality.case.ranking import RankedCause
from causality.differential.candidates import differentials
from causality.differential.ontology import BY_ID, DRUGS, KINDS, PARENTS
from causality.differential.rules import OF_KIND, OF_PRODUCT, RULES
from causality.differential.scene import Scene, group_of, kind_of
from causality.differential.values import SOURCES, Candidate, Hint, Side
from tests.build import alp, alt, ast, case, co_drug, dose, event, on, product, raw, tbil

LIVER = (alt(30, 2), ast(30, 5), alp(30, 1), tbil(30, 9))


def candidate(whole: Case, cause: str) -> Candidate:
    (found,) = differentials(assess(whole))
    return next(one for one in found.candidates if one.id == cause)


def sides(whole: Case, cause: str, part: str) -> list[Side]:
    """The sides of the hints of a cause whose words hold a part."""
    return [hint.side for hint in candidate(whole, cause).hints if part in hint.text]


def of(*samples: Sample, drug: Product | None = None, **facts: object) -> Case:
    whole = case(drug or product(dose(0)), samples=samples or LIVER, of=event(30))
    return replace(whole, **facts)  # type: ignore[arg-type] # a table


def test_every_cause_of_the_figure_and_the_general_ones_is_there() -> None:
    wanted = {"tili", "tace", "haic", "rf", "rili", "mafld", "malnutrition", "hbv", "cmv", "bacteria", "biliary",
              "ischaemia", "alcohol", "autoimmune", "hav", "hcv", "hdv", "hev", "ebv", "hsv", "vzv"}  # fmt: skip
    (found,) = differentials(assess(of()))
    assert {one.id for one in found.candidates} == wanted | {"dili:drug"}
    assert {"TTILI", "CILI", "HILI", "IMLI", "BILI"} == {BY_ID[kind].short for kind in DRUGS}


def test_every_rule_that_the_ontology_names_exists_and_is_used() -> None:
    named = {name.removeprefix("-") for kind in KINDS for name in kind.rules}
    assert named == set(RULES)
    assert {kind.parent for kind in KINDS} - {""} <= set(PARENTS)
    assert all(rule.__doc__ for rule in RULES.values())


def test_what_a_rule_says_of_one_cause_is_what_it_says_of_another() -> None:
    """Rules that are worked out once for all causes do not depend on the cause, nor on the product if they say so."""
    worked = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
    assessment = assess(worked)
    assert assessment.facts is not None
    event, group = worked.events[0], group_of(assessment.facts, worked.events[0])
    for name, rule in RULES.items():
        said: dict[tuple[str, str], tuple[Hint, ...]] = {}
        for kind in KINDS:
            for one in worked.products[:2]:
                scene = Scene(assessment, assessment.facts, event, group, kind, one)
                key = (kind.id if name in OF_KIND else "", one.id if name in OF_PRODUCT else "")
                assert said.setdefault(key, tuple(rule(scene))) == tuple(rule(scene)), name


def test_every_hint_names_a_known_source() -> None:
    worked = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
    hints: list[Hint] = [hint for one in differentials(assess(worked))[0].candidates for hint in one.hints]
    assert {hint.source for hint in hints} <= set(SOURCES)
    assert all(hint.text for hint in hints)


def test_of_another_event_there_is_no_differential() -> None:
    assert differentials(assess(case(product(dose(0)), of=event(kind="other")))) == ()


def test_the_published_case_supports_infiltration_and_says_why() -> None:
    worked = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
    (found,) = differentials(assess(worked))
    first = found.candidates[0]
    assert (first.id, first.word) == ("tili", "supported")
    told = "\n".join(hint.text for hint in first.hints if hint.side == "for")
    for reason in ("liver metastases", "bile duct interrupted", "as the source says of PIVKA_II, CEA",
                   "worse on less Alpelisib and better on more", "bilirubin leads the picture", "AST well above ALT",
                   "Hepatomegaly, hard"):  # fmt: skip
        assert reason in told
    assert candidate(worked, "dili:alpelisib").word == "not_supported"
    assert candidate(worked, "rili").word == "not_supported"
    assert sides(worked, "rili", "no liver in the field") == ["against"]
    assert sides(worked, "tili", "no biopsy") == ["open"]


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [("PI3Kα inhibitor", "x", "ttili"), ("herbal", "x", "hili"), ("", "Chinese decoction", "hili"),
     ("checkpoint inhibitor", "x", "imli"), ("monoclonal antibody", "x", "bili"), ("chemotherapy", "x", "cili"),
     ("antibiotic", "x", "dili"), ("", "", "dili")],
)  # fmt: skip
def test_what_a_product_is_follows_from_its_words(kind: str, name: str, found: str) -> None:
    assert kind_of(Product(id="p", name=name, kind=kind)) == found


def test_suspects_and_tumour_drugs_taken_beside_them_are_candidates() -> None:
    chemo = replace(co_drug(dose(-50, -10), id="chemo"), kind="chemotherapy")
    whole = case(product(dose(0)), co_drug(dose(0), id="plain"), chemo, samples=LIVER, of=event(30))
    (found,) = differentials(assess(whole))
    assert {one.product for one in found.candidates} == {"", "drug", "chemo"}


@pytest.mark.parametrize(("times", "side"), [(10.05, "for"), (5.05, "for"), (5, "against"), (2, "against")])
def test_alt_against_the_limits_of_the_article(times: float, side: Side) -> None:
    whole = of(alt(30, times), alp(30, 1))
    assert sides(whole, "dili:drug", "hepatocellular injury") == [side]
    assert sides(whole, "hav", "hepatocellular injury") == [side]
    assert bool(sides(whole, "hav", "severe")) == (times > 10)


@pytest.mark.parametrize(
    ("alkaline", "side", "words"),
    [(2, "for", "severe hepatocellular injury"), (4.5, "open", "in a mixed pattern: not injury of liver cells alone"),
     (6, "open", "in a cholestatic pattern")],
)  # fmt: skip
def test_the_words_on_alt_follow_the_pattern(alkaline: float, side: Side, words: str) -> None:
    whole = of(alt(30, 11.7), alp(30, alkaline))
    for cause in ("autoimmune", "hdv", "dili:drug"):
        assert sides(whole, cause, "ALT 11.7×ULN") == sides(whole, cause, words) == [side]


def test_a_missing_or_censored_alt_leaves_it_open() -> None:
    assert sides(of(tbil(30, 3)), "hev", "ALT not available") == ["open"]
    assert sides(of(alt(30, 4, ">")), "hev", "censored") == ["open"]


@pytest.mark.parametrize(
    ("samples", "expected"),
    [((alp(30, 2.05), raw("GGT", 30, 200, 40)), ["for", "for"]), ((alp(30, 2), raw("GGT", 30, 199, 40)),
     ["against", "against"]), ((alt(30, 1),), ["open", "open"])],
)  # fmt: skip
def test_cholestatic_enzymes(samples: tuple[Sample, ...], expected: list[Side]) -> None:
    found = [hint.side for hint in candidate(of(*samples), "biliary").hints if hint.text.startswith(("ALP", "GGT"))]
    assert found == expected


@pytest.mark.parametrize(
    ("samples", "led"),
    [((alt(30, 2), tbil(30, 3)), True), ((alt(30, 5), tbil(30, 6)), True), ((alt(30, 5.05), tbil(30, 9)), False),
     ((alt(30, 1), tbil(30, 1.95)), False), ((alt(30, 4), tbil(30, 3)), False), ((alt(29, 2), tbil(30, 3)), False)],
)  # fmt: skip
def test_bilirubin_leads(samples: tuple[Sample, ...], led: bool) -> None:
    whole = of(*samples)
    assert sides(whole, "tili", "leads the picture") == (["for"] if led else [])
    assert sides(whole, "hav", "leads the picture") == (["against"] if led else [])


@pytest.mark.parametrize(("value", "led"), [(80.0, True), (79.0, False)])
def test_ast_at_least_twice_alt(value: float, led: bool) -> None:
    whole = of(raw("ALT", 30, 40, 40), raw("AST", 30, value, 40))
    assert sides(whole, "alcohol", "AST well above") == (["for"] if led else [])
    assert sides(whole, "tili", "AST well above") == (["for"] if led else [])


def imaged(*signs: ImagingSign, day: int | str | None = 40, ratio: float | None = None) -> tuple[ImagingFinding, ...]:
    return (ImagingFinding(method="CT", finding="", day=None if day is None else on(day), signs=signs,
                           liver_spleen_ratio=ratio),)  # fmt: skip


@pytest.mark.parametrize(
    ("sign", "cause", "side"),
    [("liver_metastases", "tili", "for"), ("liver_lesions", "tili", "for"), ("no_liver_lesions", "tili", "against"),
     ("duct_interrupted", "biliary", "for"), ("ducts_dilated", "tili", "for"), ("ducts_rigid", "biliary", "for"),
     ("ducts_normal", "biliary", "against"), ("t2_raised", "dili:drug", "for"),
     ("density_reduced", "dili:drug", "for"), ("diffuse_hepatomegaly", "dili:drug", "for"),
     ("steatosis", "mafld", "for"), ("vessels_occluded", "ischaemia", "for"),
     ("vessels_patent", "ischaemia", "against")],
)  # fmt: skip
def test_a_sign_of_imaging(sign: ImagingSign, cause: str, side: Side) -> None:
    assert sides(of(imaging=imaged(sign)), cause, "CT") == [side]


@pytest.mark.parametrize(("ratio", "side"), [(0.9, ["for"]), (1.1, ["against"]), (1.0, []), (None, [])])
def test_the_ratio_of_liver_to_spleen(ratio: float | None, side: list[Side]) -> None:
    assert sides(of(imaging=imaged(ratio=ratio)), "dili:drug", "ratio of liver to spleen") == side


WORSE, BETTER = (tbil(20, 2), tbil(38, 5)), (tbil(20, 5), tbil(38, 2))


@pytest.mark.parametrize(
    ("sign", "samples", "day", "side"),
    [("lesions_growing", WORSE, 40, ["for"]), ("lesions_growing", BETTER, 40, ["against"]),
     ("lesions_stable", BETTER, 40, ["for"]), ("lesions_shrinking", WORSE, 40, ["against"]),
     ("lesions_growing", (*WORSE, alt(20, 5), alt(38, 2)), 40, ["open"]), ("lesions_growing", WORSE, 37, []),
     ("lesions_growing", WORSE, 51, []), ("lesions_growing", WORSE, 50, ["for"]),
     ("lesions_growing", (tbil(20, 5), tbil(38, 5.5)), 40, []),
     ("lesions_growing", WORSE, "2024-02", ["open"]), ("lesions_growing", WORSE, None, [])],
)  # fmt: skip
def test_the_course_of_lesions_beside_that_of_the_liver_tests(
    sign: ImagingSign, samples: tuple[Sample, ...], day: int | str | None, side: list[Side]
) -> None:
    assert sides(of(*samples, imaging=imaged(sign, day=day)), "tili", "lesions") == side


@pytest.mark.parametrize(
    ("biopsy", "cause", "side"),
    [(Biopsy(signs=("tumour_cells",), infiltration=60), "tili", "for"), (Biopsy(signs=("no_tumour_cells",)), "tili",
     "against"), (Biopsy(state="not_done", result="refused"), "tili", "open"),
     (Biopsy(signs=("eosinophils",)), "dili:drug", "for"), (Biopsy(signs=("plasma_cells",)), "autoimmune", "for"),
     (Biopsy(signs=("viral_inclusions",)), "cmv", "for"), (Biopsy(signs=("steatosis",)), "mafld", "for")],
)  # fmt: skip
def test_a_biopsy(biopsy: Biopsy, cause: str, side: Side) -> None:
    assert sides(of(biopsies=(biopsy,)), cause, "biopsy") == [side]


@pytest.mark.parametrize(
    ("start", "side"), [(0, "for"), (30, "for"), (31, "against"), ("2024-01-20 to 2024-02-20", "open"),
                        ("unknown", "open")],
)  # fmt: skip
def test_which_came_first(start: int | str, side: Side) -> None:
    whole = of(drug=product(dose(start)))
    hint = candidate(whole, "dili:drug").hints[0]
    assert hint.side == side
    assert sides(of(drug=product()), "dili:drug", "no dose record") == ["open"]


def test_challenges_speak_by_their_verdict() -> None:
    whole = of(tbil(20, 9), tbil(40, 2), drug=product(dose(0, 25)))
    assert sides(whole, "dili:drug", "stop") == ["for"]
    worse = of(tbil(20, 3), tbil(40, 9), drug=product(dose(0, 25)))
    assert sides(worse, "dili:drug", "inverse") == ["against"]


def test_an_inverse_pair_of_a_tumour_drug_speaks_for_the_tumour() -> None:
    drug = replace(product(dose(0, 29, 300), dose(30, 59, 150), dose(60, None, 300)), kind="kinase inhibitor")
    samples = (tbil(25, 3), tbil(50, 8), tbil(58, 8), tbil(80, 2))
    assert sides(of(*samples, drug=drug), "tili", "evidence of benefit") == ["for"]
    assert sides(of(*samples, drug=drug), "dili:drug", "evidence of benefit") == ["against"]
    plain = replace(drug, kind="antibiotic")
    assert sides(of(*samples, drug=plain), "tili", "evidence of benefit") == []


@pytest.mark.parametrize(
    ("less", "more", "told"), [("rise", "fall", True), ("fall", "fall", False), ("rise", "rise", False)]
)
def test_an_inverse_pair_as_a_source_states_it(less: str, more: str, told: bool) -> None:
    drug = replace(product(dose(0)), kind="kinase inhibitor")
    rows = [("reduction", less), ("increase", more)]
    stated = tuple(Statement(kind="challenge", text="t", product="drug", event="event", analyte="bilirubin",
                             change=change, direction=direction) for change, direction in rows)  # type: ignore[arg-type] # a table  # fmt: skip
    assert bool(sides(of(drug=drug, statements=stated), "tili", "worse on less")) == told
    assert bool(sides(of(drug=drug, statements=stated), "dili:drug", "worse on less")) == told


@pytest.mark.parametrize(
    ("known", "side", "words"),
    [("labelled", "for", "in its label"), ("published", "for", "published"), ("unknown", "against", "looked for"),
     (None, "open", "not stated")],
)  # fmt: skip
def test_what_is_on_record_of_the_product(known: str | None, side: Side, words: str) -> None:
    drug = product(dose(0), hepatotoxicity=known)  # type: ignore[arg-type] # a table
    assert sides(of(drug=drug), "dili:drug", words) == [side]


@pytest.mark.parametrize(
    ("row", "cause"),
    [("hepatitis_b", "hbv"), ("HBsAg", "hbv"), ("cmv", "cmv"), ("sepsis", "bacteria"), ("alcohol", "alcohol"),
     ("biliary_vascular", "biliary"), ("hypotension", "ischaemia"), ("ANA", "autoimmune"), ("Hepatitis D", "hdv"),
     ("radiotherapy", "rili"), ("steatohepatitis", "mafld"), ("malnutrition", "malnutrition"),
     ("underlying_disease", "tili"), ("liver metastases", "tili"), ("vzv", "vzv")],
)  # fmt: skip
@pytest.mark.parametrize(
    ("state", "side"),
    [("positive", "for"), ("ruled_out", "against"), ("inconclusive", "open"), ("not_done", "open")],
)
def test_the_work_up_speaks_for_its_cause(row: str, cause: str, state: str, side: Side) -> None:
    whole = of(work_up=(WorkUpRow(cause=row, state=state, test="test"),))  # type: ignore[arg-type] # a table
    assert sides(whole, cause, "work-up") == [side]


def test_markers_of_autoimmunity_do_not_speak_against_a_tumour() -> None:
    row = WorkUpRow(cause="underlying_disease", state="ruled_out", test="ANA", result="negative")
    whole = of(work_up=(row,))
    assert sides(whole, "tili", "work-up") == []
    assert sides(whole, "autoimmune", "work-up") == ["against"]


@pytest.mark.parametrize(
    ("start", "side"), [(20, "for"), (30, "for"), (31, "against"), ("2024-01", "open"), ("unknown", "open")]
)
def test_a_local_treatment(start: int | str, side: Side) -> None:
    whole = of(procedures=(Procedure(kind="tace", start=on(start)),))
    expected = "for" if start == "2024-01" else side
    assert sides(whole, "tace", "TACE") == [expected]
    assert sides(whole, "haic", "no such treatment") == ["open"]


@pytest.mark.parametrize(("field", "side"), [(False, "against"), (None, "open"), (True, "for")])
def test_radiation(field: bool | None, side: Side) -> None:
    whole = of(procedures=(Procedure(kind="radiotherapy", site="x", liver_in_field=field, start=on(0)),))
    assert candidate(whole, "rili").hints[0].side == side
    assert sides(of(), "rili", "no radiotherapy is recorded") == ["open"]


@pytest.mark.parametrize(
    ("drinks", "side"), [(None, "open"), (0, "against"), (1, "against"), (2.5, "open"), (3.5, "for")]
)
def test_alcohol(drinks: float | None, side: Side) -> None:
    assert candidate(of(patient=Patient(alcohol=drinks)), "alcohol").hints[0].side == side


def test_history_fever_albumin_and_igg() -> None:
    history = Patient(history=(HistoryEntry(text="Obesity"),))
    assert sides(of(patient=history), "mafld", "Obesity") == ["for"]
    assert sides(of(symptoms=(Symptom(name="Fever", event="event"),)), "bacteria", "Fever") == ["for"]
    low = Sample(analyte="ALB", day=on(30), value=30, unit="g/L", lower=35, upper=50)
    assert sides(of(low), "malnutrition", "albumin") == ["for"]
    assert sides(of(raw("IGG", 30, 20, 16)), "autoimmune", "IgG") == ["for"]
    assert sides(of(raw("IGG", 30, 10, 16)), "autoimmune", "IgG") == ["against"]


def test_bilirubin_beside_a_tumour_marker_with_values() -> None:
    days = (20, 25, 30, 35, 40)
    alike = [one for place, day in enumerate(days) for one in (tbil(day, 2 + place), raw("CEA", day, 10 + place, 5))]
    assert sides(of(*alike), "tili", "CEA: ρ +1.00 (n = 5)") == ["for"]
    unlike = [one for place, day in enumerate(days) for one in (tbil(day, 2 + place), raw("CEA", day, 50 - place, 5))]
    assert sides(of(*unlike), "tili", "CEA: ρ -1.00") == ["against"]
    assert sides(of(*alike[:8]), "tili", "CEA") == []


def test_what_the_officer_excluded_has_no_rank_and_comes_last() -> None:
    rows = (RankedCause(event="event", cause="cmv", standing="excluded", reason="PCR negative"),
            RankedCause(event="event", cause="dili:drug", standing="supported"))  # fmt: skip
    (found,) = differentials(assess(of(ranking=rows)))
    assert [(one.id, one.rank) for one in found.candidates if one.judged] == [("dili:drug", 1), ("cmv", None)]
    assert found.candidates[-1].id == "cmv"


def test_the_officer_ranks_and_judges() -> None:
    rows = (RankedCause(event="event", cause="cmv", standing="possible", reason="PCR pending"),
            RankedCause(event="event", cause="dili:drug"), RankedCause(event="event", cause="gone"))  # fmt: skip
    (found,) = differentials(assess(of(ranking=rows)))
    assert [(one.id, one.rank, one.standing, one.reason) for one in found.candidates[:3]] == [
        ("cmv", 1, "possible", "PCR pending"), ("dili:drug", 2, None, ""), (found.candidates[2].id, None, None, ""),
    ]  # fmt: skip
