"""RUCAM items 1, 2 and 7 in one world: time to onset, course after cessation, re-exposure."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from causality.case.model import Product
from causality.evidence.challenge import AFTER_DAYS_LIVER, BEFORE_DAYS
from causality.evidence.course import EXACT, FOLLOWED_DAYS, Fall, fall_after
from causality.evidence.exposure import daily_dose
from causality.evidence.intake import Course
from causality.evidence.values import Multiple
from causality.methods.rucam import (
    AGAIN_TO,
    CESSATION_TO,
    CHOLESTATIC_DAYS,
    FAST_DAYS,
    HEPATOCELLULAR,
    REEXPOSURE_FACTOR,
    REEXPOSURE_GUARD,
    SLOW_DAYS,
    SUGGESTIVE_FROM,
    SUGGESTIVE_TO,
)  # fmt: skip

PRECEDES, LATE = "precedes", "late"
Dated = Sequence[tuple[int, Multiple]]
Courses = Sequence[Course]


def course_of(courses: Courses, onset: int) -> int | None:
    """Give the place of the last course begun by the onset; None when intake began after the onset."""
    for place in range(len(courses) - 1, -1, -1):
        if courses[place].start <= onset:
            return place
    return None


def why_not(product: Product, courses: Courses, onset: int, sheet: str) -> str:
    """Say why item 1 cannot be scored in this world: "precedes", "late", or empty when it can."""
    place = course_of(courses, onset)
    if place is None:
        return PRECEDES
    stop = courses[place].stop
    too_late = stop is not None and onset - stop > CESSATION_TO[sheet]
    return LATE if too_late and not product.slowly_metabolised else ""


def time_to_onset(courses: Courses, onset: int, sheet: str) -> str:
    """Answer item 1: from the first day of intake, or from the last when the onset came after it."""
    place = course_of(courses, onset)
    assert place is not None
    course = courses[place]
    if course.stop is not None and onset > course.stop:
        return "after_cessation" if onset - course.stop <= CESSATION_TO[sheet] else "after_cessation_slow"
    days = onset - course.start
    if place == 0:
        return "first_suggestive" if SUGGESTIVE_FROM <= days <= SUGGESTIVE_TO else "first_compatible"
    return "again_suggestive" if days <= AGAIN_TO[sheet] else "again_compatible"


def course(courses: Courses, onset: int, sheet: str, samples: Dated) -> frozenset[str]:
    """Answer item 2 for the cessation that followed (or preceded) the onset.

    The peak may come before the day that the assessor calls the onset: samples count from the first intake of the
    course, at most 180 days back, one a day (see `one_a_day`).
    """
    place = course_of(courses, onset)
    stop = courses[place].stop if place is not None else None
    if place is None or stop is None:
        return frozenset(("no_information",))
    until = courses[place + 1].start if place + 1 < len(courses) else None
    since = max(courses[place].start, onset - FOLLOWED_DAYS)
    answer = _alt_course if sheet == HEPATOCELLULAR else alp_course
    followed = None if sheet == HEPATOCELLULAR else CHOLESTATIC_DAYS
    falls = fall_after(samples, since, stop, until, followed=followed)
    return frozenset(one for fall in falls for one in answer(fall))


def _alt_course(fall: Fall) -> set[str]:
    if not fall.raised or fall.before_stop:
        return {"no_information"}
    if fall.rises == "yes":
        return {"no_fall"}
    unsure = {"no_fall"} if fall.rises == "either" else set()
    if fall.half_day is None:
        return {"no_fall"} if (fall.last_day or 0) > SLOW_DAYS else {"no_information"} | unsure
    return {
        "half_8" if fall.half_day <= FAST_DAYS else "half_30" if fall.half_day <= SLOW_DAYS else "half_later"
    } | unsure


def alp_course(fall: Fall) -> set[str]:
    """Give the lines of item 2 on the cholestatic sheet that a course allows."""
    if not fall.raised or fall.before_stop or (fall.last_day or 0) <= 0:
        return {"no_information"}
    unsure = {"no_information"} if fall.rises != "no" else set()
    if fall.half_day is not None and fall.half_day <= CHOLESTATIC_DAYS:
        return {"half_180"} | unsure
    return {"less_180"} | unsure if (fall.fallen or 0.0) > 0 else {"no_information"}


def re_exposures(courses: Courses, onset: int) -> Courses:
    """Give the courses that began after the onset of the first reaction."""
    return [one for one in courses[(course_of(courses, onset) or 0) + 1 :] if one.start > onset]


def around(again: Course, samples: Dated) -> tuple[list[Multiple], Dated]:
    """Give the marker's samples just before a re-exposure and those during it."""
    last = again.start + AFTER_DAYS_LIVER
    last = last if again.stop is None else min(last, again.stop)
    begin, start, end = (
        bisect_left(samples, day, key=itemgetter(0)) for day in (again.start - BEFORE_DAYS, again.start + 1, last + 1)
    )
    return [one for _day, one in samples[begin:start]], samples[start:end]


def re_exposure(
    product: Product, first: Course, again: Course, sheet: str, samples: Dated
) -> tuple[frozenset[str], int | None]:
    """Answer item 7 for one re-exposure; also the day on which the marker had doubled, None if it had not.

    "alone" stands for a doubling here; whether other products were taken is for the caller to ask.
    """
    before, after = around(again, samples)
    if not before or not after:
        return frozenset(("other",)), None
    base, top = before[-1], max(one.low or 0.0 for _, one in after)
    if (base.low or 0.0) >= REEXPOSURE_GUARD[sheet]:
        return frozenset(("other",)), None
    if (base.high or 0.0) < top < 1.0:
        return _same_conditions(product, first, again), None
    doubled = [day for day, one in after if (one.low or 0.0) >= REEXPOSURE_FACTOR * (base.high or 0.0) - EXACT]
    return (frozenset(("alone",)), doubled[0]) if doubled else (frozenset(("other",)), None)


def _same_conditions(product: Product, first: Course, again: Course) -> frozenset[str]:
    """A rise within the limit speaks against the product only under the first conditions: at least the dose then."""
    before = [product.doses[record] for record in first.records]
    then = [daily_dose(record) for record in before]
    record = product.doses[again.records[0]]
    now = daily_dose(record)
    units = {record.unit, *(one.unit for one in before)}
    known = [dose for dose in then if dose is not None]
    if len(known) < len(then) or not known or now is None or len(units) > 1:
        return frozenset(("negative", "other"))
    return frozenset(("negative",)) if now >= max(known) else frozenset(("other",))
