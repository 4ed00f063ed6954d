"""The window of one case. All connections are made in `_connect`, all updates in `_refresh`."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox, QWidget
from typing_extensions import override

from causality.assess import Assessment
from causality.report.wording import pair_name
from causality.text import _
from desktop.actions import Actions
from desktop.case_file import CaseFile
from desktop.deciding import Deciding, accepting_all
from desktop.lab_results import LabResults
from desktop.look import Look
from desktop.navigation import Navigation
from desktop.plotting import Plotting
from desktop.selection import Selection, by_pair
from desktop.session import Session
from desktop.settings import Settings
from desktop.shell import Shell
from desktop.state_bar import StateBar
from desktop.steps import steps_of
from desktop.top_bar import TopBar
from widgets.message_bar import Message, MessageBar

SMALLEST, FIRST = QSize(960, 540), QSize(1440, 900)


class Window(QMainWindow):
    """Shows the case of a session and takes edits of it."""

    def __init__(self, session: Session, look: Look, settings: Settings, file: CaseFile | None = None) -> None:
        super().__init__()
        self._session, self._look, self._settings = session, look, settings
        self.file = file or CaseFile(session, settings)
        self.navigation = Navigation(session, self)
        self._deciding = Deciding(session, self.navigation)
        self._message: Message | None = None
        self.results = LabResults(session, settings, self)
        self.commands = Actions(self)
        self.messages = MessageBar()
        self._bar, self._state = TopBar(self.commands, self.commands.menu(look)), StateBar(self.commands)
        self.shell = Shell(self._bar, self.messages)
        self.plotting = Plotting(session, settings, self.shell.timeline)
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST.boundedTo(self.screen().availableSize()))
        self.setCentralWidget(self.shell)
        self.setStatusBar(self._state)
        self._state.addPermanentWidget(self.results.state)
        self.restoreGeometry(settings.geometry("window"))
        self.shell.restore(settings)
        self._connect()
        self._refresh()

    @property
    def selection(self) -> Selection:
        """What is being looked at."""
        return self.navigation.selection

    @property
    def step(self) -> str:
        """The step whose page is shown."""
        return self.navigation.step

    def go_to(self, step: str, place: str = "") -> None:
        """Show the page of a step, with the keyboard on what stands at `place` of the case."""
        self.navigation.go_to(step, place)

    def import_labs(self, path: Path) -> None:
        """Preview the laboratory results of a file, to take them into the case."""
        self.results.take_file(path)

    def tell(self, message: str | Message | None) -> None:
        """Show a message above the page until it is dismissed; None takes it away."""
        self._message = Message(message) if isinstance(message, str) else message
        self._refresh()

    @classmethod
    def ask_to_save(cls, parent: QWidget) -> QMessageBox.StandardButton:
        """Ask what becomes of edits that are not saved."""
        answer = QMessageBox.StandardButton
        text = _("The case has edits that are not saved.")
        return QMessageBox.question(parent, "Dechallenge", text, answer.Save | answer.Discard | answer.Cancel)

    @classmethod
    def ask_file(cls, parent: QWidget, proposal: str, *, for_saving: bool) -> Path | None:
        """Ask for a case file; None when the officer gave up."""
        kinds = _("Case files (*.json *.case);;All files (*)")
        ask = QFileDialog.getSaveFileName if for_saving else QFileDialog.getOpenFileName
        title = _("Save the case") if for_saving else _("Open a case")
        chosen, _kind = ask(parent, title, proposal, kinds)
        return Path(chosen) if chosen else None

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        self.shell.report.wait()
        self.results.close()
        self.file.close()
        self.shell.remember(self._settings)
        self._settings.remember_geometry("window", self.saveGeometry())
        super().closeEvent(event)

    def _connect(self) -> None:
        session, actions, shell, sheet = self._session, self.commands, self.shell, self.shell.scoring.sheet
        navigation, deciding = self.navigation, self._deciding
        session.changed.connect(self._refresh)
        self.file.changed.connect(self._refresh)
        self.file.failed.connect(self.tell)
        self.results.changed.connect(self._refresh)
        self.results.failed.connect(self.tell)
        self.results.imported.connect(lambda first: navigation.go_to("labs", f"samples[{first}]"))
        self.results.accept_paste(shell.pages["labs"])
        self._look.changed.connect(self._refresh)
        self.messages.dismissed.connect(lambda: self.tell(None))
        navigation.moved.connect(self._refresh)
        navigation.arrived.connect(lambda place: shell.pages[navigation.step].reveal(place))
        shell.rail.chosen.connect(navigation.go_to)
        shell.verdicts.pair_chosen.connect(navigation.go_to_pair)
        shell.verdicts.next_chosen.connect(navigation.go_to_next)
        shell.scoring.place_chosen.connect(navigation.go_to_place)
        shell.verdicts.finding_chosen.connect(navigation.go_to_finding)
        self.plotting.changed.connect(self._show_timeline)
        self.plotting.written.connect(self.tell)
        shell.scoring.pair_chosen.connect(lambda product, event: navigation.select(product=product, event=event))
        shell.scoring.method_chosen.connect(lambda method: navigation.select(method=method))
        shell.scoring.sheet_chosen.connect(lambda sheet: navigation.select(sheet=sheet))
        shell.scoring.all_accepted.connect(deciding.accept_all)
        sheet.selected.connect(lambda item: navigation.select(item=item))
        sheet.accepted.connect(deciding.accept)
        sheet.withdrawn.connect(deciding.withdraw)
        sheet.answered.connect(deciding.answer)
        for page in shell.pages.values():
            page.edited.connect(session.apply)
        shell.report.export_asked.connect(self._export)
        for chooser in (shell.report, shell.work_up):
            chooser.item_chosen.connect(navigation.go_to_item)
        shell.report.finding_chosen.connect(navigation.go_to_finding)
        for action, slot in (
            (actions.import_labs, self.results.choose_file), (actions.watch_file, self.results.choose_watched_file),
            (actions.watch_folder, self.results.choose_watched_folder),
            (actions.open, self._open), (actions.save, self._save), (actions.save_as, self._save_as),
            (actions.export, self._export), (actions.undo, session.undo), (actions.redo, session.redo),
            (actions.accept_all, deciding.accept_all), (actions.timeline, shell.timeline.plot.setFocus),
            (actions.fit_case, shell.timeline.plot.fit), (actions.fit_episode, shell.timeline.plot.fit_episode),
            (actions.timeline_svg, self.plotting.write_svg), (actions.timeline_png, self.plotting.write_png),
            (actions.close, self.close), (actions.quit, self.close), (actions.menu_key, self._bar.open_menu),
        ):  # fmt: skip
            action.triggered.connect(_without_argument(slot))
        for step, action in actions.steps.items():
            action.triggered.connect(_without_argument(navigation.go_to, step))

    def _refresh(self) -> None:
        assessment, theme, chosen = self._session.assessment, self._look.theme, self.selection
        self._show_commands(assessment)
        self._bar.show_file(self.file, theme)
        self.results.show_state(theme)
        self._state.show_state(self.step, self.file.trouble, theme)
        self.messages.show_message(self._message, theme)
        self.shell.rail.show_steps(steps_of(assessment), self.step, theme)
        self.shell.show_page(self.step, assessment, chosen, theme)
        pairs = [(pair_name(assessment.case, members[0]), members) for members in by_pair(assessment)]
        self.shell.verdicts.show_pairs(pairs, (chosen.product, chosen.event), theme)
        self.shell.verdicts.show_findings(assessment.findings, theme)
        self._show_timeline()

    def _show_timeline(self) -> None:
        self.plotting.show(self.selection if self.step == "scoring" else None, self.selection.event, self._look.theme)

    def _show_commands(self, assessment: Assessment) -> None:
        session, actions = self._session, self.commands
        for action, told, plain in (
            (actions.undo, session.undo_text, _("&Undo")),
            (actions.redo, session.redo_text, _("&Redo")),
        ):
            action.setEnabled(bool(told))
            action.setText(told.replace("&", "&&") or plain)
            action.setIconText(plain.replace("&", ""))
            action.setToolTip(told or plain.replace("&", ""))
        actions.accept_all.setEnabled(accepting_all(self.selection, assessment) is not None)
        self.setWindowTitle(f"{session.case.id}[*] – Dechallenge")
        self.setWindowModified(session.dirty)

    def _open(self) -> None:
        path = self.ask_file(self, "", for_saving=False)
        if path is not None and self._may_leave():
            self.file.open(path)

    def _save(self) -> bool:
        return self.file.save_as(self._session.path) if self._session.path else self._save_as()

    def _save_as(self) -> bool:
        proposal = str(self._session.path or f"{self._session.case.id}.json")
        path = self.ask_file(self, proposal, for_saving=True)
        return path is not None and self.file.save_as(path)

    def _export(self) -> None:
        target = self.shell.report.ask_target(self, f"{self._session.case.id}.pdf")
        if target is not None:
            self.go_to("report")
            self.shell.report.export(target)

    def _may_leave(self) -> bool:
        """Whether the present case may go: saved, given up, or as it was opened."""
        if not self._session.dirty:
            return True
        answer = self.ask_to_save(self)
        if answer == QMessageBox.StandardButton.Save:
            return self._save()
        return answer == QMessageBox.StandardButton.Discard


def _without_argument(slot: Callable[..., object], *arguments: str) -> Callable[[], None]:
    """Call `slot` without the checked state that Qt sends along."""

    def call() -> None:
        slot(*arguments)

    return call
