"""The verdict on one pair: by its main method in full, by the others as words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from causality.methods.method import PairAssessment
from causality.text import _
from causality.wording import category, total
from widgets.palette import Theme
from widgets.style import SIZE, SMALL
from widgets.verdict_line import VerdictLine
from widgets.wrapped_text import WrappedText


class VerdictCard(QFrame):
    """Shows what one pair comes to under every method.

    Signals:
        chosen: the user went to the pair under a method (method id).
        next_chosen: the user went to what the next test of a method is about (method id).
    """

    chosen = Signal(str)
    next_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = WrappedText(SIZE, strong=True)
        self._line, self._others = VerdictLine(), WrappedText(SMALL)
        self._shown: tuple[object, ...] = ()
        self._pairs: tuple[PairAssessment, ...] = ()
        self._line.next_chosen.connect(self.next_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        for widget in (self._title, self._line, self._others):
            column.addWidget(widget)

    def show_pair(self, title: str, pairs: Sequence[PairAssessment], theme: Theme, *, current: bool) -> None:
        """Display `pairs`: one product and event under each method, the main one first."""
        # Pairs are compared as the objects that they are: their next tests are worked out when somebody looks at them.
        shown = title, theme, current, *map(id, pairs)
        if shown == self._shown:
            return
        self._shown, self._pairs = shown, tuple(pairs)
        self._title.show_text(title, theme.text)
        self._line.show_pair(pairs[0], theme)
        others = _others(pairs[1:])
        self._others.show_text(others, theme.muted)
        self._others.setVisible(bool(others))
        said = "; ".join(f"{_(pair.method.title)}: {category(pair)} {total(pair.total)}" for pair in _told(pairs))
        self.setAccessibleName(f"{title}: {said}")
        if self.property("current") != current:
            self.setProperty("current", current)
            self.style().polish(self)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._report()
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._report()
        else:
            super().keyPressEvent(event)

    def _report(self) -> None:
        self.chosen.emit(self._line.method)


def _others(pairs: Sequence[PairAssessment]) -> str:
    """What the other methods come to: those that the officer decided, then those that are only computed."""
    words: dict[bool, list[str]] = {False: [], True: []}
    for pair in pairs:
        if pair.categories:
            words[pair.undecided > 0].append(f"{_(pair.method.title)}: {category(pair)}")
    computed = _("not decided: {others}").format(others=" · ".join(words[True])) if words[True] else ""
    return " · ".join(filter(None, (*words[False], computed)))


def _told(pairs: Sequence[PairAssessment]) -> list[PairAssessment]:
    """The main method, and of the others those that come to a verdict."""
    return [pair for place, pair in enumerate(pairs) if not place or pair.categories]
