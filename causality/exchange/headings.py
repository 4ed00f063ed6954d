"""What the words at the head of a column mean: a role, or an analyte with its unit and limits."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal

from causality.case.analytes import find_analyte
from causality.case.units import find_unit
from causality.exchange.results import Limit, read_limits
from causality.frozen import frozen
from causality.text import N_

Role = Literal[
    "date", "analyte", "value", "unit", "limits", "lower", "upper", "laboratory", "comment", "result", "ignored"
]
ROLES: Final[dict[Role, str]] = {
    "date": N_("date"),
    "analyte": N_("analyte"),
    "value": N_("value"),
    "unit": N_("unit"),
    "limits": N_("limits of normal"),
    "lower": N_("lower limit"),
    "upper": N_("upper limit"),
    "laboratory": N_("laboratory"),
    "comment": N_("comment"),
    "result": N_("results of the analyte in its heading"),
    "ignored": N_("left out"),
}
"""What a column can be taken for. In "result" stand the values of the analyte that its heading names."""

# In the order in which they win when several columns could be it.
_WORDS: Final[dict[str, str]] = {
    "date": "date of collection|collection date|date collected|collected|collected on|sample date|"
    "specimen date|date of sample|sampling date|sampled|drawn|date drawn|draw date|LBDTC|Abnahmedatum|"
    "Entnahmedatum|Probendatum|采样日期|采集日期|采样时间|采集时间|date|dates|day|test date|date of test|lab date|"
    "date time|datetime|date/time|collection date/time|Datum|Tag|日期|检测日期|检验日期|时间|fecha|visit date|"
    "report date|reported|date reported|result date|received|date received|Befunddatum|Eingangsdatum|报告日期|"
    "报告时间",
    "analyte": "analyte|analyte name|test|test name|tests|lab test|laboratory test|parameter|parameters|"
    "component|investigation|examination|observation|assay|item|LBTEST|LBTESTCD|test code|LOINC|LOINC code|Analyt|"
    "Untersuchung|Messgröße|Parametername|Laborwert|项目|检验项目|检查项目|项目名称|指标",
    "value": "value|values|result|results|result value|test result|numeric result|measurement|lab value|"
    "LBORRES|LBSTRESN|reading|Wert|Messwert|Ergebnis|Resultat|结果|检验结果|数值|测定值",
    "unit": "unit|units|uom|unit of measure|units of measure|result unit|result units|LBORRESU|LBSTRESU|"
    "Einheit|Einheiten|Maßeinheit|单位",
    "limits": "reference|reference range|reference ranges|reference interval|reference limits|ref range|ref|"
    "ref interval|refrange|normal range|normal values|normal|normals|norm|range|limits|limits of normal|"
    "biological reference interval|Referenz|Referenzbereich|Referenzwerte|Normbereich|Normwerte|Normalwerte|"
    "Normalbereich|参考范围|参考值|参考区间|正常值|正常范围",
    "lower": "lower|lower limit|lower limit of normal|lln|low limit|reference low|ref low|range low|"
    "normal low|LBORNRLO|lower reference|min|minimum|untere Grenze|Untergrenze|untere Normgrenze|下限|参考下限",
    "upper": "upper|upper limit|upper limit of normal|uln|high limit|reference high|ref high|range high|"
    "normal high|LBORNRHI|upper reference|max|maximum|obere Grenze|Obergrenze|obere Normgrenze|上限|参考上限",
    "laboratory": "laboratory|lab|lab name|laboratory name|performing lab|performing laboratory|site|LBNAM|Labor|"
    "Institut|实验室|检验科|医院",
    "comment": "comment|comments|remark|remarks|note|notes|Bemerkung|Bemerkungen|Kommentar|Anmerkung|备注|说明",
    "flag": "flag|flags|abnormal|abnormal flag|abn|h/l|hl|result flag|indicator|LBNRIND|Bewertung|Markierung|"
    "提示|标志",
    "time": "time|time of day|collection time|time collected|sample time|Uhrzeit|Zeit|Abnahmezeit",
    "person": "patient|patient id|patient name|patient number|name|id|mrn|subject|subject id|usubjid|subjid|"
    "case|case no|case number|gender|sex|age|birth date|date of birth|dob|Patientennummer|Geburtsdatum|姓名|患者|"
    "性别|年龄|病历号",
    "number": "no|no.|number|#|row|sample|sample id|sample no|specimen|specimen id|order|order id|accession|nr|"
    "lfd nr|序号",
}  # fmt: skip
LEFT_OUT: Final = {
    "flag": N_("marks follow from the limits"),
    "time": N_("times of day are not kept"),
    "person": N_("who it is about stands in the case"),
    "number": N_("numbers of rows or samples are not kept"),
}

_BRACKETED = re.compile(r"\s*[(\[（［{]([^()\[\]（）［］{}]*)[)\]）］}]\s*")
_TRAILING_LIMITS = re.compile(r"[\s,;:]+((?:[<>≤≥]\s*)?[\d.,]+(?:\s*[-–—~]\s*[\d.,]+)?(?:\s*\S+)?)$")
_SAID = r"(?:reference range|ref\.? ?range|reference|normal range|normal|ref|range|nr|rr|n)\s*[.:=]?\s*"
_LABEL, _LABEL_BEFORE = re.compile(rf"^{_SAID}", re.IGNORECASE), re.compile(rf"[\s,;]+{_SAID}$", re.IGNORECASE)


def _key(text: str) -> str:
    return re.sub(r"[\s._\-:]+", "", unicodedata.normalize("NFKC", text).casefold())


_ROLE_OF: Final[dict[str, tuple[str, int]]] = {}
for _role, _names in _WORDS.items():
    for _rank, _name in enumerate(_names.split("|")):
        _ROLE_OF.setdefault(_key(_name), (_role, _rank))


@frozen
class Measured:
    """What the heading of a column of results says: the analyte as written, its unit and its limits of normal."""

    analyte: str
    unit: str = ""
    lower: float | None = None
    upper: float | None = None
    known: bool = False


@lru_cache(maxsize=4096)
def role_of(heading: str) -> tuple[str, int]:
    """Give the word for what a heading means ("date", "flag" …) and its rank among such headings; empty if none."""
    key = _key(heading)
    if found := _ROLE_OF.get(key):
        return found
    bare = _BRACKETED.sub(" ", heading)
    return _ROLE_OF.get(_key(bare), ("", 0)) if _key(bare) else ("", 0)


@lru_cache(maxsize=4096)
def measured(heading: str) -> Measured:
    """Read a heading such as "ALT (U/L) 7-40": an analyte, and in any order its unit and limits of normal."""
    name, unit, limits = heading.strip(), "", None
    while not find_analyte(name):
        taken = _without_bracket(name) or _without_end(name)
        if not taken:
            break
        name, found_unit, found_limits = taken
        unit, limits = unit or found_unit, limits or found_limits
        if limits and limits.unit:
            unit = unit or limits.unit
    return Measured(
        name, unit, limits.lower if limits else None, limits.upper if limits else None, find_analyte(name) is not None
    )


def unit_in(heading: str) -> str:
    """Give the unit in the brackets of a heading such as "Result (U/L)", empty when there is none."""
    return next((inner for inner in _BRACKETED.findall(heading) if is_unit(inner)), "")


def is_unit(text: str) -> bool:
    """Whether a text is the spelling of a known unit, and no number."""
    return bool(text) and not text.isdigit() and find_unit(text.strip("()[] ")) is not None


_Taken = tuple[str, str, Limit | None]


def _without_bracket(name: str) -> _Taken | None:
    for bracket in _BRACKETED.finditer(name):
        inner = bracket[1].strip()
        rest = " ".join(f"{name[: bracket.start()]} {name[bracket.end() :]}".split()).strip(" ,;:")
        limits = read_limits(_LABEL.sub("", inner, count=1), "")
        if rest and (limits or is_unit(inner) or "/" in inner or "%" in inner):
            return rest, "" if limits else inner, limits
    return None


def _without_end(name: str) -> _Taken | None:
    if (end := _TRAILING_LIMITS.search(name)) and (limits := read_limits(end[1], "")):
        return _LABEL_BEFORE.sub("", name[: end.start()]).strip(" ,;:") or name, "", limits
    front, sign, unit = name.rpartition(" ")
    if sign and front.strip(" ,;:") and is_unit(unit) and find_unit(unit) != "1":
        return front.strip(" ,;:"), unit, None
    return None
