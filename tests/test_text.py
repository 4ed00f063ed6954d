from dataclasses import dataclass, replace

import pytest

from causality.text import Told


@dataclass(frozen=True)
class Verse:
    number: int
    words: Told = Told()
    note: Told = Told("none")


def test_a_text_is_put_together_once_and_only_when_it_is_read() -> None:
    read: list[str] = []

    def words() -> str:
        read.append("once")
        return "so it goes"

    verse = Verse(1, words)
    assert read == []
    assert verse.words == verse.words == "so it goes"
    assert read == ["once"]


def test_a_text_is_the_same_whenever_it_was_put_together() -> None:
    given, made = Verse(1, "so it goes"), Verse(1, lambda: "so it goes")
    assert given == made
    assert repr(given) == repr(made) == "Verse(number=1, words='so it goes', note='none')"
    assert replace(made, number=2) == Verse(2, "so it goes")
    assert Verse(1, lambda: "another") != given


def test_a_text_without_a_default_has_to_be_given_and_none_can_be_changed() -> None:
    with pytest.raises(TypeError, match="words"):
        Verse(1)
    with pytest.raises(AttributeError):
        Verse(1, "so it goes").words = "otherwise"  # type: ignore[misc] # frozen
