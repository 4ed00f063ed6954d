"""Numbers as officers type them: "1,5", "0.5", "300 mg"."""

import re

from causality.frozen import frozen
from causality.text import _

_AMOUNT = re.compile(r"([0-9]{1,12}(?:[.,][0-9]{1,9})?|[.,][0-9]{1,9})\s*(\D.*)?", re.ASCII)


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
