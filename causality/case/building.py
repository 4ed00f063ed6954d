"""A case from the object of a file in the plain form in which cases are written, without the validator of `file`.

It takes what that validator takes in the same way, or nothing: at the first thing that is not plainly of the model it
gives up, and the validator has the word. Loading that takes longer than reading most cases.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from causality.case.dates import LONGEST, PartialDate
from causality.case.model import Case

Build = Callable[[Any], Any]


class Unfit(ValueError):
    """What stands in the file is not plainly of the model."""


def built(tree: dict[str, Any]) -> Case | None:
    """Give the case that an object of a file holds, None where the validator has to look."""
    try:
        case: Case = _builder(Case)(tree)
    except ValueError:  # a date that cannot be read is one, too
        return None
    return case


@cache
def _builder(kind: Any) -> Build:
    """Give what builds a value of a type of the model; a type not known here is left to the validator."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is PartialDate:
        return _date
    if kind is float:
        return _number
    if is_dataclass(kind):
        return _object(kind)
    if origin is Literal:
        return _one_of(inner)
    if origin is tuple and inner[1:] == (...,):
        return _several(_builder(inner[0]))
    if origin in (Union, UnionType) and len(inner) == 2 and inner[1] is NoneType:
        return _or_nothing(_builder(inner[0]))
    return _exactly(kind) if kind in (str, int, bool) else _never


def _object(kind: Any) -> Build:
    hints = get_type_hints(kind, include_extras=True)
    builders = {field.name: _builder(hints[field.name]) for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is MISSING}

    def build(value: Any) -> Any:
        if type(value) is not dict or not needed <= value.keys() <= builders.keys():
            raise Unfit
        return kind(**{key: builders[key](part) for key, part in value.items()})

    return build


def _several(one: Build) -> Build:
    def build(value: Any) -> Any:
        if type(value) is not list:
            raise Unfit
        return tuple(map(one, value))

    return build


def _or_nothing(one: Build) -> Build:
    return lambda value: None if value is None else one(value)


def _exactly(kind: Any) -> Build:
    def build(value: Any) -> Any:
        if type(value) is not kind:  # nothing is turned into something else; a truth value is no number
            raise Unfit
        return value

    return build


def _one_of(known: tuple[str, ...]) -> Build:
    def build(value: Any) -> Any:
        if type(value) is not str or value not in known:
            raise Unfit
        return value

    return build


def _never(_value: Any) -> Any:
    raise Unfit


def _number(value: Any) -> float:
    if type(value) is not float and type(value) is not int:
        raise Unfit
    return float(value)


def _date(value: Any) -> PartialDate:
    if type(value) is not str or len(value) > LONGEST:
        raise Unfit
    return _read(value)


@lru_cache(maxsize=4096)
def _read(text: str) -> PartialDate:
    return PartialDate.parse(text)
