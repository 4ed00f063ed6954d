"""A list of places to go to, under headings: what is left to do, the contents of a document."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from typing_extensions import override

from causality.frozen import frozen
from widgets.icons import icon
from widgets.palette import LIGHT, Theme

ROW = 26
KEY = Qt.ItemDataRole.UserRole


@frozen
class Goal:
    """One place: `key` for who goes there (empty: a heading that leads nowhere), its level and an icon."""

    key: str
    text: str
    level: int = 0
    icon: str = ""
    colour: str = ""
    told: str = ""


class GoList(QTreeWidget):
    """Shows places; a click or Enter goes to one.

    Signals:
        chosen: the user went to a place (its key).
    """

    chosen = Signal(str)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setRootIsDecorated(False)
        self.setIconSize(QSize(14, 14))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self._goals: tuple[Goal, ...] = ()
        self._theme: Theme = LIGHT
        self.itemClicked.connect(self._choose)

    def show_goals(self, goals: Sequence[Goal], theme: Theme) -> None:
        """Display `goals`; emits nothing."""
        if (tuple(goals), theme) == (self._goals, self._theme):
            return
        self._theme = theme
        kept = self.verticalScrollBar().value()
        self._goals = tuple(goals)
        self.clear()
        above: list[QTreeWidgetItem] = []
        for goal in goals:
            del above[goal.level :]
            item = self._item(goal, theme)
            if above:
                above[-1].addChild(item)
            else:
                self.addTopLevelItem(item)
            above.append(item)
        self.expandAll()
        self.verticalScrollBar().setValue(kept)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and current is not None:
            self._choose(current)
        else:
            super().keyPressEvent(event)

    def _item(self, goal: Goal, theme: Theme) -> QTreeWidgetItem:
        item = QTreeWidgetItem([goal.text])
        item.setData(0, KEY, goal.key)
        item.setToolTip(0, goal.told or goal.text)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, goal.told or goal.text)
        item.setSizeHint(0, QSize(0, ROW))
        if goal.icon:
            item.setIcon(0, icon(goal.icon, goal.colour or theme.muted))
        if not goal.key and goal.level == 0:
            strong = item.font(0)
            strong.setWeight(strong.Weight.DemiBold)
            item.setFont(0, strong)
        if not goal.key:
            item.setForeground(0, QColor(theme.muted if goal.level else theme.text))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _choose(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        if key := str(item.data(0, KEY)):
            self.chosen.emit(key)
