"""Remarks that several rows of a table share: printed once below it, and named by a letter in the rows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from string import ascii_lowercase

LONGEST_IN_PLACE = 30


def lettered(rows: Sequence[Iterable[str]]) -> tuple[list[str], tuple[str, ...]]:
    """Join the remarks of each row; give the joined texts, and the notes that they refer to.

    A remark that several rows share and that is too long to be repeated becomes a note: "a) …".
    """
    unique = [tuple(dict.fromkeys(filter(None, remarks))) for remarks in rows]
    counted = Counter(remark for remarks in unique for remark in remarks)
    shared = [remark for remark, count in counted.items() if count > 1 and len(remark) > LONGEST_IN_PLACE]
    letters = {remark: f"{_letter(place)})" for place, remark in enumerate(shared)}
    texts = ["; ".join(letters.get(remark, remark) for remark in remarks) for remarks in unique]
    return texts, tuple(f"{letter} {remark}" for remark, letter in letters.items())


def _letter(place: int) -> str:
    """Count in letters: a … z, aa, ab …"""
    high, low = divmod(place, len(ascii_lowercase))
    return (_letter(high - 1) if high else "") + ascii_lowercase[low]
