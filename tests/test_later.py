from dataclasses import dataclass, replace

import pytest

from causality.later import Later


@dataclass(frozen=True)
class Sum:
    parts: tuple[int, ...]
    whole: Later[int] = Later()
    notes: Later[tuple[str, ...]] = Later(())


def test_a_field_is_worked_out_once_and_only_when_it_is_read() -> None:
    read: list[int] = []

    def whole() -> int:
        read.append(1)
        return 3

    found = Sum((1, 2), whole)
    assert read == []
    assert found.whole == found.whole == 3
    assert read == [1]
    assert found.notes == ()


def test_a_value_is_the_same_whenever_it_was_worked_out() -> None:
    given, made = Sum((1, 2), 3), Sum((1, 2), lambda: 3)
    assert given == made
    assert repr(given) == repr(made)
    assert replace(made, parts=(3,)) == Sum((3,), 3)
    assert Sum((1, 2), lambda: 4) != given


def test_a_field_without_a_default_has_to_be_given_and_none_can_be_changed() -> None:
    with pytest.raises(TypeError, match="whole"):
        Sum((1,))
    with pytest.raises(AttributeError):
        Sum((1,), 1).whole = 2  # type: ignore[misc] # frozen
