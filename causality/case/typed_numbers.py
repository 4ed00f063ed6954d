"""Numbers as officers type them: "1,5", "0.5", "300 mg", and times a day: "3x", "3×/d", "tds", "1-0-1"."""

import re

from causality.frozen import frozen
from causality.text import _

_AMOUNT = re.compile(r"([0-9]{1,12}(?:[.,][0-9]{1,9})?|[.,][0-9]{1,9})\s*(\D.*)?", re.ASCII)


_TIMES = re.compile(r"([0-9]{1,2}(?:[.,][0-9]{1,3})?) ?(?:[x×*]|times) ?(?:(?:/|per|a)? ?(?:d|day)|daily)?", re.ASCII)
_A_DAY = re.compile(r"([0-9]{1,2}(?:[.,][0-9]{1,3})?) ?/ ?(?:d|day)", re.ASCII)
_SCHEME = re.compile(r"[0-9]{1,2}(?:[-–][0-9]{1,2}){2,3}", re.ASCII)
_LATIN = {
    "od": 1, "qd": 1, "once": 1, "once daily": 1, "daily": 1, "bd": 2, "bid": 2, "twice": 2, "twice daily": 2,
    "tds": 3, "tid": 3, "thrice daily": 3, "three times daily": 3, "qds": 4, "qid": 4, "four times daily": 4,
}  # fmt: skip
_AS_NEEDED = ("as needed", "when needed", "if needed", "as required", "prn")
_UNSTATED = ("", "not stated", "not reported", "unknown", "?")


class InvalidNumber(ValueError):
    """A text that is not a number; the message is one line with what is expected."""


@frozen
class Amount:
    """A number with the unit that was typed behind it, if any."""

    value: float
    unit: str = ""


def understand_amount(text: str) -> Amount | None:
    """Read a number that is not negative, with or without a unit; None for a blank text."""
    plain = " ".join(text.split())
    if not plain:
        return None
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        raise InvalidNumber(_('"{text}" is not an amount; expected for example 300 or 1.5 mg').format(text=plain))
    return Amount(float(match[1].replace(",", ".")), (match[2] or "").strip())


def understand_number(text: str) -> float | None:
    """Read a number that is not negative; None for a blank text."""
    amount = understand_amount(text)
    if amount is not None and amount.unit:
        raise InvalidNumber(_('"{text}" is not a number').format(text=" ".join(text.split())))
    return amount.value if amount else None


def understand_times(text: str) -> float | None:
    """Read how many times a day; None for a blank text and for words that name no number, such as "as needed".

    A scheme such as 1-0-1 counts the times, and is refused where they are of different size: 2-0-1 is no number of
    equal doses.
    """
    plain = " ".join(text.casefold().split())
    words = plain.replace(".", "") if plain.replace(".", "").isalpha() else plain
    if words in _UNSTATED or is_as_needed(text):
        return None
    if words in _LATIN:
        return float(_LATIN[words])
    if _SCHEME.fullmatch(plain):
        given = [int(part) for part in re.split("[-–]", plain) if int(part)]
        if given and set(given) == {1}:
            return float(len(given))
    elif match := _TIMES.fullmatch(plain) or _A_DAY.fullmatch(plain):
        return float(match[1].replace(",", "."))
    elif plain.replace(",", ".", 1).replace(".", "", 1).isdigit():
        return understand_number(plain)
    message = _('"{text}" is not a number of times a day; expected for example 3, 3x, tds, 1-0-1 or "as needed"')
    raise InvalidNumber(message.format(text=" ".join(text.split())))


def is_as_needed(text: str) -> bool:
    """Whether a text says that something was taken as needed, which is no number of times a day."""
    return " ".join(text.casefold().replace(".", "").split()) in _AS_NEEDED
