"""The window of one case. All connections are made in `_connect`, all updates in `_refresh`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from typing_extensions import override

from causality.assess import Assessment
from causality.wording import pair_name
from desktop import dialogs
from desktop.actions import Actions, without_argument
from desktop.case_file import CaseFile
from desktop.deciding import Deciding, accepting_all
from desktop.drops import Drops
from desktop.filing import Filing
from desktop.finder import Finder
from desktop.home import Home
from desktop.lab_results import LabResults
from desktop.look import Look
from desktop.navigation import Navigation
from desktop.page_connections import PageConnections
from desktop.pages.method_choice import BESIDE
from desktop.plotting import Plotting
from desktop.read_only import ReadOnly
from desktop.recovery import Recovery
from desktop.selection import Selection, by_pair
from desktop.session import Session
from desktop.settings import Settings
from desktop.shell import Shell
from desktop.signing import Signing
from desktop.state_bar import StateBar
from desktop.steps import steps_of
from desktop.titles import case_title
from desktop.top_bar import TopBar
from desktop.unread import UnreadEntries
from widgets.message_bar import Message, MessageBar
from widgets.palette import Theme
from widgets.tab_order import ReadWindow

if TYPE_CHECKING:
    from desktop.stored_case import Keeping
    from widgets.shortcut_sheet import ShortcutSheet

SMALLEST, FIRST = QSize(960, 540), QSize(1440, 900)


class Window(ReadWindow):
    """Shows the case of a session and takes edits of it; without a case, the start page.

    Signals:
        new_asked, example_asked, start_asked, quit_asked: the officer wants a new case, the worked example, the start
            page, or all windows closed.
        open_asked: a case file is to be opened (its path).
        restore_asked, discard_asked: a recovery copy is wanted or not (its key).
        closed: the window was closed.
    """

    new_asked = Signal()
    example_asked = Signal()
    start_asked = Signal()
    quit_asked = Signal()
    open_asked = Signal(str)
    restore_asked = Signal(str)
    discard_asked = Signal(str)
    closed = Signal()

    ask_to_save, ask_file = staticmethod(dialogs.ask_to_save), staticmethod(dialogs.ask_file)
    ask_to_leave_out = staticmethod(dialogs.ask_to_leave_out)

    def __init__(self, session: Session, look: Look, settings: Settings, file: "Keeping | None" = None) -> None:
        super().__init__()
        self._session, self._look, self._settings = session, look, settings
        self.file: Keeping = file or CaseFile(session, settings)
        self.navigation = Navigation(session, self)
        self._deciding = Deciding(session, self.navigation)
        self._message: Message | None = None
        self.results = LabResults(session, settings, self)
        self.commands = Actions(self)
        self.messages = MessageBar()
        self._bar, self._state = TopBar(self.commands, self.commands.menu(look)), StateBar(self.commands)
        self.home = Home(self.commands, settings, look, self)
        self.shell = Shell(self._bar, self.messages, self.home.start_page)
        self.signing = Signing(self.shell, self.file, self.navigation, settings.folder)
        self.plotting = Plotting(session, settings, self.shell.timeline, self.shell.verdicts)
        self._read_only = ReadOnly(self.shell)
        self.unread = UnreadEntries(self, self.shell, self.navigation)
        self._filing = Filing(self, self, session, self.file, self.unread)
        self._pages = PageConnections(self.shell, session, self.navigation, self._deciding, self.results, self.plotting)
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST.boundedTo(self.screen().availableSize()))
        self.setCentralWidget(self.shell)
        self.setStatusBar(self._state)
        self._state.addPermanentWidget(self.results.state)
        self.restoreGeometry(settings.geometry("window"))
        self.shell.restore(settings)
        self.finder = Finder(self, session, self.navigation, self.commands, look)
        self._keys: ShortcutSheet | None = None
        self._covered = False
        self._drops = Drops(self, look)
        self._connect()
        self._refresh()

    @property
    def case_file(self) -> CaseFile:
        """The file of the case; only for a window whose case is not in the store."""
        assert self.file.stored is False
        return self.file

    @property
    def selection(self) -> Selection:
        """What is being looked at."""
        return self.navigation.selection

    @property
    def step(self) -> str:
        """The step whose page is shown."""
        return self.navigation.step

    @property
    def begun(self) -> bool:
        """Whether the window has a case."""
        return self._session.begun

    @property
    def path(self) -> Path | None:
        """The file of the case."""
        return self._session.path

    @property
    def keys(self) -> "ShortcutSheet":
        """The sheet of all keys."""
        if self._keys is None:
            from widgets.shortcut_sheet import ShortcutSheet

            self._keys = ShortcutSheet(self)
        return self._keys

    def go_to(self, step: str, place: str = "") -> None:
        """Show the page of a step, with the keyboard on what stands at `place` of the case."""
        self.navigation.go_to(step, place)

    def import_labs(self, path: Path) -> None:
        """Preview the laboratory results of a file, to take them into the case; without one into a new case."""
        self.results.take_file(path)

    def tell(self, message: str | Message | None) -> None:
        """Show a message above the page until it is dismissed; None takes it away."""
        self._message = Message(message) if isinstance(message, str) else message
        self.messages.show_message(self._message, self._look.theme)

    def offer(self, left: Sequence[Recovery]) -> None:
        """Offer the copies that were left behind, on the start page."""
        self.home.offer(left)
        if not self.begun:
            self._refresh()
            self.home.focus_first(self.shell)

    def show_covered(self, *, covered: bool) -> None:
        """Show nothing of the case any more, not even in the title, while something covers the window; or show it."""
        self._covered = covered
        self._refresh()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._filing.may_leave():
            event.ignore()
            return
        self.signing.wait()
        if "report" in self.shell.pages:
            self.shell.report.wait()
        self.results.close()
        self.file.close()
        self.shell.remember(self._settings)
        self._settings.remember_geometry("window", self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    def _connect(self) -> None:
        session, actions, shell, navigation = self._session, self.commands, self.shell, self.navigation
        session.changed.connect(self._refresh)
        self.file.changed.connect(self._refresh)
        self.file.copied.connect(self._show_file)
        self.file.failed.connect(self.tell)
        self.results.changed.connect(self._refresh)
        self.results.failed.connect(self.tell)
        self.results.imported.connect(lambda first: navigation.go_to("labs", f"samples[{first}]"))
        self._look.changed.connect(self._refresh)
        self.home.changed.connect(self._show_home)
        self.home.file_chosen.connect(self.open_asked)
        self.home.restored.connect(self.restore_asked)
        self.home.discarded.connect(self.discard_asked)
        self.messages.dismissed.connect(lambda: self.tell(None))
        self.messages.accepted.connect(self.start_asked)
        self._drops.case_dropped.connect(self.open_asked)
        self._drops.table_dropped.connect(lambda path: self.import_labs(Path(path)))
        self._drops.report_dropped.connect(self.signing.report_asked)
        navigation.moved.connect(self._refresh)
        navigation.arrived.connect(lambda place: shell.page(navigation.step).reveal(place))
        shell.rail.chosen.connect(navigation.go_to)
        shell.verdicts.pair_chosen.connect(navigation.go_to_pair)
        shell.verdicts.next_chosen.connect(navigation.go_to_next)
        shell.verdicts.finding_chosen.connect(self.unread.go_to_finding)
        self.unread.changed.connect(self._refresh)
        self.unread.lost.connect(self.tell)
        self._filing.told.connect(self.tell)
        self.plotting.changed.connect(self._show_timeline)
        self.plotting.written.connect(self.tell)
        self._pages.export_asked.connect(self._export)
        for action, slot in (
            (actions.watch_folder, self.results.choose_watched_folder), (actions.accept_all, self._deciding.accept_all),
            (actions.identities, self.signing.identities_asked.emit), (actions.new_version, self.signing.begin_version),
            (actions.watch_file, self.results.choose_watched_file), (actions.timeline, shell.timeline.plot.setFocus),
            (actions.fit_episode, shell.timeline.plot.fit_episode), (actions.timeline_svg, self.plotting.write_svg),
            (actions.timeline_png, self.plotting.write_png), (actions.pane_before, shell.go_to_pane_before),
            (actions.fit_case, shell.timeline.plot.fit), (actions.example, self.example_asked.emit),
            (actions.next_pane, shell.go_to_next_pane), (actions.menu_key, self._bar.open_menu),
            (actions.start, self.start_asked.emit), (actions.verify, self.signing.verify), (actions.undo, session.undo),
            (actions.quit, self.quit_asked.emit), (actions.shortcuts, self._show_keys), (actions.export, self._export),
            (actions.import_labs, self._import), (actions.sign, self.signing.begin), (actions.new, self.new_asked.emit),
            (actions.save_as, self._filing.save_as), (actions.go_to, self.finder.ask), (actions.redo, session.redo),
            (actions.close, self.close), (actions.open, self._open), (actions.save, self._filing.save),
        ):  # fmt: skip
            action.triggered.connect(without_argument(slot))
        actions.beside.triggered.connect(without_argument(self._compare_methods))
        for step, action in actions.steps.items():
            action.triggered.connect(without_argument(navigation.go_to, step))

    def _show_keys(self) -> None:
        from desktop.keys import key_groups

        self.shell.make_pages()  # their buttons have keys, too
        self.keys.show_keys(key_groups(self))

    def _refresh(self) -> None:
        self.setWindowTitle(case_title(self._session.case.id, self._look, begun=self.begun, covered=self._covered))
        if self._covered:
            return
        assessment, theme, begun = self._session.assessment, self._look.theme, self.begun
        can_accept_all = begun and accepting_all(self.selection, assessment) is not None
        self.commands.show_state(self._session, can_accept_all=can_accept_all)
        if self._session.dirty != self.isWindowModified():
            self.setWindowModified(self._session.dirty)
        self._show_file()
        self.results.show_state(theme)
        self.signing.show_state(theme)
        self.messages.show_message(self._message, theme)
        if begun:
            self._show_case(assessment, theme)
        else:
            self.home.show(self.shell)

    def _show_home(self) -> None:
        if not self.begun:
            self.home.show(self.shell)
            self._show_file()

    def _show_file(self) -> None:
        self._bar.show_file(self.file, self._look.theme)
        trouble = "" if self.file.stored else self.file.trouble
        self._state.show_state(self.shell.view(self.step) if self.begun else self.home.step, trouble, self._look.theme)

    def _show_case(self, assessment: Assessment, theme: Theme) -> None:
        chosen = self.selection
        self.shell.rail.show_steps(self.unread.marked(steps_of(assessment)), self.step, theme)
        self.shell.show_page(self.step, assessment, chosen, theme)
        if self.step == "labs":
            self.shell.labs.show_news(self.results.news.indices)
        pairs = [(pair_name(assessment.case, members[0]), members) for members in by_pair(assessment)]
        self.shell.verdicts.show_pairs(pairs, (chosen.product, chosen.event), theme)
        self.shell.show_findings(assessment, self.unread.findings, theme)
        self._read_only.show(locked=bool(assessment.case.signed or self.file.protection))
        self._show_timeline()

    def _show_timeline(self) -> None:
        self.plotting.show(self.selection, self.step, self._look.theme)
        self._show_file()

    def _compare_methods(self) -> None:
        self.go_to("scoring")
        self.shell.scoring.choose_method(BESIDE)

    def _open(self) -> None:
        path = self.ask_file(self, "", for_saving=False)
        if path is not None:
            self.open_asked.emit(str(path))

    def _import(self) -> None:
        path = self.results.ask_file(self, folder=False)
        if path is not None:
            self.import_labs(path)

    def _export(self) -> None:
        target = self.shell.report.ask_target(self, f"{self._session.case.id}.pdf")
        if target is not None and self.file.may_leave("report"):
            self.go_to("report")
            self.shell.report.export(target)
