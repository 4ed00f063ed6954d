from dataclasses import dataclass

from causality.text import Told


@dataclass(frozen=True)
class Verse:
    number: int
    words: Told = Told()
    note: Told = Told("none")


def test_a_text_is_put_together_when_it_is_read() -> None:
    read: list[str] = []

    def words() -> str:
        read.append("once")
        return "so it goes"

    verse = Verse(1, words)
    assert read == []
    assert verse.words == verse.words == "so it goes"
    assert read == ["once"]
    assert verse == Verse(1, "so it goes")
    assert repr(verse) == "Verse(number=1, words='so it goes', note='none')"
