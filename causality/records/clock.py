"""When a report is due: profiles of reporting clocks, counted in calendar days from the day of receipt (day 0).

The profiles are aids to keep a date in sight; none says that a case need not be reported. The default is no clock: a
hospital that reports to its national centre has none fixed. Days outside the profiles are entered by hand.
"""

from datetime import date, timedelta

from causality.case.dates import PartialDate
from causality.case.reporting import Reporting
from causality.frozen import frozen
from causality.text import N_, _


@frozen
class Clock:
    """One profile: `days` after receipt, who asks for it, and how well that is attested."""

    id: str
    title: str
    days: int
    source: str


CLOCKS = (
    Clock("eu_serious", N_("EU, serious: 15 days"), 15, "EU GVP Module VI; secondary source"),
    Clock("eu_non_serious", N_("EU, non-serious: 90 days"), 90, "EU GVP Module VI; secondary source"),
    Clock(
        "eu_trial_fatal", N_("EU trial, fatal or life-threatening: 7 days"), 7, "Regulation (EU) 536/2014; not re-read"
    ),
    Clock("eu_trial", N_("EU trial, other: 15 days"), 15, "Regulation (EU) 536/2014; not re-read"),
    Clock("us_alert", N_("US, serious and unexpected: 15 days"), 15, "21 CFR 314.80; not re-read"),
    Clock("us_ind_fatal", N_("US IND, fatal or life-threatening: 7 days"), 7, "21 CFR 312.32; secondary source"),
    Clock("us_ind", N_("US IND, serious: 15 days"), 15, "21 CFR 312.32; secondary source"),
)
"""Reporting clocks with their sources; national ones beyond these are entered as a due date."""


def due(received: date | None, clock: str) -> date | None:
    """Give the day on which a report received on `received` is due under a clock; None without one."""
    found = next((one for one in CLOCKS if one.id == clock), None)
    return received + timedelta(days=found.days) if received is not None and found is not None else None


def due_of(reporting: Reporting) -> date | None:
    """Give the day on which a case is due: the one entered by hand, else that of its clock."""
    return day_of(reporting.due) or due(day_of(reporting.received), reporting.clock)


def day_of(day: PartialDate | None) -> date | None:
    """Give a day as one of the calendar; None for one that is not known to the day."""
    return date.fromordinal(day.exact) if day is not None and day.exact else None


def left(due_on: date, today: date) -> str:
    """Say how many days are left, or by how many a report is overdue."""
    days = (due_on - today).days
    if days < 0:
        return _("overdue by {days} d").format(days=-days)
    return _("due today") if days == 0 else _("{days} d left").format(days=days)
