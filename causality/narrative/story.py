"""The narrative as it stands: paragraph by paragraph, generated from the facts or in the officer's words."""

from collections.abc import Callable
from typing import Literal

from causality import wording
from causality.assess import Assessment, assess
from causality.case.paragraphs import PARTS, NarrativeParagraph, Part
from causality.frozen import frozen
from causality.narrative import course, judgements, persons
from causality.text import N_, _, in_language, language

State = Literal["generated", "edited", "changed"]
TITLES: dict[Part, str] = {
    "source": N_("Source"),
    "patient": N_("Patient"),
    "products": N_("Products"),
    "event": N_("Event"),
    "course": N_("Course"),
    "work_up": N_("Other causes"),
    "outcome": N_("Outcome"),
    "opinions": N_("Opinions"),
    "follow_up": N_("Follow-up"),
}
GENERATED: dict[Part, Callable[[Assessment], str]] = {
    "source": persons.source,
    "patient": persons.patient,
    "products": persons.products,
    "event": course.event,
    "course": course.course,
    "work_up": judgements.work_up,
    "outcome": course.outcome,
    "opinions": judgements.opinions,
    "follow_up": judgements.follow_up,
}


@frozen
class Told:
    """One paragraph: its `text` as it counts and the text that the facts give, `generated`.

    The state says whose words they are; `changed` are the officer's where the facts by now give another text than
    when they were written. `by` says whose and when.
    """

    part: Part
    title: str
    text: str
    generated: str
    state: State
    by: str = ""


def narrative(assessment: Assessment) -> tuple[Told, ...]:
    """Give every paragraph of the narrative in its order."""
    written = {paragraph.part: paragraph for paragraph in assessment.case.paragraphs}
    return tuple(_told(assessment, part, written.get(part)) for part in PARTS)


def generated(assessment: Assessment, part: Part) -> str:
    """Give the paragraph that the facts give, in the current language."""
    return GENERATED[part](assessment)


def _told(assessment: Assessment, part: Part, written: NarrativeParagraph | None) -> Told:
    fresh = generated(assessment, part)
    if written is None:
        return Told(part, _(TITLES[part]), fresh, fresh, "generated")
    state: State = "edited" if _as_then(assessment, written, fresh) == written.generated else "changed"
    by = ", ".join(filter(None, (written.who, wording.moment(written.when))))
    return Told(part, _(TITLES[part]), written.text, fresh, state, by)


def _as_then(assessment: Assessment, written: NarrativeParagraph, fresh: str) -> str:
    """Give the generated text in the language in which the officer's paragraph was written."""
    if written.language == language():
        return fresh
    with in_language(written.language):
        return generated(assess(assessment.case), written.part)
