"""The bar above the laboratory values: which of them are shown and in which order, and what is selected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from causality.text import N_, _
from widgets.choice_field import ChoiceField
from widgets.icons import icon
from widgets.lab_rows import Order
from widgets.palette import Theme
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText

ORDERS: tuple[tuple[Order, str], ...] = (
    ("case", N_("As entered")),
    ("day", N_("Oldest first")),
    ("day_last", N_("Newest first")),
    ("analyte", N_("By analyte")),
)
LEAST, MOST = 96, 168
"""The widths of the box, in px."""


class LabFilter(QWidget):
    """Shows what is filtered for and reports changes. Esc in the box empties it, Return and Down leave it.

    Signals:
        changed: another text, order or restriction was chosen.
        left: the keyboard is to go to the values.
    """

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line, self._marked = _Line(), QToolButton()
        self._orders = ChoiceField("labOrder", _("Order"), [(key, _(title)) for key, title in ORDERS])
        self._note = WrappedText(SMALL, most=1)
        self._order: Order = "case"
        self._prepare()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._line, self._marked, self._orders):
            row.addWidget(part)
        row.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.textEdited.connect(lambda _text: self.changed.emit())
        self._line.left.connect(self.left)
        self._line.emptied.connect(self.changed)
        self._marked.clicked.connect(lambda _on: self.changed.emit())
        self._orders.chosen.connect(self._choose)

    @property
    def text(self) -> str:
        """What the analytes are filtered for."""
        return self._line.text().strip()

    @property
    def only_marked(self) -> bool:
        """Whether only samples with findings are wanted."""
        return self._marked.isChecked()

    @property
    def order(self) -> Order:
        """The order that is wanted."""
        return self._order

    def show_state(self, order: Order, note: str, theme: Theme) -> None:
        """Display the order and what is to be said of the rows; emits nothing."""
        self._order = order
        self._orders.show_choice(order)
        self._note.show_text(note, theme.muted)
        self._marked.setIcon(icon("triangle-alert", theme.warning))

    def clear(self) -> None:
        """Filter for nothing, in the order of the case; emits nothing."""
        self._order = "case"
        self._line.clear()
        self._marked.setChecked(False)

    def _choose(self, order: str) -> None:
        self._order = next(key for key, _title in ORDERS if key == order)
        self.changed.emit()

    def _prepare(self) -> None:
        self._orders.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._line.setObjectName("labFilter")
        self._line.setAccessibleName(_("Filter by analyte"))
        self._line.setPlaceholderText(_("Filter by analyte"))
        self._line.setClearButtonEnabled(True)
        self._line.setMinimumWidth(LEAST)
        self._line.setMaximumWidth(MOST)
        self._marked.setObjectName("labFindings")
        self._marked.setText(_("Findings"))
        self._marked.setToolTip(_("Only values with findings"))
        self._marked.setAccessibleName(_("Only values with findings"))
        self._marked.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._marked.setCheckable(True)


class _Line(QLineEdit):
    """The box; it says when the keyboard wants to leave it.

    Signals:
        left: Return or Down was pressed.
        emptied: Esc emptied it.
    """

    left = Signal()
    emptied = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.emptied.emit()
        else:
            super().keyPressEvent(event)
