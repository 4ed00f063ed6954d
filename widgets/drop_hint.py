"""What dropping a file on the window will do, shown while it is dragged over it."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from widgets.palette import LIGHT, Theme, faded
from widgets.style import HEADING, SIZE, font

EDGE = 16


class DropHint(QWidget):
    """Covers its parent while a file is dragged over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._told, self._file, self._theme = "", "", LIGHT
        self.hide()

    def show_file(self, file: Path, told: str, theme: Theme) -> None:
        """Display what would become of `file`."""
        self._told, self._file, self._theme = told, file.name, theme
        self.setAccessibleName(f"{told}: {file.name}")
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), faded(theme.ground, 0.9))
        box = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(faded(theme.accent_ground, 0.6))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QColor(theme.text))
        painter.setFont(font(HEADING, strong=True))
        upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2 - 4)
        painter.drawText(upper, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self._told)
        painter.setPen(QColor(theme.muted))
        painter.setFont(font(SIZE))
        lower = QRectF(box.left(), box.center().y() + 4, box.width(), box.height() / 2)
        painter.drawText(lower, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._file)
