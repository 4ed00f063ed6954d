"""The window of one case. All connections are made in `_connect`, all updates in `_refresh`."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QMessageBox, QWidget
from typing_extensions import override

from causality.assess import Assessment
from causality.case.edits import Edit
from causality.report.wording import pair_name
from causality.text import _
from desktop import deciding
from desktop.actions import Actions
from desktop.chart import chart_of, highlight_of
from desktop.look import Look
from desktop.selection import Selection, by_pair, settled
from desktop.session import Session
from desktop.settings import Settings
from desktop.shell import Shell
from desktop.steps import TITLES, step_at, step_of, steps_of
from desktop.top_bar import TopBar
from widgets.timeline_chart import Chart

SMALLEST, FIRST = QSize(1100, 640), QSize(1440, 900)
ANALYTES = "timeline"
TOLD = 15_000
"""How long a refusal stands in the status bar, in ms."""


class Window(QMainWindow):
    """Shows the case of a session and takes edits of it."""

    def __init__(self, session: Session, look: Look, settings: Settings) -> None:
        super().__init__()
        self._session, self._look, self._settings = session, look, settings
        self._step, self._selection = "scoring", Selection()
        self._hidden = settings.hidden(ANALYTES)
        self._charted: tuple[Assessment, Chart] | None = None
        self.commands = Actions(self)
        self._bar, self._hint = TopBar(self.commands, self.commands.menu(look)), QLabel()
        self.shell = Shell(self._bar)
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST.boundedTo(self.screen().availableSize()))
        self.setCentralWidget(self.shell)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._hint)
        self.restoreGeometry(settings.geometry("window"))
        self.shell.restore(settings)
        self._connect()
        self._refresh()

    @property
    def selection(self) -> Selection:
        """What is being looked at."""
        return self._selection

    @property
    def step(self) -> str:
        """The step whose page is shown."""
        return self._step

    def go_to(self, step: str, place: str = "") -> None:
        """Show the page of a step, with the keyboard on what stands at `place` of the case."""
        self._step = step
        self._refresh()
        self.shell.pages[step].reveal(place)

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
        self.shell.remember(self._settings)
        self._settings.remember_geometry("window", self.saveGeometry())
        super().closeEvent(event)

    def _connect(self) -> None:
        session, actions, shell, sheet = self._session, self.commands, self.shell, self.shell.scoring.sheet
        session.changed.connect(self._refresh)
        session.failed.connect(self._tell)
        self._look.changed.connect(self._refresh)
        shell.rail.chosen.connect(self.go_to)
        shell.verdicts.pair_chosen.connect(self._go_to_pair)
        shell.verdicts.finding_chosen.connect(self._go_to_finding)
        shell.timeline.analyte_switched.connect(self._switch)
        shell.scoring.pair_chosen.connect(lambda product, event: self._select(product=product, event=event))
        shell.scoring.method_chosen.connect(lambda method: self._select(method=method))
        shell.scoring.sheet_chosen.connect(lambda sheet: self._select(sheet=sheet))
        shell.scoring.all_accepted.connect(self._accept_all)
        sheet.selected.connect(lambda item: self._select(item=item))
        sheet.accepted.connect(lambda item: self._decide(item, deciding.accepting))
        sheet.withdrawn.connect(lambda item: self._decide(item, deciding.withdrawing))
        sheet.answered.connect(self._answer)
        for page in shell.pages.values():
            page.edited.connect(session.apply)
        shell.report.export_asked.connect(self._export)
        for action, slot in (
            (actions.open, self._open), (actions.save, self._save), (actions.save_as, self._save_as),
            (actions.export, self._export), (actions.undo, session.undo), (actions.redo, session.redo),
            (actions.accept_all, self._accept_all), (actions.timeline, shell.timeline.plot.setFocus),
            (actions.quit, self.close),
        ):  # fmt: skip
            action.triggered.connect(_without_argument(slot))
        for number, (step, _title) in enumerate(TITLES, start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self).activated.connect(_without_argument(self.go_to, step))

    def _refresh(self) -> None:
        assessment, theme = self._session.assessment, self._look.theme
        self._selection = chosen = settled(self._selection, assessment)
        self._show_commands(assessment)
        self._bar.show_session(self._session, theme)
        self.shell.rail.show_steps(steps_of(assessment), self._step, theme)
        self.shell.show_page(self._step, assessment, chosen, theme)
        pairs = [(pair_name(assessment.case, members[0]), members) for members in by_pair(assessment)]
        self.shell.verdicts.show_pairs(pairs, (chosen.product, chosen.event), theme)
        self.shell.verdicts.show_findings(assessment.findings, theme)
        lit = highlight_of(assessment, chosen.result(assessment) if self._step == "scoring" else None)
        self.shell.timeline.show_chart(self._chart(assessment), self._hidden, lit, theme)

    def _chart(self, assessment: Assessment) -> Chart:
        if self._charted is None or self._charted[0] is not assessment:
            self._charted = assessment, chart_of(assessment)
        return self._charted[1]

    def _show_commands(self, assessment: Assessment) -> None:
        session, actions = self._session, self.commands
        for action, told, plain in (
            (actions.undo, session.undo_text, _("Undo")),
            (actions.redo, session.redo_text, _("Redo")),
        ):
            action.setEnabled(bool(told))
            action.setText(told or plain)
            action.setIconText(plain)
            action.setToolTip(told or plain)
        actions.accept_all.setEnabled(deciding.accepting_all(self._selection, assessment) is not None)
        scoring = _("Space accept   1–9 choose   Backspace take back   ↑ ↓ Tab move   Ctrl+Enter accept all")
        plain = _("Ctrl+1 to Ctrl+7 steps   Ctrl+T timeline   Ctrl+Z undo")
        self._hint.setText(scoring if self._step == "scoring" else plain)
        self.setWindowTitle(f"{session.case.id}[*] – Dechallenge")
        self.setWindowModified(session.dirty)

    def _select(self, **chosen: str) -> None:
        after = replace(self._selection, **chosen)
        if after != self._selection:
            self._selection = after
            self._refresh()

    def _go_to_pair(self, product: str, event: str, method: str) -> None:
        self._selection = replace(self._selection, product=product, event=event, method=method)
        self.go_to("scoring")

    def _go_to_finding(self, place: int) -> None:
        finding = self._session.assessment.findings[place]
        if step := step_of(finding):
            self.go_to(step, next(where for where in finding.where if step_at(where) == step))

    def _switch(self, analyte: str, shown: bool) -> None:
        self._hidden = self._hidden - {analyte} if shown else self._hidden | {analyte}
        self._settings.remember_hidden(ANALYTES, self._hidden)
        self._refresh()

    def _decide(self, item: str, edit_of: Callable[[Selection, Assessment], Edit | None]) -> None:
        self._selection = replace(self._selection, item=item)
        edit = edit_of(self._selection, self._session.assessment)
        if edit is not None:
            self._session.apply(edit)

    def _answer(self, item: str, answer: str, reason: str) -> None:
        self._decide(item, lambda chosen, assessment: deciding.answering(chosen, assessment, answer, reason))

    def _accept_all(self) -> None:
        self._decide(self._selection.item, deciding.accepting_all)

    def _open(self) -> None:
        path = self.ask_file(self, "", for_saving=False)
        if path is not None and self._may_leave():
            self._session.open(path)

    def _save(self) -> bool:
        return self._session.save() if self._session.path else self._save_as()

    def _save_as(self) -> bool:
        proposal = str(self._session.path or f"{self._session.case.id}.json")
        path = self.ask_file(self, proposal, for_saving=True)
        return path is not None and self._session.save_as(path)

    def _export(self) -> None:
        target = self.shell.report.ask_target(self, f"{self._session.case.id}.pdf")
        if target is not None:
            self.go_to("report")
            self.shell.report.export(self._session.case, target)

    def _may_leave(self) -> bool:
        """Whether the present case may go: saved, given up, or as it was opened."""
        if not (self._session.dirty and self._session.undo_text):
            return True
        answer = self.ask_to_save(self)
        if answer == QMessageBox.StandardButton.Save:
            return self._save()
        return answer == QMessageBox.StandardButton.Discard

    def _tell(self, message: str) -> None:
        self.statusBar().showMessage(message, TOLD)


def _without_argument(slot: Callable[..., object], *arguments: str) -> Callable[[], None]:
    """Call `slot` without the checked state that Qt sends along."""

    def call() -> None:
        slot(*arguments)

    return call
