"""Type and colour of the report: one paragraph style for each kind of statement and each place."""

from functools import cache
from typing import Any, Literal

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from causality.report.fonts import FACES, Face, markup, needs_cjk_wrapping
from causality.report.marks import ACCENT, GREY, INK, WARNING
from causality.report.values import Align, Kind

CELL, BODY, SMALL = 7.6, 8.6, 6.6
JUDGED = "✎ "
_ALIGN: dict[Align, Literal[0, 1, 2]] = {"left": 0, "centre": 1, "right": 2}
_LOOK: dict[Kind, tuple[Face, Color]] = {
    "plain": ("regular", INK),
    "fact": ("regular", INK),
    "derived": ("italic", ACCENT),
    "judgement": ("semibold", INK),
    "muted": ("regular", GREY),
    "warning": ("semibold", WARNING),
}


def face_of(kind: Kind, strong: bool = False) -> Face:
    """Give the face in which a kind of statement is set."""
    return "semibold" if strong else _LOOK[kind][0]


@cache
def style(face: Face, size: float, colour: Color, align: Align = "left", cjk: bool = False, before: float = 0,
          after: float = 0) -> ParagraphStyle:  # fmt: skip
    """Give a paragraph style; lines are 1.32 times the size apart."""
    name = FACES[face]
    return ParagraphStyle(f"{face}-{size}-{align}-{cjk}", fontName=name, bulletFontName=name, fontSize=size,
                          leading=round(size * 1.32, 2), textColor=colour, alignment=_ALIGN[align],
                          wordWrap="CJK" if cjk else None, splitLongWords=1, spaceBefore=before, spaceAfter=after,
                          allowWidows=0, allowOrphans=0)  # fmt: skip


def paragraph(
    text: str,
    kind: Kind = "plain",
    size: float = BODY,
    *,
    align: Align = "left",
    strong: bool = False,
    below: str = "",
    judged: str = "",
    before: float = 0,
    after: float = 0,
    colour: Color | None = None,
) -> Any:
    """Make a paragraph of a kind of statement, with an optional smaller second text in the same cell."""
    face, own = face_of(kind, strong), _LOOK[kind][1]
    shown = JUDGED + text if kind == "judgement" and text else text
    words = markup(shown, face)
    if judged:
        person = f'<font name="{FACES["semibold"]}" color="{_hex(INK)}">{markup(JUDGED + judged, "semibold")}</font>'
        words = f"{words}<br/>{person}" if words else person
    if below:
        smaller: Face = "italic" if kind == "derived" else "regular"
        extra = f'<font name="{FACES[smaller]}" size="{SMALL}" color="{_hex(GREY)}">{markup(below, smaller)}</font>'
        words = f"{words}<br/>{extra}" if words else extra
    cjk = needs_cjk_wrapping(shown + judged + below)
    return Paragraph(words, style(face, size, colour or own, align, cjk, before, after))


def _hex(colour: Color) -> str:
    return f"#{colour.int_rgb():06x}"
