"""The timeline as it is worked with: the plot under the hand of mouse and keyboard."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from causality.figure.values import Challenged
from widgets.timeline_plot import TimelinePlot

_MOVES = {
    Qt.Key.Key_Left: (-0.1, -0.1), Qt.Key.Key_Right: (0.1, 0.1), Qt.Key.Key_Plus: (0.1, -0.1),
    Qt.Key.Key_Equal: (0.1, -0.1), Qt.Key.Key_Minus: (-0.125, 0.125),
}  # fmt: skip
WEEK, PAGE, NOTCH = 7, 3.0, 120
"""Days of a week, lanes of a page, and what a mouse reports for a notch of its wheel."""


class TimelineView(TimelinePlot):
    """Shows a chart; takes dose edges, onsets and challenges by mouse and keyboard.

    Arrow keys move the view, + and − zoom, 0 fits the case, 9 the episode; `.` and `,` step the crosshair from sample
    to sample; Page Up and Down, or the wheel, go through lanes that find no room; Return steps through the edges, Alt
    with an arrow moves the chosen one by a day, with Shift by a week;
    C steps through the challenges; Escape takes back, or lets go.

    Signals:
        edge_dragged: the first or last day of a dose was moved (product, dose record, "start" or "stop", day).
        onset_dragged: an onset was moved (event, day).
        drag_ended: moving ended; whether the new day is kept.
        challenge_chosen: a change of dose was selected (product, dose record, change); "" when none is.
        told: what was chosen by keyboard, in words.
    """

    edge_dragged = Signal(str, int, str, int)
    onset_dragged = Signal(str, int)
    drag_ended = Signal(bool)
    challenge_chosen = Signal(str, int, str)
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._challenge: Challenged | None = None
        self.edges.dragged.connect(self._report)
        self.edges.ended.connect(self.drag_ended)
        self.edges.chosen.connect(self.told)

    @property
    def lit(self) -> frozenset[str]:
        """The products whose lanes are lit up; none: all are."""
        return self._bars.lit

    def pictures(self) -> dict[str, int]:
        """Give what tells the picture of every lane that was drawn from any other, by name."""
        return self._bars.pictures()

    def edge_spot(self, subject: str, record: int, end: str) -> QPoint:
        """Give where an edge can be taken hold of, in pixels of the viewport."""
        edge = next(one for one in self._chart.edges if one.key == (subject, record, end))
        place = self.edges.place_of(edge)
        assert place is not None, "out of view"
        return QPoint(self.mapFromScene(place.center()))

    def pixels_a_day(self) -> float:
        """Give how wide a day is."""
        return 1 / self.days_a_pixel()

    def challenge_spot(self, wanted: Challenged) -> QPoint | None:
        """Give where the sign of a change of dose stands, in pixels of the viewport; None when it is out of view."""
        spot = self._bars.challenge_spot(wanted)
        return self.mapFromScene(spot) if spot is not None else None

    @override
    def mousePressEvent(self, ev: QMouseEvent) -> None:
        spot = self._scene_spot(ev)
        if ev.button() == Qt.MouseButton.LeftButton:
            challenge = self._bars.challenge_at(spot)
            if challenge is not None:
                self._choose(challenge)
                return
            if self.edges.take(spot):
                self.stand_on(0)
                return
        super().mousePressEvent(ev)

    @override
    def wheelEvent(self, ev: QWheelEvent) -> None:
        over = self._lanes.vb.sceneBoundingRect().contains(self.mapToScene(ev.position().toPoint()))
        if over and self.scroll_lanes(-ev.angleDelta().y() / NOTCH):
            ev.accept()
        else:
            super().wheelEvent(ev)

    @override
    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        spot = self._scene_spot(ev)
        if self.edges.held:
            self.edges.drag(spot)
            return
        super().mouseMoveEvent(ev)
        if ev.buttons() == Qt.MouseButton.NoButton:
            self._hover(spot)

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        if self.edges.held:
            if ev.button() == Qt.MouseButton.LeftButton:
                self.edges.finish(keep=True)
            return
        super().mouseReleaseEvent(ev)

    @override
    def leaveEvent(self, ev: QEvent) -> None:
        super().leaveEvent(ev)
        if not self.edges.moving:
            self.edges.hover(None)
        self.stand_on(0)

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        key, alt = Qt.Key(ev.key()), bool(ev.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            days = WEEK if ev.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.edges.nudge(days if key == Qt.Key.Key_Right else -days)
        elif key == Qt.Key.Key_Escape:
            if not (self.edges.finish(keep=False) or self.edges.clear() or self.let_go()):
                QFrame.keyPressEvent(self, ev)
        elif not self._view_key(key) and not self._choice_key(key, ev):
            QFrame.keyPressEvent(self, ev)

    @override
    def keyReleaseEvent(self, ev: QKeyEvent) -> None:
        if ev.key() == Qt.Key.Key_Alt and not self.edges.held:
            self.edges.finish(keep=True)
        QFrame.keyReleaseEvent(self, ev)

    @override
    def focusOutEvent(self, ev: QFocusEvent) -> None:
        if not self.edges.held:
            self.edges.finish(keep=True)
        super().focusOutEvent(ev)

    def _view_key(self, key: Qt.Key) -> bool:
        if key in _MOVES:
            self.move_view(*_MOVES[key])
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.fit()
        elif key == Qt.Key.Key_9:
            self.fit_episode()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            return self.scroll_lanes(PAGE if key == Qt.Key.Key_PageDown else -PAGE)
        elif key in (Qt.Key.Key_Period, Qt.Key.Key_Comma):
            self.step_cross(1 if key == Qt.Key.Key_Period else -1)
        else:
            return False
        return True

    def _choice_key(self, key: Qt.Key, ev: QKeyEvent) -> bool:
        by = -1 if ev.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edges.step(by)
        elif key == Qt.Key.Key_C and (found := self._bars.challenges()):
            place = found.index(self._challenge) + by if self._challenge in found else (0 if by > 0 else -1)
            self._choose(found[place % len(found)])
        else:
            return False
        return True

    def _choose(self, challenge: Challenged) -> None:
        self._challenge = None if challenge == self._challenge else challenge
        self.told.emit(self._bars.challenge_text(challenge) if self._challenge else "")
        self.challenge_chosen.emit(*(self._challenge or ("", -1, "")))

    def let_go(self) -> bool:
        """Choose no change of dose; whether one was chosen."""
        if self._challenge is None:
            return False
        self._choose(self._challenge)
        return True

    def _hover(self, spot: QPointF) -> None:
        edge = self.edges.hover(spot)
        over = self._bars.challenge_at(spot) is not None
        shape = Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.PointingHandCursor if over else None
        if shape is None:
            self.viewport().unsetCursor()
        else:
            self.viewport().setCursor(shape)
        self.viewport().setToolTip(self.edges.words() if edge else self.text_at(spot))
        self.stand_on(self._cross.nearest(spot))

    def _report(self, subject: str, record: int, end: str, day: int) -> None:
        if end == "onset":
            self.onset_dragged.emit(subject, day)
        else:
            self.edge_dragged.emit(subject, record, end, day)
        self.told.emit(self.edges.words())

    def _scene_spot(self, ev: QMouseEvent) -> QPointF:
        return QPointF(self.mapToScene(ev.position().toPoint()))
