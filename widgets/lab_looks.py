"""Colours, signs and type of the cells of the table of laboratory values, made once for a theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QIcon

from causality.case.finding import Finding
from causality.case.model import Sample
from widgets.icons import icon
from widgets.lab_cells import COLUMNS, NUMBERS, borrowed
from widgets.palette import Theme
from widgets.style import font

ALIGNMENTS = tuple(
    (Qt.AlignmentFlag.AlignRight if place in NUMBERS else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
    for place in range(len(COLUMNS))
)
SIGNS = {"error": "circle-alert", "warning": "triangle-alert", "note": "info"}
"""The sign of a finding by its severity: a shape of its own beside its colour."""


class Looks:
    """What cells look like in a theme."""

    def __init__(self, theme: Theme) -> None:
        self._plain, self._slanted = font(), font()
        self._slanted.setItalic(True)
        self._wear(theme)

    def put_on(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        if theme is not self._theme:
            self._wear(theme)

    def sign(self, finding: Finding | None) -> QIcon | None:
        """Give the sign of a finding."""
        return self._signs[finding.severity] if finding else None

    def background(self, finding: Finding | None) -> QColor | None:
        """Give the ground of a cell."""
        return self._ground if finding and finding.severity != "note" else None

    def foreground(self, finding: Finding | None, sample: Sample | None, column: str, *, blank: bool) -> QColor | None:
        """Give the colour of a text: of a finding, or muted for what is proposed or comes from elsewhere."""
        if finding and finding.severity != "note":
            return self._inks[finding.severity]
        return self._muted if blank or (sample is not None and borrowed(sample, column)) else None

    def font(self, sample: Sample | None, column: str) -> QFont:
        """Give the type of a text: in italics what is proposed (no sample) or comes from elsewhere."""
        return self._slanted if sample is None or borrowed(sample, column) else self._plain

    def _wear(self, theme: Theme) -> None:
        self._theme = theme
        colours = {"error": theme.error, "warning": theme.warning, "note": theme.muted}
        self._inks = {severity: QColor(colour) for severity, colour in colours.items()}
        self._signs = {severity: icon(name, colours[severity]) for severity, name in SIGNS.items()}
        self._ground, self._muted = QColor(theme.warning_ground), QColor(theme.muted)
        self.new = icon("circle-dot", theme.accent)
