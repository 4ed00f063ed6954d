"""The answers of one item, each with its digit and points, and the reason that an override needs."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from causality.methods.labels import LABELS, attested
from causality.methods.method import Answer, ItemResult
from causality.text import _
from causality.wording import signed


class AnswerChoice(QWidget):
    """Shows the answers of an item; asks for a reason when told to.

    Signals:
        chosen: an answer was clicked (its place).
        asked: the field for a reason has opened.
        reasoned: a reason was given for an override (answer id, reason).
        left: the reason was entered or given up.
    """

    chosen = Signal(int)
    asked = Signal()
    reasoned = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._answers: tuple[Answer, ...] = ()
        self._pending = ""
        self._buttons: list[QPushButton] = []
        self._prompt = QLabel()
        self._prompt.setObjectName("reason")
        self._prompt.setWordWrap(True)
        self._reason = QLineEdit()
        self._reason.setObjectName("overrideReason")
        self._reason.setPlaceholderText(_("Reason for overriding, then Enter; Esc gives up"))
        self._reason.setAccessibleName(_("Reason for overriding"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 2)
        self._column.setSpacing(0)
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._columns = 1
        self._column.addLayout(self._grid)
        self._column.addWidget(self._prompt)
        self._column.addWidget(self._reason)
        self._reason.returnPressed.connect(self._finish)
        self._reason.installEventFilter(self)
        self.close_reason()

    def show_answers(self, result: ItemResult) -> None:
        """Display the answers of `result`, the ones that count marked; emits nothing."""
        if result.item.answers != self._answers:
            self._rebuild(result.item.answers)
        for place, (button, answer) in enumerate(zip(self._buttons, self._answers, strict=True)):
            sign = "●" if answer.id in result.answers else "○"
            points = f"  ({signed(answer.points)})" if result.item.counts else ""
            weak = attested((answer,))
            button.setText(f"{sign} {place + 1}  {_(answer.text)}{points}{f'  · {weak}' if weak else ''}")
        self._place()

    def ask_reason(self, answer: Answer, *, allowed: bool = False) -> None:
        """Open the field for the reason of `answer`: a judgement, or one that stands against the facts."""
        self._pending = answer.id
        told = _('"{answer}" is your judgement.') if allowed else _('"{answer}" does not follow from the facts.')
        self._prompt.setText(told.format(answer=_(answer.text)))
        prompt = (
            _("Reason, then Enter; Esc gives up") if allowed else _("Reason for overriding, then Enter; Esc gives up")
        )
        self._reason.setPlaceholderText(prompt)
        self._prompt.show()
        self._reason.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit()

    def close_reason(self) -> None:
        """Close the field for the reason and forget what was begun."""
        self._pending = ""
        self._reason.clear()
        self._reason.hide()
        self._prompt.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self._reason and escaped and event.type() == QEvent.Type.KeyPress:
            self.close_reason()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put the answers side by side where all of them fit in half the width."""
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        columns = 2 if self._buttons and 2 * widest <= self.width() else 1
        half = -(-len(self._buttons) // columns)
        if columns == self._columns and self._grid.count() == len(self._buttons):
            return
        self._columns = columns
        for button in self._buttons:
            self._grid.removeWidget(button)
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place % half, place // half)
        self.updateGeometry()

    def _finish(self) -> None:
        answer, reason = self._pending, self._reason.text().strip()
        if answer and reason:
            self.close_reason()
            self.left.emit()
            self.reasoned.emit(answer, reason)

    def _rebuild(self, answers: tuple[Answer, ...]) -> None:
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        self._answers = answers
        for place, answer in enumerate(answers):
            button = QPushButton()
            button.setObjectName("answer")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(f"{_(answer.text)} · {_(LABELS[answer.label])}")
            button.setMinimumWidth(60)
            button.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
            self._buttons.append(button)
            self._grid.addWidget(button, place, 0)
        self._columns = 1
