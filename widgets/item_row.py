"""One item of a sheet: number, question, answer, points, basis and why; the current one offers its answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from causality.methods.method import ItemResult
from causality.text import _
from causality.wording import points
from widgets.answer_choice import AnswerChoice
from widgets.evidence_links import EvidenceLinks
from widgets.palette import Theme
from widgets.style import SIZE, SMALL, STRONG, font
from widgets.wrapped_text import WrappedText

NUMBER, POINTS, BASIS, AROUND_WORDS = 24, 64, 136, 26
BECAUSE_LINES = 2


class ItemRow(QFrame):
    """Shows one item and takes the officer's word on it.

    Signals:
        entered: the row became the current one.
        accepted: the derived answer was accepted.
        answered: an answer was chosen (answer id, reason; the reason is empty when the facts allow the answer).
        withdrawn: the officer took back what was decided.
        left: the user asked for the next (1) or previous (-1) row.
        evidence_chosen: the user went to a fact that the item rests on (its place in the case).
    """

    entered = Signal()
    accepted = Signal()
    answered = Signal(str, str)
    withdrawn = Signal()
    left = Signal(int)
    evidence_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("item")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._result: ItemResult | None = None
        self._number, self._points = QLabel(), QLabel()
        self._title = WrappedText(SIZE, strong=True)
        self._because = WrappedText(SMALL, most=BECAUSE_LINES)
        self._answer = WrappedText(SIZE)
        self._basis, self._more, self._key, self._accept = QLabel(), QLabel(), QLabel(), QLabel()
        self._choice, self._links = AnswerChoice(), EvidenceLinks()
        self._shown: tuple[object, ...] = ()
        self._name_parts()
        self._lay_out()
        self._choice.chosen.connect(self._choose)
        self._choice.reasoned.connect(self.answered)
        self._choice.left.connect(self.setFocus)
        self._links.chosen.connect(self.evidence_chosen)

    def show_item(
        self, result: ItemResult, theme: Theme, *, current: bool, first: bool, links: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Display `result`, the current one with `links` to its evidence (place, text); emits nothing."""
        state = result, theme, current, first, tuple(links)
        if state == self._shown:
            return
        self._shown, self._result = state, result
        item = result.item
        self._number.setText(item.number)
        self._title.show_text(_(item.title), theme.text)
        self._because.show_text(result.because, theme.muted, 0 if current else BECAUSE_LINES)
        shown = _("; or ").join(_(answer.text) for answer in item.answers if answer.id in result.answers)
        self._answer.show_text(shown, theme.text, BECAUSE_LINES)  # the current row lists the answers anyway
        self._points.setText(points(result.points).replace(" ", ""))
        self._show_basis(result)
        self._choice.setVisible(current)
        self._choice.show_answers(result)
        self._links.show_links(links if current else ())
        self.setAccessibleName(f"{item.number} {_(item.title)}: {shown}, {points(result.points)}")
        self.setAccessibleDescription(result.because)
        self._mark(current=current, first=first)

    def close_reason(self) -> None:
        """Take back an override that was begun and not given a reason."""
        self._choice.close_reason()

    @property
    def choice(self) -> AnswerChoice:
        """The answers offered in this row."""
        return self._choice

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            self.left.emit(steps[key])
        elif key == Qt.Key.Key_Space:
            self.accepted.emit()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.withdrawn.emit()
        elif text.isdigit() and text != "0":
            self._choose(int(text) - 1)
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        """Choose the answer at `place`: at once when the facts allow it, else once a reason is given."""
        if self._result is None or place >= len(self._result.item.answers):
            return
        answer = self._result.item.answers[place]
        if answer.id in self._result.derived:
            self.answered.emit(answer.id, "")
        else:
            self._choice.ask_reason(answer)

    def _show_basis(self, result: ItemResult) -> None:
        words = {"derived": _("derived"), "entered": _("entered"), "overridden": _("overridden")}
        is_open = result.basis == "open"
        decided = result.decision is not None
        text = _("open: {count} answers").format(count=len(result.answers)) if is_open else words[result.basis]
        self._basis.setText(f"{text} ✓" if decided else text)
        self._basis.setProperty("open", is_open)
        waiting = result.basis == "derived" and not decided
        self._key.setVisible(waiting)
        self._accept.setVisible(waiting)
        self._more.setText(_more(result))
        self._more.setVisible(bool(self._more.text()))

    def _mark(self, *, current: bool, first: bool) -> None:
        if (self.property("current"), self.property("first")) != (current, first):
            self.setProperty("current", current)
            self.setProperty("first", first)
            self.style().polish(self)
        self._basis.style().polish(self._basis)

    def _name_parts(self) -> None:
        named = ((self._number, "itemNumber"), (self._points, "points"), (self._basis, "basis"), (self._key, "keycap"),
                 (self._accept, "muted"), (self._more, "muted"))  # fmt: skip
        for label, name in named:
            label.setObjectName(name)
        self._key.setText(_("Space"))
        self._accept.setText(_("accept"))
        self._number.setFont(font())
        self._points.setFont(font(STRONG, strong=True))
        self._more.setWordWrap(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._because)
        words.addStretch(1)
        self._number.setFixedWidth(NUMBER)
        self._points.setFixedWidth(POINTS)
        self._points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 5)
        row.addSpacing(8)
        row.addWidget(self._answer, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._points, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._basis_column(), 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setContentsMargins(NUMBER + 4, 0, 0, 0)
        words_below = QVBoxLayout()
        words_below.setSpacing(0)
        words_below.addWidget(self._links)
        words_below.addWidget(self._choice)
        below.addLayout(words_below)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 7, 8, 7)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(below)

    def _basis_column(self) -> QWidget:
        holder = QWidget()
        words = sum(_width(font(SMALL), text) for text in (_("derived"), _("Space"), _("accept")))
        holder.setFixedWidth(max(BASIS, AROUND_WORDS + words))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(6)
        for label in (self._basis, self._key, self._accept):
            line.addWidget(label)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._more)
        return holder


def _width(of: QFont, text: str) -> int:
    return QFontMetrics(of).horizontalAdvance(text)


def _more(result: ItemResult) -> str:
    if result.decision is not None and result.decision.reason:
        return result.decision.reason
    if result.could_give == result.points:
        return ""
    return _("could become {points}").format(points=points(result.could_give))
