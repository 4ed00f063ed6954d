"""The safety of what a store holds: copies, checks, export, erasure, the key."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from causality.records import preferences, remembered
from causality.records.backup import Copy, back_up, copies, restore
from causality.records.desk import Desk
from causality.records.leaving import export_all
from causality.records.office import erase, setting
from causality.records.proving import Proof
from causality.records.rekeying import rekey
from causality.records.searching import Listed, Query
from causality.records.watching import Watch
from causality.text import _, ngettext
from desktop.look import Look
from desktop.moments import moment
from desktop.store_rooms.asking import ask_folder, ask_sure, ask_target
from desktop.store_rooms.erasing import erasable
from desktop.store_rooms.room import Room, scrolled
from desktop.store_rooms.worker import Worker
from widgets.backups_card import HERE, BackupsCard
from widgets.erase_card import EraseCard
from widgets.key_card import KeyCard
from widgets.pick_table import Pick
from widgets.secret_card import SecretCard
from widgets.section import Section
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText

MEGABYTE = 1_000_000


class SafetyRoom(Room):
    """Shows copies and what else keeps the records safe.

    Signals:
        restored: a copy was brought back into a new place (the path).
        replace_asked: a copy is to take this store's place, which has to be closed for that (its path, the passphrase).
    """

    restored = Signal(str)
    replace_asked = Signal(str, str)

    def __init__(self, desk: Desk, look: Look, worker: Worker, home: Path) -> None:
        super().__init__(desk, look, worker, home)
        self.backups, self.erasing, self.key, self.secret = BackupsCard(), EraseCard(), KeyCard(), SecretCard()
        self._check, self._export = QPushButton(_("&Check everything")), QPushButton(_("E&xport everything…"))
        self._checked = WrappedText(SMALL, most=6)
        self._folder: Path | None = None
        self._copies: tuple[Copy, ...] = ()
        self._lay_out()
        self._connect()

    @override
    def enter(self) -> None:
        local = "" if self.desk.store.local else _("A department's database is cared for on its server.")
        self.backups.show_allowed(self.lacking("back_up") or local, self.lacking("restore") or local)
        self.erasing.show_allowed(self.lacking("erase"), self.look.theme)
        self.allow(self._export, "export_audit")
        self._checked.show_text(_("Every page of the file, the trail, and every record that it vouches for."),
                                self.look.theme.muted)  # fmt: skip
        if self._folder is None:
            self._take_folder()
        self._show_copies()
        self._show_key()

    def _connect(self) -> None:
        self.backups.make_asked.connect(self._back_up)
        self.backups.folder_asked.connect(self._choose_folder)
        self.backups.restore_asked.connect(self._restore)
        self.erasing.sought.connect(self._seek)
        self.erasing.erase_asked.connect(self._erase)
        self.key.rekey_asked.connect(self._rekey)
        self.key.forget_asked.connect(self._forget)
        self._check.clicked.connect(self._begin_check)
        self._export.clicked.connect(self._begin_export)
        self.look.changed.connect(self.enter)

    def _take_folder(self) -> None:
        """Begin with the folder of the schedule, else one beside the store."""
        found: list[str] = []
        self.attempt(lambda: found.append(setting(self.desk, preferences.FOLDER)))
        beside = Path(self.desk.store.name).absolute().parent / "copies"
        self._folder = Path(found[0]) if found and found[0] else beside

    def _show_copies(self) -> None:
        folder = self._folder or Path()
        if not self.desk.store.local:
            self.backups.show_copies(_("A department's database is backed up on its server."), (), self.look.theme)
            return
        self._copies = copies(folder)
        rows = [
            Pick(one.path.name, (moment(one.made), f"{one.size / MEGABYTE:.1f} MB", one.path.name))
            for one in self._copies
        ]
        last = moment(self._copies[0].made) if self._copies else _("never")
        told = _("In {folder}; the last one: {when}. Each is encrypted, and read back and proved before it counts.")
        self.backups.show_copies(told.format(folder=folder, when=last), rows, self.look.theme)

    def _choose_folder(self) -> None:
        chosen = ask_folder(self, _("Folder of the copies"), str(self._folder or ""))
        if chosen is not None:
            self._folder = chosen
            self._show_copies()

    def _back_up(self) -> None:
        folder, kept = self._folder or Path(), int(setting(self.desk, preferences.COPIES))

        def work(watch: Watch) -> Copy:
            return back_up(self.desk, folder, kept, watch)

        self.worker.do(_("A copy is being made and proved"), work, self._show_backed_up)

    def _show_backed_up(self, copy: Copy) -> None:
        self.say(_("Written, read back and proved: {path}").format(path=copy.path))
        self._show_copies()
        self.changed.emit()

    def _restore(self, name: str, passphrase: str, where: str) -> None:
        copy = next((one for one in self._copies if one.path.name == name), None)
        if copy is not None and where == HERE:
            sure = _("Put the copy of {when} in the place of this store?").format(when=moment(copy.made))
            if ask_sure(self, sure):
                self.replace_asked.emit(str(copy.path), passphrase)
            return
        proposal = Path(self.desk.store.name).absolute().parent / f"restored-{name}"
        kinds = _("Stores (*.store)")
        target = ask_target(self, _("Restore the copy into a new place"), str(proposal), kinds)
        if copy is None or target is None:
            return
        if target.absolute() == Path(self.desk.store.name).absolute():
            self.told.emit(self.message(_("This is the open store; choose a new place, or “this store's place”.")))
            return
        officer = self.desk.officer.id

        def work(_watch: Watch) -> Path:
            restore(copy.path, target, officer, passphrase, self.desk.store.clock)
            return target

        self.worker.do(_("The copy is being restored"), work, self._show_restored)

    def _show_restored(self, target: Path) -> None:
        self.restored.emit(str(target))

    def _begin_check(self) -> None:
        def work(watch: Watch) -> tuple[int, Proof]:
            self.desk.enter("read_audit")
            return self.desk.store.pages_damaged(), self.desk.store.prove(watch)

        self.worker.do(_("Everything is being checked"), work, self._show_checked)

    def _show_checked(self, found: tuple[int, Proof]) -> None:
        damaged, proof = found
        lines = (
            [ngettext("{count} damaged page", "{count} damaged pages", damaged).format(count=damaged)]
            if damaged
            else []
        )
        lines += [doubt.text for doubt in proof.doubts]
        if not lines:
            told = _("Everything holds: every page, {rows} rows of the trail, {subjects} records. Checked {when}.")
            text = told.format(
                rows=f"{proof.rows:,}", subjects=f"{proof.subjects:,}", when=moment(self.desk.store.clock())
            )
            self._checked.show_text(" ".join((text, *proof.notes[:2])), self.look.theme.text)
            return
        self._checked.show_text("; ".join(lines[:5]), self.look.theme.error)
        self.told.emit(
            self.message(_("The store does not hold: {what}. Bring it back from a backup.").format(what=lines[0]))
        )

    def _begin_export(self) -> None:
        folder = ask_folder(self, _("A new or empty folder for everything"), "")
        if folder is None:
            return
        if folder.is_dir() and any(folder.iterdir()):
            self.told.emit(self.message(_("{folder} is not empty; choose a new or empty one.").format(folder=folder)))
            return

        def work(watch: Watch) -> tuple[int, Path]:
            return export_all(self.desk, folder, watch), folder

        self.worker.do(_("Everything is being exported"), work, self._show_exported)

    def _show_exported(self, made: tuple[int, Path]) -> None:
        count, folder = made
        said = ngettext(
            "{count} case written in clear to {folder}", "{count} cases written in clear to {folder}", count
        )
        self.say(said.format(count=count, folder=folder))
        self.changed.emit()

    def _seek(self, number: str) -> None:
        found: list[Listed] = []
        if number:
            self.attempt(lambda: found.extend(self.desk.find(Query(words=number))))
        years = int(setting(self.desk, preferences.RETENTION))
        fits = [one for one in found if number.casefold() in one.case_id.casefold()]
        self.erasing.show_found([erasable(one, years) for one in fits], self.look.theme)

    def _erase(self, key: str, reason: str) -> None:
        def work(_watch: Watch) -> None:
            erase(self.desk, key, reason)

        self.worker.do(_("The patient is being erased"), work, lambda _done: self._show_erased())

    def _show_erased(self) -> None:
        self.erasing.clear()
        self.say(_("Erased; that it was done stands in the trail. Remove the copies that were made before."))
        self.changed.emit()

    def _rekey(self, passphrase: str) -> None:
        def work(_watch: Watch) -> str:
            return rekey(self.desk, passphrase)

        self.worker.do(_("Everything is being encrypted again"), work, self._show_rekeyed)

    def _show_rekeyed(self, code: str) -> None:
        told = _("The new recovery code. Print it and keep it apart; it is shown only now, and replaces the one "
                 "before. Issue the other officers passphrases anew.")  # fmt: skip
        self.secret.show_secret(told, code, self.look.theme)
        self._show_key()
        self.changed.emit()

    def _forget(self) -> None:
        if self.attempt(lambda: remembered.forget(self.desk.store.keeper, self.desk.officer.id)):
            self.say(_("The keyring opens this store no more; the passphrase is asked."))
            self._show_key()

    def _show_key(self) -> None:
        local = "" if self.desk.store.local else _("A department's database is encrypted by its server.")
        slots: list[object] = []
        self.attempt(lambda: slots.append(self.desk.store.keeper.load().slot(self._keyring)))
        known = any(slots)
        told = _("The keyring of this system opens the store for you.") if known else _("No keyring opens it for you.")
        self.key.show_state(self.lacking("rekey") or local, told, self.look.theme, forgets=known)

    @property
    def _keyring(self) -> str:
        return remembered.slot_name(self.desk.officer.id)

    def _lay_out(self) -> None:
        checks = Section("checks", _("Check and export"))
        self._check.setObjectName("checkStore")
        self._export.setObjectName("exportStore")
        checks.add_tool(self._check)
        checks.add_tool(self._export)
        checks.add(self._checked)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setSpacing(12)
        grid.addWidget(self.secret, 0, 0, 1, 2)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in ((left, (self.backups, checks)), (right, (self.erasing, self.key))):
            column.setSpacing(12)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        grid.addLayout(left, 1, 0)
        grid.addLayout(right, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        side = scrolled(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(side)


def _copy_row(one: Copy) -> Pick:
    return Pick(one.path.name, (moment(one.made), f"{one.size / MEGABYTE:.1f} MB", one.path.name))
