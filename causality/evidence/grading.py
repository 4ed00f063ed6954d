"""CTCAE v4.03 grades of samples.

Limits as in the pharmaverse/admiral grading tables (evidence label R, code): multiples of the upper limit of normal
for ALT, AST, ALP, GGT, total bilirubin and INR, albumin in g/L, platelets in 10⁹/L, glucose in the units printed. A
limit belongs to the lower grade: exactly 3×ULN is grade 1. 160 mg/dL is 8.88, not 8.9 mmol/L, so glucose is compared
in its own unit where the table prints it, and in mmol/L otherwise. Fasting values carry all grades; others grades 3
and 4 only.

A censored value is graded only if all values that it allows have the same grade. Other versions, and grades against an
abnormal baseline, are those of `ctcae`; grade 5 does not follow from a value.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import inf
from typing import Final

from causality.case.analytes import ANALYTES
from causality.case.model import Case, Comparator, Sample
from causality.case.units import convert, find_unit
from causality.evidence.measured import Measured
from causality.evidence.values import Grade, Multiple
from causality.frozen import frozen
from causality.reuse import Kept
from causality.text import _

VERSION: Final = "4.03"
TIMES_LIMIT: Final = "×ULN"

_SOURCE: Final = "CTCAE v4.03 as in the pharmaverse/admiral grading tables"


@frozen
class Steps:
    """Where the grades of some analytes begin: beyond each of `limits`, for grades 1 onwards.

    `unit` is "×ULN" or a UCUM code. A limit of None is the sample's own limit of normal. `falling`: lower is worse.
    `lowest` is the lowest grade that a value alone gives. `ranges` print the grades.
    """

    analytes: tuple[str, ...]
    unit: str
    limits: tuple[float | None, ...]
    ranges: tuple[str, ...]
    falling: bool = False
    lowest: int = 1
    source: str = _SOURCE


_IN_MG_DL: Final = (None, 160.0, 250.0, 500.0), (">ULN–160 mg/dL", ">160–250 mg/dL", ">250–500 mg/dL", ">500 mg/dL")
_IN_MMOL_L: Final = (
    (None, 8.9, 13.9, 27.8),
    (">ULN–8.9 mmol/L", ">8.9–13.9 mmol/L", ">13.9–27.8 mmol/L", ">27.8 mmol/L"),
)
_NOT_FASTING: Final = ("GLU", "GLU_RANDOM")

STEPS: Final = (
    Steps(("ALT", "AST"), TIMES_LIMIT, (1.0, 3.0, 5.0, 20.0), (">1–3×ULN", ">3–5×ULN", ">5–20×ULN", ">20×ULN")),
    Steps(("ALP", "GGT"), TIMES_LIMIT, (1.0, 2.5, 5.0, 20.0), (">1–2.5×ULN", ">2.5–5×ULN", ">5–20×ULN", ">20×ULN")),
    Steps(("TBIL",), TIMES_LIMIT, (1.0, 1.5, 3.0, 10.0), (">1–1.5×ULN", ">1.5–3×ULN", ">3–10×ULN", ">10×ULN")),
    Steps(("INR",), TIMES_LIMIT, (1.0, 1.5, 2.5), (">1–1.5×ULN", ">1.5–2.5×ULN", ">2.5×ULN")),
    Steps(("ALB",), "g/L", (None, 30.0, 20.0), ("<LLN–30 g/L", "<30–20 g/L", "<20 g/L"), falling=True),
    Steps(
        ("PLT",),
        "10*9/L",
        (None, 75.0, 50.0, 25.0),
        ("<LLN–75 ×10⁹/L", "<75–50 ×10⁹/L", "<50–25 ×10⁹/L", "<25 ×10⁹/L"),
        falling=True,
    ),
    Steps(("GLU_FASTING",), "mmol/L", *_IN_MMOL_L),
    Steps(("GLU_FASTING",), "mg/dL", *_IN_MG_DL),
    Steps(_NOT_FASTING, "mmol/L", *_IN_MMOL_L, lowest=3),
    Steps(_NOT_FASTING, "mg/dL", *_IN_MG_DL, lowest=3),
)


class Book:
    """The steps of one version by analyte and unit."""

    def __init__(self, version: str, steps: Sequence[Steps]) -> None:
        self.version = version
        self.first = {analyte: one for one in reversed(steps) for analyte in one.analytes}
        self._by_unit = {(analyte, one.unit): one for one in steps for analyte in one.analytes}

    def steps(self, analyte: str, unit: str) -> Steps:
        """Give the steps of an analyte of this book for a value in a unit as spelled."""
        first = self.first[analyte]
        return first if first.unit == TIMES_LIMIT else self._by_unit.get((analyte, find_unit(unit) or ""), first)


_BOOK: Final = Book(VERSION, STEPS)
_NAMES: Final = {analyte.id: analyte.name for analyte in ANALYTES}


def grades(case: Case, multiples: Iterable[Multiple]) -> tuple[Grade, ...]:
    """Give the grades of all samples that reach one, in the order of `multiples`."""
    found = []
    for multiple in multiples:
        if multiple.analyte in _BOOK.first:
            sample = case.samples[multiple.index]
            steps, reached = _grading(multiple, sample, _BOOK)
            if reached:
                found.append(worded(steps, multiple, sample, reached, VERSION))
    return tuple(found)


def grades_of(case: Case, found: Measured, kept: Kept) -> tuple[Grade, ...]:
    """Give the same as `grades`; of samples that did not change, the grades of before."""
    before: tuple[tuple[Multiple, ...], tuple[Grade, ...]] | None = kept.earlier("grades")
    change = found.since(before[0]) if before is not None else None
    if before is None or change is None:
        reached = grades(case, found.multiples)
    else:
        first, gone, come = change
        begin, end = (bisect_left(before[1], place, key=lambda one: one.sample) for place in (first, gone))
        reached = (*before[1][:begin], *grades(case, found.multiples[first:come]), *before[1][end:])
    kept.keep("grades", (found.multiples, reached))
    return reached


def grade(multiple: Multiple, sample: Sample, book: Book = _BOOK) -> Grade | None:
    """Give the CTCAE grade of a sample by a book, 0 when it reaches none; None when its value does not tell."""
    if multiple.analyte not in book.first:
        return None
    steps, reached = _grading(multiple, sample, book)
    return None if reached is None else worded(steps, multiple, sample, reached, book.version)


def glucose_grade(value: float, unit: str, fasting: bool = True) -> int | None:
    """Give the CTCAE v4.03 grade of a glucose value whose limit of normal is not known.

    None when the unit is not known, when only the limit of normal would tell (up to 8.9 mmol/L), and for values
    that were not fasting below grade 3.
    """
    analyte = "GLU_FASTING" if fasting else "GLU_RANDOM"
    steps = _BOOK.steps(analyte, unit)
    return _from_value(steps, analyte, value, "", unit, None)


def _grading(multiple: Multiple, sample: Sample, book: Book) -> tuple[Steps, int | None]:
    steps = book.steps(multiple.analyte, sample.unit)
    if sample.value is None or sample.value < 0:
        return steps, None
    if steps.unit == TIMES_LIMIT:
        return steps, _from_multiple(steps, multiple, sample.comparator)
    own = multiple.lower_limit if steps.falling else multiple.limit
    return steps, _from_value(steps, multiple.analyte, sample.value, sample.comparator, sample.unit, own)


def _from_multiple(steps: Steps, multiple: Multiple, comparator: Comparator) -> int | None:
    if multiple.low is None or multiple.high is None:
        return None
    limits = [limit or 0.0 for limit in steps.limits]
    low = _reached(multiple.low, limits, beyond=comparator == ">")
    return low if low == _reached(multiple.high, limits) else None


def _from_value(
    steps: Steps, analyte: str, value: float, comparator: Comparator, unit: str, own: float | None
) -> int | None:
    value_here = convert(value, analyte, unit, steps.unit)
    if value_here is None:
        return None
    own_here = None if own is None else convert(own, analyte, unit, steps.unit)
    # Without a limit of normal a grade stands only if it is the same for any limit.
    owns = (-inf, inf) if own_here is None else (own_here,)
    reached: set[int] = set()
    for limit in owns:
        reached.update(_ends(value_here, comparator, [limit if one is None else one for one in steps.limits], steps))
    only = reached.pop() if len(reached) == 1 else None
    return only if only == 0 or (only and only >= steps.lowest) else None


def _ends(value: float, comparator: Comparator, limits: list[float], steps: Steps) -> tuple[int, int]:
    """Give the grades at both ends of what a value allows; a falling scale is a rising one of negative numbers."""
    low = 0.0 if comparator in ("<", "<=") else value
    high = inf if comparator in (">", ">=") else value
    if steps.falling:
        mirrored = [-limit for limit in limits]
        return _reached(-high, mirrored, beyond=comparator == "<"), _reached(-low, mirrored)
    return _reached(low, limits, beyond=comparator == ">"), _reached(high, limits)


def _reached(value: float, limits: list[float], beyond: bool = False) -> int:
    """Give the grade of a value, or of one just beyond it."""
    for grade in range(len(limits), 0, -1):
        limit = limits[grade - 1]
        if value > limit or (beyond and value == limit):
            return grade
    return 0


def worded(steps: Steps, multiple: Multiple, sample: Sample, reached: int, version: str) -> Grade:
    """Give a grade with what it rests on in words."""
    shown = f"{sample.comparator}{sample.value:.12g} {sample.unit}".strip()
    times = multiple.low if sample.comparator in (">", ">=") else multiple.high
    if steps.unit == TIMES_LIMIT and times is not None:
        shown += f", {sample.comparator}{times:.4g}{TIMES_LIMIT}"
    name, reach = _(_NAMES[multiple.analyte]), steps.ranges[reached - 1] if reached else ""
    form = (
        _("{analyte} {value}: CTCAE v{version} grade {grade} ({range})")
        if reached
        else _("{analyte} {value}: no grade by CTCAE v{version}")
    )
    text = form.format(analyte=name, value=shown, version=version, grade=reached, range=reach)
    return Grade(multiple.analyte, multiple.index, reached, version, text)
