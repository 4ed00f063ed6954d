"""The narrative as the officer edits it: its paragraphs as they are shown, and what is done to them as edits."""

from causality.assess import Assessment
from causality.case.edits import Edit, set_narrative, take_generated, write_paragraph
from causality.case.paragraphs import NarrativeParagraph
from causality.narrative.story import Told, narrative
from causality.text import _, language
from desktop.deciding import now
from desktop.who import officer
from widgets.narrative_editor import Written

BEYOND = "beyond"
"""The key of what is told beyond the generated paragraphs."""


def paragraphs(assessment: Assessment) -> list[Written]:
    """Give every paragraph, last what the officer tells beyond them."""
    shown = [Written(one.part, one.title, one.text, one.state, one.by, one.generated) for one in narrative(assessment)]
    return [*shown, Written(BEYOND, _("Beyond this"), assessment.case.narrative, "own")]


def key_at(assessment: Assessment, place: str) -> str:
    """Give the key of the paragraph that stands at a place of the case ("paragraphs[2]", "narrative")."""
    number = place.removeprefix("paragraphs[").partition("]")[0]
    written = assessment.case.paragraphs
    return written[int(number)].part if number.isdecimal() and int(number) < len(written) else BEYOND


def writing(assessment: Assessment, key: str, text: str) -> Edit | None:
    """Put a paragraph into these words; into the generated ones, when they are the same. None when nothing changes."""
    if key == BEYOND:
        return set_narrative(text)
    told, before = _found(assessment, key)
    if text == told.generated:
        return take_generated(told.part) if before is not None else None
    stood = before.generated if before is not None else told.generated
    spoken = before.language if before is not None else language()
    return _write(told, text, stood, spoken)


def taking_back(assessment: Assessment, key: str) -> Edit:
    """Take the generated paragraph back."""
    return take_generated(_found(assessment, key)[0].part)


def confirming(assessment: Assessment, key: str) -> Edit:
    """Keep the officer's words beside the facts as they are now."""
    told, _before = _found(assessment, key)
    return _write(told, told.text, told.generated, language())


def _found(assessment: Assessment, key: str) -> tuple[Told, NarrativeParagraph | None]:
    told = next(one for one in narrative(assessment) if one.part == key)
    return told, next((one for one in assessment.case.paragraphs if one.part == key), None)


def _write(told: Told, text: str, stood: str, spoken: str) -> Edit:
    return write_paragraph(
        NarrativeParagraph(part=told.part, text=text, generated=stood, language=spoken, who=officer(), when=now())
    )
