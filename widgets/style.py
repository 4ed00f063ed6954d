"""The style sheet with the colours of a theme, and the bundled fonts."""

import re
from dataclasses import fields
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from widgets.palette import Theme

FONTS = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf")
SYMBOLS = "DejaVuSans.ttf"
FAMILY, SIZE, SMALL, TINY, HEADING, STRONG = "Noto Sans", 13, 12, 11, 18, 16
"""The family, and the sizes in px of text, of reasons and legends, on axes, of page titles and of points."""


def style_sheet(theme: Theme) -> str:
    """Give the style sheet of the program in the colours of `theme`."""
    colours = {field.name: str(getattr(theme, field.name)) for field in fields(theme)}
    chevron = files("resources") / "icons" / f"chevron-down-{theme.shade}.svg"
    colours["chevron"] = str(chevron).replace("\\", "/")
    return re.sub(r"@([a-z_]+)", lambda match: colours[match.group(1)], _template())


def load_fonts() -> None:
    """Make the bundled fonts known to Qt."""
    for name in (*FONTS, SYMBOLS):
        file = files("resources") / "fonts" / name
        if isinstance(file, Path):
            QFontDatabase.addApplicationFont(str(file))
        else:
            QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes()))


def font(size: int = SIZE, *, strong: bool = False) -> QFont:
    """Give the text font with tabular figures."""
    return QFont(_font(size, strong))


@lru_cache(maxsize=4096)
def width_of(text: str, size: int, *, strong: bool = False) -> float:
    """Give how wide a text of the drawings is, in px."""
    return QFontMetricsF(_font(size, strong)).horizontalAdvance(text)


@cache
def _font(size: int, strong: bool) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def _template() -> str:
    return (files("resources") / "style" / "window.qss").read_text(encoding="utf-8")
