"""Changes of dose at the bedside: by product and change, what the samples of each analyte show by possible day."""

from collections.abc import Sequence

from causality.assess import Assessment
from causality.bedside.courses import Courses
from causality.bedside.page import Page, Part
from causality.evidence.readings import days_text
from causality.evidence.values import Challenge, Reading
from causality.text import _
from causality.wording import analyte, event_name, name, product_name, short_analyte

READINGS_SHOWN = 4
"""Readings with different verdicts that get a line each; more are told by verdict."""

Line = tuple[Part, ...]


def write_challenges(page: Page, assessment: Assessment, *, details: bool) -> None:
    """Write every change of dose and under it its analytes; with `details` every reading and every confounder."""
    if not assessment.challenges:
        return
    courses = Courses(assessment)
    year = _(" (all days in {year})").format(year=courses.year) if courses.year and not details else ""
    page.title(_("Dechallenge and rechallenge") + year)
    groups: dict[tuple[str, int, str, str], list[Challenge]] = {}
    for one in assessment.challenges:
        groups.setdefault((one.product, one.record, one.change, one.size), []).append(one)
    if not details:
        page.line((_legend(assessment, courses), "dim"), indent=2)
    for (product, _record, change, size), group in groups.items():
        heading = f"{product_name(assessment.case, product)}: {name(change)}"
        page.line((heading, "bold"), f", {size}" if size else "", indent=2)
        if details:
            _write_details(page, assessment, group)
        else:
            _write_compact(page, assessment, courses, group)
    letters = [f"({letter}) {names}" for letter, names in courses.confounders()]
    if letters:
        page.line(("; ".join(letters), "dim"), indent=2)


def _legend(assessment: Assessment, courses: Courses) -> str:
    """What the short forms below mean."""
    sampled = any(_is_sampled(reading) for one in assessment.challenges for reading in one.readings)
    told = (
        [_("%: of the excess over the limit"), _("else: other days with samples, not interpretable")] if sampled else []
    )
    units: dict[str, list[str]] = {}
    for key in dict.fromkeys(one.analyte for one in assessment.challenges):
        short, long = short_analyte(key), analyte(key)
        units.setdefault(courses.unit(key), []).append(short if short == long else f"{short} ({long})")
    told += [", ".join(names) + (_(" in {unit}").format(unit=unit) if unit else "") for unit, names in units.items()]
    return "; ".join(told) + "."


def _write_compact(page: Page, assessment: Assessment, courses: Courses, group: Sequence[Challenge]) -> None:
    """One paragraph an analyte; analytes of which the same is to be said together."""
    told: dict[tuple[Line, ...], list[str]] = {}
    for challenge in group:
        label = _label(assessment, challenge, group)
        told.setdefault(tuple(_lines(courses, challenge)), []).append(label)
    reach = max((len(labels[0]) for labels in told.values() if len(labels) == 1), default=0)
    for lines, labels in told.items():
        if len(labels) > 1:
            page.line(f"{', '.join(labels)}: ", *(part for line in lines for part in line), indent=4, hang=2)
            continue
        for number, line in enumerate(lines):
            page.hanging("" if number else labels[0], *line, indent=4, hang=2, reach=reach)


def _label(assessment: Assessment, challenge: Challenge, group: Sequence[Challenge]) -> str:
    """The analyte, with the event when it is judged for several."""
    several = sum(one.analyte == challenge.analyte for one in group) > 1
    shown = short_analyte(challenge.analyte)
    return f"{shown} ({event_name(assessment.case, challenge.event)})" if several else shown


def _lines(courses: Courses, challenge: Challenge) -> list[Line]:
    readings = challenge.readings
    usable = [one for one in readings if one.verdict != "uninterpretable"]
    if not usable:
        return [_unusable(courses, challenge)]
    verdicts = dict.fromkeys(one.verdict for one in usable)
    rest = _otherwise(courses, readings)
    if len(verdicts) == 1 and "depends_on_date" not in verdicts:
        lines = [_by_verdict(courses, usable, alone=len(readings) == 1)]
    elif len(usable) <= READINGS_SHOWN:
        lines = [_by_day(courses, one) for one in usable]
    else:
        told = [_by_verdict(courses, [one for one in usable if one.verdict == verdict]) for verdict in verdicts]
        lines = [tuple(part for clause in told for part in ("; ", *clause))[1:]]
    return [*lines[:-1], (*lines[-1], *rest)]


def _unusable(courses: Courses, challenge: Challenge) -> Line:
    """No day of the change can be interpreted: the course of the first that has samples, or why there is none."""
    verdict = (name("uninterpretable"), "bold")
    sampled = [one for one in challenge.readings if _is_sampled(one)]
    if not sampled:
        reasons = dict.fromkeys(one.reason for one in challenge.readings)
        return verdict, ": " + ("; ".join(reasons) or challenge.reason)
    reasons = dict.fromkeys(courses.reason(one) for one in sampled)
    days = _("; if {days}").format(days=courses.days(sampled[0])) if len(challenge.readings) > 1 else ""
    return verdict, f": {'; '.join(reasons)}{days}: {courses.course(sampled[0])}"


def _by_verdict(courses: Courses, same: Sequence[Reading], *, alone: bool = False) -> Line:
    """One verdict with the days that give it, neighbouring days together."""
    verdict = (name(same[0].verdict), "bold")
    if alone:
        return verdict, f": {courses.course(same[0])}"
    spans: list[list[Reading]] = []
    for one in same:
        if spans and spans[-1][-1].last + 1 == one.first:
            spans[-1].append(one)
        else:
            spans.append([one])
    told = [f"{courses.days(span[0], span[-1])} ({courses.course(span[0], sized=False)})" for span in spans]
    return verdict, _(" if {days}").format(days=", ".join(told))


def _by_day(courses: Courses, reading: Reading) -> Line:
    start = _("{days}: {course}: ").format(days=courses.days(reading), course=courses.course(reading))
    return start, (courses.verdict(reading), "bold")


def _otherwise(courses: Courses, readings: Sequence[Reading]) -> Line:
    """Why the other days that have samples cannot be interpreted, each reason once."""
    rest = [one for one in readings if one.verdict == "uninterpretable" and _is_sampled(one)]
    reasons = dict.fromkeys(courses.reason(one) for one in rest)
    return (_("; else {reasons}").format(reasons=_(" or ").join(reasons)),) if reasons else ()


def _is_sampled(reading: Reading) -> bool:
    return reading.before is not None and bool(reading.after)


def _write_details(page: Page, assessment: Assessment, group: Sequence[Challenge]) -> None:
    told: set[tuple[str, ...]] = set()
    for challenge in group:
        what = f"{analyte(challenge.analyte)} ({event_name(assessment.case, challenge.event)}): "
        why = "" if challenge.readings else f" · {challenge.reason}"
        page.hanging("–", what, (name(challenge.verdict), "bold"), why, indent=4)
        for reading in challenge.readings:
            values = f"{reading.values}: " if reading.values else ""
            verdict = "" if reading.verdict == "depends_on_date" else f"{name(reading.verdict)}, "
            page.line(f"{days_text(reading)}: {values}{verdict}{reading.reason}", indent=6, hang=2)
        if challenge.confounders and challenge.confounders not in told:
            told.add(challenge.confounders)
            page.line((_confounders(challenge.confounders), "dim"), indent=6, hang=2)


def _confounders(names: Sequence[str]) -> str:
    """List all confounders; that their day is not known is said once for all of them."""
    unknown = _("{name} (day not known)").format(name="")
    certain = [one for one in names if not one.endswith(unknown)]
    vague = [one.removesuffix(unknown) for one in names if one.endswith(unknown)]
    told = [", ".join(certain)] if certain else []
    if vague:
        told.append(_("on days not known: {names}").format(names=", ".join(vague)))
    return _("confounders: {names}").format(names="; ".join(told))
