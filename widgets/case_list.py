"""The list of the cases of a store: what is looked for, the cases found, and what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from causality.text import _
from widgets.case_filter import CaseFilter, Wanted
from widgets.case_model import CaseModel, Fetch
from widgets.case_table import CaseTable
from widgets.elided_label import ElidedLabel
from widgets.palette import LIGHT, Theme
from widgets.wrapped_text import WrappedText


class CaseList(QWidget):
    """Shows cases, fetched as they are looked at.

    Signals:
        changed: something else is looked for, or in another order.
        opened: a case is to be opened (its key).
        new_asked, import_asked, store_asked, lock_asked, files_asked: a new case, one from a file, the store itself,
            the store locked, or the start page is wanted.
        export_asked: a case is to be written to a file (its key).
    """

    changed = Signal()
    opened = Signal(str)
    new_asked = Signal()
    import_asked = Signal()
    export_asked = Signal(str)
    store_asked = Signal()
    lock_asked = Signal()
    files_asked = Signal()

    def __init__(self, levels: Sequence[tuple[str, str]], states: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("caseList")
        self.filter, self.model = CaseFilter(levels, states), CaseModel()
        self.table = CaseTable(self.model)
        self._order, self._descending = "changed", True
        self._count, self._who, self._note = QLabel(), ElidedLabel("muted"), WrappedText(most=2)
        self._count.setObjectName("badge")
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self.filter.changed.connect(self.changed)
        self.filter.left.connect(self._go_to_cases)
        self.model.ordered.connect(self._arrange)
        self.table.opened.connect(self.opened)
        self.table.typed.connect(self.filter.begin)
        self.table.left.connect(self.filter.begin)

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return self.filter.wanted

    @property
    def order(self) -> tuple[str, bool]:
        """The column that the cases are ordered by, and whether the last comes first."""
        return self._order, self._descending

    def show_cases(self, count: int, fetch: Fetch, told: str, theme: Theme) -> None:
        """Display so many cases and what is told of their number; emits nothing. The place in the list stays."""
        chosen = self.table.chosen
        self.model.show_cases(count, fetch, theme)
        self.table.choose(chosen)
        self._count.setText(told)

    def show_head(self, who: str, note: str, theme: Theme, *, may_create: bool, may_export: bool) -> None:
        """Display who is at the store, what is to be told of it, and what the officer may do."""
        self._who.show_text(who)
        self._note.show_text(note, theme.warning)
        self._note.setVisible(bool(note))
        for name, may in (("newStored", may_create), ("importStored", may_create), ("exportStored", may_export)):
            self._buttons[name].setEnabled(may)

    def clear(self) -> None:
        """Show nothing of any case any more."""
        self.model.show_cases(0, lambda _first, _count: (), LIGHT)
        self._count.setText("")

    def begin(self) -> None:
        """Put the keyboard on the cases, or on the search without any."""
        if self.model.rowCount():
            self._go_to_cases()
        else:
            self.filter.begin()

    def _arrange(self, order: str, descending: bool) -> None:
        self._order, self._descending = order, descending
        self.changed.emit()

    def _go_to_cases(self) -> None:
        if not self.table.currentIndex().isValid():
            self.table.choose("")
        self.table.setFocus()

    def _lay_out(self) -> None:
        title = QLabel(_("Cases"))
        title.setObjectName("pageTitle")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self._count)
        head.addWidget(self._who, 1)
        for name, text, signal in (
            ("newStored", _("New case"), self.new_asked), ("importStored", _("Import…"), self.import_asked),
            ("exportStored", _("Export…"), None), ("showStore", _("Store…"), self.store_asked),
            ("lockStore", _("Lock"), self.lock_asked), ("showFiles", _("Files"), self.files_asked),
        ):  # fmt: skip
            button = self._buttons[name] = QPushButton(text)
            button.setObjectName(name)
            button.setProperty("primary", name == "newStored")
            if signal is not None:
                button.clicked.connect(signal)
            head.addWidget(button)
        self._buttons["exportStored"].clicked.connect(lambda: self.export_asked.emit(self.table.chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
