import pytest

from causality.figure.series import MANY, thinned
from causality.figure.values import SamplePoint


def wave(count: int) -> tuple[SamplePoint, ...]:
    values = (1.0 + (place * 37) % 100 for place in range(count))
    return tuple(SamplePoint(place, 700_000 + place // 3, value, "value") for place, value in enumerate(values))


@pytest.mark.parametrize("count", [0, 1, MANY])
def test_few_points_are_all_drawn(count: int) -> None:
    points = wave(count)
    assert thinned(points) == points


def test_of_many_points_the_extremes_of_every_stretch_stay() -> None:
    points = wave(20 * MANY)
    kept = thinned(points)
    assert MANY / 2 <= len(kept) <= 2 * MANY
    assert [point.day for point in kept] == sorted(point.day for point in kept)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert {min(p.multiple or 0 for p in points), max(p.multiple or 0 for p in points)} <= {p.multiple for p in kept}


def test_what_is_marked_is_never_left_out() -> None:
    points = wave(20 * MANY)
    censored = SamplePoint(1, points[31].day, 50.0, "at_most")
    spanned = SamplePoint(2, points[61].day, 50.0, "value", span=(points[60].day, points[62].day))
    crowd = tuple(sorted([*points, censored, spanned], key=lambda point: point.day))
    kept = {id(point) for point in thinned(crowd, {77})}
    assert {id(censored), id(spanned)} <= kept
    assert id(points[77]) in kept
