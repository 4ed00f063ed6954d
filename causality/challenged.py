"""Changes of dose as a table: what each shows in each analyte of an event, on what, and which items take it up."""

from collections.abc import Iterator

from causality import wording
from causality.assess import Assessment
from causality.case.analytes import find_analyte
from causality.case.dates import show_range
from causality.case.model import Statement
from causality.evidence.benefit import concerns, in_short
from causality.evidence.challenge import AFTER_DAYS, AFTER_DAYS_LIVER, BEFORE_DAYS
from causality.evidence.change_value import change_value
from causality.evidence.dose_response import dose_response
from causality.evidence.judging import CHANGED
from causality.evidence.readings import told
from causality.evidence.series import excess
from causality.evidence.values import Challenge, Reading, Verdict
from causality.frozen import frozen
from causality.methods.method import ItemResult, PairAssessment
from causality.report.places import evidence_text
from causality.text import _

Key = tuple[str, str, int, str, str]
"""Product, event, dose record, change and analyte: what a challenge is known by."""


@frozen
class Taken:
    """An item of a method that asks about a change of dose: its ids, its name, and what it comes to."""

    ids: tuple[str, str, str, str, str]
    text: str


@frozen
class Row:
    """One challenge: the change with its days and doses, what was measured for which event, course, verdict."""

    key: Key
    change: str
    days: str
    measured: str
    event: str
    course: str
    verdict: Verdict
    word: str


def key_of(one: Challenge) -> Key:
    """Give what a challenge is known by."""
    return one.product, one.event, one.record, one.change, one.analyte


def find(assessment: Assessment, key: Key) -> Challenge | None:
    """Give the challenge of a key, None when the case has it no more."""
    return next((one for one in assessment.challenges if key_of(one) == key), None)


def rows_of(assessment: Assessment) -> tuple[Row, ...]:
    """Give every challenge, those of one change of dose together."""
    return tuple(_row(assessment, one) for one in sorted(assessment.challenges, key=_order(assessment)))


def _order(assessment: Assessment) -> "_Order":
    return _Order([one.id for one in assessment.case.products])


class _Order:
    """The order of the table: by product, then by change; the sort keeps events and analytes as they come."""

    def __init__(self, products: list[str]) -> None:
        self._products = products

    def __call__(self, one: Challenge) -> tuple[int, int, bool]:
        return self._products.index(one.product), one.record, one.change == "stop"


def _row(assessment: Assessment, one: Challenge) -> Row:
    case = assessment.case
    size = f", {one.size}" if one.size else ""
    change = f"{wording.product_name(case, one.product)}: {wording.name(one.change)}{size}"
    return Row(
        key_of(one), change, days_of(assessment, one), wording.short_analyte(one.analyte),
        wording.event_name(case, one.event), _course(assessment, one), one.verdict, wording.name(one.verdict),
    )  # fmt: skip


def days_of(assessment: Assessment, one: Challenge) -> str:
    """Give the days on which the dose may have changed."""
    found = assessment.facts.changes[one.product] if assessment.facts else ()
    key = next((change.key for change in found if (change.record, change.change) == (one.record, one.change)), None)
    ends = assessment.facts.moments.range_of(key) if assessment.facts and key else None
    return show_range(*ends) if ends else _("dates contradict each other")


def _course(assessment: Assessment, one: Challenge) -> str:
    """The values on the first days of the change that can be read; dots where other days have others."""
    held = [reading for reading in one.readings if reading.before is not None and reading.after]
    if not held:
        values = next((str(reading.values) for reading in one.readings if reading.values), "")
        return values or (one.readings[0].reason if one.readings else one.reason)
    first = next((reading for reading in held if reading.verdict != "uninterpretable"), held[0])
    assert first.before is not None
    text = " → ".join(_value(assessment, index) for index in (first.before, first.after[0]))
    if first.first_change is not None and excess(assessment.multiples[first.before], one.analyte) > 0:
        text += f" ({wording.percent(first.first_change)})"
    return text + (" …" if len(held) > 1 else "")


def _value(assessment: Assessment, index: int) -> str:
    return wording.result(assessment.case.samples[index])


def readings_text(one: Challenge) -> tuple[str, ...]:
    """Tell what the samples show on each of the possible days, a line each."""
    if not one.readings:
        return (one.reason,)
    return tuple(wording.sentence(told(reading, alone=len(one.readings) == 1)) for reading in one.readings)


def window_text(assessment: Assessment, one: Challenge) -> str:
    """Say which samples count."""
    liver = any(event.id == one.event and event.kind == "liver_injury" for event in assessment.case.events)
    text = _(
        "Counted: the last sample of the {before} days up to the change; after it up to {after} days, or until the "
        "dose changes again."
    )
    return text.format(before=BEFORE_DAYS, after=AFTER_DAYS_LIVER if liver else AFTER_DAYS)


def change_text(one: Challenge) -> str:
    """Say how far the excess changed, and what counts as a change."""
    least = change_value(one.analyte)
    if least is None:
        counts = _("a change counts from {least:.0f} % of the excess on").format(least=100 * CHANGED)
    else:
        counts = _(
            "a change of the value counts from {least:.0f} % on, the reference change value of {analyte}"
        ).format(least=100 * least, analyte=wording.short_analyte(one.analyte))
    held = [reading for reading in one.readings if reading.lowest is not None and reading.highest is not None]
    if not held:
        return wording.sentence(counts) + "."
    lowest, highest = min(one.lowest or 0.0 for one in held), max(one.highest or 0.0 for one in held)
    ends = (wording.percent(end) for end in ((lowest, highest) if lowest != highest else (lowest,)))
    text = _("Change of the excess over the limit: {ends}; {counts}.")
    return text.format(ends=_(" to ").join(ends), counts=counts)


def others_text(one: Challenge) -> str:
    """Name what else changed, or may have changed; empty when nothing did."""
    return _("Also changed or may have changed: {names}.").format(names=", ".join(one.confounders)) if (
        one.confounders) else ""  # fmt: skip


def beside_texts(assessment: Assessment, one: Challenge) -> tuple[str, ...]:
    """Tell what stands beside a challenge: what sources state of it, the values against the doses, signs of benefit."""
    told = [
        _("Stated: “{text}” ({source})").format(text=statement.text, source=statement.source or _("no source"))
        for statement in assessment.case.statements
        if _is_of(statement, one)
    ]
    if (text := _dose_text(assessment, one)) is not None:
        told.append(_("Value against daily dose: {text}").format(text=text))
    told += [
        wording.sentence(in_short(finding))
        for finding in assessment.findings
        if concerns(finding, one.product, one.event)
    ]
    return tuple(told)


def _is_of(statement: Statement, one: Challenge) -> bool:
    known = find_analyte(statement.analyte) if statement.analyte else None
    analyte = known.id if known else statement.analyte
    return statement.kind == "challenge" and (
        (statement.product, statement.event, statement.change) == (one.product, one.event, one.change)
    ) and analyte in ("", one.analyte)  # fmt: skip


def _dose_text(assessment: Assessment, one: Challenge) -> str | None:
    """The reading of the values against the daily doses; None where there is none to speak of."""
    products = {product.id: product for product in assessment.case.products}
    events = {event.id: event for event in assessment.case.events}
    if assessment.facts is None:
        return None
    found = dose_response(assessment.facts, products[one.product], events[one.event], one.analyte)
    return None if found is None else found.text


def places_of(assessment: Assessment, one: Challenge) -> tuple[tuple[str, str], ...]:
    """Give the dose record and the samples that a challenge rests on, as places of the case with their words."""
    indices = dict.fromkeys(index for reading in one.readings for index in _samples(reading))
    places = (f"products[{one.product}].doses[{one.record}]", *(f"samples[{index}]" for index in indices))
    return tuple((place, evidence_text(assessment.case, place)) for place in places)


def _samples(reading: Reading) -> tuple[int, ...]:
    """The sample before and the first after: those between which the change lies."""
    return reading.after[:1] if reading.before is None else (reading.before, *reading.after[:1])


def taken_by(assessment: Assessment, one: Challenge) -> tuple[Taken, ...]:
    """Give the items that ask about this change of dose and rest on its samples, or on its record without samples."""
    places = {place for place, _text in places_of(assessment, one)}
    record = f"products[{one.product}].doses[{one.record}]"
    wanted = places - {record} or {record}
    return tuple(
        Taken((pair.product, pair.event, pair.method.id, sheet, result.item.id), _item_text(pair, result))
        for pair in assessment.pairs
        if (pair.product, pair.event) == (one.product, one.event)
        for sheet, result in _asking(pair, one)
        if wanted & set(result.evidence)
    )


def _asking(pair: PairAssessment, one: Challenge) -> Iterator[tuple[str, ItemResult]]:
    for sheet in pair.sheets:
        for result in sheet.items:
            if one.change in result.item.changes and result.asked:
                yield sheet.sheet.id, result


def _item_text(pair: PairAssessment, result: ItemResult) -> str:
    answers = " / ".join(_(answer.text) for answer in result.item.answers if answer.id in result.answers)
    return _("{method} {number}: {answer}").format(
        method=_(pair.method.title), number=result.item.number, answer=answers
    )
