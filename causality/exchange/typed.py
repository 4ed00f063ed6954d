"""Results and numbers as officers type them, and as they are written to be typed over: "306,6", "<5", "neg"."""

from causality.case.model import Sample
from causality.exchange.results import Result, read_number, read_result
from causality.text import _


class InvalidNumber(ValueError):
    """A text that is no number, or may be two; the message is one line."""


def understand_result(text: str) -> Result:
    """Read a typed result; what is no number is a text. Raises `InvalidNumber` for what may be two numbers."""
    plain = " ".join(text.split())
    found = read_result(plain, "")
    if found.unclear:
        raise InvalidNumber(_doubt(plain))
    return found


def understand_number(text: str) -> float | None:
    """Read a typed number, None for an empty text. Raises `InvalidNumber` with what is wrong."""
    plain = text.replace("−", "-").strip()
    if not plain:
        return None
    number, unclear = read_number(plain, "")
    if unclear:
        raise InvalidNumber(_doubt(plain))
    if number is None:
        raise InvalidNumber(_('"{text}" is not a number').format(text=plain))
    return number


def written_number(value: float | None) -> str:
    """Write a number so that it is read as the same again; nothing for none."""
    return "" if value is None else repr(value).removesuffix(".0")


def written_result(sample: Sample) -> str:
    """Write the result of a sample so that it is read as the same again."""
    if sample.value is None:
        return sample.text
    sign = sample.comparator.replace("<=", "≤").replace(">=", "≥")
    return f"{sign}{written_number(sample.value)} {sample.text}".strip()


def _doubt(text: str) -> str:
    message = _('"{text}" may be {point} or {whole}; type one of these')
    return message.format(text=text, point=text.replace(",", "."), whole=text.replace(",", ""))
