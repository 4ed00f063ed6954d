"""What evidence is made of: the values that assessment, screens and reports show."""

from dataclasses import dataclass
from typing import Literal

from causality.case.model import Change
from causality.frozen import frozen
from causality.text import Told

Verdict = Literal["positive", "partial", "negative", "inverse", "uninterpretable", "depends_on_date"]
Truth = Literal["yes", "no", "either"]
Interval = tuple[float, float]


@frozen
class Multiple:
    """One sample as a multiple of its upper limit of normal.

    `index` is its place in `case.samples`; `first` and `last` its day as ordinals (None: unbounded).
    `low` and `high` enclose value/limit (they differ for a censored value; `high` may be infinite);
    both are None when there is no limit or no number. `limit`, `lower_limit` and
    `value` (the number as reported) are in the sample's own unit.
    """

    index: int
    analyte: str
    first: int | None
    last: int | None
    low: float | None
    high: float | None
    limit: float | None
    lower_limit: float | None = None
    value: float | None = None

    @property
    def day(self) -> int | None:
        """The ordinal of the day when it is known exactly."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True)
class Reading:
    """What the samples say if the dose changed on a day from `first` to `last` (ordinals).

    `before` is the index of the sample before, `after` those of the course after it; percentages are of the
    excess over the limit before the change (None when there was none): `first_change` at the first sample
    after, `highest` and `lowest` over the course; `half_days` from the change to the first sample at which
    half of the excess is gone (smallest and largest). `verdicts` are all that come of it over the days on which the
    dose changed again and on which other products may have changed, `alone` those of the samples whatever else
    changed. `rose` and `fell` say whether the excess changed by more than the analyte varies by itself. `values` tells
    the course in numbers.
    """

    first: int
    last: int
    before: int | None
    after: tuple[int, ...]
    first_change: float | None
    highest: float | None
    lowest: float | None
    half_days: tuple[int, int] | None
    verdict: Verdict
    reason: Told = Told()
    values: Told = Told("")
    verdicts: frozenset[Verdict] = frozenset(("uninterpretable",))
    alone: frozenset[Verdict] = frozenset(("uninterpretable",))
    rose: bool = False
    fell: bool = False


@dataclass(frozen=True)
class Challenge:
    """One change of dose of a product, judged on one analyte of an event.

    `record` is the index of the dose record that begins (or, for a stop, ends); `size` the change in words.
    `readings` go through the possible days; `verdict` and `reason` sum them up.
    """

    product: str
    event: str
    analyte: str
    change: Change
    record: int
    size: str
    readings: tuple[Reading, ...]
    verdict: Verdict
    reason: Told = Told()
    confounders: tuple[str, ...] = ()


@frozen
class LiverEvidence:
    """What the liver tests of one event show. Ranges are (lowest, highest); None is not computable.

    `onset_day` are the first and last possible day of the onset and `onset_text` says what it rests on.
    `onset_sample` holds the indices of the samples of the onset day; `pair_offer` those of the nearest
    ALT and ALP within three days, offered when the onset day lacks one of them.
    """

    event: str
    onset_day: tuple[int | None, int | None] | None
    onset_text: str
    onset_sample: tuple[int, ...]
    ratio: Interval | None
    new_ratio: Interval | None
    new_ratio_from_alt_alone: bool
    pattern: tuple[str, ...]
    pattern_text: str
    pair_offer: tuple[int, ...]
    entry: Truth
    entry_text: str
    case_definition: Truth
    case_definition_text: str
    hys_law: Literal["met", "biochemically_met", "open", "not_met"]
    hys_law_text: str
    severity: str
    severity_text: str


@frozen
class Grade:
    """The CTCAE grade of one sample; `version` is part of the grade, 0 is "no grade reached"."""

    analyte: str
    sample: int
    grade: int
    version: str
    text: str
