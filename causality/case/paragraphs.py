"""The officer's paragraphs of the narrative: each stands in place of one that is generated from the facts."""

from typing import Literal, get_args

from causality.case.fact import fact

Part = Literal["source", "patient", "products", "event", "course", "work_up", "outcome", "opinions", "follow_up"]
PARTS: tuple[Part, ...] = get_args(Part)
"""The paragraphs of a case narrative in their order."""


@fact
class NarrativeParagraph:
    """One paragraph in the officer's words; with an empty `text` the officer leaves it out.

    `generated` is what stood there when it was written, in `language`: when the facts give another text by now, what
    is below the paragraph has changed.
    """

    part: Part
    text: str
    generated: str = ""
    language: str = "en"
    who: str = ""
    when: str = ""
