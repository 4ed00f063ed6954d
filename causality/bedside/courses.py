"""Readings of challenges in few words: days without a year that all share, courses in two samples, short reasons."""

from collections.abc import Iterator
from datetime import date
from string import ascii_lowercase

from causality.assess import Assessment
from causality.case.dates import show_range
from causality.evidence.readings import aloud
from causality.evidence.series import excess
from causality.evidence.values import Reading
from causality.text import _
from causality.wording import name, percent, result, with_unit

VALUES_SHOWN = 2
"""Samples after a change that are told."""


class Courses:
    """Tells the readings of one assessment; remembers which confounders it has named by a letter.

    `year` is the year of every day in them, as a text; empty when there are several.
    """

    def __init__(self, assessment: Assessment) -> None:
        self._samples = assessment.case.samples
        self._multiples = {one.index: one for one in assessment.multiples}
        self._units: dict[str, set[str]] = {}
        for one in assessment.multiples:
            self._units.setdefault(one.analyte, set()).add(self._samples[one.index].unit)
        self._letters: dict[str, str] = {}
        readings = [reading for one in assessment.challenges for reading in one.readings]
        days = [day for one in readings for day in (one.first, one.last)]
        days += [one.first for one in assessment.multiples if one.first is not None]
        years = {date.fromordinal(day).year if 0 < day <= date.max.toordinal() else 0 for day in days}
        self.year = str(years.pop()) if len(years) == 1 and 0 not in years else ""

    def confounders(self) -> Iterator[tuple[str, str]]:
        """Give the letters used so far with the names that they stand for."""
        for names, letter in self._letters.items():
            yield letter, names

    def days(self, first: Reading, last: Reading | None = None) -> str:
        """Give the days of a reading, or from the first of one to the last of another."""
        return self._short(show_range(first.first, (last or first).last))

    def verdict(self, reading: Reading) -> str:
        """Give the verdict; where it depends on how long the dose was kept, on what."""
        if reading.verdict != "depends_on_date":
            return name(reading.verdict)
        kept = _("{verdict} if this dose was kept to {day}").format(verdict="", day="")
        steps = [step.partition(kept) for step in reading.reason.split("; ")]
        if not all(between for _verdict, between, _day in steps):
            return reading.reason
        words = {aloud("uninterpretable"): name("uninterpretable")}
        told: list[str] = []
        for verdict, _between, day in steps:
            text = _("{verdict} to {day}") if told else _("{verdict} if kept to {day}")
            told.append(text.format(verdict=words.get(verdict, verdict), day=self._short(day)))
        return ", ".join(told)

    def reason(self, reading: Reading) -> str:
        """Give the reason; that the course is confounded suffices, with a letter that stands for by what."""
        between = _("{shown}, confounded by {names}").format(shown="", names="")
        _shown, found, names = reading.reason.rpartition(between)
        if not found:
            return reading.reason
        if names not in self._letters and len(self._letters) == len(ascii_lowercase):
            return reading.reason
        letter = self._letters.setdefault(names, ascii_lowercase[len(self._letters) % len(ascii_lowercase)])
        return _("confounded ({letter})").format(letter=letter)

    def unit(self, analyte: str) -> str:
        """Give the unit of all samples of an analyte; empty when they differ."""
        return next(iter(self._units[analyte])) if len(self._units.get(analyte, ())) == 1 else ""

    def course(self, reading: Reading, *, sized: bool = True) -> str:
        """Give the sample before and the first two after, `sized` with the change: "162.5 → 189.1 (+18 %) → 113.3 …".

        An excess of nothing before has no size. Without sizes it is not told that further samples follow.
        """
        if reading.before is None or not reading.after:
            return reading.reason
        known = self._multiples.get(reading.before)
        raised = sized and known is not None and excess(known, known.analyte) > 0
        told = [self._value(reading.before)]
        for place, index in enumerate(reading.after[:VALUES_SHOWN]):
            change = f" ({percent(reading.first_change)})" if raised and not place else ""
            told.append(self._value(index) + change)
        return " → ".join(told) + (" …" if sized and len(reading.after) > VALUES_SHOWN else "")

    def _value(self, index: int) -> str:
        known = self._multiples.get(index)
        sample = self._samples[index]
        return result(sample) if known is not None and self.unit(known.analyte) else with_unit(sample)

    def _short(self, days: str) -> str:
        return days.removesuffix(f" {self.year}") if self.year else days
