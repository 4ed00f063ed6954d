"""The checklist of other causes, group by group, with the keyboard's way through it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout

from causality.text import _
from widgets.entry_field import Reader
from widgets.letter_burst import LetterBurst
from widgets.palette import LIGHT, Theme
from widgets.work_up_row import WorkUpLine, WorkUpRowView

Group = tuple[str, tuple[WorkUpLine, ...]]


class WorkUpSheet(QScrollArea):
    """Shows groups of causes; the current one offers its states and fields.

    Signals:
        marked: a state was chosen (cause, state).
        unmarked: the state chosen last was none: text is typed (cause).
        cleared: what was entered of a cause is to go (cause).
        filled: a field was given another text (cause, field, text).
    """

    marked = Signal(str, str)
    unmarked = Signal(str)
    cleared = Signal(str)
    filled = Signal(str, str, str)

    def __init__(self, read_day: Reader) -> None:
        super().__init__()
        self.setObjectName("workUpSheet")
        self.setAccessibleName(_("Work-up: other causes looked for"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._read_day, self._burst = read_day, LetterBurst[WorkUpRowView](self)
        self._groups: tuple[Group, ...] = ()
        self._shape: list[tuple[str, ...]] = []
        self._headings: list[QLabel] = []
        self._rows: dict[str, WorkUpRowView] = {}
        self._current = ""
        self._theme: Theme = LIGHT
        frame = QFrame()
        frame.setObjectName("sheet")
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(frame)

    def show_groups(self, groups: Sequence[Group], theme: Theme) -> None:
        """Display `groups` as (heading, causes); emits nothing."""
        self._groups, self._theme = tuple(groups), theme
        shape = [tuple(line.key for line in lines) for _heading, lines in groups]
        if shape != self._shape:
            self._rebuild(shape)
        self._show()

    def row(self, cause: str) -> WorkUpRowView:
        """Give the row of a cause."""
        return self._rows[cause]

    @property
    def current(self) -> str:
        """The cause that is current; empty when none is."""
        return self._current

    def go_to(self, cause: str = "") -> None:
        """Put the keyboard on a cause, by default on the current or the first."""
        wanted = next((key for key in (cause, self._current, *self._rows) if key in self._rows), "")
        if wanted:
            self._rows[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        for heading, (title, lines) in zip(self._headings, self._groups, strict=True):
            heading.setText(title)
            for place, line in enumerate(lines):
                row = self._rows[line.key]
                row.show_line(line, self._theme, current=line.key == self._current, first=place == 0)

    def _rebuild(self, shape: list[tuple[str, ...]]) -> None:
        """Make rows for causes that are new and let those go that are gone; the others stay as they are."""
        self._burst.end()
        held = next((key for key, row in self._rows.items() if row.hasFocus()), "")
        place = list(self._rows).index(held) if held else 0
        wanted = [key for keys in shape for key in keys]
        kept = {key: self._rows.pop(key) if key in self._rows else self._row(key) for key in wanted}
        for part in (*self._rows.values(), *self._headings):
            part.hide()
            part.deleteLater()
        for part in (*self._headings, *self._rows.values(), *kept.values()):
            self._column.removeWidget(part)
        self._headings = []
        for keys in shape:
            self._headings.append(QLabel())
            self._headings[-1].setObjectName("groupHeading")
            for part in (self._headings[-1], *(kept[key] for key in keys)):
                self._column.insertWidget(self._column.count() - 1, part)
                part.show()  # at once: what is hidden takes no keyboard
        self._rows, self._shape = kept, shape
        if held and held not in kept and wanted:
            self.go_to(wanted[min(place, len(wanted) - 1)])

    def _row(self, key: str) -> WorkUpRowView:
        row = WorkUpRowView(self._read_day, self._burst)
        row.entered.connect(partial(self._enter, key))
        row.marked.connect(partial(self.marked.emit, key))
        row.unmarked.connect(partial(self.unmarked.emit, key))
        row.cleared.connect(partial(self.cleared.emit, key))
        row.filled.connect(partial(self.filled.emit, key))
        row.left.connect(partial(self._move, key))
        return row

    def _enter(self, key: str) -> None:
        self._burst.end()
        if key != self._current:
            self._current = key
            self._show()
        self._column.activate()  # the row has just grown by its fields
        self.ensureWidgetVisible(self._rows[key], 0, 8)

    def _move(self, key: str, steps: int) -> None:
        keys = list(self._rows)
        target = keys.index(key) + steps
        if 0 <= target < len(keys):
            self._rows[keys[target]].setFocus(Qt.FocusReason.TabFocusReason)
