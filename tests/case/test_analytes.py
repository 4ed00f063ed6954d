from dataclasses import FrozenInstanceError

import pytest

from causality.case.analytes import ANALYTES, GLUCOSE, LIVER, Analyte, analytes_of, find_analyte, harm_of
from causality.case.model import Event, EventKind
from causality.case.units import find_unit


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ALT", "ALT"), ("alt", "ALT"), ("GPT", "ALT"), ("SGPT", "ALT"), ("ALAT", "ALT"), ("ALT (SGPT)", "ALT"),
        ("GOT", "AST"), ("SGOT", "AST"), ("ASAT", "AST"), ("AST [GOT]", "AST"),
        ("AP", "ALP"), ("alk phos", "ALP"), ("Alk. Phos.", "ALP"), ("alkaline phosphatase", "ALP"),
        ("γ-GT", "GGT"), ("gamma-GT", "GGT"), ("Gamma GT", "GGT"), ("GGTP", "GGT"),
        ("T-Bil", "TBIL"), ("TBIL", "TBIL"), ("total bilirubin", "TBIL"), ("bilirubin, total", "TBIL"),
        ("Bilirubin (total)", "TBIL"), ("bilirubin", "TBIL"), ("总胆红素", "TBIL"),
        ("DBIL", "DBIL"), ("D.Bil", "DBIL"), ("conjugated bilirubin", "DBIL"), ("Direct Bilirubin", "DBIL"),
        ("Indirect Bili", "IBIL"), ("unconjugated bilirubin", "IBIL"),
        ("Albumin-BCG", "ALB"), ("PT-INR", "INR"), ("PLT", "PLT"), ("platelet count", "PLT"),
        ("Eosinophils", "EOS"), ("EOS%", "EOS_PCT"), ("EOS_PCT", "EOS_PCT"),
        ("Glu", "GLU"), ("glucose", "GLU"), ("FPG", "GLU_FASTING"), ("FBG", "GLU_FASTING"),
        ("Fast blood glucose", "GLU_FASTING"), ("random glucose", "GLU_RANDOM"),
        ("HbA1c", "HBA1C"), ("A1C", "HBA1C"), ("CEA", "CEA"), ("CA 19-9", "CA19_9"), ("CA199", "CA19_9"),
        ("CA19_9", "CA19_9"), ("CA19–9", "CA19_9"), ("CA15-3", "CA15_3"), ("PIVKA-II", "PIVKA_II"),
        ("Cr", "CREA"), ("IgG", "IGG"), ("ＡＬＴ", "ALT"),
        ("1742-6", "ALT"), ("1975-2", "TBIL"), ("14631-6", "TBIL"), ("14771-0", "GLU_FASTING"), ("2345-7", "GLU"),
    ],
)  # fmt: skip
def test_an_analyte_is_found_under_the_names_used_in_practice(name: str, expected: str) -> None:
    found = find_analyte(name)
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize(
    "name", ["", "-", "sodium", "AST/ALT", "albumin (urine)", "ALT (AST)", "HbA1", "2857-1", "(ALT)x", "ALK"]
)
def test_what_is_not_known_is_not_guessed(name: str) -> None:
    assert find_analyte(name) is None


@pytest.mark.parametrize("analyte", ANALYTES, ids=lambda analyte: analyte.id)
def test_every_name_of_an_analyte_leads_back_to_it(analyte: Analyte) -> None:
    for name in (analyte.id, analyte.name, *analyte.spellings, *analyte.loinc):
        assert find_analyte(name) is analyte, name


def test_ids_are_unique_and_units_are_codes() -> None:
    assert len({analyte.id for analyte in ANALYTES}) == len(ANALYTES)
    assert [analyte.id for analyte in ANALYTES if find_unit(analyte.unit) != analyte.unit] == []


def test_codes_are_marked_as_to_be_verified() -> None:
    assert all("verify against LOINC" in analyte.source for analyte in ANALYTES if analyte.loinc)
    assert all("not confirmed" in analyte.source for analyte in ANALYTES if not analyte.loinc)


@pytest.mark.parametrize(
    ("kind", "entered", "expected"),
    [
        ("liver_injury", (), (*LIVER, "ALB", "INR")),
        ("hyperglycaemia", (), GLUCOSE),
        ("other", ("platelets", "CK", "PLT"), ("PLT", "CK")),
        ("other", (), ()),
    ],
)
def test_an_event_names_what_is_measured_for_it(
    kind: EventKind, entered: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert analytes_of(Event(id="e", name="e", kind=kind, analytes=entered)) == expected


@pytest.mark.parametrize(
    ("analyte", "harm"), [("ALT", "up"), ("GLU", "up"), ("PLT", "down"), ("ALB", "down"), ("CK", "up")]
)
def test_harm_has_a_direction(analyte: str, harm: str) -> None:
    assert harm_of(analyte) == harm


def test_an_analyte_is_a_value() -> None:
    with pytest.raises(FrozenInstanceError):
        ANALYTES[0].unit = "g/L"  # type: ignore[misc] # that it cannot be set is what is tested
