import pytest
from hypothesis import given
from hypothesis import strategies as st

from causality.case.units import SCALES, Scale, convert, factor, find_unit

MICRO, MU = "\u00b5", "\u03bc"


@pytest.mark.parametrize(
    ("code", "spellings"),
    [
        ("U/L", ("U/L", "U/l", "u/l", "units/L", "E/L", "U·L⁻¹", "U per litre", " U / L ")),
        ("[iU]/L", ("[iU]/L", "IU/L", "IU/l", "IE/L", "UI/L")),
        ("mU/L", ("mU/L", "mU/l")),
        ("ukat/L", ("ukat/L", "ukat/l", f"{MICRO}kat/L", f"{MU}kat/l")),
        ("nkat/L", ("nkat/L",)),
        ("umol/L", ("umol/L", f"{MICRO}mol/l", f"{MU}mol/L", "micromol/L", "UMOL/L", f"{MU}mol L-1", "umol.L^-1")),
        ("mmol/L", ("mmol/L", "mmol/l", "MMOL/L")),
        ("mg/dL", ("mg/dL", "mg/dl", "mg/100 ml", "mg/100mL", "MG/DL", "mg%")),
        ("g/dL", ("g/dL", "g/dl", "g/100 ml", "G/DL")),
        ("g/L", ("g/L", "g/l")),
        ("ng/mL", ("ng/mL", "ng/ml")),
        ("ug/L", ("ug/L", "ug/l", f"{MICRO}g/L", f"{MU}g/l", "mcg/L")),
        ("U/mL", ("U/mL", "U/ml")),
        ("kU/L", ("kU/L", "KU/L")),
        ("[iU]/mL", ("IU/mL", "IU/ml")),
        ("m[arb'U]/mL", ("mAU/mL", "mAU/ml", "m[arb'U]/mL")),
        ("%", ("%", " % ", "％")),
        ("mmol/mol", ("mmol/mol",)),
        ("10*9/L", ("10*9/L", "x10^9/L", "×10⁹/L", "10⁹/L", "10^9/l", "x 10 9/L", "10E9/L", "G/L", "G/l")),
        ("10*3/uL", ("10*3/uL", "10^3/uL", f"10³/{MU}L", "K/uL", f"K/{MICRO}L", "10^3/mm³")),
        ("/nL", ("/nL", "/nl")),
        ("/uL", ("/uL", f"/{MICRO}l", "cells/uL", "/mm3", "cells/mm³")),
        ("1", ("1", "", " ", "INR", "{INR}")),
    ],
)
def test_spellings_found_in_practice_are_read_as_one_code(code: str, spellings: tuple[str, ...]) -> None:
    assert {spelling: find_unit(spelling) for spelling in spellings} == dict.fromkeys(spellings, code)


@pytest.mark.parametrize(
    "text",
    ["MU/L", "Mg/dL", "Mmol/L", "mu/L", "MAU/mL", f"{MICRO}/L", "U", "U (old units)", "mg", "/", "/L/L", "10^9", "%%",
     "mg/dL/L", "Karmen", "10^4/uL"],
)  # fmt: skip
def test_what_is_not_known_or_ambiguous_is_not_guessed(text: str) -> None:
    assert find_unit(text) is None


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: f"{scale.analytes[0]} {scale.unit}")
def test_every_factor_has_a_code_and_a_source(scale: Scale) -> None:
    assert scale.source
    assert find_unit(scale.unit) == scale.unit


@pytest.mark.parametrize(
    ("value", "analyte", "from_text", "to_text", "expected"),
    [
        (60.0, "ALT", "U/L", "µkat/L", 1.0),
        (1.0, "GGT", "ukat/L", "U/L", 60.0),
        (1000.0, "ALP", "nkat/L", "ukat/L", 1.0),
        (40.0, "AST", "IU/L", "U/l", 40.0),
        (1.0, "TBIL", "mg/dL", "umol/L", 17.1039578558),
        (2.5, "TBIL", "mg/dl", "µmol/L", 42.7598946396),
        (100.0, "GLU", "mg/dL", "mmol/L", 5.5506216696),
        (18.016, "GLU_FASTING", "mg/dL", "mmol/L", 1.0),
        (1.0, "GLU_RANDOM", "g/L", "mg/dL", 100.0),
        (3.8, "ALB", "g/dL", "g/L", 38.0),
        (1600.0, "IGG", "mg/dL", "g/L", 16.0),
        (7.5, "CEA", "ng/mL", "µg/L", 7.5),
        (37.0, "CA19_9", "U/mL", "kU/L", 37.0),
        (1.0, "CREA", "mg/dL", "umol/L", 88.4016973126),
        (250.0, "PLT", "K/uL", "10^9/L", 250.0),
        (500.0, "EOS", "/uL", "10*9/L", 0.5),
    ],
)
def test_a_value_is_converted(value: float, analyte: str, from_text: str, to_text: str, expected: float) -> None:
    assert convert(value, analyte, from_text, to_text) == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize(
    ("analyte", "from_text", "to_text"),
    [
        ("HBA1C", "%", "mmol/mol"),
        ("PIVKA_II", "mAU/mL", "ng/mL"),
        ("CA19_9", "IU/mL", "U/mL"),
        ("AFP", "IU/mL", "ng/mL"),
        ("TBIL", "U/L", "umol/L"),
        ("ALT", "U (old units)", "U/L"),
        ("ALT", "", "U/L"),
        ("sodium", "mmol/L", "mg/dL"),
    ],
)
def test_without_a_confirmed_factor_nothing_is_converted(analyte: str, from_text: str, to_text: str) -> None:
    assert convert(5.0, analyte, from_text, to_text) is None


@pytest.mark.parametrize(
    ("analyte", "from_text", "to_text"),
    [
        ("ALP", "U (old units)", "U (old units)"),
        ("sodium", "mmol/L", "mmol/l"),
        ("TBIL", f"{MICRO}mol/L", f"{MU}mol/l"),
        ("INR", "", "1"),
    ],
)
def test_the_same_unit_leaves_the_value_as_it_is(analyte: str, from_text: str, to_text: str) -> None:
    assert convert(0.1, analyte, from_text, to_text) == 0.1


def test_a_factor_is_asked_for_by_code() -> None:
    assert factor("ALT", "ukat/L", "U/L") == 60.0
    assert factor("ALT", "U/L", "U/L") == 1.0
    assert factor("ALT", "U/L", "g/L") is None
    assert factor("CK", "U/L", "U/L") is None


PAIRS = [
    (analyte, one.unit, other.unit)
    for one in SCALES
    for other in SCALES
    for analyte in set(one.analytes) & set(other.analytes)
]


@given(st.sampled_from(PAIRS), st.floats(min_value=1e-6, max_value=1e9))
def test_there_and_back_is_the_same_value(pair: tuple[str, str, str], value: float) -> None:
    analyte, one, other = pair
    there = convert(value, analyte, one, other)
    assert there is not None
    assert convert(there, analyte, other, one) == pytest.approx(value, rel=1e-12)


@given(st.sampled_from(PAIRS), st.floats(min_value=1e-6, max_value=1e9))
def test_a_value_is_converted_by_its_factor(pair: tuple[str, str, str], value: float) -> None:
    times = factor(*pair)
    assert times is not None
    assert convert(value, *pair) == pytest.approx(value * times, rel=1e-12)


@given(st.text(max_size=20))
def test_any_text_is_a_known_unit_or_none(text: str) -> None:
    code = find_unit(text)
    assert code is None or find_unit(code) == code
