"""What a differential is made of: hints with their evidence, candidate causes with the officer's word on them."""

from collections.abc import Iterable
from typing import Final, Literal

from causality.case.ranking import Standing
from causality.frozen import frozen
from causality.text import N_

Side = Literal["for", "against", "open"]
Word = Literal["supported", "disputed", "not_supported", "open"]
WORDS: Final[dict[Word, str]] = {
    "supported": N_("hints for it, none against"),
    "disputed": N_("hints for and against"),
    "not_supported": N_("hints against it, none for"),
    "open": N_("no hint either way"),
}
OTHER_SIDE: Final[dict[Side, Side]] = {"for": "against", "against": "for", "open": "open"}

SOURCES: Final = {
    "article": N_("published case on tumour-associated liver injury: discussion, Figures 3 and 6"),
    "rucam": N_("RUCAM 2016 (Danan & Teschke, doi:10.3390/ijms17010014)"),
    "decisions": N_("working definition of this program"),
    "recam": N_("a transcription of RECAM"),
    "general": N_("general knowledge; no source read"),
    "case": N_("the case itself"),
}
"""Where hints stand, by the key that they name."""


@frozen
class Hint:
    """One thing that speaks for or against a cause, or is open: in words, with its evidence (paths) and source."""

    side: Side
    text: str
    evidence: tuple[str, ...] = ()
    source: str = "case"


@frozen
class Candidate:
    """One candidate cause of an event: what it is, the hints, and the officer's word on it.

    `id` is stable: a cause of the ontology, or "dili:" and the product. `rank` counts from 1 (None: not ranked).
    """

    id: str
    kind: str
    title: str
    product: str
    hints: tuple[Hint, ...]
    rank: int | None = None
    standing: Standing | None = None
    reason: str = ""

    @property
    def judged(self) -> bool:
        """Whether the officer ranked or excluded it."""
        return self.rank is not None or self.standing is not None

    @property
    def word(self) -> Word:
        """How the hints stand together."""
        return word_of(hint.side for hint in self.hints)


def word_of(sides: Iterable[Side]) -> Word:
    """Tell how all that is said of a cause stands together."""
    found = set(sides)
    if "for" in found:
        return "disputed" if "against" in found else "supported"
    return "not_supported" if "against" in found else "open"


@frozen
class Differential:
    """The candidate causes of one event: those the officer ranked in their order, then the others."""

    event: str
    candidates: tuple[Candidate, ...]
