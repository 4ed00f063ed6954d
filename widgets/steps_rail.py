"""The rail of steps: where the user is, and how far each step has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout
from typing_extensions import override

from widgets.palette import LIGHT, Theme
from widgets.style import SIZE, SMALL, font

State = Literal["none", "done", "half", "warnings"]
WIDTH, ROW = 168, 36


@dataclass(frozen=True, slots=True)
class Step:
    """One step: id, name, state, what the state means, and the number of warnings when there are some."""

    id: str
    title: str
    state: State = "none"
    meaning: str = ""
    count: int = 0


class StepsRail(QFrame):
    """Shows the steps one under the other.

    Signals:
        chosen: the user went to a step (its id).
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 12)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._group.idClicked.connect(self._report)

    def show_steps(self, steps: Sequence[Step], current: str, theme: Theme) -> None:
        """Display `steps` with `current` marked; emits nothing."""
        while len(self._group.buttons()) < len(steps):
            place = len(self._group.buttons())
            added = StepButton(place + 1)
            self._group.addButton(added, place)
            self._column.insertWidget(place, added)
        for place, step in enumerate(steps):
            button = self._group.button(place)
            assert isinstance(button, StepButton)
            button.show_step(step, theme)
            button.setChecked(step.id == current)

    def _report(self, place: int) -> None:
        button = self._group.button(place)
        assert isinstance(button, StepButton)
        self.chosen.emit(button.step.id)


class StepButton(QAbstractButton):
    """One step: number, name and the mark of its state."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.step = Step("", "")
        self._number = number
        self._theme = LIGHT
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(ROW)

    def show_step(self, step: Step, theme: Theme) -> None:
        """Display `step`."""
        self.step, self._theme = step, theme
        self.setObjectName(f"step-{step.id}")
        self.setAccessibleName(f"{self._number} {step.title}")
        self.setAccessibleDescription(step.meaning)
        self.setToolTip(step.meaning)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 16, ROW)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

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
        colour = theme.accent if self.isChecked() else theme.text
        painter.setFont(font(SIZE, strong=self.isChecked()))
        painter.setPen(QColor(colour if self.isChecked() else theme.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(18, 0, 0, 0), middle, str(self._number))
        painter.setPen(QColor(colour))
        painter.drawText(box.adjusted(36, 0, -34, 0), middle, self.step.title)
        self._mark(painter, QPointF(box.right() - 18, box.center().y()))

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
