"""Numbers and dates that the officer wrote, compared with the case: what agrees with no value of it is a finding.

Compared are numbers with a unit of measurement and dates; a number behind the name of an analyte must be a value or a
limit of that analyte. Generated paragraphs need no comparison.
"""

import re
from collections.abc import Iterator
from datetime import date

from causality.case.analytes import find_analyte
from causality.case.dates import PartialDate, show
from causality.case.finding import Finding
from causality.case.leaves import leaves
from causality.case.model import Case
from causality.evidence.ends import Ends
from causality.evidence.facts import Facts
from causality.evidence.zone import Key
from causality.frozen import frozen
from causality.text import _

WIDEST = 92
"""A date of the case that leaves more days open than these, a quarter of a year, vouches for no written day."""
REACH = 40
"""How many characters before a number the name of its analyte is looked for."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNITS = (
    r"×\s?ULN|×|x\s?ULN|[IU]{1,2}/[lL]|[µμu]mol/[lL]|mmol/[lL]|mg/d[lL]|[gG]/d?[lL]|ng/m[lL]|mg|[µμ]g|kg|g\b|years?\b"
)
_NUMBER = re.compile(rf"(?<![\w.,/–-])(?P<number>\d+(?:\.\d+)?)\s?(?P<unit>{_UNITS})")
_NAMED = re.compile(
    rf"\b(?P<day>[0-3]?\d)[\s-](?P<month>{'|'.join(MONTHS)})[a-z]*\.?[\s-](?P<year>\d{{4}})\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w-]*")
_CLAUSE = re.compile(r"[;,.()]")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_TIMES = ("×", "×uln", "xuln")


@frozen
class _Known:
    """What the case vouches for: numbers by unit, numbers by analyte and unit, ranges of days."""

    by_unit: dict[str, frozenset[float]]
    by_analyte: dict[tuple[str, str], frozenset[float]]
    days: tuple[tuple[int, int], ...]


def narrated_findings(facts: Facts) -> Iterator[Finding]:
    """Give a finding for every number and date in the officer's texts that agrees with nothing in the case."""
    written = list(_texts(facts.case))
    if not written:
        return
    known = _known(facts)
    for where, title, text in written:
        wrong = tuple(dict.fromkeys((*_wrong_numbers(text, known), *_wrong_days(text, known))))
        if wrong:
            words = _("{title}: in the officer's words, but in no fact of the case: {given}")
            yield Finding("narrated_otherwise", "warning", words.format(title=title, given="; ".join(wrong)), (where,))


def _texts(case: Case) -> Iterator[tuple[str, str, str]]:
    for place, paragraph in enumerate(case.paragraphs):
        yield f"paragraphs[{place}]", _("Narrative"), paragraph.text
    if case.narrative:
        yield "narrative", _("Narrative"), case.narrative
    if case.conclusion:
        yield "conclusion", _("Conclusion"), case.conclusion


def _wrong_numbers(text: str, known: _Known) -> Iterator[str]:
    for found in _NUMBER.finditer(text):
        unit, number = _unit(found["unit"]), found["number"]
        name, analyte = _named(text[max(0, found.start() - REACH) : found.start()])
        values = known.by_analyte.get((analyte, unit)) if analyte else None
        if values is None:
            values = known.by_unit.get(unit, frozenset())
        if not any(_alike(number, value) for value in values):
            yield f"{name} {number} {found['unit']}".strip()


def _named(before: str) -> tuple[str, str]:
    """Give the last name of an analyte in what stands before a number in its clause, and the analyte's id."""
    for word in reversed(_WORD.findall(_CLAUSE.split(before)[-1])):
        if known := find_analyte(word):
            return word, known.id
    return "", ""


def _alike(written: str, value: float) -> bool:
    """Whether a number as written is `value`, rounded to the places that it was written with."""
    places = len(written.partition(".")[2])
    return bool(abs(float(written) - value) <= 0.5 * 10**-places * (1 + 1e-9))


def _wrong_days(text: str, known: _Known) -> Iterator[str]:
    for pattern in (_NAMED, _ISO):
        for found in pattern.finditer(text):
            month = found["month"]
            number = int(month) if month.isdecimal() else MONTHS.index(month[:3].lower()) + 1
            try:
                day = date(int(found["year"]), number, int(found["day"])).toordinal()
            except ValueError:
                yield found.group()
                continue
            if not any(first <= day <= last for first, last in known.days):
                yield show(day)


def _known(facts: Facts) -> _Known:
    by_unit: dict[str, set[float]] = {}
    by_analyte: dict[tuple[str, str], set[float]] = {}
    for analyte, unit, value in _numbers(facts):
        by_unit.setdefault(unit, set()).add(value)
        if analyte:
            by_analyte.setdefault((analyte, unit), set()).add(value)
    return _Known(
        {unit: frozenset(values) for unit, values in by_unit.items()},
        {name: frozenset(values) for name, values in by_analyte.items()},
        tuple(_days(facts)),
    )


def _numbers(facts: Facts) -> Iterator[tuple[str, str, float]]:
    """Give every number of the case with its analyte, if it is one of an analyte, and its unit."""
    case = facts.case
    for sample in case.samples:
        name = known.id if (known := find_analyte(sample.analyte)) else sample.analyte
        for value in (sample.value, sample.lower, sample.upper):
            if value is not None:
                yield name, _unit(sample.unit), value
    for limit in case.limits:
        name = known.id if (known := find_analyte(limit.analyte)) else limit.analyte
        yield from ((name, _unit(limit.unit), value) for value in (limit.lower, limit.upper) if value is not None)
    for multiple in facts.multiples:
        name = known.id if (known := find_analyte(multiple.analyte)) else multiple.analyte
        for end in (multiple.low, multiple.high):
            if end is not None:
                yield from ((name, unit, end) for unit in _TIMES)
    yield from _amounts(case)


def _amounts(case: Case) -> Iterator[tuple[str, str, float]]:
    for product in case.products:
        for record in product.doses:
            if record.dose is not None:
                yield "", _unit(record.unit), record.dose
                yield "", _unit(record.unit), record.dose * (record.per_day or 1)
    for statement in case.statements:
        if statement.value is not None:
            yield "", _unit(statement.unit), statement.value
    if case.patient.weight is not None:
        yield "", "kg", case.patient.weight
    if case.patient.age is not None:
        yield "", "year", case.patient.age


def _unit(unit: str) -> str:
    plain = "".join(unit.split()).lower().replace("μ", "µ").replace("umol", "µmol")
    return {"years": "year", "iu/l": "u/l", "ui/l": "u/l"}.get(plain, plain)


def _days(facts: Facts) -> Iterator[tuple[int, int]]:
    """Give the days that dates of the case allow, where they leave few enough open."""
    for day in leaves(facts.case, PartialDate):
        for part in day.parts:
            if not part.anchor:
                yield from _narrow((part.first, part.last))
    keys: list[Key] = [("onset", event.id) for event in facts.case.events]
    for product in facts.case.products:
        keys += [(end, product.id, place) for place in range(len(product.doses)) for end in ("start", "stop")]
    for key in keys:
        yield from _narrow(facts.moments.range_of(key))


def _narrow(ends: Ends | None) -> Iterator[tuple[int, int]]:
    if ends is not None and ends[0] is not None and ends[1] is not None and ends[1] - ends[0] <= WIDEST:
        yield ends[0], ends[1]
