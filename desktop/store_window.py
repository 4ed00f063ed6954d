"""The window of the store: its audit trail, versions, officers, backups and settings, each in a room of its own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget
from typing_extensions import override

from causality.records.desk import Desk
from causality.records.rights import NAMES
from causality.text import N_, _
from desktop.look import Look
from desktop.paper_window import PaperWindow
from desktop.report_window import ReportWindow
from desktop.store_rooms.audit import AuditRoom
from desktop.store_rooms.options import OptionsRoom
from desktop.store_rooms.people import PeopleRoom
from desktop.store_rooms.room import Room
from desktop.store_rooms.safety import SafetyRoom
from desktop.store_rooms.versions import VersionsRoom
from desktop.store_rooms.worker import Worker
from desktop.window_page import page_below
from widgets.choice_bar import ChoiceBar
from widgets.elided_label import ElidedLabel
from widgets.message_bar import Message, MessageBar
from widgets.work_bar import WorkBar

SMALLEST = QSize(860, 480)
ROOMS: tuple[tuple[str, str, Callable[[Desk, Look, Worker, Path], Room]], ...] = (
    ("audit", N_("Audit trail"), AuditRoom),
    ("versions", N_("Versions"), VersionsRoom),
    ("people", N_("Officers"), PeopleRoom),
    ("safety", N_("Safety"), SafetyRoom),
    ("options", N_("Settings and passphrase"), OptionsRoom),
)
"""The rooms: key, title, and how they are made, which happens when they are first entered."""


class StoreWindow(QMainWindow):
    """Shows an open store to the officer who is signed in.

    Signals:
        changed: something in the store was changed here.
        open_asked: a store that was restored into a new place is to be opened (its path).
        replace_asked: a copy is to take the place of this store (its path, the officer's passphrase in it).
        closed: the window was closed.
    """

    changed = Signal()
    open_asked = Signal(str)
    replace_asked = Signal(str, str)
    closed = Signal()

    def __init__(self, desk: Desk, look: Look, home: Path) -> None:
        super().__init__()
        self.setObjectName("storeWindow")
        self.setWindowTitle(_("Store – Dechallenge"))
        self.desk, self._look, self._home, self.worker = desk, look, home, Worker(self)
        self.papers: list[PaperWindow | ReportWindow] = []
        self.messages, self._bar, self._choices = MessageBar(), WorkBar(), ChoiceBar()
        self._title, self._who = ElidedLabel("pageTitle"), ElidedLabel("muted")
        self._stack, self._rooms = QStackedWidget(), dict[str, Room]()
        self._room, self._restored = ROOMS[0][0], ""
        self._lay_out()
        self._connect()
        for note in desk.store.notes:
            self.tell(Message(note, "warning"))

    @property
    def room(self) -> str:
        """The room that is shown."""
        return self._room

    @property
    def audit(self) -> AuditRoom:
        """The room of the audit trail, made if it was not yet."""
        room = self.made("audit")
        assert isinstance(room, AuditRoom)
        return room

    @property
    def versions(self) -> VersionsRoom:
        """The room of versions, made if it was not yet."""
        room = self.made("versions")
        assert isinstance(room, VersionsRoom)
        return room

    def show_room(self, key: str) -> None:
        """Enter a room."""
        self._room = key
        room = self.made(key)
        self._stack.setCurrentWidget(room)
        self._show_state()
        room.enter()

    def show_case_trail(self, key: str, number: str) -> None:
        """Show the audit trail of one case."""
        self.show_room("audit")
        self.audit.show_case(key, number)

    def show_versions(self, key: str) -> None:
        """Show the versions of one case."""
        self.show_room("versions")
        self.versions.show_case(key)

    def tell(self, message: Message | None) -> None:
        """Tell something above the room; None takes away what is told."""
        self.messages.show_message(message, self._look.theme)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.worker.wait()
        for room in self._rooms.values():
            room.wait()
        for paper in tuple(self.papers):
            paper.close()
        super().closeEvent(event)
        self.closed.emit()

    def made(self, key: str) -> Room:
        """Give a room, made if it was not yet."""
        if key not in self._rooms:
            make = next(make for one, _title, make in ROOMS if one == key)
            room = self._rooms[key] = make(self.desk, self._look, self.worker, self._home)
            room.told.connect(self.tell)
            room.changed.connect(self.changed)
            room.printed.connect(self._show_paper)
            if isinstance(room, VersionsRoom):
                room.report_asked.connect(self._show_report)
                room.trail_asked.connect(self.show_case_trail)
            if isinstance(room, SafetyRoom):
                room.restored.connect(self._offer_restored)
                room.replace_asked.connect(self.replace_asked)
            self._stack.addWidget(room)
        return self._rooms[key]

    def _connect(self) -> None:
        self._choices.chosen.connect(self.show_room)
        self.messages.dismissed.connect(lambda: self.tell(None))
        self.messages.accepted.connect(lambda: self.open_asked.emit(self._restored))
        self.worker.begun.connect(self._bar.show_work)
        self.worker.progressed.connect(self._bar.show_progress)
        self.worker.ended.connect(lambda: self._bar.show_work(""))
        self.worker.refused.connect(lambda why: self.tell(Message(why)))
        self._bar.stopped.connect(self._stop)
        self._look.changed.connect(self._show_state)
        leave = QAction(_("Close the window"), self)
        leave.setShortcut(QKeySequence("Ctrl+W"))
        leave.triggered.connect(self.close)
        self.addAction(leave)

    def _stop(self) -> None:
        self._bar.show_stopping()
        self.worker.stop()

    def _show_state(self) -> None:
        officer = self.desk.officer
        name = self.desk.store.name
        self._title.show_text(Path(name).name if self.desk.store.local else name)
        self._title.setToolTip(name)
        said = _("{name} ({id}), {role}").format(name=officer.name, id=officer.id, role=_(NAMES[officer.role]))
        self._who.show_text(said)
        self._choices.show_choices([(key, _(title)) for key, title, _make in ROOMS], self._room)

    def _offer_restored(self, path: str) -> None:
        self._restored = path
        said = _("Restored: {path}. This store is as it was.").format(path=path)
        self.tell(Message(said, "note", _("Sign in there")))

    def _show_paper(self, title: str, pdf: bytes, proposal: str) -> None:
        self._add(PaperWindow(title, pdf, proposal, self._look))

    def _show_report(self, name: str, pdf: bytes) -> None:
        self._add(ReportWindow(Path(name), self._home, self._look, pdf))

    def _add(self, window: PaperWindow | ReportWindow) -> None:
        self.papers.append(window)
        window.closed.connect(lambda: self._forget(window))
        window.show()

    def _forget(self, window: PaperWindow | ReportWindow) -> None:
        self.papers.remove(window)
        window.deleteLater()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._title, 1)
        head.addWidget(self._who, 1)
        self._who.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        choices = QHBoxLayout()
        choices.addWidget(self._choices)
        choices.addStretch(1)
        page, inside = page_below([self.messages, self._bar], 10)
        inside.addLayout(head)
        inside.addLayout(choices)
        inside.addWidget(self._stack, 1)
        self.setCentralWidget(page)
        self.setMinimumSize(SMALLEST)
        self.resize(1280, 760)
