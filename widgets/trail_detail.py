"""One row of the audit trail in full: when, who, what from and to, why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from causality.frozen import frozen
from causality.text import _
from widgets.elided_label import ElidedLabel
from widgets.fact_table import Facts, FactTable
from widgets.palette import Theme
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText


@frozen
class TrailDetail:
    """A row in full: its title, lines about it, and (what, from, to) for every change."""

    title: str
    lines: tuple[str, ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()


class TrailDetailPane(QFrame):
    """Shows a row."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._title, self._lines = ElidedLabel("sectionTitle"), WrappedText(SMALL, most=6)
        self._changes = FactTable("trailChanges", tall=True)
        self._changes.setAccessibleName(_("What was changed"))
        self._shown: TrailDetail | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        column.addWidget(self._changes, 1)
        column.addStretch(0)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    @property
    def shown(self) -> TrailDetail | None:
        """The row that is shown."""
        return self._shown

    def show_detail(self, detail: TrailDetail | None, theme: Theme) -> None:
        """Display a row, or that none is chosen."""
        self._shown = detail
        self._title.show_text(detail.title if detail else _("No row is chosen"))
        self._lines.show_text("   ·   ".join(detail.lines) if detail else "", theme.text)
        rows = detail.changes if detail else ()
        self._changes.setVisible(bool(rows))
        self._changes.show_facts(Facts((_("What"), _("From"), _("To")), rows, (3, 4, 4)))
