"""The values of one kind anywhere inside another: all texts of a report, all dates of a case."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

_T = TypeVar("_T")


def leaves(value: Any, kind: type[_T]) -> Iterator[_T]:
    """Give every value of `kind` in `value`, its tuples and its fields, in their order."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves(item, kind)
    elif is_dataclass(value):
        for field in fields(value):
            yield from leaves(getattr(value, field.name), kind)
