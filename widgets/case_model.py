"""The cases of a store as a table to read, any number of them: a page is fetched when one of its rows is looked at."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap
from typing_extensions import override

from causality.frozen import frozen
from causality.text import N_, _
from widgets.category_disc import draw_disc
from widgets.headed_model import HeadedModel
from widgets.icons import EDGE, icon
from widgets.lots import Lots
from widgets.palette import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
COLUMNS: tuple[tuple[str, str], ...] = (
    ("case_id", N_("Case")),
    ("title", N_("Title and events")),
    ("drugs", N_("Suspects")),
    ("level", N_("Highest category")),
    ("state", N_("State")),
    ("received", N_("Received")),
    ("due", N_("Due")),
    ("changed", N_("Changed")),
)
"""The columns by the order that they stand for."""
STATES = {"draft": "circle-dashed", "ready for review": "circle-dot", "signed": "circle-check",
          "superseded": "circle-minus"}  # fmt: skip
"""The shape of each state, beside its word."""
PAGE, KEPT = 100, 30
"""Rows of a page, and how many pages are kept."""
Role = Qt.ItemDataRole


@frozen
class CaseRow:
    """One case as it is listed. `level` is that of its highest category, `late` whether its report is overdue."""

    key: str
    number: str
    title: str
    suspects: str
    level: str
    verdict: str
    state: str
    state_name: str
    received: str
    due: str
    changed: str
    late: bool = False
    verdicts: str = ""


Fetch = Callable[[int, int], Sequence[CaseRow]]
"""Gives so many rows from a place on."""


class CaseModel(HeadedModel):
    """Rows that are fetched when they are asked for.

    Signals:
        ordered: another order is wanted (the column's id, whether the last comes first).
    """

    ordered = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._cases, self._theme = Lots[CaseRow](PAGE, KEPT), LIGHT
        self._looks: dict[tuple[str, str, str], QIcon] = {}

    def show_cases(self, count: int, fetch: Fetch, theme: Theme) -> None:
        """Display so many cases, fetched page by page; emits nothing of its own."""
        self.beginResetModel()
        self._cases.begin(count, fetch)
        self._theme = theme
        self.endResetModel()

    def row(self, place: int) -> CaseRow | None:
        """Give the case of a row, None when it is no longer there."""
        return self._cases.row(place)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._cases.count

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def heading(self, column: int) -> str | None:
        return _(COLUMNS[column][1])

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or (case := self.row(index.row())) is None:
            return None
        column = COLUMNS[index.column()][0]
        if role == Role.DisplayRole:
            return _text(case, column)
        if role == Role.DecorationRole:
            return self._sign(case, column)
        if role == Role.ToolTipRole:
            return case.verdicts if column == "level" else _text(case, column)
        if role == Role.ForegroundRole and column == "due" and case.late:
            return QBrush(QColor(self._theme.warning))
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS):
            self.ordered.emit(COLUMNS[column][0], order == Qt.SortOrder.DescendingOrder)

    def _sign(self, case: CaseRow, column: str) -> QIcon | None:
        theme = self._theme
        if column == "level" and case.verdict:
            return self._look("level", case.level, theme)
        if column == "state":
            return self._look("icon", STATES.get(case.state, "circle-dashed"), theme)
        return self._look("late", "triangle-alert", theme) if column == "due" and case.late else None

    def _look(self, kind: str, name: str, theme: Theme) -> QIcon:
        key = kind, name, theme.shade
        if key not in self._looks:
            colour = theme.warning if kind == "late" else theme.muted
            self._looks[key] = _unchanged(_disc(name, theme)) if kind == "level" else icon(name, colour)
        return self._looks[key]


def _text(case: CaseRow, column: str) -> str:
    texts = {"case_id": case.number, "title": case.title, "drugs": case.suspects, "level": case.verdict,
             "state": case.state_name, "received": case.received, "due": case.due, "changed": case.changed}  # fmt: skip
    return texts[column]


def _unchanged(pixmap: QPixmap) -> QIcon:
    """Give an icon that a selected row does not tint: its colour means something."""
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made


def _disc(level: str, theme: Theme) -> QPixmap:
    scale = 2
    made = QPixmap(QSize(EDGE, EDGE) * scale)
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_disc(painter, QPointF(EDGE / 2, EDGE / 2), EDGE / 2 - 2, level, QColor(theme.category(level)))
    painter.end()
    return made
