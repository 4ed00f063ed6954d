"""The text of the case file: stable, indented, the same for equal cases.

A long case is written in pieces, with a rest between them, so that a copy can be made beside a window; rows of samples
that are the same objects as before are not written again.
"""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any

from causality.case.model import Case, Sample

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA = 1
"""The version of the file format that is written."""
PIECE = 500
"""Samples written between two rests."""


@cache
def adapter() -> "TypeAdapter[Case]":
    """Give what turns a case into an object of JSON and back."""
    # Without this, what every installed package offers as a plugin would be looked for, and could see the case.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from pydantic import TypeAdapter

    return TypeAdapter(Case)


class CaseText:
    """Writes cases, each nearly the one before; `rest` is called between the pieces."""

    def __init__(self, rest: Callable[[], None] | None = None) -> None:
        self._rest = rest or (lambda: None)
        self._pieces: list[tuple[tuple[Sample, ...], str]] = []

    def text(self, case: Case) -> str:
        """Give the text of the case file. Raises ValueError for a number that is not finite."""
        known = _known(replace(case, samples=case.samples[:1]))
        parts = [f'"schema": {SCHEMA}']
        for key, value in known.items():
            text = self._samples(case.samples) if key == "samples" else _indented(value)
            parts.append(f"{json.dumps(key)}: {text}")
        self._pieces = self._pieces if case.samples else []
        return "{\n  " + ",\n  ".join(parts) + "\n}\n"

    def _samples(self, samples: tuple[Sample, ...]) -> str:
        pieces = []
        for place, start in enumerate(range(0, len(samples), PIECE)):
            rows = samples[start : start + PIECE]
            held = self._pieces[place] if place < len(self._pieces) else ((), "")
            if len(held[0]) != len(rows) or not all(map(is_, held[0], rows)):
                held = rows, _rows(rows)
                self._rest()
            pieces.append(held)
        self._pieces = pieces
        return "[\n    " + ",\n    ".join(text for _rows, text in pieces) + "\n  ]"


def _known(case: Case) -> dict[str, Any]:
    """Give the object of a case without its default values."""
    known = _tidy(adapter().dump_python(case, mode="json", exclude_defaults=True))
    assert isinstance(known, dict)
    return known


def _rows(samples: tuple[Sample, ...]) -> str:
    rows = _known(Case(id="", samples=samples))["samples"]
    return ",\n    ".join(_row(row) for row in rows)


def _row(row: dict[str, Any]) -> str:
    """Write an object at the depth of a sample; one without parts of its own by the fast encoder."""
    if any(isinstance(value, dict | list) for value in row.values()):
        return _indented(row).replace("\n", "\n  ")
    inner = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",\n      ", ": "))
    return "{\n      " + inner[1:-1] + "\n    }"


def _indented(value: Any) -> str:
    """Write a value below the first level; a line end inside a text is never one of the file."""
    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False).replace("\n", "\n  ")


def _tidy(value: Any) -> Any:
    """Write whole numbers without a decimal point, so that equal cases give equal texts."""
    if isinstance(value, dict):
        return {key: _tidy(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_tidy(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value
