"""What the timeline shows, as values: lines of samples, lanes of doses, onsets, and what is lit up."""

from dataclasses import dataclass
from typing import Literal

from causality.case.model import Change
from causality.evidence.exposure import Lane
from causality.evidence.values import Verdict
from causality.frozen import frozen

End = Literal["start", "stop", "onset"]
Mark = Literal["value", "at_most", "at_least"]
Shape = Literal[
    "disc", "square", "diamond", "up", "down", "cross", "pentagon", "hexagon", "star", "plus", "left", "right"
]
Challenged = tuple[str, int, str]
"""What identifies a change of dose: product, dose record, and what it was."""


@frozen
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
    """One analyte: its id, its short label, its points in order of time, the unit of their values, its marker.

    Two are the same when they are one object, so that what did not change need not be drawn again.
    """

    analyte: str
    label: str
    points: tuple[SamplePoint, ...]
    unit: str = ""
    shape: Shape = "star"


@frozen
class Arrow:
    """One change of dose with its possible days and the verdicts over the analytes that it was judged on.

    `product` is the id of the product and `record` the index of the dose record that begins or ends.
    """

    first: int
    last: int
    change: Change
    verdicts: tuple[Verdict, ...]
    product: str = ""
    record: int = -1

    @property
    def key(self) -> Challenged:
        """What identifies the change of dose."""
        return self.product, self.record, self.change


@frozen
class ProductLane:
    """One product, or several treatments whose days are not known: bars and changes of dose."""

    product: str
    suspect: bool
    bars: tuple[Lane, ...]
    arrows: tuple[Arrow, ...] = ()
    group: tuple[str, ...] = ()


@frozen
class Flag:
    """The onset of an event, between two days (None: unbounded). `event` is its id."""

    label: str
    first: int | None
    last: int | None
    event: str = ""


@frozen
class Threshold:
    """A line across the samples: a multiple of the upper limit, what it means, and the analyte it is for ("": all)."""

    multiple: float
    text: str
    analyte: str = ""


@frozen
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


@frozen
class Occurrence:
    """A symptom or an examination, between two days (None: unbounded)."""

    kind: Literal["symptom", "imaging"]
    text: str
    first: int | None
    last: int | None


@frozen
class Zero:
    """The day from which days are counted: the first intake of a suspect, when its day is known."""

    day: int
    product: str


@frozen
class Chart:
    """Everything on the timeline. `first` and `last` are the days (ordinals) that it fits to.

    Days from `early` to `first`, when there are any to show, hold onsets and suspects that began long before the
    samples; paper draws them compressed. `left_out` counts the products without a lane, and days count from `zero`.
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
    early: int | None = None
    left_out: int = 0
    zero: Zero | None = None

    def __bool__(self) -> bool:
        return bool(self.series or self.lanes or self.flags)


@frozen
class Band:
    """Days of a rule, the last included, with the words that stand in it."""

    first: int
    last: int
    text: str


@frozen
class Level:
    """A height of a rule: a multiple of the limit of `analyte` between two days, with its words."""

    multiple: float
    analyte: str
    first: int
    last: int
    text: str


@frozen
class Rule:
    """The rule of what is selected, as it is drawn: windows of days and heights."""

    bands: tuple[Band, ...] = ()
    levels: tuple[Level, ...] = ()


@frozen
class Highlight:
    """The evidence of what is selected: samples by place, products and events by name, and its rule.

    Empty: nothing fades. `challenge` is the product, dose record and change of the challenge that is selected.
    """

    samples: frozenset[int] = frozenset()
    products: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    rule: Rule = Rule()
    challenge: Challenged | None = None

    def __bool__(self) -> bool:
        return bool(self.samples)
