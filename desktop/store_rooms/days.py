"""Days as they are typed in the rooms of the store."""

from datetime import date

from causality.case.dates import PartialDate, show
from causality.text import _


def day_of(text: str) -> date | None:
    """Give the day that was typed; None for nothing. Raises ValueError with what is wrong."""
    if not text.strip():
        return None
    exact = PartialDate.parse(text.strip()).exact
    if exact is None:
        raise ValueError(_("expected a day, such as 2026-03-01"))
    return date.fromordinal(exact)


def read_day(text: str) -> str:
    """Say how a day was understood; raises ValueError with what is wrong."""
    day = day_of(text)
    return show(day.toordinal()) if day else ""
