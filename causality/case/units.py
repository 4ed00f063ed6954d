"""Units: spellings found in practice read as UCUM codes, and conversion by a table of sourced factors.

What is not in the table is never converted. HbA1c between % and mmol/mol, tumour markers between mass and
international units, and PIVKA-II have no confirmed conversion and therefore none here.

Upper and lower case matter where they change the meaning: "mU/L" is a milliunit, "MU/L" is not known; "g/L" is a
mass concentration, "G/L" a count of 10⁹ per litre. Spellings and UCUM codes are general usage; every factor carries
its source.
"""

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import Final

from causality.frozen import frozen

_NUMERATORS: Final = {
    "U": "U u unit units Unit Units E",
    "[iU]": "[iU] [IU] IU iu iU I.U. IE UI",
    "mU": "mU",
    "m[iU]": "m[iU] mIU",
    "kU": "kU KU",
    "k[iU]": "k[iU] kIU KIU",
    "m[arb'U]": "m[arb'U] mAU",
    "ukat": "ukat µkat microkat UKAT",
    "nkat": "nkat NKAT",
    "umol": "umol µmol micromol mcmol Umol UMOL",
    "mmol": "mmol MMOL",
    "nmol": "nmol NMOL",
    "g": "g gm G",
    "mg": "mg MG",
    "ug": "ug µg mcg microg UG MCG",
    "ng": "ng NG",
    "pg": "pg PG",
}
_DENOMINATORS: Final = {
    "L": "L l liter litre Liter",
    "dL": "dL dl DL 100mL 100ml 100cc",
    "mL": "mL ml ML cc",
    "uL": "uL ul µL µl UL mm3 mm^3 cmm cumm MM3",
    "nL": "nL nl",
}
_SPECIAL: Final = {
    "": "1", "1": "1", "{INR}": "1", "INR": "1", "{ratio}": "1", "ratio": "1",
    "%": "%", "percent": "%", "mmol/mol": "mmol/mol", "mmol/molHb": "mmol/mol",
    "mg%": "mg/dL", "g%": "g/dL",
    "G/L": "10*9/L", "G/l": "10*9/L", "Gpt/L": "10*9/L", "Gpt/l": "10*9/L", "Giga/L": "10*9/L", "Giga/l": "10*9/L",
}  # fmt: skip
_LITRES: Final = {spelling: code for code, names in _DENOMINATORS.items() for spelling in names.split()}
_SPELLINGS: Final = {
    f"{above}/{below}": f"{code}/{volume}"
    for code, names in _NUMERATORS.items()
    for above in names.split()
    for below, volume in _LITRES.items()
} | _SPECIAL

_POWER = re.compile(r"[xX×*]?10(?:\^|\*\*?|[eE]\+?)?([369])(?:cells?)?/(.+)")
_THOUSAND = re.compile(r"(?:K|k|thousand|thou|Th|Tsd\.?)/(.+)")
_SINGLE = re.compile(r"(?:cells?|#)?/(.+)")
_INVERSE_LITRE = re.compile(r"[ .·⋅*]([dmunµ]?[lL])\^?-1$")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")


@lru_cache(maxsize=4096)
def find_unit(text: str) -> str | None:
    """Give the UCUM code of a unit as it was spelled, None when it is not known; no unit at all is "1"."""
    plain = _plain(text)
    if found := _SPELLINGS.get(plain):
        return found
    for pattern, form in ((_POWER, "10*{}/{}"), (_THOUSAND, "10*3/{}"), (_SINGLE, "/{}")):
        if match := pattern.fullmatch(plain):
            *power, volume = match.groups()
            return form.format(*power, _LITRES[volume]) if volume in _LITRES else None
    return None


def factor(analyte_id: str, from_unit: str, to_unit: str) -> float | None:
    """Give what a value in `from_unit` is multiplied by to be in `to_unit` (UCUM codes), None when not known."""
    ratio = _ratio(analyte_id, from_unit, to_unit)
    return ratio[0] / ratio[1] if ratio else None


def convert(value: float, analyte_id: str, from_text: str, to_text: str) -> float | None:
    """Give `value` in another unit, both units as spelled; None when it cannot be converted.

    The same spelling, or another spelling of the same unit, leaves the value as it is.
    """
    if from_text == to_text:
        return value
    from_unit, to_unit = find_unit(from_text), find_unit(to_text)
    if from_unit is None or to_unit is None:
        return None
    if from_unit == to_unit:
        return value
    ratio = _ratio(analyte_id, from_unit, to_unit)
    return value * ratio[0] / ratio[1] if ratio else None


@frozen
class Scale:
    """One `unit` of some analytes is `times` their first unit, by `source`."""

    analytes: tuple[str, ...]
    unit: str
    times: Fraction
    source: str


_ENZYMES: Final = ("ALT", "AST", "ALP", "GGT")
_BILIRUBIN: Final = ("TBIL", "DBIL", "IBIL")
_GLUCOSE: Final = ("GLU", "GLU_FASTING", "GLU_RANDOM")
_MASS_MARKERS: Final = ("CEA", "AFP")
_UNIT_MARKERS: Final = ("CA19_9", "CA15_3")
_CELLS: Final = ("PLT", "EOS")
_BASE: Final = "the unit that the others are given in"
_IDENTITY: Final = "dimensional identity"
_KATAL: Final = "definition of the katal: 1 U = 1/60 µkat"
_BILIRUBIN_MASS: Final = "molar mass of bilirubin 584.66 g/mol"
_GLUCOSE_MASS: Final = "mmol/L = mg/dL ÷ 18.016"
_CREATININE_MASS: Final = "molar mass of creatinine 113.12 g/mol, derived from its formula C4H7N3O (general knowledge)"

SCALES: Final = (
    Scale(_ENZYMES, "U/L", Fraction(1), _BASE),
    Scale(_ENZYMES, "[iU]/L", Fraction(1), "the international unit of an enzyme is U, 1 µmol/min (general knowledge)"),
    Scale(_ENZYMES, "mU/mL", Fraction(1), _IDENTITY),
    Scale(_ENZYMES, "ukat/L", Fraction(60), _KATAL),
    Scale(_ENZYMES, "nkat/L", Fraction(60, 1000), _KATAL),
    Scale(_BILIRUBIN, "umol/L", Fraction(1), _BASE),
    Scale(_BILIRUBIN, "mg/dL", Fraction(10_000 * 100, 58_466), _BILIRUBIN_MASS),
    Scale(_BILIRUBIN, "mg/L", Fraction(1_000 * 100, 58_466), _BILIRUBIN_MASS),
    Scale(_GLUCOSE, "mmol/L", Fraction(1), _BASE),
    Scale(_GLUCOSE, "mg/dL", Fraction(1_000, 18_016), _GLUCOSE_MASS),
    Scale(_GLUCOSE, "g/L", Fraction(100_000, 18_016), f"{_GLUCOSE_MASS}; 1 g/L = 100 mg/dL"),
    Scale(("ALB", "IGG"), "g/L", Fraction(1), _BASE),
    Scale(("ALB", "IGG"), "g/dL", Fraction(10), _IDENTITY),
    Scale(("ALB", "IGG"), "mg/dL", Fraction(1, 100), _IDENTITY),
    Scale(("ALB", "IGG"), "mg/L", Fraction(1, 1000), _IDENTITY),
    Scale(_MASS_MARKERS, "ng/mL", Fraction(1), _BASE),
    Scale(_MASS_MARKERS, "ug/L", Fraction(1), _IDENTITY),
    Scale(_UNIT_MARKERS, "U/mL", Fraction(1), _BASE),
    Scale(_UNIT_MARKERS, "kU/L", Fraction(1), _IDENTITY),
    Scale(("CREA",), "umol/L", Fraction(1), _BASE),
    Scale(("CREA",), "mg/dL", Fraction(10_000 * 100, 11_312), _CREATININE_MASS),
    Scale(_CELLS, "10*9/L", Fraction(1), _BASE),
    Scale(_CELLS, "10*3/uL", Fraction(1), _IDENTITY),
    Scale(_CELLS, "10*6/mL", Fraction(1), _IDENTITY),
    Scale(_CELLS, "/nL", Fraction(1), _IDENTITY),
    Scale(_CELLS, "10*6/L", Fraction(1, 1000), _IDENTITY),
    Scale(_CELLS, "/uL", Fraction(1, 1000), _IDENTITY),
    Scale(("EOS_PCT", "HBA1C"), "%", Fraction(1), _BASE),
    Scale(("INR",), "1", Fraction(1), _BASE),
    Scale(("PIVKA_II",), "m[arb'U]/mL", Fraction(1), _BASE),
)

_TIMES: Final = {(analyte, scale.unit): scale.times for scale in SCALES for analyte in scale.analytes}


@lru_cache(maxsize=1024)
def _ratio(analyte_id: str, from_unit: str, to_unit: str) -> tuple[int, int] | None:
    """Give the factor as two whole numbers: multiplying and dividing keeps 3.8 g/dL exactly 38 g/L and back."""
    from_times, to_times = _TIMES.get((analyte_id, from_unit)), _TIMES.get((analyte_id, to_unit))
    if from_times is None or to_times is None:
        return None
    return (from_times / to_times).as_integer_ratio()


def _plain(text: str) -> str:
    raised = text.strip().translate(_RAISED)
    # NFKC turns both micro signs into the Greek letter and full-width forms into plain ones.
    plain = unicodedata.normalize("NFKC", raised).replace("μ", "µ")
    plain = _INVERSE_LITRE.sub(r"/\1", re.sub(r"\s+per\s+", "/", plain))
    return re.sub(r"\s+", "", plain)
