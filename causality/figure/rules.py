"""What lights up on the timeline while an item is selected: its evidence, and its rule as it is drawn."""

import re
from collections.abc import Callable
from datetime import date

from causality.assess import Assessment
from causality.evidence.course import FOLLOWED_DAYS, fall_after, one_a_day
from causality.evidence.exposure import Lane
from causality.evidence.values import Multiple
from causality.figure.chart import SAMPLE
from causality.figure.levels import doubling_level, half_level
from causality.figure.values import Band, Highlight, Rule
from causality.methods import rucam
from causality.methods.method import ItemResult
from causality.text import _
from causality.wording import event_name, product_name

_NAMED = re.compile(r"(products|events)\[([^\]]+)\]")


def highlight_of(assessment: Assessment, product: str, method: str, sheet: str, result: ItemResult) -> Highlight:
    """Give what lights up while an item of a sheet is looked at."""
    paths = " ".join(result.evidence)
    named = _NAMED.findall(paths)
    case = assessment.case
    return Highlight(
        frozenset(int(number) for number in SAMPLE.findall(paths)),
        frozenset(product_name(case, key) for kind, key in named if kind == "products"),
        frozenset(event_name(case, key) for kind, key in named if kind == "events"),
        _rule(assessment, product, method, sheet, result),
    )


def _rule(assessment: Assessment, product: str, method: str, sheet: str, result: ItemResult) -> Rule:
    """The rule of an item of RUCAM; items of other methods light up their evidence only."""
    draw = _RULES.get(result.item.id)
    if method != rucam.RUCAM_2016.id or draw is None:
        return Rule()
    bars = sorted(
        (bar for bar in assessment.lanes if bar.product == product),
        key=lambda bar: bar.first_possible or date.min,
    )
    return draw(assessment, bars, sheet, result)


def _onset_rule(_assessment: Assessment, bars: list[Lane], sheet: str, result: ItemResult) -> Rule:
    """The windows that the answers name: from the first intake, from a re-exposure, from the last intake."""
    answers, bands = " ".join(result.answers), []
    last = _ends(bars[-1].last_certain, bars[-1].last_possible) if bars else None
    if "after_cessation" in answers and last:
        text = _("≤ {days} days from the last intake").format(days=rucam.CESSATION_TO[sheet])
        bands.append(Band(last[0] + 1, last[1] + rucam.CESSATION_TO[sheet], text))
    if "again_" in answers and len(bars) > 1 and (ends := _ends(bars[-1].first_possible, bars[-1].first_certain)):
        text = _("second exposure: 1–{days} days").format(days=rucam.AGAIN_TO[sheet])
        bands.append(Band(ends[0] + 1, ends[1] + rucam.AGAIN_TO[sheet], text))
    if bars and not bands and (ends := _ends(bars[0].first_possible, bars[0].first_certain)):
        days = {"first": rucam.SUGGESTIVE_FROM, "last": rucam.SUGGESTIVE_TO}
        text = _("{first}–{last} days from the first intake").format(**days)
        bands.append(Band(ends[0] + rucam.SUGGESTIVE_FROM, ends[1] + rucam.SUGGESTIVE_TO, text))
    return Rule(tuple(bands))


def _course_rule(assessment: Assessment, bars: list[Lane], sheet: str, _result: ItemResult) -> Rule:
    """The windows after the last intake, and the line at which half of the excess of the peak is gone."""
    ends = _ends(bars[-1].last_certain, bars[-1].last_possible) if bars else None
    if ends is None:
        return Rule()
    cholestatic = sheet == rucam.CHOLESTATIC
    windows = (rucam.CHOLESTATIC_DAYS,) if cholestatic else (rucam.FAST_DAYS, rucam.SLOW_DAYS)
    text = _("{days} days from the last intake")
    bands = tuple(Band(ends[0] + 1, ends[1] + days, text.format(days=days)) for days in windows)
    marker = rucam.MARKER[sheet]
    begin = bars[0].first_possible.toordinal() if bars[0].first_possible else 0
    samples = _of(assessment, marker)
    falls = fall_after(one_a_day(samples), max(begin, ends[0] - FOLLOWED_DAYS), ends[1], None,
                       followed=rucam.CHOLESTATIC_DAYS if cholestatic else None)  # fmt: skip
    peak = falls[0].peak
    if peak is None or peak.day is None or not peak.high:
        return Rule(bands)
    return Rule(bands, (half_level(peak, marker, peak.day, ends[1] + windows[-1]),))


def _re_exposure_rule(assessment: Assessment, _bars: list[Lane], sheet: str, result: ItemResult) -> Rule:
    """The doubling of the marker: from the sample before the re-exposure to the one that decides."""
    marker = rucam.MARKER[sheet]
    indices = {int(number) for number in SAMPLE.findall(" ".join(result.evidence))}
    pair = [(day, one) for day, one in _of(assessment, marker) if one.index in indices]
    if len(pair) < 2 or not pair[0][1].high:
        return Rule()
    (first, before), (last, _after) = pair[0], pair[-1]
    return Rule(levels=(doubling_level(before, marker, first, last, rucam.REEXPOSURE_FACTOR),))


def _of(assessment: Assessment, analyte: str) -> list[tuple[int, Multiple]]:
    dated = ((one.day, one) for one in assessment.multiples if one.analyte == analyte and one.low is not None)
    return sorted(((day, one) for day, one in dated if day is not None), key=lambda pair: pair[0])


def _ends(first: date | None, last: date | None) -> tuple[int, int] | None:
    ends = [day.toordinal() for day in (first, last) if day is not None]
    return (min(ends), max(ends)) if ends else None


_RULES: dict[str, Callable[[Assessment, list[Lane], str, ItemResult], Rule]] = {
    "time_to_onset": _onset_rule, "course": _course_rule, "rechallenge": _re_exposure_rule,
}  # fmt: skip
