"""All keys of the window, in groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from causality.text import _
from widgets.overlay import MARGIN, Overlay

WIDTH, COLUMNS = 880, 2


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one part of the window: its title, and what each key does."""

    title: str
    keys: tuple[tuple[str, str], ...]


class ShortcutSheet(Overlay):
    """Shows groups of keys."""

    def __init__(self, parent: QWidget) -> None:
        card, self._scroll = QFrame(), QScrollArea()
        super().__init__(parent, card, self._scroll)
        self.setObjectName("shortcuts")
        card.setObjectName("overlayCard")
        card.setMaximumWidth(WIDTH)
        self._card, self._title = card, QLabel(_("Keys"))
        self._title.setObjectName("pageTitle")
        self._scroll.setAccessibleName(_("All keys of the window"))
        self._scroll.setWidgetResizable(True)
        hint = QLabel(_("Esc closes"))
        hint.setObjectName("muted")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(hint)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 12, 14)
        column.addLayout(head)
        column.addWidget(self._scroll)

    def show_keys(self, groups: Sequence[KeyGroup]) -> None:
        """Display `groups` in two columns of about one height, and open."""
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 4, 12, 0)
        row.setSpacing(32)
        for part in _shared(groups):
            column = QVBoxLayout()
            column.setSpacing(4)
            for group in part:
                column.addWidget(_heading(group.title))
                column.addLayout(_grid(group))
                column.addSpacing(10)
            column.addStretch(1)
            row.addLayout(column, 1)
        self._scroll.setWidget(inside)
        room = self.window().size()
        self._scroll.setFixedHeight(min(inside.sizeHint().height() + 8, room.height() - 4 * MARGIN - 60))
        self._card.setFixedWidth(min(WIDTH, room.width() - 2 * MARGIN))
        self.open()

    @property
    def shown(self) -> set[str]:
        """The keys that are shown."""
        return {label.text() for label in self._scroll.findChildren(QLabel, "keycap")}


def _shared(groups: Sequence[KeyGroup]) -> list[list[KeyGroup]]:
    """Share the groups, in their order, between the columns."""
    parts: list[list[KeyGroup]] = [[] for _column in range(COLUMNS)]
    whole = sum(len(group.keys) + 2 for group in groups)
    filled = 0
    for group in groups:
        parts[min(COLUMNS - 1, filled * COLUMNS // max(1, whole))].append(group)
        filled += len(group.keys) + 2
    return parts


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    heading.setObjectName("cardTitle")
    return heading


def _grid(group: KeyGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 130)
    for line, (keys, told) in enumerate(group.keys):
        caps = QHBoxLayout()
        caps.setSpacing(4)
        for one in keys.split("  "):
            cap = QLabel(one)
            cap.setObjectName("keycap")
            caps.addWidget(cap)
        caps.addStretch(1)
        text = QLabel(told)
        text.setWordWrap(True)
        grid.addLayout(caps, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, line, 1)
    return grid
