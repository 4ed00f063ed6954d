"""What stands at a place of a case, named as in its file: `samples[3]`, `products[alpelisib].doses[0].start`."""

import re
from typing import Any

from causality.case.model import Case

NAMING = ("id", "cause", "key")
"""What a row may be named by; rows without any of these are counted."""
_STEP = re.compile(r"([A-Za-z_]+)((?:\[[^\]]*\])*)")


def follow(case: Case, path: str) -> Any:
    """Give what stands at `path`. Raises LookupError or AttributeError for a path that leads nowhere."""
    value: Any = case
    for step in re.split(r"\.(?![^\[]*\])", path):
        match = _STEP.fullmatch(step)
        if match is None:
            raise LookupError(path)
        value = getattr(value, match.group(1))
        for key in re.findall(r"\[([^\]]*)\]", match.group(2)):
            value = _element(value, key)
    return value


def _element(values: Any, key: str) -> Any:
    named = bool(values) and any(hasattr(values[0], name) for name in NAMING)
    for value in values if named else ():
        if key in [getattr(value, name, None) for name in NAMING]:
            return value
    if key.isdecimal() and int(key) < len(values):
        return values[int(key)]
    raise LookupError(key)
