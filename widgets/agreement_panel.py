"""Where officers differ who scored a case blind, and what they decided alike."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from causality.text import _, ngettext
from widgets.fact_table import Facts, FactTable


class AgreementPanel(QWidget):
    """Shows the items on which officers differ.

    Signals:
        chosen: the user went to an item (its row).
        taken: the user takes over what all decided alike.
    """

    chosen = Signal(int)
    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("agreementPanel")
        self.table, self._take = _Table(), QPushButton()
        self._take.setObjectName("agreementTake")
        self.setFocusProxy(self.table)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        self.table.opened.connect(self.chosen)
        self._take.clicked.connect(self.taken)

    def show_agreement(self, facts: Facts, alike: int) -> None:
        """Display where they differ, and how many items all decided alike; emits nothing."""
        self.table.show_facts(facts)
        text = ngettext("Take over {count} item decided alike", "Take over {count} items decided alike", alike)
        self._take.setText(text.format(count=alike))
        self._take.setEnabled(alike > 0)


class _Table(FactTable):
    """A row is opened by a double click or Enter."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__("agreementTable")
        self.setAccessibleName(_("Items on which the officers differ"))
        self.doubleClicked.connect(self._open)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
