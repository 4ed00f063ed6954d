"""Ranges of days with open ends: their union, the hull of alternatives, and sums with days."""

from collections.abc import Iterable

from causality.evidence.zone import Key

Choice = tuple[Key, int | None, int | None]
Ends = tuple[int | None, int | None]
ORIGIN: Key = ("origin",)


def hull(option: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Give one alternative that takes in all; unbounded when they hang on different anchors."""
    if len({anchor for anchor, _, _ in option}) > 1:
        return ((ORIGIN, None, None),)
    firsts, lasts = [first for _, first, _ in option], [last for _, _, last in option]
    return ((option[0][0], _least(firsts), _most(lasts)),)


def union(ranges: Iterable[Ends]) -> Ends | None:
    """Give the range from the least first to the most last day; None for no ranges."""
    listed = list(ranges)
    return (_least([first for first, _ in listed]), _most([last for _, last in listed])) if listed else None


def _least(ends: list[int | None]) -> int | None:
    known = [end for end in ends if end is not None]
    return min(known) if len(known) == len(ends) else None


def _most(ends: list[int | None]) -> int | None:
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None


def plus(end: int | None, day: int) -> int | None:
    """Give an end moved by some days; open stays open."""
    return None if end is None else end + day


def minus(end: int | None, other: int | None) -> int | None:
    """Give the difference of two ends; open if one is."""
    return None if end is None or other is None else end - other
