"""What the timeline shows, as values: lines of samples, lanes of doses, onsets, and what is lit up."""

from dataclasses import dataclass

from causality.report.timeline import Flag, Mark, ProductLane


@dataclass(frozen=True, slots=True)
class SamplePoint:
    """One sample: its place in the case, its day as an ordinal, and its multiple of the upper limit."""

    index: int
    day: int
    multiple: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Series:
    """One analyte: its id, its short label, its points in order of time."""

    analyte: str
    label: str
    points: tuple[SamplePoint, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line across the samples: a multiple of the upper limit, what it means, and the analyte it is for ("": all)."""

    multiple: float
    text: str
    analyte: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything on the timeline. `first` and `last` are the days (ordinals) that it fits to."""

    first: int
    last: int
    series: tuple[Series, ...] = ()
    lanes: tuple[ProductLane, ...] = ()
    flags: tuple[Flag, ...] = ()
    thresholds: tuple[Threshold, ...] = ()


@dataclass(frozen=True, slots=True)
class Highlight:
    """The evidence of what is selected: samples by place, products and events by name. Empty: nothing fades."""

    samples: frozenset[int] = frozenset()
    products: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.samples)
