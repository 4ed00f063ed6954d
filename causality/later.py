"""Fields of frozen values that are worked out when they are first read.

What follows from a value and is seldom looked at need not be worked out at every key and every move of the mouse.
"""

from collections.abc import Callable
from typing import Generic, TypeVar, cast, overload

_T = TypeVar("_T")


class Later(Generic[_T]):
    """A field of a frozen value, given as it is or as what works it out when it is first read.

    Declare it as `tests: Later[Tests] = Later()` in a dataclass without slots; with a `default` it may be left out.
    """

    def __init__(self, default: _T | None = None) -> None:
        self._default, self._name = default, ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __set__(self, one: object, value: _T | Callable[[], _T]) -> None:
        one.__dict__[self._name] = value

    @overload
    def __get__(self, one: None, _owner: type) -> _T: ...
    @overload
    def __get__(self, one: object, _owner: type | None = None) -> _T: ...
    def __get__(self, one: object | None, _owner: type | None = None) -> _T:
        if one is None:
            if self._default is None:
                raise AttributeError(self._name)  # so that the field has no default
            return self._default
        value = one.__dict__[self._name]
        if callable(value):
            value = one.__dict__[self._name] = value()
        return cast(_T, value)
