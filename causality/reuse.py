"""What the steps of a computation gave, kept for the next computation of nearly the same.

Steps are pure functions of immutable values, so that a result may stand in for doing the step again when the same
values come in: parts of a case by identity, which unchanged parts keep, and what was computed from them by equality.
Texts are part of results: in another language everything is done afresh.
"""

from collections.abc import Callable, Hashable, Iterable
from itertools import compress
from operator import is_, is_not
from typing import Any, TypeVar

from causality.text import language

_T = TypeVar("_T")
_Row = TypeVar("_Row")


class Kept:
    """Results by step. Each computation keeps what it used itself, so that nothing grows from one to the next."""

    def __init__(self, before: "Kept | None" = None) -> None:
        self._language = language()
        self._before = before._found if before is not None and before._language == self._language else {}
        self._found: dict[Hashable, Any] = {}

    @property
    def size(self) -> int:
        """How many results are kept."""
        return len(self._found)

    def earlier(self, name: Hashable) -> Any:
        """Give what the computation before kept under this name, None when there is nothing."""
        return self._before.get(name)

    def keep(self, name: Hashable, value: Any) -> None:
        """Keep a value for the next computation."""
        self._found[name] = value

    def step(self, name: Hashable, same: tuple[object, ...], equal: object, work: Callable[[], _T]) -> _T:
        """Give the result of `work`: that of before if it was of the `same` objects and of `equal` values."""
        held = self._found.get(name) or self._before.get(name)
        if held is None or held[1] != equal or len(held[0]) != len(same) or not all(map(is_, held[0], same)):
            held = same, equal, work()
        self._found[name] = held
        result: _T = held[2]
        return result

    def by_row(self, name: Hashable, rows: tuple[_Row, ...], work: Callable[[tuple[_Row, ...]], list[_T]]) -> list[_T]:
        """Give the results of `work`, one a row; of rows that are the same objects as before, those of before."""
        held: tuple[tuple[_Row, ...], list[_T]] | None = self._found.get(name) or self._before.get(name)
        if held is None:
            held = rows, work(rows)
        elif held[0] is not rows:
            first, gone, come = changed_rows(held[0], rows)
            held = rows, [*held[1][:first], *work(rows[first:come]), *held[1][gone:]]
        self._found[name] = held
        return held[1]

    def same(self, name: Hashable, parts: tuple[_T, ...]) -> tuple[_T, ...]:
        """Give `parts`, as the object that they were before if all of them are the same objects."""
        return self.step(name, parts, None, lambda: parts)

    def alike(self, name: Hashable, value: _T) -> _T:
        """Give `value`, as the object of before if that was equal: for values that print alike when they are equal."""
        held = self._before.get(name)
        self._found[name] = value = held if held == value else value
        return value

    def close(self) -> None:
        """Let go of the computation before."""
        self._before = {}


def changed_rows(before: tuple[_Row, ...], after: tuple[_Row, ...]) -> tuple[int, int, int]:
    """Give where two tuples differ: the first place, and the place after the last in `before` and in `after`."""
    if before is after:
        return len(after), len(before), len(after)
    least = min(len(before), len(after))
    first = _same(before, after, least)
    alike = _same(reversed(before), reversed(after), least - first)
    return first, len(before) - alike, len(after) - alike


def _same(one: Iterable[_Row], other: Iterable[_Row], most: int) -> int:
    """How many rows are the same objects before the first that are not, at most so many."""
    return next(compress(range(most), map(is_not, one, other)), most)
