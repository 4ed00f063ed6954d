"""What the next sample of a chart is likely to be: proposals for whoever types one row after the other."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from causality.case.analytes import find_analyte
from causality.case.model import Sample

FAR = 2000
"""How many samples back a like one is looked for."""


def proposed(count: int, sample_at: Callable[[int], Sample]) -> Sample | None:
    """Propose what follows the last of `count` samples: its day, and the analyte that came after it the last time."""
    if not count:
        return None
    above = sample_at(count - 1)
    back = range(count - 2, max(-1, count - 2 - FAR), -1)
    turn = next((place for place in back if sample_at(place).analyte == above.analyte), None)
    if turn is None:
        return Sample(analyte="", day=above.day, source=above.source)
    following = sample_at(turn + 1).analyte
    like = next(one for one in (sample_at(place) for place in (count - 1, *back)) if one.analyte == following)
    return replace(blank_like(like), day=above.day, source=above.source)


def like(samples: Sequence[Sample], analyte: str) -> Sample | None:
    """Give the last of `samples` that measured the same, by any of its names."""
    known = find_analyte(analyte)
    return next(
        (one for one in islice(reversed(samples), FAR)
         if one.analyte == analyte or (known is not None and find_analyte(one.analyte) is known)),
        None,
    )  # fmt: skip


def blank_like(sample: Sample) -> Sample:
    """Give a sample without a result that is measured and reported as `sample` is."""
    return replace(sample, value=None, comparator="", text="", comment="")
