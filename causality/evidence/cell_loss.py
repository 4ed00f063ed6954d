"""P_ALT: a parameter that goes with the loss of hepatocytes in a drug-induced liver injury.

P_ALT = area under ALT in U/L × h, times the peak ALT to the power of 0.18, divided by 10^5 (Chung JY, Longo DM, Watkins
PB. A Rapid Method to Estimate Hepatocyte Loss Due to Drug-Induced Liver Injury. Clin Pharmacol Ther 2019,
doi:10.1002/cpt.1254; abstract read). The abstract says that it correlates with the loss estimated by a mechanistic
model, and asks for further validation: it is no measured share of the liver, and is never shown as one.

The abstract does not say which samples the area takes in. As in the validation tables of hep-explorer (SafetyGraphics,
`test/palt`), it runs by the trapezoid rule from the sample before the first ALT above 3×ULN to the one after the last.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from causality.case.dates import show
from causality.case.model import Case, Event, Sample
from causality.case.units import convert
from causality.evidence.facts import Facts
from causality.evidence.liver import of_episode
from causality.evidence.values import Multiple
from causality.frozen import frozen
from causality.text import _

POWER: Final = 0.18
SCALE: Final = 10.0**5
HOURS: Final = 24
FROM: Final = 3.0
"""Multiple of the upper limit of normal whose first and last crossing bound the area."""


@frozen
class CellLoss:
    """P_ALT with the area (U/L × h), the peak (U/L) and its samples; `value` is None where it is not computable."""

    event: str
    value: float | None
    area: float
    peak: float
    samples: tuple[int, ...]
    text: str


def cell_loss(facts: Facts, event: Event) -> CellLoss | None:
    """Give P_ALT of a liver injury, None for another event."""
    evidence = facts.liver.get(event.id)
    if evidence is None:
        return None
    found = of_episode(facts.group, evidence.onset_day).get("ALT", ())
    raised = [one for one in found if (one.low or 0.0) > FROM]
    if not raised:
        return _none(event, _("no ALT above 3×ULN"))
    if any(one.day is None for one in raised):
        return _none(event, _("an ALT above 3×ULN without an exact day"))
    if any(one.low != one.high for one in raised):
        return _none(event, _("a censored ALT above 3×ULN"))
    return _computed(facts.case, event, _around(_dated(found), raised))


def p_alt(days: Sequence[int], values: Sequence[float]) -> tuple[float, float, float]:
    """Give P_ALT, the area and the peak of ALT values (U/L) at these days, in order of time."""
    points = list(zip(days, values, strict=True))
    area = sum((then + now) / 2 * (day - before) * HOURS for (before, then), (day, now) in pairwise(points))
    peak = max(values)
    return area * peak**POWER / SCALE, area, peak


def _dated(found: Sequence[Multiple]) -> list[Multiple]:
    """The samples with an exact day and an exact value, the highest of each day."""
    days: dict[int, Multiple] = {}
    for one in found:
        held = days.get(one.day) if one.day is not None else None
        if one.day is not None and one.low == one.high and (held is None or (one.low or 0.0) > (held.low or 0.0)):
            days[one.day] = one
    return [days[day] for day in sorted(days)]


def _around(found: list[Multiple], raised: Sequence[Multiple]) -> list[Multiple]:
    """The samples from the one before the first raised one to the one after the last."""
    days = [one.day for one in raised]
    places = [place for place, one in enumerate(found) if one.day in days]
    return found[max(0, places[0] - 1) : places[-1] + 2]


def _computed(case: Case, event: Event, found: Sequence[Multiple]) -> CellLoss:
    values = [_units(case.samples[one.index]) for one in found]
    if None in values:
        return _none(event, _("the unit of an ALT is not known"))
    if len(found) < 2:
        return _none(event, _("a single ALT has no area"))
    value, area, peak = p_alt([one.day or 0 for one in found], [one for one in values if one is not None])
    text = _(
        "P_ALT {value:.2f}: area {area:.0f} U/L × h from {first} to {last}, peak {peak:g} U/L; no measured share"
    ).format(value=value, area=area, peak=peak, first=show(found[0].day or 0), last=show(found[-1].day or 0))
    return CellLoss(event.id, value, area, peak, tuple(one.index for one in found), text)


def _units(sample: Sample) -> float | None:
    return None if sample.value is None else convert(sample.value, "ALT", sample.unit, "U/L")


def _none(event: Event, why: str) -> CellLoss:
    return CellLoss(event.id, None, 0.0, 0.0, (), _("P_ALT not computable: {why}").format(why=why))
