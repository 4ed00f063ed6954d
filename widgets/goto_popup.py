"""The list of what can be gone to, narrowed by typing."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from causality.frozen import frozen
from causality.text import _
from widgets.icons import EDGE, icon
from widgets.overlay import Overlay
from widgets.palette import LIGHT, Theme
from widgets.style import SIZE, SMALL, font

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
WIDTH, ROW, ROWS, GAP = 640, 34, 11, 16
DETAIL = int(Qt.ItemDataRole.UserRole)
SIGN = DETAIL + 1
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@frozen
class Hit:
    """One thing to go to: its text, what it is, and the name of its icon."""

    text: str
    detail: str
    sign: str


class HitModel(QAbstractListModel):
    """The hits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Hold `hits`."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._hits)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.text}, {hit.detail}"
        return {int(Qt.ItemDataRole.DisplayRole): hit.text, DETAIL: hit.detail, SIGN: hit.sign}.get(int(role))


class GoToPopup(Overlay):
    """Shows what matches what is typed.

    Signals:
        typed: the user typed something else (the text).
        chosen: the user wants to go to a hit (its place in the list).
    """

    typed = Signal(str)
    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        card, self._edit, self._list = QFrame(), QLineEdit(), QListView()
        super().__init__(parent, card, self._edit)
        self.setObjectName("goTo")
        card.setObjectName("overlayCard")
        card.setFixedWidth(WIDTH)
        self._model, self._none = HitModel(self), QLabel(_("Nothing matches."))
        self._delegate = _HitDelegate(self)
        self._none.setObjectName("muted")
        self._none.setContentsMargins(12, 8, 12, 8)
        self._edit.setObjectName("goToField")
        self._edit.setPlaceholderText(_("Page, item, sample (ALT 12 Aug), product, event, finding or action"))
        self._edit.setAccessibleName(_("Go to anything"))
        self._list.setObjectName("goToList")
        self._list.setAccessibleName(_("What can be gone to"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(card)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self._edit, self._list, self._none):
            column.addWidget(widget)
        self._edit.installEventFilter(self)
        self._edit.textEdited.connect(self.typed)
        self._list.clicked.connect(lambda index: self._choose(index.row()))

    def ask(self) -> None:
        """Open with an empty field."""
        self._edit.clear()
        self.open()

    def show_hits(self, hits: Sequence[Hit], theme: Theme) -> None:
        """Display `hits`, the first one chosen; emits nothing."""
        self._delegate.theme = theme
        self._model.show_hits(hits)
        self._list.setCurrentIndex(self._model.index(0))
        self._list.setVisible(bool(hits))
        self._none.setVisible(not hits)
        lines = min(ROWS, len(hits), max(3, (self.height() - 160) // ROW))
        self._list.setFixedHeight(max(1, lines) * ROW + 2)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                QApplication.sendEvent(self._list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._list.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.leave()
            self.chosen.emit(place)


class _HitDelegate(QStyledItemDelegate):
    """Draws a hit: icon, text, and on the right what it is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = LIGHT

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 20, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, theme = QRect(option.rect), self.theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.selection))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        middle = Qt.AlignmentFlag.AlignVCenter
        edge = (box.height() - EDGE) // 2
        icon(str(index.data(SIGN)), theme.muted).paint(painter, QRect(box.left() + 12, box.top() + edge, EDGE, EDGE))
        inner = box.adjusted(40, 0, -12, 0)
        painter.setFont(font(SIZE))
        cut = Qt.TextElideMode.ElideRight
        wanted = painter.fontMetrics().horizontalAdvance(str(index.data())) + GAP
        painter.setFont(font(SMALL))
        room = max(inner.width() - wanted, inner.width() * 4 // 10)
        detail = painter.fontMetrics().elidedText(str(index.data(DETAIL)), cut, room)
        painter.setPen(QColor(theme.muted))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, detail)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(detail) - GAP
        painter.setFont(font(SIZE))
        painter.setPen(QColor(theme.text))
        painter.drawText(inner, middle, painter.fontMetrics().elidedText(str(index.data()), cut, room))
