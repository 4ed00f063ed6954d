"""What an entry in the table of laboratory values means: how it is understood, and the edit that it becomes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from causality import wording
from causality.case import edits
from causality.case.dates import PartialDate
from causality.case.edits import Edit, SampleField
from causality.case.model import Case, Sample
from causality.case.next_sample import blank_like, like
from causality.case.typed_dates import understand
from causality.exchange.typed import InvalidNumber, understand_number, understand_result, written_result
from causality.text import _

UNKNOWN = PartialDate.parse("unknown")


def read(case: Case, sample: Sample | None, column: str, text: str) -> str:
    """Say how an entry for `sample` (None: a new one) is understood; raises `ValueError` with what is wrong."""
    if column == "day":
        return understand(text, case).text
    if column in ("lower", "upper"):
        number = understand_number(text)
        other = None if sample is None else sample.upper if column == "lower" else sample.lower
        refuse_limits(*((number, other) if column == "lower" else (other, number)))
        return "" if number is None else wording.number(number)
    if column == "result" and text.strip():
        return _told(text)
    if column == "analyte" and text.strip():
        return wording.analyte(text.strip())
    return text


def entered(case: Case, index: int, column: str, text: str) -> Edit:
    """Give the edit that an entry for one sample becomes."""
    if column == "result":
        found = understand_result(text)
        limits = found.lower, found.upper
        return edits.enter_sample(index, found.value, found.comparator, found.text, unit=found.unit, limits=limits)
    if column == "analyte":
        return edits.name_sample(index, text.strip())
    return edits.change_sample(index, cast("SampleField", column), _value(case, column, text))


def entered_for(case: Case, indices: Sequence[int], column: str, text: str) -> Edit:
    """Give the edit that one entry for several samples becomes."""
    if column == "result":
        found = understand_result(text)
        return edits.enter_samples(indices, found.value, found.comparator, found.text)
    return edits.change_samples(indices, cast("SampleField", column), _value(case, column, text))


def added(case: Case, proposal: Sample | None, column: str, text: str) -> Edit:
    """Give the edit that takes in a new sample: what was typed, the rest as proposed."""
    new = proposal or Sample(analyte="", day=UNKNOWN)
    if column == "analyte":
        known = like(case.samples, text.strip())
        new = replace(blank_like(known) if known else Sample(analyte="", day=new.day),
                      analyte=text.strip(), day=new.day, source=new.source)  # fmt: skip
    elif column == "result":
        found = understand_result(text)
        lower = new.lower if found.lower is None else found.lower
        upper = new.upper if found.upper is None else found.upper
        new = replace(new, value=found.value, comparator=found.comparator, text=found.text,
                      unit=found.unit or new.unit, lower=lower, upper=upper)  # fmt: skip
    else:
        new = replace(new, **{column: _value(case, column, text)})
    return edits.add_samples([new])


def _value(case: Case, column: str, text: str) -> Any:
    if column == "day":
        return understand(text, case).day or UNKNOWN
    if column in ("lower", "upper"):
        return understand_number(text)
    return text.strip()


def _told(text: str) -> str:
    """Say how a result is understood; nothing new about a plain number or a text."""
    found = understand_result(text)
    if found.value is None:
        return _("the text “{text}”").format(text=found.text)
    one = Sample(analyte="", day=UNKNOWN, value=found.value, comparator=found.comparator, unit=found.unit)
    limits = wording.limits("", found.lower, found.upper)
    told = wording.with_unit(one) + (_(", limits {limits}").format(limits=limits) if limits else "")
    if found.flag:
        return _("{result}; the mark {flag} is left out").format(result=told, flag=found.flag)
    return text if written_result(one) == text.strip() and told == text.strip() else told


def refuse_limits(lower: float | None, upper: float | None) -> None:
    """Raise `InvalidNumber` for limits of normal below zero, or the lower above the upper."""
    if any(limit is not None and limit < 0 for limit in (lower, upper)):
        raise InvalidNumber(_("a limit of normal is not below zero"))
    if lower is not None and upper is not None and lower > upper:
        message = _("the lower limit {lower} is above the upper limit {upper}")
        raise InvalidNumber(message.format(lower=wording.number(lower), upper=wording.number(upper)))
