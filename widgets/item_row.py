"""One item of a sheet: number, question, answer, points, basis and why; the current one offers its answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout
from typing_extensions import override

from causality.methods.method import ItemResult
from causality.text import _
from causality.wording import points
from widgets.answer_choice import AnswerChoice
from widgets.evidence_links import EvidenceLinks
from widgets.item_basis import ItemBasis
from widgets.palette import Theme
from widgets.row_frame import RowFrame
from widgets.style import SIZE, SMALL, STRONG, font
from widgets.wrapped_text import WrappedText

NUMBER, POINTS, NARROW = 24, 64, 900
BECAUSE_LINES = 2


class ItemRow(RowFrame):
    """Shows one item and takes the officer's word on it.

    Signals:
        accepted: the derived answer was accepted.
        answered: an answer was chosen (answer id, reason; the reason is empty when the facts allow the answer).
        asked: a reason is asked for, in a field that has just opened.
        withdrawn: the officer took back what was decided.
        evidence_chosen: the user went to a fact that the item rests on (its place in the case).
    """

    accepted = Signal()
    answered = Signal(str, str)
    asked = Signal()
    withdrawn = Signal()
    evidence_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._result: ItemResult | None = None
        self.locked = False
        """Whether no reason is asked for, since nothing can be decided."""
        self._number, self._points = QLabel(), QLabel()
        self._title = WrappedText(SIZE, strong=True)
        self._because = WrappedText(SMALL, most=BECAUSE_LINES)
        self._answer = WrappedText(SIZE)
        self._basis = ItemBasis()
        self._choice: AnswerChoice | None = None
        self._links: EvidenceLinks | None = None
        self._shown: tuple[object, ...] = ()
        self._name_parts()
        self._lay_out()

    def show_item(
        self, result: ItemResult, theme: Theme, *, current: bool, first: bool, links: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Display `result`, the current one with `links` to its evidence (place, text); emits nothing."""
        self._result, item = result, result.item
        state = _seen(result), theme, current, first, tuple(links)
        if state == self._shown:
            return
        self._shown = state
        self._number.setText(item.number)
        self._title.show_text(_(item.title), theme.text)
        note = f". {_(item.note)}" if current and item.note else ""
        self._because.show_text(result.because + note, theme.muted, 0 if current else BECAUSE_LINES)
        shown = _("; or ").join(_(answer.text) for answer in item.answers if answer.id in result.answers)
        self._answer.show_text(shown, theme.text, BECAUSE_LINES)  # the current row lists the answers anyway
        self._points.setText(points(result.points).replace(" ", "") if item.counts else "")
        self._basis.show_basis(result)
        self._show_below(result, links if current else (), current=current)
        told = f", {points(result.points)}" if item.counts else ""
        self.setAccessibleName(f"{item.number} {_(item.title)}: {shown}{told}")
        self.setAccessibleDescription(result.because)
        self.mark(current=current, first=first)
        self._make_room()

    def close_reason(self) -> None:
        """Take back an override that was begun and not given a reason."""
        if self._choice is not None:
            self._choice.close_reason()

    @property
    def choice(self) -> AnswerChoice:
        """The answers offered in this row, made when it first becomes the current one."""
        if self._choice is None:
            self._choice = AnswerChoice()
            self._choice.chosen.connect(self._choose)
            self._choice.reasoned.connect(self.answered)
            self._choice.asked.connect(self.asked)
            self._choice.left.connect(self.setFocus)
            self._below.addWidget(self._choice)
        return self._choice

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def press(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Right and self._links is not None:
            self._links.take_keyboard()
        elif key == Qt.Key.Key_Space:
            self.accepted.emit()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.withdrawn.emit()
        elif text.isdigit() and text != "0":
            self._choose(int(text) - 1)
        elif key == Qt.Key.Key_Escape and not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # back from a link
        else:
            return False
        return True

    def _choose(self, place: int) -> None:
        """Choose the answer at `place`: at once when the facts allow it, else once a reason is given."""
        if self._result is None or place >= len(self._result.item.answers):
            return
        answer = self._result.item.answers[place]
        if self.locked or (answer.id in self._result.derived and not self._result.item.judgement):
            self.answered.emit(answer.id, "")
        else:
            self.choice.ask_reason(answer, allowed=answer.id in self._result.derived)

    def _show_below(self, result: ItemResult, links: Sequence[tuple[str, str]], *, current: bool) -> None:
        """Display answers and links in the current row; the others have none to show."""
        if current:
            self.choice.show_answers(result)
        if self._choice is not None:
            self._choice.setVisible(current)
        if links and self._links is None:
            self._links = EvidenceLinks()
            self._links.chosen.connect(self.evidence_chosen)
            self._below.insertWidget(0, self._links)
        if self._links is not None:
            self._links.show_links(links)

    def _make_room(self) -> None:
        """Leave the width of the answer to the question where it is narrow and the answers are listed below."""
        self._answer.setVisible(self.width() >= NARROW or not self.property("current"))

    def _name_parts(self) -> None:
        for label, name in ((self._number, "itemNumber"), (self._points, "points")):
            label.setObjectName(name)
        self._number.setFont(font())
        self._points.setFont(font(STRONG, strong=True))

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
        row.addWidget(self._basis, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setContentsMargins(NUMBER + 4, 0, 0, 0)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        below.addLayout(self._below)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 7, 8, 7)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(below)


def _seen(result: ItemResult) -> tuple[object, ...]:
    """What a row shows of an item: not its evidence, which is worked out where somebody looks at it."""
    return (
        result.item, result.answers, result.derived, result.attainable, result.basis, result.because, result.decision,
        result.asked,
    )  # fmt: skip
