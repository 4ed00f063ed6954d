"""What the signs of evidence mean."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from causality.text import _
from widgets.cause_lines import MARK, SIDES, side_colour
from widgets.icons import icon
from widgets.palette import Theme


class SideLegend(QWidget):
    """Shows the signs of evidence for, against and open."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sideLegend")
        self._signs = {side: QLabel() for side in SIDES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for side, (_icon, word) in SIDES.items():
            name = QLabel(_(word))
            name.setObjectName("muted")
            row.addWidget(self._signs[side])
            row.addWidget(name)
            row.addSpacing(8)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for side, (name, _word) in SIDES.items():
            self._signs[side].setPixmap(icon(name, side_colour(side, theme)).pixmap(QSize(MARK, MARK)))
