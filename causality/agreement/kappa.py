"""Agreement beyond chance of two raters on an ordered scale: weighted kappa with its confidence interval.

Kappa = (po - pe) / (1 - pe) with the weights of agreement 1 - |i - j| / (k - 1) (linear) or 1 - (i - j)² / (k - 1)²
(quadratic) (Cohen J. Psychol Bull 1968;70:213-220). Its large-sample standard error is that of Fleiss JL, Cohen J,
Everitt BS (Psychol Bull 1969;72:323-327), and the interval is 1.96 of it to both sides, cut at -1 and 1. Both papers
are known in general and were not read; numbers are tested against published printouts of SAS and of the R package irr.
With few cases the interval is only approximate; below ten it says so.
"""

from collections.abc import Sequence
from math import fsum, sqrt
from typing import Final, Literal

from causality.frozen import frozen

Weights = Literal["unweighted", "linear", "quadratic"]
Table = Sequence[Sequence[int]]
Z: Final = 1.96
FEW: Final = 10


@frozen
class Kappa:
    """The agreement on `count` subjects: `same` of them alike, kappa, its standard error and the interval.

    `value` is None where it is not defined: nothing was compared, or chance alone would agree in all.
    """

    count: int
    same: int
    value: float | None
    error: float | None
    low: float | None
    high: float | None

    @property
    def few(self) -> bool:
        """Whether there are too few subjects for more than an approximate interval."""
        return self.count < FEW


def kappa(table: Table, weights: Weights = "linear") -> Kappa:
    """Give kappa of a table of counts: rows are the categories of one rater, columns those of the other, in order."""
    count = sum(map(sum, table))
    same = sum(table[place][place] for place in range(len(table)))
    if not count:
        return Kappa(0, 0, None, None, None, None)
    shares = [[cell / count for cell in row] for row in table]
    weight = _weights(len(table), weights)
    rows = [fsum(row) for row in shares]
    columns = [fsum(row[place] for row in shares) for place in range(len(table))]
    cells = [(i, j) for i in range(len(table)) for j in range(len(table))]
    observed = fsum(weight[i][j] * shares[i][j] for i, j in cells)
    chance = fsum(weight[i][j] * rows[i] * columns[j] for i, j in cells)
    if chance >= 1:
        return Kappa(count, same, None, None, None, None)
    value = (observed - chance) / (1 - chance)
    error = _error(shares, weight, rows, columns, observed, chance, count)
    return Kappa(count, same, value, error, max(-1.0, value - Z * error), min(1.0, value + Z * error))


def table_of(pairs: Sequence[tuple[str, str]], scale: Sequence[str]) -> list[list[int]]:
    """Count pairs of categories of a scale."""
    places = {category: place for place, category in enumerate(scale)}
    table = [[0] * len(scale) for _category in scale]
    for one, other in pairs:
        table[places[one]][places[other]] += 1
    return table


def _weights(size: int, weights: Weights) -> list[list[float]]:
    """The weights of agreement: 1 on the diagonal, falling to 0 at the ends of the scale."""
    reach = max(1, size - 1)

    def weight(i: int, j: int) -> float:
        if weights == "unweighted":
            return float(i == j)
        return 1 - (abs(i - j) / reach) ** (1 if weights == "linear" else 2)

    return [[weight(i, j) for j in range(size)] for i in range(size)]


def _error(
    shares: Sequence[Sequence[float]], weight: Sequence[Sequence[float]], rows: Sequence[float],
    columns: Sequence[float], observed: float, chance: float, count: int,
) -> float:  # fmt: skip
    size = range(len(shares))
    by_row = [fsum(weight[i][j] * columns[j] for j in size) for i in size]
    by_column = [fsum(weight[i][j] * rows[i] for i in size) for j in size]
    spread = fsum(
        shares[i][j] * (weight[i][j] * (1 - chance) - (by_row[i] + by_column[j]) * (1 - observed)) ** 2
        for i in size for j in size
    )  # fmt: skip
    variance = (spread - (observed * chance - 2 * chance + observed) ** 2) / (count * (1 - chance) ** 4)
    return sqrt(max(0.0, variance))
