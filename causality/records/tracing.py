"""Who last touched what between two states of a case, from the changes that the trail holds.

The changes are done again, one after the other, on the first state; every value carries who touched it last. When that
does not lead to the second state, the trail does not hold all that happened, and nobody is named. Rows that are alike
stand for each other: where it cannot be told which of them is meant, who moved rows of the list last is named.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from causality.frozen import frozen
from causality.records.changes import Change

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
Path = tuple[str | int, ...]


@frozen
class Touch:
    """A row of the trail that changed something: its place, who, and when (UTC)."""

    place: int
    who: str
    at: str


@dataclass(slots=True)
class _Node:
    """A value with what is in it, and who touched it last; `begun` is its place in the first state, if it had one."""

    value: Any = None
    parts: "dict[str, _Node] | list[_Node] | None" = None
    touch: Touch | None = None
    begun: Path | None = None
    gone: dict[str, Touch] = field(default_factory=dict)

    def part(self, step: str | int) -> "_Node | None":
        """Give what is in it under a key or at a place."""
        if isinstance(self.parts, dict):
            return self.parts.get(str(step))
        if isinstance(self.parts, list) and isinstance(step, int) and step < len(self.parts):
            return self.parts[step]
        return None

    def all(self) -> "Iterator[_Node]":
        """Give it and everything in it."""
        yield self
        for one in self.parts.values() if isinstance(self.parts, dict) else self.parts or ():
            yield from one.all()

    def latest(self) -> Touch | None:
        """Give who touched it or anything in it last."""
        touches = [one.touch for one in self.all() if one.touch is not None]
        return max(touches, key=lambda touch: touch.place, default=None)

    def plain(self) -> Any:
        """Give the value as a file holds it; an empty list is left out."""
        if isinstance(self.parts, dict):
            return {key: one.plain() for key, one in self.parts.items() if one.parts != []}
        return [one.plain() for one in self.parts] if isinstance(self.parts, list) else self.value


class Traced:
    """Who touched what: asked by the path of a change from the first state to the second."""

    def __init__(self, before: str) -> None:
        self._root = _node(json.loads(before), ())
        self._gone: dict[Path, Touch] = {}

    def of(self, change: Change) -> Touch | None:
        """Give who is behind a change; None when nobody touched the place."""
        path = steps(change.path)
        node, above = self._root, None
        for step in path[:-1]:
            inner = node.part(step)
            if inner is None:
                return above
            node, above = inner, inner.touch or above
        if change.after is None:
            return self._taken_out(node, path[-1]) or above
        last = node.part(path[-1])
        return (last.latest() if last else None) or above

    def leads_to(self, after: str) -> bool:
        """Whether this is the state `after`."""
        return bool(self._root.plain() == _node(json.loads(after), None).plain())

    def do(self, touch: Touch, what: Sequence[Change]) -> None:
        """Do changes again. Rows of lists come first, outermost first: all other places are those afterwards."""
        parted = [(steps(change.path), change) for change in what]
        moved = [one for one in parted if _moves(*one)]
        moved.sort(key=lambda one: (len(one[0]), str(one[0][:-1])))
        for owner, rows in groupby(moved, key=lambda one: one[0][:-1]):
            self._move_rows(owner, list(rows), touch)
        for path, change in parted:
            if not _moves(path, change):
                self._set(path, change, touch)

    def _taken_out(self, node: _Node, key: str | int) -> Touch | None:
        if isinstance(key, str):
            return node.gone.get(key)
        begun = None if node.begun is None else (*node.begun, key)
        if begun in self._gone:
            return self._gone[begun]
        moved = next((one for one in self._root.all() if one.begun == begun), None)
        return moved.latest() if moved and begun else None

    def _move_rows(self, owner: Path, moved: list[tuple[Path, Change]], touch: Touch) -> None:
        above = self._at(owner[:-1])
        if isinstance(above.parts, dict):
            above.parts.setdefault(str(owner[-1]), _Node(None, [], None, (*(above.begun or ()), owner[-1])))
        node = self._at(owner)
        rows = list(node.parts) if isinstance(node.parts, list) else []
        gone = {int(path[-1]) for path, change in moved if change.after is None}
        for place in gone:
            if (begun := rows[place].begun) is not None:
                self._gone[begun] = touch
        node.touch = touch
        node.parts = [row for place, row in enumerate(rows) if place not in gone]
        come = [(int(path[-1]), change.after) for path, change in moved if change.after is not None]
        for place, value in sorted(come, key=lambda one: one[0]):
            node.parts.insert(place, _node(value, None, touch))

    def _set(self, path: Path, change: Change, touch: Touch) -> None:
        above, key = self._at(path[:-1]), path[-1]
        before = above.part(key)
        node = _node(change.after, before.begun if before else None, touch)
        if isinstance(above.parts, list):
            above.parts[int(key)] = node
        elif isinstance(above.parts, dict) and change.after is None:
            above.parts.pop(str(key), None)
            above.gone[str(key)] = touch
        elif isinstance(above.parts, dict):
            above.parts[str(key)] = node

    def _at(self, path: Path) -> _Node:
        node = self._root
        for step in path:
            inner = node.part(step)
            if inner is None:
                raise LookupError(path)
            node = inner
        return node


def traced(before: str, rows: Sequence[tuple[Touch, Sequence[Change]]], after: str) -> Traced | None:
    """Do the changes of rows again, oldest first; None when they do not lead from `before` to `after`."""
    found = Traced(before)
    try:
        for touch, what in rows:
            found.do(touch, what)
    except (LookupError, TypeError, ValueError):
        return None
    return found if found.leads_to(after) else None


def steps(path: str) -> Path:
    """Give the keys and places of a path."""
    return tuple(int(number) if number else key for key, number in _STEP.findall(path))


def _node(value: Any, begun: Path | None, touch: Touch | None = None) -> _Node:
    def inner(step: str | int) -> Path | None:
        return None if begun is None else (*begun, step)

    if isinstance(value, dict):
        return _Node(None, {key: _node(one, inner(key)) for key, one in value.items()}, touch, begun)
    if isinstance(value, list):
        return _Node(None, [_node(one, inner(place)) for place, one in enumerate(value)], touch, begun)
    return _Node(value, None, touch, begun)


def _moves(path: Path, change: Change) -> bool:
    return isinstance(path[-1], int) and (change.before is None or change.after is None)
