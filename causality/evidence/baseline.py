"""The state before a product was taken, and what came after it as a multiple of that.

Baseline: the mean of the samples before the first intake (IQ DILI Initiative, Drug Saf 2021;44:133-165, PMC7847464:
the mean of at least two; one alone is used and said to be one). How far back they may lie is not given there: 180 days,
as for samples of an episode, are a working definition. A sample of the very day of the first intake counts as before
it. Samples that may be from either side are left out, and so are censored ones.

The composite reading for patients who begin with abnormal tests (Drug Saf 2024;47:699-710,
doi:10.1007/s40264-024-01425-5): the baseline in multiples of the upper limit, the peak in the same, and the peak in
multiples of the baseline. Lines on the last axis are not confirmed, so there are none.
"""

from math import fsum
from typing import Final

from causality.case.analytes import harm_of
from causality.case.model import Product
from causality.evidence.facts import Facts
from causality.evidence.series import excess
from causality.evidence.values import Interval, Multiple
from causality.frozen import frozen
from causality.text import _

BEFORE: Final = 180
ENOUGH: Final = 2
ABNORMAL: Final = 1.0
LEVELS: Final = ((1.5, 3.0, (4.0, 6.0, 11.0)), (3.0, 5.0, (6.0, 8.0, 12.0)))
"""Proposed action levels (×ULN) for a baseline ALT from the first to below the second number, the last range with both
ends (Expert Opin Drug Saf 2024;23:527-537, doi:10.1080/14740338.2024.2327509; abstract read)."""


@frozen
class Baseline:
    """The samples of one analyte before a product was first taken, and their mean in multiples of the upper limit."""

    samples: tuple[int, ...]
    multiple: float

    @property
    def abnormal(self) -> bool:
        """Whether the mean lies above the upper limit of normal."""
        return self.multiple > ABNORMAL

    @property
    def enough(self) -> bool:
        """Whether it is the mean of at least two samples."""
        return len(self.samples) >= ENOUGH


@frozen
class Since:
    """One analyte before and after the first intake of a product.

    `worst` is the sample furthest out in the direction of harm after it, in multiples of the upper limit
    (`multiple`) and of the baseline (`of_baseline`, None without one). `level` is the number of proposed action levels
    that an ALT reaches (None where none are proposed for its baseline).
    """

    product: str
    analyte: str
    baseline: Baseline | None
    worst: Multiple
    multiple: Interval | None
    of_baseline: Interval | None
    level: int | None = None


def baseline(facts: Facts, product: Product, analyte: str) -> Baseline | None:
    """Give the baseline of an analyte for a product, None without a sample that is certainly before it."""
    begin = _first_intake(facts, product)
    if begin is None or begin[0] is None:
        return None
    first = begin[0]
    found = [one for one in facts.group.get(analyte, ()) if _before(one, first) and one.low == one.high]
    if not found:
        return None
    mean = fsum(one.low or 0.0 for one in found) / len(found)
    return Baseline(tuple(one.index for one in found), mean)


def since(facts: Facts, product: Product, analytes: tuple[str, ...]) -> tuple[Since, ...]:
    """Give what each analyte became after the first intake of a product, as far as it was measured then."""
    begin = _first_intake(facts, product)
    if begin is None or begin[1] is None:
        return ()
    found = []
    for analyte in analytes:
        later = [one for one in facts.group.get(analyte, ()) if one.first is not None and one.first > begin[1]]
        if later:
            worst = max(later, key=lambda one: (excess(one, analyte), _out(one, analyte)))
            found.append(_since(product, analyte, baseline(facts, product, analyte), worst))
    return tuple(found)


def levels_of(alt: float) -> tuple[float, ...]:
    """Give the action levels proposed for a baseline ALT (×ULN), none where none are."""
    last = LEVELS[-1]
    return next((levels for low, high, levels in LEVELS if low <= alt < high or (high == last[1] and alt == high)), ())


def level_text(one: Since) -> str:
    """Tell the proposed action levels of an ALT and which of them is reached; empty where none are proposed."""
    if one.level is None or one.baseline is None:
        return ""
    levels = "/".join(f"{level:g}" for level in levels_of(one.baseline.multiple))
    text = _("{reached} of the levels {levels}×ULN proposed for this baseline (an abstract; no advice)")
    return text.format(reached=one.level, levels=levels)


def _first_intake(facts: Facts, product: Product) -> tuple[int | None, int | None] | None:
    """The first and last possible day of the first intake."""
    bounds = [one for one in (facts.moments.range_of(("start", product.id, record)) for record in
                              range(len(product.doses))) if one is not None]  # fmt: skip
    if not bounds or any(first is None for first, _last in bounds):
        return None
    lasts = [last for _first, last in bounds if last is not None]
    return min(first for first, _last in bounds if first is not None), min(lasts) if lasts else None


def _before(one: Multiple, first: int) -> bool:
    return one.low is not None and one.first is not None and one.last is not None and (
        first - BEFORE <= one.first and one.last <= first
    )  # fmt: skip


def _out(one: Multiple, analyte: str) -> float:
    """How far out a value within its limits lies."""
    return -(one.value or 0.0) if harm_of(analyte) == "down" else one.low or 0.0


def _since(product: Product, analyte: str, before: Baseline | None, worst: Multiple) -> Since:
    multiple = None if worst.low is None or worst.high is None else (worst.low, worst.high)
    of_baseline = None
    if before is not None and before.multiple and multiple is not None:
        of_baseline = multiple[0] / before.multiple, multiple[1] / before.multiple
    levels = levels_of(before.multiple) if before is not None and analyte == "ALT" else ()
    level = sum(multiple[0] > one for one in levels) if levels and multiple is not None else None
    return Since(product.id, analyte, before, worst, multiple, of_baseline, level)
