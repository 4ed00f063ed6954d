"""Results and limits of normal as they stand in the cells of a table."""

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

from causality.case.model import Comparator
from causality.case.units import find_unit
from causality.frozen import frozen

Mark = Literal["", "point", "comma"]
"""What the decimal mark of a table is known to be."""

_COMPARATORS: Final[dict[str, Comparator]] = {
    "<": "<", ">": ">", "<=": "<=", ">=": ">=", "=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=", "⩽": "<=", "⩾": ">=",
}  # fmt: skip
_NUMBER = r"[+-]?(?:\d{1,3}(?:[ '’]\d{3})+|\d[\d.,]*|[.,]\d+)(?:[.,]\d+)?"
_FLAG = r"\(?(?:HH|LL|H|L|high|low|hoch|tief|↑{1,3}|↓{1,3}|\*{1,3}|!{1,3})\)?"
_RESULT = re.compile(
    rf"(?:({_FLAG})\s*)?(<=|>=|=<|=>|[<>≤≥⩽⩾])?\s*({_NUMBER}(?:[eE][+-]?\d{{1,3}})?)"
    rf"(?:\s*[x×*]\s*10\s*\^?\s*([+-]?\d{{1,2}}))?(?:\s*({_FLAG}(?:\s*{_FLAG})?))?(?:\s*(\S.*))?",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"({_NUMBER})\s*(?:[-–—−~～]|to|bis|\.\.\.?|…)\s*({_NUMBER})\s*(\S.*)?", re.IGNORECASE)
_ONE_SIDED = re.compile(rf"(<=|>=|=<|=>|[<>≤≥⩽⩾]|up to|bis|max\.?|min\.?)\s*({_NUMBER})\s*(\S.*)?", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?\d+(?:[.]\d+)?(?:[eE][+-]?\d{1,3})?")
_THREE = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}")
_ENGLISH = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_GERMAN = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_ONE_MARK = re.compile(r"[+-]?\d*[.,]\d+")
NOTHING: Final = frozenset({"-", "–", "—", "−", "--", "---", ".", "/", "…"})
"""What stands in a cell where nothing was measured."""


_IN_WORDS: Final = (
    "neg negative negativ neg. pos positive positiv pos. reactive non-reactive nonreactive not_reactive detected "
    "not_detected undetectable trace traces equivocal borderline normal abnormal haemolysed hemolysed lipaemic n/a na "
    "nd n.d. (+) + ++ +++ ++++ (-) 阴性 阳性 弱阳性 nachweisbar nicht_nachweisbar grenzwertig"
)
_WORDS: Final = frozenset(_IN_WORDS.split())


@frozen
class Result:
    """One result: a number, a censored one, or a text; with the unit, flag and limits that its cell adds.

    `unclear` says that the number can be read in two ways ("1,234").
    """

    value: float | None = None
    comparator: Comparator = ""
    text: str = ""
    unit: str = ""
    flag: str = ""
    lower: float | None = None
    upper: float | None = None
    unclear: bool = False


@frozen
class Limit:
    """The limits of normal in a cell, with the unit that it adds."""

    lower: float | None
    upper: float | None
    unit: str = ""


def mark_of(texts: Iterable[str]) -> Mark:
    """Find the decimal mark that is beyond doubt in these cells; nothing when there is none, or both."""
    found: set[Mark] = set()
    for text in texts:
        for piece in re.findall(r"[\d.,]*\d[\d.,]*", text) if "," in text or "." in text else ():
            if mark := _telling(piece.strip(".,")):
                found.add(mark)
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=65_536)
def read_result(text: str, mark: Mark) -> Result:
    """Read the cell of a result. What is no number is kept as a text."""
    plain = _plain(text)
    match = _RESULT.fullmatch(plain)
    if match is None:
        return Result(text=text)
    before, sign, digits, power, after, rest = match.groups()
    number, unclear = read_number(digits, mark)
    if unclear:
        return Result(text=text, unclear=True)
    if number is None or not math.isfinite(number := number * 10.0 ** int(power or 0)):
        return Result(text=text)
    comparator = _COMPARATORS[sign] if sign else ""
    unit, lower, upper = "", None, None
    if rest:
        limits = read_limits(rest, mark) if rest[0] in "([" else None
        if limits:
            lower, upper, unit = limits.lower, limits.upper, limits.unit
        elif _is_unit(rest):
            unit = rest
        else:
            return Result(text=text)
    flag = " ".join(re.sub(r"[()\s]", "", mark) for mark in (before, after) if mark)
    return Result(number, comparator, "", unit, flag, lower, upper)


@lru_cache(maxsize=4096)
def read_limits(text: str, mark: Mark) -> Limit | None:
    """Read limits of normal: "7–40", "<40", "7-40 U/L"; None when they are none."""
    plain = _plain(text).strip("()[]")
    if match := _RANGE.fullmatch(plain):
        lower, upper = read_number(match[1], mark)[0], read_number(match[2], mark)[0]
        if lower is None or upper is None or lower > upper or not _fits(match[3]):
            return None
        return Limit(lower, upper, match[3] or "")
    if match := _ONE_SIDED.fullmatch(plain):
        number, side = read_number(match[2], mark)[0], match[1].lower()
        if number is None or not _fits(match[3]):
            return None
        above = side[0] in ">≥⩾" or side == "=>" or side.startswith("min")
        return Limit(number if above else None, None if above else number, match[3] or "")
    return None


@lru_cache(maxsize=65_536)
def read_number(text: str, mark: Mark) -> tuple[float | None, bool]:
    """Give the number that `text` is, and whether it is one that could be read in two ways."""
    digits, _e, exponent = text.replace("E", "e").partition("e")
    digits = re.sub(r"[ '’]", "", digits)
    if "." in digits or "," in digits:
        if mark == "" and (three := _THREE.fullmatch(digits)) and three[1] == ",":
            return None, True
        plain = _with_point(digits, mark)
        if plain is None:
            return None, False
        digits = plain
    try:
        number = float(f"{digits}e{exponent or 0}")
    except ValueError:
        return None, False
    return (number, False) if math.isfinite(number) else (None, False)


def is_number(text: str) -> bool:
    """Whether a cell is a number and nothing else, however it is written."""
    return read_number(_plain(text), "point")[0] is not None or read_number(_plain(text), "comma")[0] is not None


def is_qualitative(text: str) -> bool:
    """Whether a cell is a usual result in words, such as "neg" or "not detected"."""
    return text.casefold().replace(" ", "_") in _WORDS


def _with_point(digits: str, mark: Mark) -> str | None:
    if mark != "comma" and _ENGLISH.fullmatch(digits):
        return digits.replace(",", "")
    if mark != "point" and _GERMAN.fullmatch(digits) and (mark == "comma" or not _THREE.fullmatch(digits)):
        return digits.replace(".", "").replace(",", ".")
    return digits.replace(",", ".") if _ONE_MARK.fullmatch(digits) else None


def _telling(piece: str) -> Mark:
    """Give the decimal mark that one number shows beyond doubt."""
    last = max(piece.rfind("."), piece.rfind(","))
    if last < 0:
        return ""
    sign = piece[last]
    if "." in piece and "," in piece:
        return "point" if sign == "." else "comma"
    if piece.count(sign) > 1:
        pieces = piece.split(sign)
        grouped = all(len(part) == 3 and part.isdigit() for part in pieces[1:]) and 0 < len(pieces[0]) <= 3
        # 12.08.2024 is a date; 1.234.567 shows that a point divides thousands.
        return ("comma" if sign == "." else "point") if grouped else ""
    if _THREE.fullmatch(piece):
        return ""
    return "point" if sign == "." else "comma"


def _is_unit(text: str) -> bool:
    return find_unit(text.strip("()[] ")) not in (None, "1")


def _fits(rest: str | None) -> bool:
    return rest is None or _is_unit(rest)


@lru_cache(maxsize=65_536)
def _plain(text: str) -> str:
    if text.isascii():
        return text.strip()
    # NFKC would turn "10³" into "103".
    return unicodedata.normalize("NFC", text).translate(_WIDE).strip()


_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0xA0: " ",
    0x202F: " ",
    0x2009: " ",
    0x2212: "-",
}
