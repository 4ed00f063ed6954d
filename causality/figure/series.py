"""The samples of a case as lines, one an analyte."""

from collections import Counter, defaultdict
from collections.abc import Collection

from causality.assess import Assessment
from causality.case.model import Case
from causality.case.units import convert
from causality.evidence.values import Multiple
from causality.figure.values import Mark, SamplePoint, Series, Shape
from causality.wording import short_analyte

SHAPES: dict[str, Shape] = {
    "ALT": "disc", "AST": "square", "TBIL": "diamond", "DBIL": "up", "GLU": "cross", "ALP": "down", "GGT": "pentagon",
    "INR": "hexagon",
}  # fmt: skip
"""The marker of each analyte; further ones take what is left."""
MANY = 1_000
"""So many points of a line can be told apart on paper."""
FURTHER: tuple[Shape, ...] = ("star", "plus", "left", "right")


def series_of(assessment: Assessment) -> tuple[tuple[Series, ...], int]:
    """The samples by analyte, and how many have no day to stand at."""
    groups: dict[str, list[Multiple]] = defaultdict(list)
    undated = 0
    for one in assessment.multiples:
        if one.value is None or one.first is None or one.last is None:
            undated += one.value is not None
        else:
            groups[one.analyte].append(one)
    others = [analyte for analyte in groups if analyte not in SHAPES]
    shapes = SHAPES | {analyte: FURTHER[place % len(FURTHER)] for place, analyte in enumerate(others)}
    found = tuple(_line(assessment.case, analyte, members, shapes[analyte]) for analyte, members in groups.items())
    return found, undated


def thinned(points: tuple[SamplePoint, ...], marked: Collection[int] = (), most: int = MANY) -> tuple[SamplePoint, ...]:
    """Give points that look alike on paper when there are more than can be told apart.

    The first and the last stay, the lowest and the highest multiple of each stretch of days, and what bears a mark:
    censored values, uncertain days, and samples of the case that are `marked`.
    """
    if len(points) <= most:
        return points
    stretch = max(1.0, (points[-1].day - points[0].day) * 2 / most)
    held: dict[int, list[SamplePoint]] = defaultdict(list)
    stay = {id(points[0]), id(points[-1])}
    for point in points:
        if point.mark != "value" or point.span is not None or point.index in marked:
            stay.add(id(point))
        elif point.multiple:
            held[int((point.day - points[0].day) / stretch)].append(point)
    for alike in held.values():
        alike.sort(key=_multiple)
        stay |= {id(alike[0]), id(alike[-1])}
    return tuple(point for point in points if id(point) in stay)


def _multiple(point: SamplePoint) -> float:
    return point.multiple or 0.0


def _line(case: Case, analyte: str, members: list[Multiple], shape: Shape) -> Series:
    samples = case.samples
    unit = Counter(samples[one.index].unit for one in members).most_common(1)[0][0]
    points = [_point(one, samples[one.index].comparator, _value(case, one, unit)) for one in members]
    return Series(analyte, short_analyte(analyte), tuple(sorted(points, key=lambda point: point.day)), unit, shape)


def _value(case: Case, one: Multiple, unit: str) -> float | None:
    sample = case.samples[one.index]
    if one.value is None or sample.unit == unit:
        return one.value
    return convert(one.value, one.analyte, sample.unit, unit)


def _point(one: Multiple, comparator: str, value: float | None) -> SamplePoint:
    first, last = one.first or 0, one.last or 0
    mark: Mark = "value" if not comparator else "at_most" if comparator in ("<", "<=") else "at_least"
    multiple = one.low if mark == "at_least" else one.high
    span = None if first == last else (first, last)
    return SamplePoint(one.index, (first + last) // 2, multiple if multiple else None, mark, value, span)
