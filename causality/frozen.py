"""Frozen values, whose classes are made in a fifth of the time that `dataclasses` takes.

`frozen` is `dataclass(frozen=True, slots=True)`: `fields`, `replace` and `is_dataclass` know its classes. A dataclass
has six methods, which are written as text and compiled one by one when its module is loaded; with a hundred classes on
the way to the first window, that was a tenth of every start. Here three of them are shared, and the others, `__init__`,
`__eq__` and `__hash__`, are written when they are first called; those of most classes never are at a start.
"""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: type[_T]) -> type[_T]:
    """Make `cls` a frozen value with slots; a method that the class has itself stays."""
    return freeze(cls, kw_only=False)


def freeze(cls: type[_T], *, kw_only: bool) -> type[_T]:
    """Do what `frozen` does, for values whose fields are given by name too."""
    own = {name for name, value in vars(cls).items() if value is not None}
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    late = {"__init__": _written, "__eq__": _eq, "__hash__": _hash}
    for method in (*(_late(made, name, write) for name, write in late.items()), *_SHARED):
        if method.__name__ not in own:
            setattr(made, method.__name__, method)
    return made  # type: ignore[no-any-return] # `cls` with slots


def _late(made: Any, name: str, write: Callable[[Any], Callable[..., Any]]) -> Callable[..., Any]:
    """Give a method that writes the one that takes its place when it is first called."""

    def method(self: object, *given: object, **named: object) -> Any:
        setattr(made, name, write(made))
        return getattr(made, name)(self, *given, **named)

    method.__name__ = name
    return method


def _written(made: Any) -> Callable[..., None]:
    """Write the `__init__` of a class. It sets each field through its slot, past what refuses to."""
    known: dict[str, Any] = {"_missing": MISSING}
    parameters, lines = ["self"], ["pass"]
    for field in sorted(fields(made), key=lambda one: one.kw_only is True):
        if field.init and field.kw_only and "*" not in parameters:
            parameters.append("*")
        known[f"_set_{field.name}"] = getattr(made, field.name).__set__
        known[f"_default_{field.name}"], known[f"_make_{field.name}"] = field.default, field.default_factory
        parameters += _parameter(field)
        lines += _line(field)
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    return _made_of(f"__init__({', '.join(parameters)})", lines, known, made)


def _parameter(field: Field[Any]) -> Iterator[str]:
    if field.init and field.default is not MISSING:
        yield f"{field.name}=_default_{field.name}"
    elif field.init:
        yield field.name if field.default_factory is MISSING else f"{field.name}=_missing"


def _line(field: Field[Any]) -> Iterator[str]:
    name = field.name
    if field.default_factory is not MISSING:
        given = f" if {name} is _missing else {name}" if field.init else ""
        yield f"_set_{name}(self, _make_{name}(){given})"
    elif field.init:
        yield f"_set_{name}(self, {name})"
    elif field.default is not MISSING:
        yield f"_set_{name}(self, _default_{name})"


def _compared(made: Any, name: str) -> str:
    """Write the fields that are compared, of the value of that name, as a tuple."""
    return f"({''.join(f'{name}.{field.name}, ' for field in fields(made) if field.compare)})"


def _eq(made: Any) -> Callable[..., Any]:
    lines = (
        "if self is other: return True",
        "if other.__class__ is not self.__class__: return NotImplemented",
        f"return {_compared(made, 'self')} == {_compared(made, 'other')}",
    )
    return _made_of("__eq__(self, other)", lines, {}, made)


def _hash(made: Any) -> Callable[..., Any]:
    return _made_of("__hash__(self)", (f"return hash({_compared(made, 'self')})",), {}, made)


def _made_of(head: str, lines: Sequence[str], known: dict[str, Any], made: Any) -> Callable[..., Any]:
    name = head.partition("(")[0]
    exec(f"def {head}:\n " + "\n ".join(lines), known)
    written: Callable[..., Any] = known[name]
    written.__qualname__ = f"{made.__qualname__}.{name}"
    return written


def __repr__(self: Any) -> str:  # noqa: N807 - it becomes the method
    told = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(told)})"


def __setattr__(_self: object, name: str, _value: object) -> None:  # noqa: N807 - it becomes the method
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(_self: object, name: str) -> None:  # noqa: N807 - it becomes the method
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def __getstate__(self: Any) -> list[object]:  # noqa: N807 - it becomes the method
    return [getattr(self, field.name) for field in fields(self)]


def __setstate__(self: Any, state: list[object]) -> None:  # noqa: N807 - it becomes the method
    for field, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_SHARED = __repr__, __setattr__, __delattr__, __getstate__, __setstate__
