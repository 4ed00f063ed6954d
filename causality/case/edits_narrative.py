"""Edits of the narrative: a paragraph put into the officer's words, and the generated one taken back."""

from dataclasses import replace

from causality.case.edits_core import Edit, InvalidEdit, made
from causality.case.model import Case
from causality.case.paragraphs import PARTS, NarrativeParagraph, Part
from causality.text import _


def write_paragraph(paragraph: NarrativeParagraph) -> Edit:
    """Put a paragraph of the narrative into the officer's words, one step per burst of typing."""

    def change(case: Case) -> Case:
        others = (one for one in case.paragraphs if one.part != paragraph.part)
        return replace(case, paragraphs=tuple(sorted((*others, paragraph), key=lambda one: PARTS.index(one.part))))

    return made(_("paragraph of the narrative"), change, f"paragraphs.{paragraph.part}")


def take_generated(part: Part) -> Edit:
    """Take back the generated paragraph in place of the officer's."""

    def change(case: Case) -> Case:
        kept = tuple(one for one in case.paragraphs if one.part != part)
        if len(kept) == len(case.paragraphs):
            raise InvalidEdit(_("this paragraph is generated already"))
        return replace(case, paragraphs=kept)

    return made(_("generated paragraph of the narrative"), change)
