"""What the rules of a differential read: an assessment, one event of it, and for a product that product."""

from dataclasses import field

from causality.assess import Assessment
from causality.case.dates import PartialDate
from causality.case.edits_anchors import span
from causality.case.model import Case, Event, Product
from causality.differential.ontology import SPELLINGS, Kind
from causality.differential.values import Hint
from causality.evidence.edish import Peak, peak_of
from causality.evidence.facts import Facts
from causality.evidence.liver import of_episode
from causality.evidence.series import Series
from causality.frozen import frozen

Span = tuple[int | None, int | None]


@frozen
class Scene:
    """One event of an assessment as seen from one candidate cause.

    `group` are the samples of its episode; `memory` what rules said that holds for other causes too.
    """

    assessment: Assessment
    facts: Facts
    event: Event
    group: Series
    kind: Kind
    product: Product | None = None
    memory: "dict[tuple[str, str, str], tuple[Hint, ...]]" = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The case."""
        return self.assessment.case

    @property
    def onset(self) -> Span:
        """The first and last possible day of the onset."""
        found = self.facts.liver[self.event.id].onset_day if self.event.id in self.facts.liver else None
        return found or (None, None)

    def peak(self, analyte: str) -> Peak | None:
        """Give the highest value of an analyte in the episode."""
        return peak_of(self.group, (analyte,))

    def days(self, date: PartialDate | None) -> Span:
        """Give the days that a date of the case allows."""
        return span(self.case, date) if date is not None else (None, None)


def group_of(facts: Facts, event: Event) -> Series:
    """Give the samples of the episode of an event."""
    evidence = facts.liver.get(event.id)
    return of_episode(facts.group, evidence.onset_day) if evidence else facts.group


def kind_of(product: Product) -> str:
    """Give the kind of drug-induced liver injury that a product would cause, "dili" where nothing tells it."""
    words = f"{product.kind} {product.name}".casefold()
    return next((kind for kind, found in SPELLINGS.items() if any(one in words for one in found)), "dili")
