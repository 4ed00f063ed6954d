"""Settings, each with its title and what it is about, taken over together."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout

from causality.frozen import frozen
from causality.text import _
from widgets.choice_field import ChoiceField
from widgets.labelled import Labelled
from widgets.palette import Theme
from widgets.section import Section
from widgets.style import SMALL
from widgets.text_field import TextField
from widgets.wrapped_text import WrappedText


@frozen
class SettingRow:
    """One setting: its name, title, what it is about, its value, and what can be chosen where there is a list."""

    name: str
    title: str
    about: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


class SettingsForm(Section):
    """Shows settings.

    Signals:
        asked: settings are to be changed (pairs of name and value).
    """

    asked = Signal(list)

    def __init__(self, rows: Sequence[SettingRow]) -> None:
        super().__init__("settings", _("Settings of this store"))
        self._fields: dict[str, TextField | ChoiceField] = {}
        self._held: dict[str, str] = {}
        self._abouts = [(WrappedText(SMALL), row.about) for row in rows]
        self._take, self._why = QPushButton(_("&Take over")), ""
        self._take.setObjectName("takeSettings")
        self._take.setProperty("primary", True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for place, (row, (about, _words)) in enumerate(zip(rows, self._abouts, strict=True)):
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(Labelled(row.title, self._made(row)))
            cell.addWidget(about)
            grid.addLayout(cell, place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.add_layout(grid)
        self.add_tool(self._take)
        self._take.clicked.connect(self._ask)

    def show_settings(self, values: dict[str, str], why: str, theme: Theme) -> None:
        """Display values, and why they cannot be changed, if so; emits nothing."""
        self._held, self._why = dict(values), why
        for name, field in self._fields.items():
            field.setEnabled(not why)
            field.setToolTip(why)
            if isinstance(field, ChoiceField):
                field.show_choice(values[name])
            else:
                field.show_text(values[name])
        for about, words in self._abouts:
            about.show_text(words, theme.muted)
        self._judge()

    def put(self, name: str, value: str) -> None:
        """Put a value into a field as if it was typed."""
        field = self._fields[name]
        if isinstance(field, TextField):
            field.show_text(value)
            self._judge()

    def _made(self, row: SettingRow) -> "TextField | ChoiceField":
        key = "".join(part.capitalize() for part in row.name.split())
        field: TextField | ChoiceField
        if row.choices:
            field = ChoiceField(f"setting{key}", row.title, row.choices)
            field.chosen.connect(lambda _key: self._judge())
        else:
            field = TextField(f"setting{key}", row.title)
            field.typed.connect(lambda _text: self._judge())
            field.returnPressed.connect(self._ask)
        self._fields[row.name] = field
        return field

    def _changed(self) -> list[tuple[str, str]]:
        now = {name: _value(field) for name, field in self._fields.items()}
        return [(name, value) for name, value in now.items() if value != self._held.get(name, "")]

    def _judge(self) -> None:
        lacking = self._why or ("" if self._changed() else _("Nothing was changed."))
        self._take.setEnabled(not lacking)
        self._take.setToolTip(lacking)
        self._take.setAccessibleDescription(lacking)

    def _ask(self) -> None:
        changed = self._changed()
        if changed and not self._why:
            self.asked.emit(changed)


def _value(field: TextField | ChoiceField) -> str:
    return field.current if isinstance(field, ChoiceField) else field.text().strip()
