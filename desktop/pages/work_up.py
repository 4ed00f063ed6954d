"""The work-up page: other causes and what came out of looking for them."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout
from typing_extensions import override

from causality.assess import Assessment
from causality.case import edits
from causality.case.causes import find_cause
from causality.case.dates import InvalidDate
from causality.case.edits import WorkUpField
from causality.case.model import Case, WorkUpRow, WorkUpState
from causality.case.typed_dates import understand
from causality.text import _
from causality.wording import name
from desktop.pages.page import Page
from desktop.selection import Selection
from desktop.work_up_lines import counted, groups_of
from widgets.head_layout import HeadLayout
from widgets.key_legend import KeyLegend
from widgets.palette import Theme
from widgets.state_choice import KEYS
from widgets.work_up_sheet import WorkUpSheet

ADD = 200
FIELDS: dict[str, WorkUpField] = {"test": "test", "day": "day", "result": "result", "comment": "comment"}
STATES: dict[str, WorkUpState] = {
    "ruled_out": "ruled_out", "positive": "positive", "inconclusive": "inconclusive", "not_done": "not_done",
}  # fmt: skip
"""What widgets report as text, as the model has it."""


class WorkUpPage(Page):
    """Shows the checklist of other causes and takes what came out of looking for them.

    Signals:
        item_chosen: the officer went to the item that counts the work-up (a `Selection`).
    """

    item_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._case = Case(id="")
        self._scored, self._before = Selection(), tuple[WorkUpRow, ...]()
        self._counted, self._add = QPushButton(), QLineEdit()
        self.sheet = WorkUpSheet(self._read_day)
        self._lay_out()
        self.sheet.marked.connect(self._mark)
        self.sheet.unmarked.connect(self._unmark)
        self.sheet.cleared.connect(self._clear)
        self.sheet.filled.connect(self._fill)
        self._counted.clicked.connect(lambda: self.item_chosen.emit(self._scored))
        self._add.returnPressed.connect(self._add_cause)

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        self._case = assessment.case
        self.sheet.show_groups(groups_of(assessment), theme)
        found = counted(assessment)
        self._counted.setVisible(bool(found))
        if found:
            self._counted.setText("; ".join(told for told, _chosen in found))
            self._scored = found[0][1]

    @override
    def reveal(self, place: str) -> None:
        number = re.match(r"work_up\[(\d+)\]", place)
        row = int(number.group(1)) if number else len(self._case.work_up)
        self.sheet.go_to(self._case.work_up[row].cause if row < len(self._case.work_up) else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._add.hasFocus():
            self._add.clear()
            self.sheet.go_to()
        else:
            super().keyPressEvent(event)

    def _read_day(self, text: str) -> str:
        return understand(text, self._case).text if text.strip() else ""

    def _mark(self, cause: str, state: str) -> None:
        self._before = self._case.work_up
        self.edited.emit(edits.mark_work_up(cause, STATES[state]))

    def _unmark(self, cause: str) -> None:
        self.edited.emit(edits.unmark_work_up(cause, tuple(row for row in self._before if row.cause == cause)))

    def _clear(self, cause: str) -> None:
        if any(row.cause == cause for row in self._case.work_up):
            self.edited.emit(edits.remove_work_up(cause))

    def _fill(self, cause: str, field: str, text: str) -> None:
        if field != "day":
            self.edited.emit(edits.change_work_up(cause, FIELDS[field], text))
            return
        try:
            day = understand(text, self._case).day if text.strip() else None
        except InvalidDate:  # what it was counted from has gone since it was typed
            return
        self.edited.emit(edits.change_work_up(cause, "day", day))

    def _add_cause(self) -> None:
        """Go to the cause that is meant, or begin a further one."""
        text = self._add.text().strip()
        if not text:
            return
        self._add.clear()
        known = find_cause(text)
        meant = next((row.cause for row in self._case.work_up if known and find_cause(row.cause, row.state) == known),
                     known or text)  # fmt: skip
        if not known and all(row.cause != text for row in self._case.work_up):
            self.edited.emit(edits.set_work_up(WorkUpRow(cause=text, state="not_done")))
        self.sheet.go_to(meant)

    def _lay_out(self) -> None:
        heading = QLabel(_("Work-up"))
        heading.setObjectName("pageTitle")
        self._counted.setObjectName("countedIn")
        self._counted.setToolTip(_("How the score sheets count the work-up; go there"))
        self._add.setObjectName("addCause")
        self._add.setPlaceholderText(_("Another cause, then Enter"))
        self._add.setAccessibleName(_("Another cause; usual names such as HAV lead to their row"))
        self._add.setMinimumWidth(ADD)
        head = HeadLayout()
        head.addWidget(heading)
        head.add_right(self._counted)
        head.add_right(self._add)
        legend = KeyLegend([
            *((KEYS[state], name(state)) for state in STATES), ("⌫", _("clear")), ("↵", _("fill in")),
        ])  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(legend)
        column.addWidget(self.sheet, 1)
