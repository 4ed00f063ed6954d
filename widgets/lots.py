"""Rows of a long list, of which only what is looked at is read, in lots; the lots that were read last are kept."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Lots(Generic[Row]):
    """A list of rows that is read lot by lot."""

    def __init__(self, size: int, kept: int) -> None:
        self.count, self._size, self._kept = 0, size, kept
        self._read: Callable[[int, int], Sequence[Row]] = lambda _first, _count: ()
        self._lots: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def begin(self, count: int, read: Callable[[int, int], Sequence[Row]]) -> None:
        """Have so many rows, all of them to be read anew by `read`, which gives so many from a place on."""
        self.count, self._read = count, read
        self._lots.clear()

    def row(self, place: int) -> Row | None:
        """Give the row at a place; None where there is none any more."""
        if not 0 <= place < self.count:
            return None
        number, within = divmod(place, self._size)
        lot = self._lots.get(number)
        if lot is None:
            first = number * self._size
            lot = self._lots[number] = self._read(first, min(self._size, self.count - first))
            if len(self._lots) > self._kept:
                self._lots.popitem(last=False)
        return lot[within] if within < len(lot) else None
