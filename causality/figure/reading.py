"""What the samples say on a day: the value of that day, else the last one before it with its age."""

from bisect import bisect_right
from collections.abc import Iterable

from causality.case.dates import show
from causality.figure.scale import Mode
from causality.figure.values import SamplePoint, Series
from causality.text import _
from causality.wording import number, times

SIGNS = {"value": "", "at_most": "≤ ", "at_least": "≥ "}
Reading = tuple[Series, SamplePoint, int]


def readings(series: Iterable[Series], day: int) -> list[Reading]:
    """Give for each series its last sample up to `day` and the days since; those without one are left out."""
    found: list[Reading] = []
    for one in series:
        place = bisect_right(one.points, day, key=lambda point: point.day)
        if place:
            point = one.points[place - 1]
            found.append((one, point, day - point.day))
    return sorted(found, key=lambda reading: (reading[2] > 0, -(reading[1].multiple or 0.0)))


def value_text(series: Series, point: SamplePoint, mode: Mode) -> str:
    """Print a sample: as a multiple or in its unit; in its unit, too, when it has no multiple."""
    if mode == "multiples" and point.multiple is not None:
        return SIGNS[point.mark] + times(point.multiple)
    if point.value is None:
        return _("no value in {unit}").format(unit=series.unit)
    return f"{SIGNS[point.mark]}{number(point.value)} {series.unit}".strip()


def reading_text(found: Iterable[Reading], day: int, mode: Mode) -> str:
    """Print what is read on a day; older values stand in brackets with their age."""
    texts = []
    for series, point, age in found:
        text = f"{series.label} {value_text(series, point, mode)}"
        about = f"{text}?" if point.span else text
        texts.append(_("({text}, {days} d before)").format(text=about, days=age) if age else about)
    return "  ".join(filter(None, (show(day), " · ".join(texts))))
