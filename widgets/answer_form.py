"""A finding and the reason why it may stand: answered by the officer, or taken back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from causality.text import _
from widgets.palette import Theme
from widgets.style import SMALL
from widgets.text_field import TextField
from widgets.wrapped_text import WrappedText


class AnswerForm(QFrame):
    """Shows one finding; hidden without one.

    Signals:
        answered: the user gave a reason (the number of the finding, the reason).
        withdrawn: the user took the answer back (the number of the finding).
        go_asked: the user wants to see what the finding is about (its number).
    """

    answered = Signal(int, str)
    withdrawn = Signal(int)
    go_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("answerForm")
        self._number = -1
        self._text, self._reason = WrappedText(SMALL, most=6), TextField("findingReason", _("Why it may stand"))
        self._reason.setPlaceholderText(_("why it may stand"))
        self._answer, self._withdraw, self._go = QPushButton(), QPushButton(), QPushButton()
        for button, name, text in (
            (self._answer, "answerFinding", _("Answer")),
            (self._withdraw, "withdrawAnswer", _("Take back")),
            (self._go, "goToFinding", _("Go to it")),
        ):
            button.setObjectName(name)
            button.setText(text)
        self._go.setProperty("quiet", True)
        self._lay_out()
        self._reason.typed.connect(lambda text: self._answer.setEnabled(bool(text.strip())))
        self._reason.returnPressed.connect(self._report)
        self._answer.clicked.connect(self._report)
        self._withdraw.clicked.connect(lambda: self.withdrawn.emit(self._number))
        self._go.clicked.connect(lambda: self.go_asked.emit(self._number))
        self.hide()

    def show_finding(self, number: int, text: str, reason: str, theme: Theme) -> None:
        """Display the finding of that number, with the reason that was given; -1 hides the form. Emits nothing."""
        self.setVisible(number >= 0)
        if number != self._number or reason:
            self._reason.show_text(reason)
        self._number = number
        self._text.show_text(text, theme.text)
        self._reason.setReadOnly(bool(reason))
        self._answer.setVisible(not reason)
        self._answer.setEnabled(bool(self._reason.text().strip()))
        self._withdraw.setVisible(bool(reason))

    def _report(self) -> None:
        if self._answer.isVisible() and self._answer.isEnabled():
            self.answered.emit(self._number, self._reason.text())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._answer, self._withdraw):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._text)
        column.addWidget(self._reason)
        column.addLayout(row)
