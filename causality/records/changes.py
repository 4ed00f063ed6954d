"""What differs between two states of a case, in paths and values of the case file.

Rows of a list are recognised by their content, so that a row put in before others is one change, not a change of
every row after it.
"""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from causality.frozen import frozen

Tree = dict[str, Any]


@frozen
class Change:
    """At `path`, `before` became `after`; None where there was or is nothing. Values are those of the case file."""

    path: str
    before: Any
    after: Any


def changes(before: str, after: str) -> tuple[Change, ...]:
    """List what differs between two texts of the case file; an empty text is no case at all."""
    if before == after:
        return ()
    return tuple(_of_objects("", _tree(before), _tree(after)))


def _tree(text: str) -> Tree:
    tree: Tree = json.loads(text) if text else {}
    return tree


def _of_objects(path: str, before: Tree, after: Tree) -> Iterator[Change]:
    for key in (*before, *(key for key in after if key not in before)):
        yield from _of_values(f"{path}.{key}" if path else key, before.get(key), after.get(key))


def _of_values(path: str, before: Any, after: Any) -> Iterator[Change]:
    if before == after and _sign(before) == _sign(after):  # for Python 0, 0.0 and False are equal, not for a file
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _of_objects(path, before, after)
    elif _rows(before) and _rows(after) and (before or after):
        yield from _of_rows(path, before or [], after or [])
    else:
        yield Change(path, before, after)


def _rows(value: Any) -> bool:
    return value is None or isinstance(value, list)


def _of_rows(path: str, before: list[Any], after: list[Any]) -> Iterator[Change]:
    """Places of rows taken out are those before the change, all others those after it."""
    matched = SequenceMatcher(None, [*map(_sign, before)], [*map(_sign, after)], autojunk=False)
    for kind, old, old_end, new, new_end in matched.get_opcodes():
        if kind == "replace":
            pairs = zip_longest(enumerate(before[old:old_end], old), enumerate(after[new:new_end], new))
            for gone, come in pairs:
                place = come[0] if come else gone[0]
                yield from _of_values(f"{path}[{place}]", gone and gone[1], come and come[1])
        elif kind != "equal":
            yield from (Change(f"{path}[{place}]", before[place], None) for place in range(old, old_end))
            yield from (Change(f"{path}[{place}]", None, after[place]) for place in range(new, new_end))


def _sign(row: Any) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False)
