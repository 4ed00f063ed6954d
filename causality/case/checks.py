"""Contradictions and gaps that stand in the case itself, found without computing anything, as findings.

Severities: "error" cannot be true or must not be signed, "warning" is probably a slip, "note" is a gap.
Dates are compared as ranges: only what holds on every possible day is reported.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import combinations

from causality.case.causes import cause_name
from causality.case.chronology import Days
from causality.case.dates import PartialDate
from causality.case.digest import case_digest
from causality.case.doubtful import absurd_doses
from causality.case.finding import Finding, Severity
from causality.case.model import Case, DoseRecord, Event, Product
from causality.case.sample_groups import Groups, Samples
from causality.case.work_up import done_after_all, further_causes, opposed_rows
from causality.reuse import Kept
from causality.text import _, ngettext

_LIVER_TESTS = ("ALT", "ALP", "GGT", "TBIL")


def checks(case: Case, groups: Groups | None = None, kept: Kept | None = None) -> tuple[Finding, ...]:
    """Give every contradiction and gap of the case, in the order of `CHECKS`.

    `groups` are the samples by analyte, the same object where nothing changed since `kept` was made.
    """
    days = Days(case, Samples(case, groups, kept))
    return tuple(finding for check in CHECKS for finding in check(case, days))


def _doses(case: Case) -> Iterator[tuple[Product, DoseRecord, str]]:
    for product in case.products:
        for number, record in enumerate(product.doses):
            yield product, record, f"products[{product.id}].doses[{number}]"


def _suspects(case: Case) -> tuple[Product, ...]:
    return tuple(product for product in case.products if product.role in ("suspect", "interacting"))


def _liver(case: Case) -> tuple[Event, ...]:
    return tuple(event for event in case.events if event.kind == "liver_injury")


def _names(things: Iterable[Product | Event]) -> str:
    return ", ".join(thing.name for thing in things)


def _gap(kind: str, text: str, where: Iterable[str], severity: Severity = "note") -> Iterator[Finding]:
    places = tuple(where)
    if places:
        yield Finding(kind, severity, text, places)


def stop_before_start(case: Case, days: Days) -> Iterator[Finding]:
    """A dose record that ends before it begins."""
    for product, record, where in _doses(case):
        if days.before(record.stop, record.start):
            text = _("{product}: intake ends ({stop}) before it begins ({start}).")
            text = text.format(product=product.name, stop=days.show(record.stop), start=days.show(record.start))
            yield Finding("stop_before_start", "error", text, (where,))


def ongoing_with_stop(case: Case, _days: Days) -> Iterator[Finding]:
    """A dose record marked ongoing that also has a stop, or is followed by another."""
    for product, record, where in _doses(case):
        if record.ongoing and record.stop is not None:
            text = _("{product}: a dose record is marked ongoing and has a stop.").format(product=product.name)
            yield Finding("ongoing_with_stop", "warning", text, (where,))


def overlapping_doses(case: Case, days: Days) -> Iterator[Finding]:
    """Two dose records of one product that share days; a stop left out means that the next record follows at once."""
    for product in case.products:
        for (earlier, one), (later, other) in combinations(enumerate(product.doses), 2):
            if _overlap(one, other, days) or _overlap(other, one, days):
                text = _("{product}: two dose records overlap.").format(product=product.name)
                where = tuple(f"products[{product.id}].doses[{number}]" for number in (earlier, later))
                yield Finding("overlapping_doses", "warning", text, where)


def _overlap(one: DoseRecord, other: DoseRecord, days: Days) -> bool:
    """Whether `other` begins for certain within `one`."""
    within = one.ongoing or _not_after(other.start, one.stop, days)
    return within and _not_after(one.start, other.start, days)


def _not_after(one: PartialDate | None, other: PartialDate | None, days: Days) -> bool:
    """Whether `one` is `other` or earlier on every possible day."""
    if one is None or other is None:
        return False
    both_exact = one.exact is not None and one.exact == other.exact
    return both_exact or days.before(one, other)


def doses_out_of_order(case: Case, days: Days) -> Iterator[Finding]:
    """Dose records that are not listed in the order of their starts."""
    for product in case.products:
        pairs = zip(product.doses, product.doses[1:], strict=False)
        where = [f"products[{product.id}].doses[{number}]" for number, (one, next_) in enumerate(pairs, start=1)
                 if days.before(next_.start, one.start)]  # fmt: skip
        text = _("{product}: the dose records are not in order of time.").format(product=product.name)
        yield from _gap("doses_out_of_order", text, where, "warning")


def after_death(case: Case, days: Days) -> Iterator[Finding]:
    """Samples, intake, onsets and symptoms dated after the patient's death."""
    death = case.patient.death
    if death is None:
        return
    dated: dict[str, list[tuple[str, PartialDate | None]]] = {
        _("Samples dated after the death ({death})."): [
            (f"samples[{number}]", sample.day) for number, sample in enumerate(case.samples)
        ]
        if any(days.before(death, day) for day in days.samples.days().values())
        else [],
        _("Intake dated after the death ({death})."): [
            (where, day) for _product, record, where in _doses(case) for day in (record.start, record.stop)
        ],
        _("Onsets dated after the death ({death})."): [
            (f"events[{event.id}].onset", event.onset) for event in case.events
        ],
        _("Symptoms dated after the death ({death})."): [
            (f"symptoms[{number}]", symptom.onset) for number, symptom in enumerate(case.symptoms)
        ],
    }
    distinct = {day.text: day for rows in dated.values() for _place, day in rows if day is not None}
    late = {text for text, day in distinct.items() if days.before(death, day)}
    for text, rows in dated.items():
        where = dict.fromkeys(place for place, day in rows if day is not None and day.text in late)
        yield from _gap("after_death", text.format(death=days.show(death)), where, "error")


def death_and_outcome(case: Case, _days: Days) -> Iterator[Finding]:
    """A fatal outcome without a date of death."""
    fatal = [event for event in case.events if event.outcome == "fatal" or "death" in event.seriousness]
    if case.patient.death is None:
        text = _("Fatal outcome, but no date of death: {events}.").format(events=_names(fatal))
        yield from _gap("death_date_missing", text, (f"events[{event.id}]" for event in fatal))


def symptom_before_onset(case: Case, days: Days) -> Iterator[Finding]:
    """Symptoms of an event that begin, or are over, before the event's onset, or that end before they begin."""
    onsets = {event.id: event for event in case.events}
    for number, symptom in enumerate(case.symptoms):
        event, where = onsets.get(symptom.event), f"symptoms[{number}]"
        if days.before(symptom.end, symptom.onset):
            text = _("{symptom}: it ends before it begins.").format(symptom=symptom.name)
            yield Finding("symptom_ends_before_start", "error", text, (where,))
        first = symptom.onset or symptom.end
        if event is not None and first is not None and days.before(first, event.onset, f"onset of {event.id}"):
            text = _("{symptom} ({day}) comes before the onset of {event} ({onset}).")
            onset = days.show(event.onset)
            text = text.format(symptom=symptom.name, day=days.show(first), event=event.name, onset=onset)
            yield Finding("symptom_before_onset", "warning", text, (where, f"events[{event.id}].onset"))


def pregnant_male(case: Case, _days: Days) -> Iterator[Finding]:
    """A pregnancy in a male patient."""
    if case.patient.pregnant and case.patient.sex == "male":
        where = ("patient.sex", "patient.pregnant")
        yield Finding("pregnant_male", "error", _("The patient is male and pregnant."), where)


def duplicate_samples(_case: Case, days: Days) -> Iterator[Finding]:
    """Samples entered twice: the same analyte, day and result."""
    twice, extra = days.samples.twice()
    text = ngettext("{count} sample is entered twice.", "{count} samples are entered twice.", extra).format(count=extra)
    yield from _gap("duplicate_samples", text, (f"samples[{number}]" for number in twice), "warning")


def suspect_and_treatment(case: Case, _days: Days) -> Iterator[Finding]:
    """A suspect that is also said to treat an event under assessment."""
    for product in _suspects(case):
        treated = [event for event in case.events if event.id in product.treats]
        text = _("{product} is suspected and also said to treat {events}.")
        text = text.format(product=product.name, events=_names(treated))
        where = [f"products[{product.id}].treats"] if treated else []
        yield from _gap("suspect_and_treatment", text, where, "warning")


def decisions(case: Case, _days: Days) -> Iterator[Finding]:
    """Decisions that could not be signed: no reason for an override, nobody's, without a time, or made twice."""
    rows = tuple(enumerate(case.decisions))
    seen = Counter((row.product, row.event, row.method, row.sheet, row.item) for row in case.decisions)
    lacks = {
        ("override_without_reason", _("An answer is overridden without a reason.")):
            [number for number, row in rows if row.action == "overridden" and not row.reason.strip()],
        ("decision_without_name", _("It is not said who decided.")):
            [number for number, row in rows if not row.who.strip()],
        ("decision_without_time", _("The time of a decision is not an ISO 8601 time with offset.")):
            [number for number, row in rows if not _is_time(row.when)],
        ("decided_twice", _("An item is decided more than once.")):
            [number for number, row in rows if seen[(row.product, row.event, row.method, row.sheet, row.item)] > 1],
    }  # fmt: skip
    for (kind, text), numbers in lacks.items():
        yield from _gap(kind, text, (f"decisions[{number}]" for number in numbers), "error")


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def changed_after_signing(case: Case, _days: Days) -> Iterator[Finding]:
    """A signed version that is no longer the case which was signed: its file was edited by other means."""
    if case.signed is not None and case_digest(case) != case.signed.case:
        text = _("Version {number} is marked as signed, but was changed afterwards.").format(number=case.version)
        yield Finding("changed_after_signing", "error", text, ("signed",))


def work_up_without_test(case: Case, _days: Days) -> Iterator[Finding]:
    """Causes found positive, or ruled out, with nothing named that showed it."""
    bare = [(number, row) for number, row in enumerate(case.work_up)
            if (row.state == "positive" and not (row.test and row.day))
            or (row.state == "ruled_out" and not (row.test or row.result))]  # fmt: skip
    text = _("Work-up without the test or its day: {causes}.")
    text = text.format(causes=", ".join(cause_name(row.cause) for _number, row in bare))
    yield from _gap("work_up_without_test", text, (f"work_up[{number}]" for number, _row in bare))


def nothing_to_assess(case: Case, _days: Days) -> Iterator[Finding]:
    """No event, or no suspect."""
    if not case.events:
        yield Finding("no_event", "note", _("No event is entered."), ("events",))
    if not _suspects(case):
        yield Finding("no_suspect", "note", _("No suspect product is entered."), ("products",))


def patient_gaps(case: Case, _days: Days) -> Iterator[Finding]:
    """Age, sex and, for a liver event, alcohol that are not reported."""
    patient = case.patient
    gaps = {"age": (_("Age not reported."), patient.age is None), "sex": (_("Sex not reported."), patient.sex is None)}
    gaps["alcohol"] = (_("Alcohol not reported."), patient.alcohol is None and bool(_liver(case)))
    for name, (text, missing) in gaps.items():
        yield from _gap(f"{name}_missing", text, [f"patient.{name}"] if missing else [])


def liver_tests_missing(case: Case, days: Days) -> Iterator[Finding]:
    """Liver tests that were never measured although a liver injury is assessed."""
    missing = [name for name in _LIVER_TESTS if name not in days.samples.analytes]
    text = _("{analytes} not reported.").format(analytes=", ".join(missing))
    yield from _gap("liver_tests_missing", text, ["samples"] if missing and _liver(case) else [])


def product_gaps(case: Case, _days: Days) -> Iterator[Finding]:
    """What is not stated of the suspects."""
    suspects = _suspects(case)
    dosed = [product for product in suspects if product.doses]
    chosen = {
        ("doses_missing", "doses", _("No dose records: {products}.")): [row for row in suspects if not row.doses],
        ("start_missing", "doses", _("Start of intake not reported: {products}.")):
            [row for row in dosed if row.doses[0].start is None],
        ("stop_missing", "doses", _("No stop of intake, and not marked ongoing: {products}.")):
            [row for row in dosed if row.doses[-1].stop is None and not row.doses[-1].ongoing],
        ("hepatotoxicity_missing", "hepatotoxicity", _("Known hepatotoxicity not stated: {products}.")):
            [row for row in suspects if row.hepatotoxicity is None and _liver(case)],
        ("metabolism_missing", "slowly_metabolised", _("Not stated whether slowly metabolised: {products}.")):
            [row for row in suspects if row.slowly_metabolised is None and _liver(case)],
    }  # fmt: skip
    for (kind, field, text), rows in chosen.items():
        yield from _gap(kind, text.format(products=_names(rows)), (f"products[{row.id}].{field}" for row in rows))


def event_gaps(case: Case, _days: Days) -> Iterator[Finding]:
    """Outcome and seriousness that are not stated."""
    open_ended = [event for event in case.events if event.outcome is None]
    text = _("Outcome not stated: {events}.").format(events=_names(open_ended))
    yield from _gap("outcome_missing", text, (f"events[{event.id}].outcome" for event in open_ended))
    unrated = [event for event in case.events if not event.seriousness]
    text = _("Seriousness not stated: {events}.").format(events=_names(unrated))
    yield from _gap("seriousness_missing", text, (f"events[{event.id}].seriousness" for event in unrated))


CHECKS: tuple[Callable[[Case, Days], Iterator[Finding]], ...] = (
    stop_before_start, ongoing_with_stop, overlapping_doses, doses_out_of_order, after_death, symptom_before_onset,
    pregnant_male, duplicate_samples, suspect_and_treatment, decisions, changed_after_signing, death_and_outcome,
    work_up_without_test, opposed_rows, done_after_all, further_causes, absurd_doses,
    nothing_to_assess, patient_gaps, liver_tests_missing, product_gaps, event_gaps,
)  # fmt: skip
