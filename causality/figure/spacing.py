"""Where words find room in a plot: apart from each other, and off the lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

Spot = tuple[float, float]
CELL = 6.0
"""The edge of the cells in which places are counted, in points or pixels."""


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


def levels(wanted: Sequence[float], step: float, most: int) -> list[int]:
    """Give ascending places a level each, the lowest on which the last is `step` away; -1 where `most` are full."""
    last: list[float] = []
    found = []
    for place in wanted:
        free = next((level for level, before in enumerate(last) if place - before >= step), len(last))
        if free == len(last) < most:
            last.append(place)
        elif free < len(last):
            last[free] = place
        found.append(free if free < most else -1)
    return found


def along(ends: Sequence[Spot], steps: int = 5) -> list[Spot]:
    """Give places along a line, near enough to each other to know what it covers."""
    between = [
        (x + step / steps * (to_x - x), y + step / steps * (to_y - y))
        for (x, y), (to_x, to_y) in pairwise(ends)
        for step in range(steps)
    ]
    return between + list(ends[-1:])


class Covered:
    """Places that words had better leave free, counted in cells."""

    def __init__(self, places: Iterable[Spot] = ()) -> None:
        self._cells: Counter[tuple[int, int]] = Counter()
        self.add(places)

    def add(self, places: Iterable[Spot]) -> None:
        """Take further places."""
        self._cells.update((int(x // CELL), int(y // CELL)) for x, y in places)

    def hits(self, spot: Spot, size: Spot, around: float = 2.0) -> int:
        """Count the places at or near a box with this corner (the least x and y) and size."""
        columns = range(int((spot[0] - around) // CELL), int((spot[0] + size[0] + around) // CELL) + 1)
        rows = range(int((spot[1] - around) // CELL), int((spot[1] + size[1] + around) // CELL) + 1)
        return sum(self._cells[column, row] for column in columns for row in rows)


def clearest(spots: Iterable[Spot], size: Spot, covered: Covered, around: float = 2.0) -> Spot:
    """Give that of some corners (the least x and y) at which a box of a size covers the fewest places."""
    return min(spots, key=lambda spot: covered.hits(spot, size, around))
