"""The cases of the store in their windows: opened, begun, put in, written out, covered while the store is locked."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from causality.case.file import InvalidCaseFile, load_case
from causality.case.model import Case
from causality.files import describe, printable
from causality.records.rights import RIGHTS
from desktop.actions import without_argument
from desktop.look import Look
from desktop.session import Session
from desktop.store_windows import StoreWindows
from desktop.stores import StoreDesk
from desktop.window import Window
from widgets.message_bar import Message

if TYPE_CHECKING:
    from causality.records.held import Held
    from causality.report.verify import Verification
    from desktop.case_states import CaseStates
    from desktop.covering import Cover
    from desktop.stored_case import StoredCase
    from widgets.told_cards import Card, Tone

Add = Callable[["StoredCase", Window], Window]
Show = Callable[[Window, str, str], None]


class StoredCases(QObject):
    """Sees to them. `add` makes the window of a case beside another, `show` brings one to the front.

    Signals:
        version_asked: a signed version is to be seen (a name for it, the `StoredReport`).
        home_asked: signing in goes on in a window without a case.
    """

    version_asked = Signal(str, object)
    home_asked = Signal()

    def __init__(self, stores: StoreDesk, look: Look, add: Add, show: Show, parent: QObject) -> None:
        super().__init__(parent)
        self._stores, self._look, self._add, self._show = stores, look, add, show
        self._windows: list[Window] = []
        self._states: dict[Window, CaseStates] = {}
        self._covers: dict[Window, Cover] = {}
        self.store = StoreWindows(stores, look, self)
        self.store.late.connect(lambda text: self._tell(Message(text, "warning")))
        self.store.told.connect(self._tell)
        stores.locked.connect(self._cover)
        stores.closed.connect(self._cover)
        stores.opened.connect(self._uncover)
        stores.changed.connect(self._show_state)
        look.changed.connect(self._show_privacy)

    @property
    def may_create(self) -> bool:
        """Whether the officer at the open store may put a case in."""
        desk = self._stores.desk
        return desk is not None and not desk.store.read_only and desk.officer.role in RIGHTS["create"]

    def attach(self, window: Window) -> None:
        """Connect a window, with or without a case, with the store."""
        self._windows.append(window)
        actions = window.commands
        window.home.room_made.connect(lambda: self._connect_room(window))
        window.home.use(self._stores)
        for action, slot in (
            (actions.cases, lambda: self.show_cases(window)), (actions.lock, self._stores.lock),
            (actions.put_in, lambda: self.put_in(window)), (actions.store, self.store.show),
            (actions.case_trail, lambda: self.show_trail(window)),
            (actions.compare, lambda: self.store.show_versions(self._key(window))),
        ):  # fmt: skip
            action.triggered.connect(without_argument(slot))
        actions.privacy.setChecked(self._look.private)
        actions.privacy.triggered.connect(lambda on: self._look.keep_private(on=on))
        window.file.session.changed.connect(lambda: self._show_actions(window))
        self._show_actions(window)

    def detach(self, window: Window) -> None:
        """Forget a window that was closed."""
        self._windows.remove(window)
        self._states.pop(window, None)
        self._covers.pop(window, None)

    def show_cases(self, asker: Window) -> None:
        """Show the list of cases, or what comes before it, in the window that asks if it has no case."""
        if asker.begun:
            self.home_asked.emit()
        else:
            asker.home.go(at_store=True)

    def open(self, key: str, asker: Window) -> None:
        """Open a case of the store; a window that has it already is raised."""
        there = next((one for one in self._windows if self._key(one) == key), None)
        if there is not None:
            self._show(there, "", "")
            return
        from causality.records.refused import REFUSED, told

        desk = self._stores.desk
        if desk is None or not key:
            return
        try:
            held = desk.open(key)
        except REFUSED as error:
            asker.tell(told(error))
        except InvalidCaseFile as error:
            asker.tell(str(error))
        else:
            self._begin(self._made(held=held), asker, "scoring")

    def new(self, asker: Window) -> None:
        """Begin an empty case; it is in the store from its first edit on."""
        self._begin(self._made(), asker, "case", "id")

    def put_in(self, window: Window) -> None:
        """Put the case of a window into the store, where it is gone on with; the file stays as it is."""
        if window.begun and not window.file.stored and self.may_create:
            self._begin(self._made(window.file.session.case), window, window.step)

    def take_in(self, asker: Window) -> None:
        """Ask for a case file and put its case into the store."""
        path = asker.ask_file(asker, "", for_saving=False)
        if path is None:
            return
        try:
            case = load_case(path)
        except InvalidCaseFile as error:
            asker.tell(f"{printable(str(path))}: {error}")
        except OSError as error:
            asker.tell(describe(error))
        else:
            self._begin(self._made(case), asker, "scoring")

    def write_out(self, key: str, asker: Window) -> None:
        """Ask for a file and write a case of the store there, which stands in the trail."""
        from causality.case.file import case_json
        from causality.files import write_new
        from causality.records.refused import REFUSED, told

        desk = self._stores.desk
        if desk is None or not key:
            return
        try:
            desk.enter("export")
            held = desk.open(key)
            path: Path | None = asker.ask_file(asker, f"{held.case.id}.json", for_saving=True)
            if path is not None:
                write_new(path.absolute().resolve(), case_json(held.case).encode(), force=True)
                desk.exported(held, "json")
        except REFUSED as error:
            asker.tell(told(error))

    def show_trail(self, window: Window) -> None:
        """Show the audit trail of the case of a window."""
        self.store.show_trail(self._key(window), window.file.session.case.id)

    def _tell(self, message: Message) -> None:
        """Tell what belongs to the store in every window."""
        for window in self._windows:
            window.tell(message)

    def _made(self, case: Case | None = None, held: "Held | None" = None) -> "StoredCase":
        from desktop.stored_case import StoredCase

        session = Session()
        if held is None and case is None:
            session.new()
        return StoredCase(session, self._stores, held, case)

    def _begin(self, file: "StoredCase", asker: Window, step: str, place: str = "") -> None:
        from desktop.case_states import CaseStates

        window = self._add(file, asker)
        states = self._states[window] = CaseStates(window, file, self._look)
        states.version_asked.connect(lambda key, version: self._show_version(file, key, version))
        window.signing.kept.connect(lambda: self._show_version(file, self._key(window), file.session.case.version))
        self._show(window, step, place)
        if file.held is None and file.session.dirty:
            file.flush()

    def told_of(self, pdf: bytes, found: "Verification") -> "Card | None":
        """Say how a verified file stands to the open store; None while there is none."""
        import hashlib

        from causality.records.kept import find
        from causality.records.refused import REFUSED
        from widgets.told_cards import Card, Line

        desk = self._stores.desk
        if desk is None:
            return None
        bound = tuple(check.bound for check in found.signatures)
        try:
            kept = find(desk, found.case_id, found.version, hashlib.sha256(pdf).hexdigest(), bound)
        except REFUSED:
            return None
        tone: Tone = "good" if kept.standing == "kept" and kept.ok else "open" if kept.ok else "bad"
        return Card(kept.text, tone, tuple(Line(problem, "bad") for problem in kept.problems))

    def _show_version(self, file: "StoredCase", key: str, version: int) -> None:
        from desktop.stored_report import StoredReport

        report = StoredReport(self._stores, key, version, file.show_held)
        self.version_asked.emit(f"{file.session.case.id}-v{version}.pdf", report)

    def _connect_room(self, window: Window) -> None:
        room = window.home.room
        if room is None:
            return
        room.opened.connect(lambda key: self.open(key, window))
        room.new_asked.connect(lambda: self.new(window))
        room.import_asked.connect(lambda: self.take_in(window))
        room.export_asked.connect(lambda key: self.write_out(key, window))
        room.store_asked.connect(self.store.show)

    def _show_privacy(self) -> None:
        for window in self._windows:
            window.commands.privacy.setChecked(self._look.private)

    def _show_state(self) -> None:
        for window in self._windows:
            self._show_actions(window)
        if self._stores.state in ("renewing", "stating"):
            self.home_asked.emit()

    def _show_actions(self, window: Window) -> None:
        actions = window.commands
        for action in (actions.lock, actions.store):
            action.setEnabled(self._stores.desk is not None)
        for action in (actions.case_trail, actions.compare):
            action.setEnabled(self._stores.desk is not None and bool(self._key(window)))
        actions.put_in.setEnabled(window.begun and not window.file.stored and self.may_create)
        if not window.file.stored:
            for action in (actions.submit, actions.give_back, actions.versions):
                action.setEnabled(False)

    @staticmethod
    def _key(window: Window) -> str:
        file = window.file
        if file.stored is False or file.held is None:
            return ""
        return file.held.key

    def _cover(self) -> None:
        """Cover the windows of stored cases."""
        from desktop.covering import Cover

        for window in self._windows:
            if window.file.stored and window not in self._covers:
                self._covers[window] = Cover(window, self._stores, self._look)

    def _uncover(self) -> None:
        covers, self._covers = self._covers, {}
        for cover in covers.values():
            cover.take_away()
