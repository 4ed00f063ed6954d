"""Where words find room in a plot: apart from each other, and off the lines."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

Spot = tuple[float, float]


def apart(wanted: Sequence[float], step: float, low: float, high: float) -> list[float]:
    """Move ascending places apart to at least `step`, within `low` and `high` as far as they fit."""
    if len(wanted) > 1:
        step = min(step, (high - low) / (len(wanted) - 1))
    placed: list[float] = []
    for place in wanted:
        placed.append(max(place, placed[-1] + step if placed else low))
    ceiling = high
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - step
    return placed


def along(ends: Sequence[Spot], steps: int = 5) -> list[Spot]:
    """Give places along a line, near enough to each other to know what it covers."""
    between = [
        (x + step / steps * (to_x - x), y + step / steps * (to_y - y))
        for (x, y), (to_x, to_y) in pairwise(ends)
        for step in range(steps)
    ]
    return between + list(ends[-1:])


def clearest(spots: Iterable[Spot], size: tuple[float, float], covered: Sequence[Spot], around: float = 2.0) -> Spot:
    """Give that of some corners (the least x and y) at which a box of a size covers the fewest places."""
    wide, high = size

    def hits(spot: Spot) -> int:
        left, right, low, top = spot[0] - around, spot[0] + wide + around, spot[1] - around, spot[1] + high + around
        return sum(left <= x <= right and low <= y <= top for x, y in covered)

    return min(spots, key=hits)
