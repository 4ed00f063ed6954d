"""What every value of a case is made of."""

from typing import Any, TypeVar, dataclass_transform

from causality.frozen import freeze

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def fact(cls: type[_T]) -> type[_T]:
    """Make `cls` a frozen value whose file form refuses unknown keys and non-finite numbers."""
    strict: Any = {"extra": "forbid", "allow_inf_nan": False, "strict": True}
    cls.__pydantic_config__ = strict  # type: ignore[attr-defined] # read by case/file.py only
    return freeze(cls, kw_only=True)
