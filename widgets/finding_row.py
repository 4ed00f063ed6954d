"""One finding with the sign of its severity."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from causality.case.finding import Finding, Severity
from widgets.palette import LIGHT, Theme
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText

LINES, SIGN = 2, QSize(10, 17)


class FindingRow(WrappedText):
    """One finding; a click shows the whole of a long one.

    Signals:
        chosen: the user chose this finding.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(SMALL, indent=SIGN.width() + 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._finding: Finding | None = None
        self._theme, self._open, self._answer = LIGHT, False, ""

    @property
    def finding(self) -> Finding | None:
        """The finding that is shown."""
        return self._finding

    def show_finding(self, finding: Finding, theme: Theme, answer: str = "") -> None:
        """Display `finding`, a long one shortened until it is opened; one with an `answer` bears a tick."""
        self._open = self._open and finding == self._finding
        self._finding, self._theme, self._answer = finding, theme, answer
        text = " · ".join(filter(None, (finding.text, answer)))
        self.show_text(text, theme.muted if answer else theme.text, 0 if self._open else LINES)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._finding is not None:
            if self._answer:
                draw_answered(QPainter(self), self._theme)
            else:
                draw_severity(QPainter(self), self._finding.severity, self._theme)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._choose()
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self._open = not self._open
        if self._finding is not None:
            self.show_finding(self._finding, self._theme, self._answer)
        self.chosen.emit()


class SeveritySign(QWidget):
    """A triangle for a warning, a square for an error, a dot for a note."""

    def __init__(self) -> None:
        super().__init__()
        self._severity: Severity = "note"
        self._theme = LIGHT
        self.setFixedSize(SIGN)

    def show_severity(self, severity: Severity, theme: Theme) -> None:
        """Display `severity`."""
        self._severity, self._theme = severity, theme
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_severity(QPainter(self), self._severity, self._theme)


def draw_answered(painter: QPainter, theme: Theme) -> None:
    """Draw the sign of an answered finding, a tick, in the upper left corner."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.muted), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(QPolygonF([QPointF(1, 9), QPointF(4, 12), QPointF(9, 5.5)]))


def draw_severity(painter: QPainter, severity: Severity, theme: Theme) -> None:
    """Draw the sign of a severity in the upper left corner."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor({"error": theme.error, "warning": theme.warning, "note": theme.muted}[severity]))
    if severity == "note":
        painter.drawEllipse(QPointF(5, 9), 3.5, 3.5)
    elif severity == "warning":
        painter.drawPolygon(QPolygonF([QPointF(5, 4.5), QPointF(9.5, 13), QPointF(0.5, 13)]))
    else:
        painter.drawRect(1, 5, 8, 8)
