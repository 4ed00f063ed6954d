"""The settings of a store, and one's own passphrase."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from causality.identity.strength import strength
from causality.records import preferences
from causality.records.clock import CLOCKS
from causality.records.desk import Desk
from causality.records.office import change_setting, choose_passphrase, setting
from causality.records.preferences import PREFERENCES
from causality.records.watching import Watch
from causality.text import _, ngettext
from desktop.look import Look
from desktop.store_rooms.asking import ask_folder
from desktop.store_rooms.room import Room, scrolled
from desktop.store_rooms.worker import Worker
from widgets.own_passphrase_form import OwnPassphraseForm
from widgets.settings_form import SettingRow, SettingsForm


class OptionsRoom(Room):
    """Shows what is set."""

    def __init__(self, desk: Desk, look: Look, worker: Worker, home: Path) -> None:
        super().__init__(desk, look, worker, home)
        clocks = (("", _("none")), *((one.id, _(one.title)) for one in CLOCKS))
        choices = {preferences.REPORTING_CLOCK: clocks}
        self.form = SettingsForm([
            SettingRow(one.name, _(one.title), _(one.about), "", choices.get(one.name, ())) for one in PREFERENCES
        ])  # fmt: skip
        self.own, self._folder = OwnPassphraseForm(), QPushButton(_("&Folder of backups…"))
        self._lay_out()
        self.form.asked.connect(self._take)
        self.own.typed.connect(self._show_strength)
        self.own.asked.connect(self._choose)
        self._folder.clicked.connect(self._ask_folder)
        self.look.changed.connect(self.enter)

    @override
    def enter(self) -> None:
        values: dict[str, str] = {one.name: one.default for one in PREFERENCES}
        self.attempt(lambda: values.update({one.name: setting(self.desk, one.name) for one in PREFERENCES}))
        self.form.show_settings(values, self.lacking("settings"), self.look.theme)
        self.allow(self._folder, "settings")
        self.own.show_form(self.look.theme)
        self._show_strength("")

    def _ask_folder(self) -> None:
        chosen = ask_folder(self, _("Folder of the scheduled backups"), "")
        if chosen is not None:
            self.form.put(preferences.FOLDER, str(chosen))

    def _take(self, changed: list[tuple[str, str]]) -> None:
        """Change one after the other; what is refused stays in its field, and so do those after it."""
        count = 0
        for name, value in changed:
            if not self.attempt(partial(change_setting, self.desk, name, value)):
                break
            count += 1
        if count == len(changed):
            self.say(ngettext("{count} setting changed.", "{count} settings changed.", count).format(count=count))
            self.enter()
        if count:
            self.changed.emit()

    def _show_strength(self, passphrase: str) -> None:
        found = strength(passphrase, [self.desk.officer.id, self.desk.officer.name])
        words = f"{found.words[:1].upper()}{found.words[1:]}. {found.advice}".strip() if passphrase else found.advice
        self.own.show_strength(found.score, words, enough=found.enough)

    def _choose(self, old: str, new: str) -> None:
        def work(_watch: Watch) -> None:
            choose_passphrase(self.desk, old, new)

        self.worker.do(_("Your passphrase is being changed"), work, lambda _done: self._show_chosen())

    def _show_chosen(self) -> None:
        self._show_strength("")
        self.say(_("Your passphrase is another one from now on."))
        self.changed.emit()

    def _lay_out(self) -> None:
        self._folder.setObjectName("chooseBackupFolder")
        self.form.add_tool(self._folder)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self.own)
        column.addStretch(1)
        area = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
