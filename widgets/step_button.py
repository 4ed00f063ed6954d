"""One step of the rail: number, name and the mark of its state."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

from causality.frozen import frozen
from widgets.palette import LIGHT, Theme
from widgets.style import SIZE, SMALL, TINY, font

State = Literal["none", "done", "half", "warnings"]
WIDTH, ROW = 152, 36
NARROW, TALL = 84, 46
"""The size of a step, and that where there is little room: its name then stands below its number."""


@frozen
class Step:
    """One step: id, name, state, what the state means, and the number of warnings when there are some."""

    id: str
    title: str
    state: State = "none"
    meaning: str = ""
    count: int = 0


class StepButton(QAbstractButton):
    """One step: number, name and the mark of its state."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.step = Step("", "")
        self._number = number
        self._theme, self._narrow = LIGHT, False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(ROW)

    def show_step(self, step: Step, theme: Theme) -> None:
        """Display `step`."""
        if (step, theme) == (self.step, self._theme):
            return
        self.step, self._theme = step, theme
        self.setObjectName(f"step-{step.id}")
        self.setAccessibleName(f"{self._number} {step.title}")
        self.setAccessibleDescription(step.meaning)
        self._explain()
        self.update()

    def make_narrow(self, narrow: bool) -> None:
        """Take little room or all that is wanted."""
        self._narrow = narrow
        self.setMinimumHeight(TALL if narrow else ROW)
        self._explain()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(NARROW, TALL) if self._narrow else QSize(WIDTH, ROW)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _move(self, steps: int) -> None:
        """Give the keyboard to the step above or below."""
        group = self.group()
        beside: QAbstractButton | None = group.button(group.id(self) + steps)
        if beside is not None:
            beside.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_ground if self.isChecked() else theme.raised))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        number, name, mark = self._places(box)
        colour = theme.accent if self.isChecked() else theme.text
        painter.setFont(font(SIZE, strong=self.isChecked()))
        painter.setPen(QColor(colour if self.isChecked() else theme.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number, middle, str(self._number))
        painter.setFont(self._name_font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(self.step.title, Qt.TextElideMode.ElideRight, int(name.width()))
        painter.drawText(name, middle, shown)
        self._mark(painter, mark)

    @property
    def _name_font(self) -> QFont:
        return font(TINY if self._narrow else SIZE, strong=self.isChecked())

    def _places(self, box: QRectF) -> tuple[QRectF, QRectF, QPointF]:
        """Give where number, name and mark stand."""
        if not self._narrow:
            return box.adjusted(18, 0, 0, 0), box.adjusted(36, 0, -34, 0), QPointF(box.right() - 18, box.center().y())
        upper, lower = box.adjusted(7, 4, 0, -TALL / 2 + 2), box.adjusted(7, TALL / 2 - 2, -4, -4)
        return upper, lower, QPointF(box.right() - 18, upper.center().y())

    def _explain(self) -> None:
        """Say what the mark means; where there is little room, what the step is, too."""
        told = [self.step.title] if self._narrow else []
        self.setToolTip(": ".join(filter(None, (*told, self.step.meaning))))

    def _mark(self, painter: QPainter, centre: QPointF) -> None:
        theme, muted = self._theme, QColor(self._theme.muted)
        painter.setPen(QPen(muted, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.step.state == "done":
            painter.drawPolyline([centre + QPointF(x, y) for x, y in ((-4, 0), (-1, 3.5), (4.5, -4))])
        elif self.step.state == "half":
            painter.drawEllipse(centre, 4.5, 4.5)
            painter.setBrush(muted)
            painter.drawPie(QRectF(centre.x() - 4.5, centre.y() - 4.5, 9, 9), 90 * 16, 180 * 16)
        elif self.step.state == "warnings":
            text = str(self.step.count)
            painter.setFont(font(SMALL, strong=True))
            width = max(18, painter.fontMetrics().horizontalAdvance(text) + 10)
            badge = QRectF(centre.x() - width / 2, centre.y() - 9, width, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.warning_ground))
            painter.drawRoundedRect(badge, 9, 9)
            painter.setPen(QColor(theme.warning))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
