"""What a well-typed case file must still not contain: numbers that cannot be, names that lead nowhere.

Contradictions of the patient's story (a stop before the start, a sample after death) are findings, never problems.
"""

from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from typing import Any

from causality.case.dates import PartialDate
from causality.case.model import Case, DoseRecord, Event, Product
from causality.files import printable
from causality.text import _

Problem = tuple[str, str]
"""A place in the case file (`products[1].doses[0].start`) and what is wrong there, in the reader's language."""

OLDEST = 130
"""The highest age taken for one, in years (longest confirmed life: 122 years; general knowledge)."""
GRADES = (0, 5)
"""CTCAE grades; 0 is "no grade reached"."""


def problems(case: Case) -> Iterator[Problem]:
    """Give what the file of `case` must not contain, in the order of the file's kinds of fault."""
    yield from _identifiers(case)
    yield from _numbers(case)
    yield from _references(case)
    yield from _anchors(case)
    yield from _circles(case)


def quoted(text: str) -> str:
    """Give a text from the file in quotation marks, on one line and at most 60 characters of it."""
    return f'"{printable(text, 60)}"'


def _identifiers(case: Case) -> Iterator[Problem]:
    if not case.id.strip():
        yield "id", _("is empty")
    for kind, things in (("products", case.products), ("events", case.events)):
        yield from _unique(kind, things)
    parts = [paragraph.part for paragraph in case.paragraphs]
    for place, part in enumerate(parts):
        if part in parts[:place]:
            earlier = f"paragraphs[{parts.index(part)}]"
            yield (
                f"paragraphs[{place}].part",
                _("{id} is already the part of {earlier}").format(id=quoted(part), earlier=earlier),
            )
    for place, event in enumerate(case.events):
        for number, analyte in enumerate(event.analytes):
            if not analyte.strip():
                yield f"events[{place}].analytes[{number}]", _("is empty")


def _unique(kind: str, things: Iterable[Product | Event]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for place, thing in enumerate(things):
        path = f"{kind}[{place}].id"
        if not thing.id.strip():
            yield path, _("is empty")
        elif thing.id in first:
            earlier = f"{kind}[{first[thing.id]}]"
            yield path, _("{id} is already the id of {earlier}").format(id=quoted(thing.id), earlier=earlier)
        first.setdefault(thing.id, place)


def _numbers(case: Case) -> Iterator[Problem]:
    if case.version < 1:
        yield "version", _("{value} is not a version (1 or more)").format(value=case.version)
    yield from _within("patient.age", case.patient.age, OLDEST)
    yield from _within("patient.weight", case.patient.weight)
    yield from _within("patient.alcohol", case.patient.alcohol)
    for place, product in enumerate(case.products):
        yield from _within(f"products[{place}].half_life", product.half_life)
        yield from _within(f"products[{place}].years_on_market", product.years_on_market)
        for number, record in enumerate(product.doses):
            yield from _dose(f"products[{place}].doses[{number}]", record)
    for place, sample in enumerate(case.samples):
        yield from _limits(f"samples[{place}]", sample.lower, sample.upper)
    for place, limits in enumerate(case.limits):
        yield from _limits(f"limits[{place}]", limits.lower, limits.upper)
    for place, statement in enumerate(case.statements):
        yield from _grade(f"statements[{place}].grade", statement.grade)
    for place, imaging in enumerate(case.imaging):
        yield from _within(f"imaging[{place}].liver_spleen_ratio", imaging.liver_spleen_ratio)
    for place, biopsy in enumerate(case.biopsies):
        yield from _within(f"biopsies[{place}].infiltration", biopsy.infiltration, 100)
    for place, severity in enumerate(case.severity_grades):
        yield from _grade(f"severity_grades[{place}].grade", severity.grade)


def _within(path: str, value: float | None, highest: float | None = None) -> Iterator[Problem]:
    if value is None or (value >= 0 and (highest is None or value <= highest)):
        return
    if highest is None:
        yield path, _("{value} is negative").format(value=_plain(value))
    else:
        yield path, _("{value} is not between 0 and {highest}").format(value=_plain(value), highest=highest)


def _dose(path: str, record: DoseRecord) -> Iterator[Problem]:
    yield from _within(f"{path}.dose", record.dose)
    if record.per_day is not None and record.per_day <= 0:
        yield f"{path}.per_day", _("{value} times a day: expected more than 0").format(value=_plain(record.per_day))


def _limits(path: str, lower: float | None, upper: float | None) -> Iterator[Problem]:
    yield from _within(f"{path}.lower", lower)
    yield from _within(f"{path}.upper", upper)
    if lower is not None and upper is not None and lower > upper:
        message = _("the lower limit {lower} is above the upper limit {upper}")
        yield f"{path}.lower", message.format(lower=_plain(lower), upper=_plain(upper))


def _grade(path: str, grade: int | None) -> Iterator[Problem]:
    if grade is not None and not GRADES[0] <= grade <= GRADES[1]:
        message = _("{value} is not a CTCAE grade ({lowest} to {highest})")
        yield path, message.format(value=grade, lowest=GRADES[0], highest=GRADES[1])


def _plain(value: float) -> str:
    return f"{value:g}"


def _references(case: Case) -> Iterator[Problem]:
    products = {product.id for product in case.products}
    events = {event.id for event in case.events}
    for place, symptom in enumerate(case.symptoms):
        yield from _names_event(f"symptoms[{place}].event", symptom.event, events)
    for place, severity in enumerate(case.severity_grades):
        yield from _names_event(f"severity_grades[{place}].event", severity.event, events)
    for place, product in enumerate(case.products):
        for number, event in enumerate(product.treats):
            yield from _names_event(f"products[{place}].treats[{number}]", event, events, needed=True)
    for place, statement in enumerate(case.statements):
        yield from _names_product(f"statements[{place}].product", statement.product, products)
        yield from _names_event(f"statements[{place}].event", statement.event, events)
    officers: set[str] = set()
    for place, scoring in enumerate(case.scorings):
        path = f"scorings[{place}]"
        if not scoring.officer.strip() or scoring.officer in officers:
            yield f"{path}.officer", _("expected one scoring of each officer, who has a name")
        officers.add(scoring.officer)
        for number, decision in enumerate(scoring.decisions):
            yield from _names_product(f"{path}.decisions[{number}].product", decision.product, products, needed=True)
            yield from _names_event(f"{path}.decisions[{number}].event", decision.event, events, needed=True)
    for place, ranked in enumerate(case.ranking):
        yield from _names_event(f"ranking[{place}].event", ranked.event, events, needed=True)
    yield from _pairs(case, products, events)
    for place, decision in enumerate(case.decisions):
        yield from _names_product(f"decisions[{place}].product", decision.product, products, needed=True)
        yield from _names_event(f"decisions[{place}].event", decision.event, events, needed=True)


def _pairs(case: Case, products: set[str], events: set[str]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for place, pair in enumerate(case.pairs):
        yield from _names_product(f"pairs[{place}].product", pair.product, products, needed=True)
        yield from _names_event(f"pairs[{place}].event", pair.event, events, needed=True)
        if (pair.product, pair.event) in seen:
            message = _("{product} and {event} were described before")
            yield f"pairs[{place}]", message.format(product=quoted(pair.product), event=quoted(pair.event))
        seen.add((pair.product, pair.event))


def _names_product(path: str, name: str, known: set[str], *, needed: bool = False) -> Iterator[Problem]:
    if name not in known and (name or needed):
        yield path, _("there is no product {id}").format(id=quoted(name))


def _names_event(path: str, name: str, known: set[str], *, needed: bool = False) -> Iterator[Problem]:
    if name not in known and (name or needed):
        yield path, _("there is no event {id}").format(id=quoted(name))


def _anchors(case: Case) -> Iterator[Problem]:
    products = {product.id for product in case.products}
    events = {event.id for event in case.events}
    for path, date in _dates("", case):
        for part in date.parts:
            word, _of, name = part.anchor.partition(" of ")
            if word in ("start", "stop"):
                yield from _names_product(path, name, products, needed=True)
            elif word == "onset":
                yield from _names_event(path, name, events, needed=True)
            elif word and case.admission is None:
                message = _('{date} is counted from the admission, but "admission" is missing')
                yield path, message.format(date=quoted(date.text))


def _dates(path: str, thing: Any) -> Iterator[tuple[str, PartialDate]]:
    for name in thing.__dataclass_fields__:
        value, here = getattr(thing, name), f"{path}.{name}" if path else name
        if isinstance(value, PartialDate):
            yield here, value
        elif isinstance(value, tuple):
            for place, part in enumerate(value):
                if is_dataclass(part):
                    yield from _dates(f"{here}[{place}]", part)
        elif is_dataclass(value):
            yield from _dates(here, value)


def _circles(case: Case) -> Iterator[Problem]:
    """Give the dates that are counted from themselves, directly or by way of others."""
    dates = dict(_anchored(case))
    anchors = {name: {part.anchor for part in date.parts} for name, (_path, date) in dates.items()}
    for name, (path, date) in dates.items():
        if _reaches(anchors, name):
            yield path, _("{date} is counted from itself").format(date=quoted(date.text))


def _anchored(case: Case) -> Iterator[tuple[str, tuple[str, PartialDate]]]:
    if case.admission:
        yield "admission", ("admission", case.admission)
    for place, event in enumerate(case.events):
        if event.onset:
            yield f"onset of {event.id}", (f"events[{place}].onset", event.onset)
    for place, product in enumerate(case.products):
        path, last = f"products[{place}].doses", len(product.doses) - 1
        if product.doses and (start := product.doses[0].start):
            yield f"start of {product.id}", (f"{path}[0].start", start)
        if product.doses and (stop := product.doses[-1].stop):
            yield f"stop of {product.id}", (f"{path}[{last}].stop", stop)


def _reaches(anchors: dict[str, set[str]], name: str) -> bool:
    seen: set[str] = set()
    waiting = list(anchors[name])
    while waiting:
        anchor = waiting.pop()
        if anchor == name:
            return True
        if anchor and anchor not in seen:
            seen.add(anchor)
            waiting += anchors.get(anchor, ())
    return False
