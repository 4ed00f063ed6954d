"""A question in one line: on which day, and at which dose. Enter answers, Esc leaves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton
from typing_extensions import override

from causality.text import _
from widgets.elided_label import ElidedLabel
from widgets.entry_note import EntryNote

DAY, DOSE = 190, 64
"""Widths of the fields, in px."""


class OnDayBar(QFrame):
    """Asks for a day and, where it matters, a dose; says beneath how they are understood or what is wrong.

    Signals:
        answered: the question is answered with what can be understood (day, dose as typed).
        left: the question was given up.
    """

    answered = Signal(str, str)
    left = Signal()

    def __init__(self, read_day: Callable[[str], str], read_dose: Callable[[str], str]) -> None:
        super().__init__()
        self.setObjectName("onDayBar")
        self._read_day, self._read_dose = read_day, read_dose
        self._question, self._note = ElidedLabel("sectionTitle"), EntryNote()
        self._day, self._dose, self._unit = QLineEdit(), QLineEdit(), QLabel()
        self._apply, self._leave = QPushButton(_("Apply")), QPushButton(_("Leave"))
        self._prepare()
        self._lay_out()
        for line in (self._day, self._dose):
            line.textEdited.connect(self._judge)
            line.installEventFilter(self)
        self._apply.clicked.connect(self._answer)
        self._leave.clicked.connect(self.left)

    def ask(self, question: str, about: str, dose: str | None, unit: str) -> None:
        """Put the question about a product; `dose` is the proposal, None when no dose is asked for."""
        self._question.show_text(f"{about}: {question}")
        self._day.setText("")
        self._dose.setText(dose or "")
        self._unit.setText(unit)
        for part in (self._dose, self._unit):
            part.setVisible(dose is not None)
        self._day.setAccessibleName(question)
        self._note.tell_understood("")
        self._note.show_text(_("2024-08-12, early Aug 2024, 12 days after start"))
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, why: str) -> None:
        """Say why the answer cannot be taken; it stays to be mended."""
        self._note.tell_refused(why)
        self._day.setAccessibleDescription(why)

    @property
    def note(self) -> str:
        """What stands beneath the fields."""
        return self._note.whole

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._answer()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _judge(self) -> bool:
        """Say how the fields are understood; whether they are."""
        try:
            day = self._read_day(self._day.text())
            dose = "" if self._dose.isHidden() else self._read_dose(self._dose.text())
        except ValueError as error:
            self.refuse(str(error))
            return False
        amount = f"{dose} {self._unit.text()}".strip() if self._dose.text().strip() else dose
        self._note.tell_understood(" · ".join(filter(None, (day, amount))))
        self._day.setAccessibleDescription(self._note.whole)
        return True

    def _answer(self) -> None:
        if self._judge():
            self.answered.emit(self._day.text(), self._dose.text() if not self._dose.isHidden() else "")

    def _prepare(self) -> None:
        for widget, name in (
            (self._day, "onDay"), (self._dose, "onDayDose"), (self._apply, "onDayApply"), (self._leave, "onDayLeave"),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._dose.setAccessibleName(_("Dose"))
        self._dose.setPlaceholderText(_("dose"))
        self._day.setMinimumWidth(DAY // 2)
        self._day.setMaximumWidth(DAY)
        self._dose.setFixedWidth(DOSE)
        self._unit.setObjectName("muted")
        self._apply.setProperty("primary", True)
        self._apply.setToolTip(_("Apply (Enter)"))
        self._leave.setToolTip(_("Leave (Esc)"))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 4, 6, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        parts = (self._question, self._day, self._dose, self._unit, self._apply, self._leave)
        for column, part in enumerate(parts):
            grid.addWidget(part, 0, column)
        grid.addWidget(self._note, 1, 0, 1, len(parts))
        grid.setColumnStretch(0, 1)
