import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causality.frozen import freeze, frozen


@frozen
class Point:
    """A point as `frozen` makes it."""

    x: float
    y: float = 0.0
    names: tuple[str, ...] = ()
    seen: list[str] = field(default_factory=list, compare=False, repr=False)
    twice: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", self.x * 2)


@dataclass(frozen=True, slots=True)
class Plain:
    """The same as `dataclasses` makes it."""

    x: float
    y: float = 0.0
    names: tuple[str, ...] = ()
    seen: list[str] = field(default_factory=list, compare=False, repr=False)
    twice: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", self.x * 2)


@frozen
class Near(Point):
    """A point that derives from another."""

    z: float = 1.0


@frozen
class Own:
    """A value with methods of its own."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and other.name.lower() == self.name.lower()

    def __hash__(self) -> int:
        return hash(self.name.lower())

    def __repr__(self) -> str:
        return f"<{self.name}>"


@frozen
class Nothing:
    """A value without fields."""


numbers = st.floats(allow_nan=False) | st.integers(-3, 3)
arguments = st.tuples(numbers) | st.tuples(numbers, numbers) | st.tuples(numbers, numbers, st.tuples(st.text()))


@given(arguments, arguments)
def test_values_equal_hash_and_read_as_those_of_dataclasses(one: Any, other: Any) -> None:
    assert (Point(*one) == Point(*other)) is (Plain(*one) == Plain(*other))
    assert hash(Point(*one)) == hash(Plain(*one))
    assert repr(Point(*one)) == repr(Plain(*one)).replace("Plain", "Point")
    assert [getattr(Point(*one), each.name) for each in fields(Point)] == [
        getattr(Plain(*one), each.name) for each in fields(Plain)
    ]


def test_a_value_equals_none_of_another_class() -> None:
    assert Point(1) != Near(1)
    assert Point(1) != Plain(1)  # type: ignore[comparison-overlap] # what is tested
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())


def test_a_default_that_is_made_is_made_anew() -> None:
    assert Point(1).seen is not Point(1).seen
    assert Point(1, seen=["a"]).seen == ["a"]


@pytest.mark.parametrize("value", [Point(1), Near(1, 2), Own("a"), Nothing()])
def test_nothing_can_be_set_or_deleted_or_added(value: object) -> None:
    with pytest.raises(FrozenInstanceError):
        value.x = 2  # type: ignore[attr-defined] # what is tested
    with pytest.raises(FrozenInstanceError):
        del value.x  # type: ignore[attr-defined] # what is tested
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize("value", [Point(1, 2, ("a",)), Near(1, z=3), Own("a"), Nothing()])
def test_a_value_is_copied_and_carried_to_another_process(value: object) -> None:
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert other == value
        assert type(other) is type(value)


def test_dataclasses_know_it() -> None:
    derived: Any = Near
    assert is_dataclass(derived)
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    assert replace(Near(1), z=3) == Near(1, z=3)
    assert [each.name for each in fields(derived)] == ["x", "y", "names", "seen", "twice", "z"]
    matched: Any = Point
    assert matched.__match_args__ == ("x", "y", "names", "seen")


def test_methods_of_the_class_stay() -> None:
    assert Own("A") == Own("a")
    assert len({Own("A"), Own("a")}) == 1
    assert repr(Own("a")) == "<a>"


@pytest.mark.parametrize(
    ("wrong", "named", "told"),
    [((), {}, "missing 1 required positional argument: 'x'"), ((1,), {"z": 1}, "unexpected keyword argument 'z'"),
     ((1,), {"x": 1}, "multiple values for argument 'x'")],
)  # fmt: skip
def test_wrong_arguments_are_said_as_ever(wrong: tuple[object, ...], named: dict[str, object], told: str) -> None:
    kinds: tuple[Any, ...] = (Point, Plain)
    for kind in kinds:
        with pytest.raises(TypeError, match=told):
            kind(*wrong, **named)


def test_fields_by_name_only() -> None:
    class Named:
        """Fields in any order, as names say which is which."""

        first: int = 1
        second: str

    named: Any = freeze(Named, kw_only=True)
    assert repr(named(second="b")).endswith("Named(first=1, second='b')")
    with pytest.raises(TypeError, match="positional"):
        named("b")
