"""The heights that decide: half of the excess over a limit, a rise of it, the doubling of a value."""

from dataclasses import replace

from causality.case.analytes import harm_of
from causality.evidence.change_value import change_value
from causality.evidence.judging import CHANGED, DOUBLING, GUARDS, POSITIVE_FALL
from causality.evidence.series import excess
from causality.evidence.values import Challenge, Multiple
from causality.figure.values import Level
from causality.text import _
from causality.wording import short_analyte


def half_level(before: Multiple, analyte: str, first: int, last: int) -> Level:
    """Half of the excess over the limit: what the 50 % of the rules are measured by."""
    share = 1 - POSITIVE_FALL
    text = _("{share:.0f} % of the excess of {analyte}").format(share=100 * share, analyte=short_analyte(analyte))
    return Level(_multiple(before, analyte, share * excess(before, analyte)), analyte, first, last, text)


def doubling_level(before: Multiple, analyte: str, first: int, last: int, factor: float) -> Level:
    """A multiple of a value before."""
    text = _("{factor:g} × {analyte} before").format(factor=factor, analyte=short_analyte(analyte))
    return Level(factor * (before.high or 0.0), analyte, first, last, text)


def decisive_level(challenge: Challenge, before: Multiple, last: int, *, liver: bool) -> Level | None:
    """The height from which the course after a change of dose is positive, from the sample before to the `last` day."""
    analyte, was, day = challenge.analyte, excess(before, challenge.analyte), before.day
    if day is None or not before.high:
        return None
    if challenge.change in ("stop", "reduction"):
        return _beyond_variation(half_level(before, analyte, day, last), before, -1) if was else None
    if liver and analyte in GUARDS:
        return doubling_level(before, analyte, day, last, DOUBLING)
    text = _("{share:.0f} % more excess of {analyte}").format(share=100 * CHANGED, analyte=short_analyte(analyte))
    multiple = _multiple(before, analyte, was + CHANGED * (was or 1.0))
    return _beyond_variation(Level(multiple, analyte, day, last, text), before, +1)


def _beyond_variation(level: Level, before: Multiple, harm: int) -> Level:
    """The height at which the value, too, differs by its reference change value; `harm` is +1 where harm decides."""
    least = change_value(level.analyte)
    if least is None or before.low is None or before.low != before.high:
        return level
    up = harm if harm_of(level.analyte) == "up" else -harm
    multiple = before.low * (1 + up * least)
    if (multiple - level.multiple) * up <= 0:
        return level
    text = _("reference change of {analyte}, {size:.0f} %").format(
        analyte=short_analyte(level.analyte), size=100 * least
    )
    return replace(level, multiple=multiple, text=text)


def _multiple(one: Multiple, analyte: str, beyond: float) -> float:
    """The multiple of the upper limit at which the excess is `beyond`."""
    if harm_of(analyte) == "up":
        return 1 + beyond
    return (one.lower_limit or 0.0) * (1 - beyond) / one.limit if one.limit else 0.0
