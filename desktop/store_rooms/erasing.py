"""What is said of a case before it is erased."""

from datetime import date

from causality.records.searching import Listed
from causality.text import _
from widgets.erase_card import Erasable

LEAP_DAY = (2, 29)


def erasable(one: Listed, years: int) -> Erasable:
    """Say which case it is, and whether the site's retention asks for it still."""
    told = f"{one.case_id} · {one.title} · {_(one.state)}."
    until = kept_until(date.fromisoformat((one.received or one.changed)[:10]), years) if years else None
    if until is not None:
        told += " " + _("By the retention that is set here its records are kept until {day}.").format(day=until)
    return Erasable(one.key, one.case_id, told)


def kept_until(begun: date, years: int) -> date:
    """Give the day up to which records are kept that begin on a day."""
    day = begun.replace(day=28) if (begun.month, begun.day) == LEAP_DAY else begun
    return day.replace(year=min(begun.year + years, date.max.year))
