"""What the timeline shows, as values: lines of samples, lanes of doses, onsets, and what is lit up."""

from dataclasses import dataclass
from typing import Literal

from causality.report.timeline import Flag, Mark, ProductLane

End = Literal["start", "stop", "onset"]


@dataclass(frozen=True, slots=True)
class SamplePoint:
    """One sample: its place in the case, its day as an ordinal, and its multiple of the upper limit.

    `multiple` is None without a usable limit; `value` is the number in the unit of the series, None when it cannot be
    converted. `span` are the first and last possible day of a sample whose `day`, the middle, is not certain.
    """

    index: int
    day: int
    multiple: float | None
    mark: Mark
    value: float | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One analyte: its id, its short label, its points in order of time, the unit of their values.

    Two are the same when they are one object, so that what did not change need not be drawn again.
    """

    analyte: str
    label: str
    points: tuple[SamplePoint, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line across the samples: a multiple of the upper limit, what it means, and the analyte it is for ("": all)."""

    multiple: float
    text: str
    analyte: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A date that can be moved: the first or last day of a dose record of the product `subject`, or an onset.

    `record` is the index of the dose record (-1 for an onset, whose `subject` is the event). It stands at `day` and may
    be moved from `least` to `most`. `name` says what it is.
    """

    subject: str
    record: int
    end: End
    day: int
    least: int
    most: int
    name: str

    @property
    def key(self) -> tuple[str, int, str]:
        """What stays the same while the edge moves."""
        return self.subject, self.record, self.end


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A symptom or an examination, between two days (None: unbounded)."""

    kind: Literal["symptom", "imaging"]
    text: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything on the timeline. `first` and `last` are the days (ordinals) that it fits to.

    `alerts` are the samples that something is wrong with, by place, with what it is; `undated` counts the samples
    without a day, `episode` are the days from the onset to the end of the course of the event looked at.
    """

    first: int
    last: int
    series: tuple[Series, ...] = ()
    lanes: tuple[ProductLane, ...] = ()
    flags: tuple[Flag, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    edges: tuple[Edge, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    alerts: tuple[tuple[int, str], ...] = ()
    undated: int = 0
    episode: tuple[int, int] | None = None

    def __bool__(self) -> bool:
        return bool(self.series or self.lanes or self.flags)


@dataclass(frozen=True, slots=True)
class Band:
    """Days of a rule, the last included, with the words that stand in it."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A height of a rule: a multiple of the limit of `analyte` between two days, with its words."""

    multiple: float
    analyte: str
    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of what is selected, as it is drawn: windows of days and heights."""

    bands: tuple[Band, ...] = ()
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Highlight:
    """The evidence of what is selected: samples by place, products and events by name, and its rule.

    Empty: nothing fades. `challenge` is the product, dose record and change of the challenge that is selected.
    """

    samples: frozenset[int] = frozenset()
    products: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    rule: Rule = Rule()
    challenge: tuple[str, int, str] | None = None

    def __bool__(self) -> bool:
        return bool(self.samples)
