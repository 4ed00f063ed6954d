"""How the narrative words lists, days and what is missing."""

from collections.abc import Iterable, Sequence

from causality import wording
from causality.assess import Assessment
from causality.case.dates import PartialDate
from causality.case.model import DoseRecord
from causality.evidence.ends import Ends
from causality.evidence.moments import Moments
from causality.text import _

MOST = 8
"""The longest list of a narrative; what is beyond stands in the tables of the report."""


def missing(what: str) -> str:
    """Mark what the case does not say: `[sex not reported]`."""
    return f"[{what}]"


def listed(texts: Iterable[str], most: int = MOST) -> str:
    """Join texts with semicolons; say how many more there are."""
    known = list(dict.fromkeys(filter(None, texts)))
    more = len(known) - most
    shown = (
        known if more <= 1 else [*known[:most], _("and {count} more in the tables of this report").format(count=more)]
    )
    return "; ".join(shown)


def joined(sentences: Iterable[str]) -> str:
    """Make a paragraph of sentences, each ended by one full stop."""
    return " ".join(f"{sentence.rstrip('. ')}." for sentence in sentences if sentence.strip(". "))


def days_of(assessment: Assessment) -> Moments:
    """Give the days of a case."""
    return assessment.facts.moments if assessment.facts else Moments(assessment.case)


def dated(text: str, day: PartialDate | None, last: PartialDate | None = None) -> str:
    """Put a day behind a text when there is one: `jaundice (Jul 2024)`."""
    days = " – ".join(wording.when(one) for one in (day, last) if one)
    return f"{text} ({days})" if days else text


def day_or_missing(day: PartialDate | None, unknown: str, absent: str) -> str:
    """Give a day, or in brackets that it is said to be unknown or not said at all."""
    if day is None:
        return missing(absent)
    return missing(unknown) if day.text == "unknown" else wording.when(day)


def intake(records: Sequence[DoseRecord], place: int) -> str:
    """Tell one dose record with its days."""
    record = records[place]
    dose = wording.dose(record) if record.dose is not None else missing(_("dose not reported"))
    start = day_or_missing(record.start, _("start date not known"), _("start date not reported"))
    told = [", ".join(filter(None, (dose, record.route))), _("begun {day}").format(day=start)]
    if record.ongoing:
        told.append(_("ongoing"))
    elif record.stop is not None or place + 1 == len(records):
        stop = day_or_missing(record.stop, _("stop date not known"), _("stop date not reported"))
        told.append(_("ended {day}").format(day=stop) if not stop.startswith("[") else stop)
    else:
        told.append(_("until the next change of dose"))
    return ", ".join(told)


def latency(ends: Ends | None) -> str:
    """Say how many days after the first intake, or before it, the onset was; what is not known in brackets."""
    low, high = ends or (None, None)
    if low is None or high is None:
        return missing(_("days from the first intake to the onset not known"))
    if low >= 0:
        days = str(low) if low == high else _("{low} to {high}").format(low=low, high=high)
        return _("onset {days} days after the first intake").format(days=days)
    if high < 0:
        days = str(-low) if low == high else _("{low} to {high}").format(low=-high, high=-low)
        return _("onset {days} days before the first intake").format(days=days)
    words = _("onset from {before} days before to {after} days after the first intake")
    return words.format(before=-low, after=high)
