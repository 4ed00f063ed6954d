"""All keys of the window, in groups."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from causality.frozen import frozen
from causality.text import _
from widgets.overlay import MARGIN, Overlay

WIDTH, COLUMN, CAPS, AROUND = 1200, 360, 118, 44
"""The widest sheet, the narrowest column, the least room for keys and what is around the columns, in px."""


@frozen
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
        """Display `groups` in columns of about one height, as many as there is room for, and open."""
        room = self.window().size()
        width = min(WIDTH, room.width() - 2 * MARGIN)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 4, 12, 0)
        row.setSpacing(24)
        for part in _shared(groups, max(1, width // COLUMN)):
            row.addLayout(_column(part), 1)
        self._scroll.setWidget(inside)
        self._card.setFixedWidth(width)
        height = row.heightForWidth(width - AROUND) + 8
        self._scroll.setFixedHeight(min(height, room.height() - 4 * MARGIN - 60))
        self.open()

    @property
    def shown(self) -> set[str]:
        """The keys that are shown."""
        return {label.text() for label in self._scroll.findChildren(QLabel, "keycap")}


def _shared(groups: Sequence[KeyGroup], columns: int) -> list[list[KeyGroup]]:
    """Share the groups, in their order, between the columns."""
    parts: list[list[KeyGroup]] = [[] for _column in range(columns)]
    whole = sum(_lines(group) for group in groups)
    filled = 0
    for group in groups:
        middle = filled + _lines(group) / 2
        parts[min(columns - 1, int(middle * columns / whole))].append(group)
        filled += _lines(group)
    return parts


def _lines(group: KeyGroup) -> int:
    return len(group.keys) + 2


def _column(groups: Sequence[KeyGroup]) -> QGridLayout:
    """Give the groups one below the other, with what their keys do in one line down the column."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, CAPS)
    for group in groups:
        if line := grid.rowCount() if grid.count() else 0:
            grid.setRowMinimumHeight(line, 6)
        grid.addWidget(_heading(group.title), line + 1, 0, 1, 2)
        for place, (keys, told) in enumerate(group.keys, start=line + 2):
            grid.addLayout(_caps(keys), place, 0, Qt.AlignmentFlag.AlignTop)
            text = QLabel(told)
            text.setWordWrap(True)
            grid.addWidget(text, place, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    heading.setObjectName("cardTitle")
    return heading


def _caps(keys: str) -> QHBoxLayout:
    caps = QHBoxLayout()
    caps.setSpacing(4)
    for one in keys.split("  "):
        cap = QLabel(one)
        cap.setObjectName("keycap")
        caps.addWidget(cap)
    caps.addStretch(1)
    return caps
