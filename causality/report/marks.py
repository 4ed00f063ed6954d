"""What figures are drawn with: colours, marker shapes, hatching, category signs, text in any script."""

import math
from typing import Any, Literal

from reportlab.lib.colors import Color, HexColor

from causality.figure.values import Shape
from causality.report.fonts import Face, runs, shortened, width

INK, GREY, GRID = HexColor("#17202B"), HexColor("#5A6675"), HexColor("#DCE1E8")
ACCENT, ACCENT_GROUND = HexColor("#0B6B94"), HexColor("#E3F1F7")
WARNING, WARNING_GROUND = HexColor("#9A5B00"), HexColor("#FFF4DF")
RAISED, WHITE = HexColor("#F3F5F8"), HexColor("#FFFFFF")
CARD, PALE = HexColor("#FAFBFC"), HexColor("#F8F8F7")
# Analytes of the screen's palette; the rest take Okabe and Ito's colours, darkened where print needs it.
_COLOURS = {"ALT": "#C24E00", "AST": "#B07A00", "TBIL": "#8A3A6E", "DBIL": "#C0719F", "GLU": "#0066A6",
            "ALP": "#00785A", "GGT": "#4B7A00"}  # fmt: skip
_FURTHER = ("#007A5A", "#3D3D3D", "#2D6E8E", "#A04A00", "#5B4FA0", "#7A7A00")
STRENGTHS = ("#5A6675", "#2D6E8E", "#9A6B00", "#B5480B", "#941B1B")
DASHES: tuple[tuple[float, ...], ...] = ((), (4.0, 1.5), (1.5, 1.5), (6.0, 1.5, 1.5, 1.5))
_POLYGONS: dict[Shape, tuple[int, float]] = {
    "square": (4, 45), "diamond": (4, 0), "up": (3, 90), "down": (3, -90), "left": (3, 180), "right": (3, 0),
    "pentagon": (5, 90), "hexagon": (6, 90),
}  # fmt: skip
"""Corners, and the direction of the first, in degrees."""


def colour_of(analyte: str, place: int) -> Color:
    """Give the colour of an analyte, by name or by its place in the figure."""
    return HexColor(_COLOURS.get(analyte.upper(), _FURTHER[place % len(_FURTHER)]))


def text(canvas: Any, x: float, y: float, words: str, size: float, colour: Color = INK, face: Face = "regular",
         align: Literal["left", "right", "centre"] = "left") -> None:  # fmt: skip
    """Write one line of text in any script, from, to or around `x`."""
    x -= {"left": 0.0, "right": 1.0, "centre": 0.5}[align] * width(words, size, face)
    written = canvas.beginText(x, y)
    written.setFillColor(colour)
    for font, piece in runs(words, face):
        written.setFont(font, size)
        written.textOut(piece)
    canvas.drawText(written)


def two_lines(words: str, room: float, size: float, face: Face = "regular") -> list[str]:
    """Break words into two lines at most."""
    pieces, first = words.split(" "), ""
    while pieces and width(f"{first} {pieces[0]}".strip(), size, face) <= room:
        first = f"{first} {pieces.pop(0)}".strip()
    rest = " ".join(pieces)
    lines = [first, rest] if first else [rest]
    return [shortened(line, room, size, face) for line in lines if line]


def marker(canvas: Any, x: float, y: float, shape: Shape, colour: Color, size: float = 2.5,
           *, hollow: bool = False) -> None:  # fmt: skip
    """Draw a marker around (x, y)."""
    canvas.setLineWidth(0.8)
    canvas.setStrokeColor(colour)
    canvas.setFillColor(WHITE if hollow else colour)
    if shape in _POLYGONS:
        sides, turn = _POLYGONS[shape]
        _polygon(canvas, x, y, size * 1.2, turn, sides)
    elif shape == "disc":
        canvas.circle(x, y, size * 0.9, fill=1)
    elif shape == "star":
        _star(canvas, x, y, size * 1.35)
    else:
        canvas.setLineWidth(1.2)
        turn = 45.0 if shape == "cross" else 0.0
        for angle in (turn, turn + 90):
            away = size * math.cos(math.radians(angle)), size * math.sin(math.radians(angle))
            canvas.line(x - away[0], y - away[1], x + away[0], y + away[1])


def alert(canvas: Any, x: float, y: float) -> None:
    """Draw the sign that something is wrong with a value: a small triangle with a mark of exclamation."""
    canvas.setFillColor(WARNING_GROUND)
    canvas.setStrokeColor(WARNING)
    canvas.setLineWidth(0.6)
    _polygon(canvas, x, y, 3.6, 90, 3)
    canvas.line(x, y + 1.7, x, y - 0.2)
    canvas.line(x, y - 0.8, x, y - 1.2)


def hatch(canvas: Any, x: float, y: float, wide: float, high: float, colour: Color, step: float = 3.0,
          falling: bool = False) -> None:  # fmt: skip
    """Fill a rectangle with diagonal lines, rising or falling, and frame it."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, wide, high)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.7)
    offset = -high
    while offset < wide:
        low, up = (y + high, y) if falling else (y, y + high)
        canvas.line(x + offset, low, x + offset + high, up)
        offset += step
    canvas.restoreState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.4)
    canvas.rect(x, y, wide, high, fill=0)


def disc(canvas: Any, x: float, y: float, strength: float | None, radius: float = 4.2) -> None:
    """Draw the category sign around (x, y): a disc that fills with certainty, struck through when not applicable,
    with a dot for a category beside the scale."""
    colour = strength_colour(strength)
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    canvas.setLineWidth(1.1)
    if strength is None:
        away = radius * math.sqrt(0.5)
        canvas.line(x - away, y - away, x + away, y + away)
    elif strength < 0:
        canvas.circle(x, y, radius / 4, fill=1)
    elif strength >= 1:
        canvas.circle(x, y, radius, fill=1)
    elif strength > 0:
        canvas.wedge(x - radius, y - radius, x + radius, y + radius, 90, -360 * strength, fill=1, stroke=0)
    canvas.circle(x, y, radius, fill=0)


def strength_colour(strength: float | None) -> Color:
    """Give the colour of a category's word."""
    return HexColor(STRENGTHS[0] if strength is None else STRENGTHS[round(max(0.0, strength) * (len(STRENGTHS) - 1))])


def _star(canvas: Any, x: float, y: float, radius: float) -> None:
    path = canvas.beginPath()
    for corner in range(10):
        angle, away = math.radians(90 + 36 * corner), radius if corner % 2 == 0 else radius * 0.45
        (path.lineTo if corner else path.moveTo)(x + away * math.cos(angle), y + away * math.sin(angle))
    path.close()
    canvas.drawPath(path, fill=1)


def _polygon(canvas: Any, x: float, y: float, radius: float, turn: float, sides: int) -> None:
    path = canvas.beginPath()
    for corner in range(sides):
        angle = math.radians(turn + 360 / sides * corner)
        (path.lineTo if corner else path.moveTo)(x + radius * math.cos(angle), y + radius * math.sin(angle))
    path.close()
    canvas.drawPath(path, fill=1)
