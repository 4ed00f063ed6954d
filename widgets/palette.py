"""Every colour on screen, for the light and the dark theme. A category is never shown by colour alone.

Analytes take the Okabe-Ito colours of the look; further analytes share what is left and differ by marker shape.
"""

from functools import lru_cache
from typing import Literal

from PySide6.QtGui import QColor, QPalette

from causality.figure.values import Shape
from causality.frozen import frozen

Shade = Literal["light", "dark"]
CONTRAST = 4.5
"""The smallest contrast of text with its ground (WCAG 2.1, AA)."""


@frozen
class Theme:
    """The colours of one theme, as #RRGGBB."""

    shade: Shade
    ground: str
    surface: str
    raised: str
    line: str
    grid: str
    text: str
    muted: str
    accent: str
    accent_ground: str
    selection: str
    warning: str
    warning_ground: str
    error: str
    analytes: dict[str, str]
    categories: dict[str, str]
    suspects: tuple[str, ...]
    other_product: str
    on_bar: str

    def analyte(self, name: str) -> str:
        """Give the colour of an analyte's line and markers."""
        return self.analytes.get(name, self.muted)

    def category(self, name: str) -> str:
        """Give the colour of a category; what is not known is shown muted."""
        return self.categories.get(name, self.muted)

    def suspect(self, place: int) -> str:
        """Give the colour of the bars of the suspect at `place`."""
        return self.suspects[place % len(self.suspects)]


LIGHT = Theme(
    shade="light", ground="#F3F5F8", surface="#FFFFFF", raised="#FAFBFC", line="#DCE1E8", grid="#E9EDF2",
    text="#17202B", muted="#5A6675", accent="#0B6B94", accent_ground="#E3F1F7", selection="#D6EAF3",
    warning="#9A5B00", warning_ground="#FFF4DF", error="#941B1B",
    analytes={"ALT": "#C24E00", "AST": "#B07A00", "TBIL": "#8A3A6E", "DBIL": "#C0719F", "GLU": "#0066A6",
              "ALP": "#00785A", "GGT": "#4B7A00"},
    categories={"not applicable": "#5A6675", "excluded": "#5A6675", "unlikely": "#2D6E8E", "possible": "#9A6B00",
                "probable": "#B5480B", "highly probable": "#941B1B"},
    suspects=("#2F80A6", "#A8802A", "#6B5CA5", "#4B7A3C"), other_product="#B4BAC4", on_bar="#FFFFFF",
)  # fmt: skip

DARK = Theme(
    shade="dark", ground="#12171D", surface="#1A2129", raised="#202832", line="#303B47", grid="#26303B",
    text="#E6EBF0", muted="#9AA8B7", accent="#5BB8DD", accent_ground="#17394A", selection="#1C4254",
    warning="#F0B454", warning_ground="#3A2C12", error="#F26D6D",
    analytes={"ALT": "#FF8A3D", "AST": "#F2B632", "TBIL": "#E08BC0", "DBIL": "#B77AA0", "GLU": "#56B4E9",
              "ALP": "#4CC9A4", "GGT": "#A6CF5A"},
    categories={"not applicable": "#9AA8B7", "excluded": "#9AA8B7", "unlikely": "#6DB6D6", "possible": "#E5B84B",
                "probable": "#F28B4A", "highly probable": "#F26D6D"},
    suspects=("#53A2C4", "#C7A346", "#A398DC", "#86B873"), other_product="#59616C", on_bar="#0F151B",
)  # fmt: skip

THEMES: dict[Shade, Theme] = {"light": LIGHT, "dark": DARK}

MARKERS: dict[Shape, str] = {
    "disc": "o", "square": "s", "diamond": "d", "up": "t1", "down": "t", "cross": "x", "pentagon": "p", "hexagon": "h",
    "star": "star", "plus": "+", "left": "t3", "right": "t2",
}  # fmt: skip
"""The markers of figures, in pyqtgraph's names."""
PAPER, MARKER = "#FFFFFF", "#F2B632"
"""A printed page and what is found on it, the same in both themes."""


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours (WCAG 2.1, 1 to 21)."""
    high, low = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=256)
def _readable(colour: str, surface: str, shade: Shade) -> str:
    found = QColor(colour)
    while contrast(found.name(), surface) < CONTRAST:
        found = found.darker(106) if shade == "light" else found.lighter(106)
    return found.name()


def readable(colour: str, theme: Theme) -> str:
    """Give `colour`, or the nearest darker (light theme) or lighter one that can be read as text on the surface."""
    return _readable(colour, theme.surface, theme.shade)


def faded(colour: str, share: float = 0.33) -> QColor:
    """Give `colour` with that share of its opacity."""
    found = QColor(colour)
    found.setAlphaF(share)
    return found


def blended(colour: QColor, ground: str) -> str:
    """Give the colour that is seen where a colour, which may be faded, lies on a ground."""
    under, share = QColor(ground), colour.alphaF()
    pairs = ((colour.red(), under.red()), (colour.green(), under.green()), (colour.blue(), under.blue()))
    return QColor(*(round(top * share + low * (1 - share)) for top, low in pairs)).name()


def ink_on(ground: str, theme: Theme) -> str:
    """Give the ink that is read best on a ground."""
    return max((theme.on_bar, theme.text, theme.surface), key=lambda ink: contrast(ink, ground))


def qt_palette(theme: Theme) -> QPalette:
    """Give the whole palette for Qt's own drawing, whatever the platform's theme."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.ground, role.Base: theme.surface, role.AlternateBase: theme.raised,
        role.Button: theme.surface, role.ToolTipBase: theme.raised, role.WindowText: theme.text,
        role.Text: theme.text, role.ButtonText: theme.text, role.ToolTipText: theme.text,
        role.BrightText: theme.error, role.PlaceholderText: theme.muted, role.Highlight: theme.selection,
        role.HighlightedText: theme.text, role.Link: theme.accent, role.LinkVisited: theme.accent,
        role.Light: theme.raised, role.Midlight: theme.grid, role.Mid: theme.line, role.Dark: theme.line,
        role.Shadow: theme.line, role.Accent: theme.accent,
    }  # fmt: skip
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faded(theme.muted, 0.6))
    return palette


def _luminance(colour: QColor) -> float:
    parts = []
    for channel in (colour.redF(), colour.greenF(), colour.blueF()):
        parts.append(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
