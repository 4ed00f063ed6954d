"""The CTCAE grade of a sample by each version, against the patient's own baseline where the version asks for it.

A grade always stands with its version, and says "×baseline" where it was read so. No grade (None) means that the
version does not grade this by value, or that the value leaves the grade open; 0 that none is reached.
"""

from collections.abc import Sequence
from math import inf
from typing import Final

from causality.case.analytes import find_analyte
from causality.case.model import Sample
from causality.evidence.baseline import Baseline
from causality.evidence.ctcae_tables import BASELINE, BY_VERSION, LOW_GLUCOSE, SIX_ALP, VERSIONS, BaselineSteps, Version
from causality.evidence.grading import Book, grade, worded
from causality.evidence.values import Grade, Multiple
from causality.text import _

EXACT: Final = 9
"""Decimals kept of a multiple of the baseline, so that 1.5 is 1.5 whatever the limits of the laboratory."""
BOOKS: Final = {version: Book(version, steps) for version, steps in BY_VERSION.items()}
LOW: Final = {version: Book(version, LOW_GLUCOSE) for version in VERSIONS}


def graded(version: Version, multiple: Multiple, sample: Sample, before: Baseline | None = None) -> Grade | None:
    """Give the grade of a sample by a version; `before` is the patient's baseline where one is known."""
    if version == "6.0" and multiple.analyte == "ALP":
        return _six_alp(multiple, sample, before)
    steps = next((one for one in BASELINE[version] if multiple.analyte in one.analytes), None)
    if steps is not None and before is not None and before.abnormal:
        return _against(steps, version, multiple, sample, before)
    return _higher(grade(multiple, sample, BOOKS[version]), grade(multiple, sample, LOW[version]))


def in_every_version(multiple: Multiple, sample: Sample, before: Baseline | None = None) -> tuple[Grade | None, ...]:
    """Give the grades of a sample by all versions, in the order of `VERSIONS`."""
    return tuple(graded(version, multiple, sample, before) for version in VERSIONS)


def _higher(one: Grade | None, other: Grade | None) -> Grade | None:
    """The grade reached of the two terms of an analyte; none where one of them is open and the other not reached."""
    reached = [found for found in (one, other) if found is not None and found.grade]
    return reached[0] if reached else one


def _six_alp(multiple: Multiple, sample: Sample, before: Baseline | None) -> Grade | None:
    if multiple.low is None or multiple.high is None:
        return None
    limit = 1.0 if before is None else max(1.0, before.multiple)
    ends = {one > limit for one in (multiple.low, multiple.high)}
    if len(ends) > 1 or (before is None and True in ends):
        return None
    return worded(SIX_ALP, multiple, sample, int(ends.pop()), "6.0")


def _against(steps: BaselineSteps, version: Version, multiple: Multiple, sample: Sample,
             before: Baseline) -> Grade | None:  # fmt: skip
    if multiple.low is None or multiple.high is None or not before.multiple:
        return None
    ends = {_reached(steps, one, before.multiple) for one in (multiple.low, multiple.high)}
    if len(ends) > 1:
        return None
    reached = ends.pop()
    times = f"{sample.comparator}{(multiple.low if multiple.high == inf else multiple.high) / before.multiple:.3g}"
    form = (
        _("{analyte} {times}×baseline of {baseline:.3g}×ULN: CTCAE v{version} grade {grade} ({range})")
        if reached
        else _("{analyte} {times}×baseline of {baseline:.3g}×ULN: no grade by CTCAE v{version}")
    )
    known = find_analyte(multiple.analyte)
    text = form.format(
        analyte=_(known.name) if known else multiple.analyte, times=times, baseline=before.multiple, version=version,
        grade=reached, range=steps.ranges[reached - 1] if reached else "",
    )  # fmt: skip
    if reached == 3 and steps.up_to is not None and before.multiple > steps.up_to:
        text += _("; printed for a baseline up to {up_to:g}×ULN").format(up_to=steps.up_to)
    return Grade(multiple.analyte, multiple.index, reached, version, text)


def _reached(steps: BaselineSteps, times_limit: float, before: float) -> int:
    """The grade of a value; within the limits of normal there is none, whatever the baseline (derived)."""
    if times_limit <= 1:
        return 0
    times = round(times_limit / before, EXACT) if times_limit != inf else inf
    return _beyond(times, steps.limits, closed=steps.closed)


def _beyond(times: float, limits: Sequence[float], *, closed: bool) -> int:
    reached = sum(times > limit for limit in limits)
    return reached or int(closed and times == limits[0])
