"""The verdict on one pair under one method: category as sign, word and number, what is open, what to get next."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from causality.methods.method import PairAssessment
from causality.signs import verdict_level
from causality.text import _, ngettext
from causality.wording import category, total
from widgets.category_disc import CategoryDisc
from widgets.palette import LIGHT, Theme
from widgets.range_bar import RangeBar
from widgets.style import SIZE, SMALL, font
from widgets.wrapped_text import WrappedText

METHOD_WIDTH = 84


class VerdictLine(QWidget):
    """One method of a card.

    Signals:
        next_chosen: the user went to what the next test is about (method id).
    """

    next_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.method = ""
        self._pair: PairAssessment | None = None
        self._theme = LIGHT
        self._name, self._word = QLabel(), WrappedText(SIZE, strong=True, most=2)
        self._total, self._next = QLabel(), cast("NextBox | None", None)
        self._disc, self._bar, self._reason = CategoryDisc(), RangeBar(), WrappedText(SMALL, most=3)
        self._name.setObjectName("methodName")
        self._name.setMinimumWidth(METHOD_WIDTH)
        self._total.setFont(font())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._word, 1)
        scale = QHBoxLayout()
        scale.setSpacing(8)
        scale.addWidget(self._bar, 1)
        scale.addWidget(self._total)
        self._column.addLayout(row)
        self._column.addLayout(scale)
        self._column.addWidget(self._reason)

    def show_pair(self, pair: PairAssessment, theme: Theme) -> None:
        """Display the verdict on `pair` under one method."""
        if pair is self._pair and theme is self._theme:
            return
        self._pair, self._theme = pair, theme
        self.method = pair.method.id
        shown = verdict_level(pair)
        self._name.setText(pair.method.title)
        self._disc.show_category(shown, theme)
        self._word.show_text(category(pair), theme.category(shown))
        self._total.setText(total(pair.total).replace(" … ", "…"))
        self._reason.show_text(_reason(pair), theme.muted)
        self._reason.setVisible(bool(_reason(pair)))
        self._bar.setVisible(pair.total is not None)
        self._total.setVisible(pair.total is not None)
        if pair.total is not None and pair.could_become is not None:
            self._bar.show_range(pair.method, pair.total, pair.could_become, theme)
        self._show_next(pair, theme)

    def _show_next(self, pair: PairAssessment, theme: Theme) -> None:
        if pair.next_tests and self._next is None:
            self._next = NextBox()
            self._next.chosen.connect(lambda: self.next_chosen.emit(self.method))
            self._column.addWidget(self._next)
        if self._next is not None:
            self._next.setVisible(bool(pair.next_tests))
            self._next.show_tests(pair, theme)


class NextBox(QFrame):
    """Shows the next test of a pair and leads there.

    Signals:
        chosen: the user went there.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nextTest")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._what, self._effect = WrappedText(SMALL, most=3), WrappedText(SMALL, most=2)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 4, 8, 4)
        box.setSpacing(1)
        box.addWidget(self._what)
        box.addWidget(self._effect)

    def show_tests(self, pair: PairAssessment, theme: Theme) -> None:
        """Display the first of the next tests of `pair`, all of them as its tooltip."""
        first = next(iter(pair.next_tests), None)
        told = _("Next: {what}").format(what=first.what) if first else ""
        self._what.show_text(told, theme.accent)
        self._effect.show_text(first.effect if first else "", theme.muted)
        self.setAccessibleName(told)
        self.setToolTip(_next_tests(pair))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


def _next_tests(pair: PairAssessment) -> str:
    """List what to get next, each with its effect."""
    return "\n".join(f"{number}. {test.what}" for number, test in enumerate(pair.next_tests, start=1))


def _reason(pair: PairAssessment) -> str:
    waiting = len(pair.open_items)
    told = ngettext("{count} open item", "{count} open items", waiting).format(count=waiting) if waiting else ""
    caution = pair.method.caution if pair.total is not None else ""
    return " · ".join(filter(None, (told, pair.applicability.reason, _(caution))))
