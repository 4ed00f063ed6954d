"""Fields of a case that takes no edit: they can be read, gone to and copied from, and nothing is typed into them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.pages.page import Page
from desktop.shell import Shell
from widgets.entry_field import EntryField
from widgets.long_text_field import LongTextField
from widgets.text_field import TextField

FREE = frozenset({"signReason", "findingReason"})
"""Fields that stand on pages of the case without being of it, or that say by themselves why they take nothing."""


class ReadOnly(QObject):
    """Keeps the fields on the pages of a window from being typed into while its case is locked."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell, self._locked = shell, False
        shell.made.connect(self._join)

    def show(self, *, locked: bool) -> None:
        """Lock or free the fields; those that came since, as with an event, are locked as well."""
        if locked or self._locked:
            self._locked = locked
            for step in self._shell.pages:
                self._join(step)

    def _join(self, step: str) -> None:
        if step == "scoring":
            self._shell.scoring.sheet.lock(self._locked)
        self._lock(self._shell.pages[step])

    def _lock(self, page: Page) -> None:
        fields: list[QLineEdit | QPlainTextEdit] = [field.line for field in page.findChildren(EntryField)]
        fields += [field for field in page.findChildren(TextField) if field.objectName() not in FREE]
        fields += page.findChildren(LongTextField)
        for field in fields:
            if field.isReadOnly() != self._locked:
                field.setReadOnly(self._locked)
                field.style().polish(field)
