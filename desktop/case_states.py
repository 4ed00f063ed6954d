"""What is done with a case of the store in its window: given to review and back, its versions, two writers at once."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from causality.records.rights import RIGHTS, Action
from causality.text import _
from desktop.actions import without_argument
from desktop.look import Look
from desktop.stored_case import StoredCase
from desktop.window import Window
from widgets.case_steps import CaseSteps
from widgets.conflict_bar import ConflictBar

NEXT: dict[str, tuple[tuple[str, Action], ...]] = {
    "draft": (("giveToReview", "submit"),),
    "ready for review": (("giveCaseBack", "return"),),
    "signed": (("nextVersion", "new_version"),),
}
"""What leads on from each state: the button, and the right that it asks for."""


class CaseStates(QObject):
    """Connects a window with the steps of its stored case.

    Signals:
        version_asked: a signed version is to be seen (the case's key, its number).
    """

    version_asked = Signal(str, int)

    def __init__(self, window: Window, file: StoredCase, look: Look) -> None:
        super().__init__(window)
        self._window, self._file, self._look = window, file, look
        self._steps: CaseSteps | None = None
        self._shown: tuple[object, ...] = ()
        self._conflict = ConflictBar()
        window.shell.put_bar(self._conflict)
        self._connect()
        self.show_state()

    @staticmethod
    def ask_reason(parent: QWidget) -> str:
        """Ask why a case is given back; empty when the officer gave up."""
        label = _("Why is it given back? It stands in the audit trail.")
        text, taken = QInputDialog.getText(parent, _("Give the case back"), label)
        return text.strip() if taken else ""

    @staticmethod
    def ask_version(parent: QWidget, names: list[str]) -> int:
        """Ask for one of several versions, the last by default; -1 when the officer gave up."""
        if len(names) == 1:
            return 0
        title = _("Signed versions")
        chosen, taken = QInputDialog.getItem(parent, title, _("Which one?"), names, len(names) - 1, editable=False)
        return names.index(chosen) if taken else -1

    def show_state(self) -> None:
        """Display how far the case has come, and what can be done."""
        file, theme = self._file, self._look.theme
        can = self._can()
        actions = self._window.commands
        for action, button in ((actions.submit, "giveToReview"), (actions.give_back, "giveCaseBack"),
                               (actions.versions, "signedVersions")):  # fmt: skip
            action.setEnabled(button in can)
        shown = file.state, file.conflict, can, theme, self._steps is None
        if shown == self._shown:
            return
        self._shown = shown
        self._conflict.show_conflict(file.conflict, theme)
        if self._steps is not None:
            self._steps.show_steps(file.state, self._note(), can, theme)

    def _connect(self) -> None:
        window, file, actions = self._window, self._file, self._window.commands
        file.changed.connect(self.show_state)
        file.overtaken.connect(self.show_state)
        file.session.changed.connect(self.show_state)
        self._look.changed.connect(self.show_state)
        window.shell.made.connect(self._place)
        window.plotting.written.connect(lambda _told: file.may_leave("timeline"))
        self._conflict.theirs_asked.connect(file.take_theirs)
        self._conflict.mine_asked.connect(file.keep_mine)
        self._conflict.file_asked.connect(self._write_mine)
        for action, slot in ((actions.submit, self._submit), (actions.give_back, self._give_back),
                             (actions.versions, self._show_versions)):  # fmt: skip
            action.triggered.connect(without_argument(slot))
        for step in window.shell.pages:
            self._place(step)

    def _place(self, step: str) -> None:
        """Put the steps on the report page, once it is there."""
        if step != "report" or self._steps is not None:
            return
        self._steps = CaseSteps()
        self._window.shell.report.put_steps(self._steps)
        self._steps.submit_asked.connect(self._submit)
        self._steps.return_asked.connect(self._give_back)
        self._steps.version_asked.connect(self._window.signing.begin_version)
        self._steps.versions_asked.connect(self._show_versions)
        self.show_state()

    def _can(self) -> frozenset[str]:
        """Give the names of the buttons that the officer may press now."""
        officer, store = self._file.stores.officer, self._file.stores.store
        if officer is None or store is None:
            return frozenset()
        can = {"signedVersions"} if self._file.held and self._signed_before() else set()
        if not store.read_only and not self._file.conflict:
            can |= {button for button, right in NEXT.get(self._file.state, ()) if officer.role in RIGHTS[right]}
        return frozenset(can)

    def _signed_before(self) -> bool:
        case = self._file.session.case
        return case.signed is not None or case.version > 1

    def _note(self) -> str:
        officer = self._file.stores.officer
        if self._file.state == "ready for review" and officer is not None:
            return _("The reviewer is not the author.")
        return ""

    def _submit(self) -> None:
        self._file.step(lambda desk, held: desk.submit(held))

    def _give_back(self) -> None:
        reason = self.ask_reason(self._window)
        if reason:
            self._file.step(lambda desk, held: desk.give_back(held, reason))

    def _write_mine(self) -> None:
        path: Path | None = self._window.ask_file(self._window, f"{self._file.session.case.id}.json", for_saving=True)
        if path is not None:
            self._file.save_as(path)

    def _show_versions(self) -> None:
        from causality.records.refused import REFUSED, told

        desk, held = self._file.stores.desk, self._file.held
        if desk is None or held is None:
            return
        try:
            versions = desk.versions(held.key)
        except REFUSED as error:
            self._window.tell(told(error))
            return
        if not versions:
            return
        names = [
            _("Version {number}, {state}").format(number=row["version"], state=_(row["state"])) for row in versions
        ]
        place = self.ask_version(self._window, names)
        if place >= 0:
            self.version_asked.emit(held.key, versions[place]["version"])
