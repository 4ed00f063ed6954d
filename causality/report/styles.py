"""Type and colour of the report: one paragraph style for each kind of statement and each place."""

from functools import cache
from typing import Any, Literal

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from causality.report.fonts import FACES, Face, needs_cjk_wrapping, plain_lines, runs
from causality.report.marks import ACCENT, GREY, INK, WARNING
from causality.report.tags import CellRole, Role
from causality.report.values import Align, Kind

CELL, BODY, DENSE, SMALL = 7.6, 8.4, 7.1, 6.6
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
    """Give a paragraph style; lines are 1.28 times the size apart."""
    name = FACES[face]
    return ParagraphStyle(f"{face}-{size}-{align}-{cjk}", fontName=name, bulletFontName=name, fontSize=size,
                          leading=round(size * 1.28, 2), textColor=colour, alignment=_ALIGN[align],
                          wordWrap="CJK" if cjk else None, splitLongWords=1, spaceBefore=before, spaceAfter=after,
                          allowWidows=0, allowOrphans=0)  # fmt: skip


class Text(Paragraph):
    """A paragraph from ready pieces, without markup to parse; lines are broken once for each width.

    `role` says what it is: a paragraph, a heading, or the content of a cell. Its parts on several pages share it.
    """

    role: Role | CellRole
    _known: tuple[float, tuple[float, float]] | None = None

    def wrap(self, room: float, high: float) -> tuple[float, float]:
        """Give the size in `room` points; tables ask several times."""
        if self._known is None or self._known[0] != room or not hasattr(self, "blPara"):
            self._known = room, super().wrap(room, high)
        return self._known[1]

    def split(self, room: float, high: float) -> list[Any]:
        """Give the part that fits into `high` points, and the rest."""
        parts: list[Any] = super().split(room, high)
        for part in parts:
            part.role = self.role
        return parts

    def draw(self) -> None:
        """Draw the lines, marked as what they are."""
        canvas: Any = self.canv
        with canvas.marked(self.role):
            super().draw()


def paragraph(
    text: str,
    kind: Kind = "plain",
    size: float = BODY,
    *,
    align: Align = "left",
    strong: bool = False,
    below: str = "",
    judged: str = "",
    run_in: bool = False,
    before: float = 0,
    after: float = 0,
    colour: Color | None = None,
) -> Any:
    """Make a paragraph of a kind of statement, with an optional smaller second text below it or running on."""
    face, own = face_of(kind, strong), colour or _LOOK[kind][1]
    shown = JUDGED + text if kind == "judgement" and text else text
    smaller: Face = "italic" if kind == "derived" else "regular"
    person = JUDGED + judged if judged else ""
    layers: tuple[tuple[str, Face, float, Color], ...] = (
        (shown, face, size, own),
        (person, "semibold", size, INK),
        (below, smaller, min(size, SMALL), GREY),
    )
    frags: list[Any] = []
    for words, its_face, its_size, its_colour in layers:
        if words:
            frags += [_frag("  ", FACES[face], size, own) if run_in else _break()] if frags else []
            frags += _frags(words, its_face, its_size, its_colour)
    single = not shown and not judged
    cjk = needs_cjk_wrapping(shown + judged + below)
    look = style(face, min(size, SMALL) if single else size, own, align, cjk, before, after)
    made = Text("", look, frags=frags or [_frag("", FACES[face], size, own)])
    made.role = Role("P")
    return made


def _frags(text: str, face: Face, size: float, colour: Color) -> list[Any]:
    found: list[Any] = []
    for place, line in enumerate(plain_lines(text)):
        found += [_break()] if place else []
        found += [_frag(piece, font, size, colour) for font, piece in runs(line, face)]
    return found


@cache
def _patterns() -> tuple[Any, Any]:
    """Let the library itself make one piece of text and one line break, to be copied."""
    piece, line_end, _rest = Paragraph("a<br/>b", style("regular", BODY, INK)).frags
    return piece, line_end


def _frag(text: str, font: str, size: float, colour: Color) -> Any:
    return _patterns()[0].clone(text=text, fontName=font, fontSize=size, textColor=colour)


def _break() -> Any:
    return _patterns()[1].clone()
