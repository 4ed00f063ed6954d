"""The copies of a store: where they are, when each was made; another one made, one of them restored."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from causality.text import _
from widgets.choice_field import ChoiceField
from widgets.labelled import Labelled
from widgets.palette import LIGHT, Theme
from widgets.passphrase_field import PassphraseField
from widgets.pick_table import Pick, PickTable
from widgets.section import Section
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText

HIGH = 132
NEW, HERE = "new", "here"
"""Where a copy is brought back to."""


class BackupsCard(Section):
    """Shows copies.

    Signals:
        make_asked: another copy is wanted.
        folder_asked: copies of another folder are to be shown, and made there.
        restore_asked: a copy is to be brought back (its id, the officer's passphrase in it, `NEW` or `HERE`).
    """

    make_asked = Signal()
    folder_asked = Signal()
    restore_asked = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__("backups", _("Backups"))
        self.copies = PickTable("copies", _("Copies"))
        self._told, self._warning = WrappedText(SMALL, most=4), WrappedText(SMALL, most=3)
        self._make, self._folder = QPushButton(_("&Make one now")), QPushButton(_("&Folder…"))
        self._secret = PassphraseField("restorePassphrase", _("Your passphrase at the time of the copy"))
        self._where = ChoiceField(
            "restoreWhere", _("Where"), [(NEW, _("a new place")), (HERE, _("this store's place"))]
        )
        self._restore = QPushButton(_("&Restore…"))
        self._no_restore, self._theme = "", LIGHT
        self._make.setObjectName("makeBackup")
        self._folder.setObjectName("backupFolder")
        self._restore.setObjectName("restoreBackup")
        self._where.show_choice(NEW)
        self._lay_out()
        self._make.clicked.connect(self.make_asked)
        self._folder.clicked.connect(self.folder_asked)
        self._restore.clicked.connect(self._ask)
        self._secret.entered.connect(self._ask)
        self._secret.typed.connect(lambda _text: self._judge())
        self.copies.moved.connect(lambda _key: self._judge())
        self._where.chosen.connect(lambda _key: self._judge())

    def show_copies(self, told: str, copies: Sequence[Pick], theme: Theme) -> None:
        """Display copies and what is to be said of them; emits nothing."""
        self._theme = theme
        self._told.show_text(told, theme.text)
        self.copies.show_rows((_("Made"), _("Size"), _("File")), copies, (4, 2, 5))
        self._judge()

    def show_allowed(self, no_backup: str, no_restore: str) -> None:
        """Make and restore copies, or say why not."""
        self._make.setEnabled(not no_backup)
        self._make.setToolTip(no_backup)
        self._no_restore = no_restore
        self._judge()

    def _lacking(self) -> str:
        if self._no_restore:
            return self._no_restore
        if not self.copies.current:
            return _("There is no copy to restore.")
        return "" if self._secret.text() else _("Your passphrase is wanted: you sign in to the copy.")

    def _judge(self) -> None:
        lacking = self._lacking()
        for field in (self._secret, self._where):
            field.setEnabled(not self._no_restore)
        self._warn()
        self._restore.setEnabled(not lacking)
        self._restore.setToolTip(lacking)
        self._restore.setAccessibleDescription(lacking)

    def _ask(self) -> None:
        if not self._lacking():
            self.restore_asked.emit(self.copies.current, self._secret.take(), self._where.current)
            self._where.show_choice(NEW)
            self._judge()

    def _warn(self) -> None:
        warning = _("A copy holds everything as it was then: what was written since stays in this store only, and a "
                    "patient who was erased since is in the copy again.")  # fmt: skip
        if self._where.current == HERE:
            warning = _("Everything written since the copy was made is no longer in the store afterwards. What stands "
                        "there now is kept beside it, named “.before”. Everybody signs in again.")  # fmt: skip
        self._warning.show_text(warning, self._theme.warning if self._where.current == HERE else self._theme.muted)

    def _lay_out(self) -> None:
        self.copies.setFixedHeight(HIGH)
        self.add_tool(self._folder)
        self.add_tool(self._make)
        self.add(self._told)
        self.add(self.copies)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Labelled(_("Your pass&phrase in the copy"), self._secret), 1)
        row.addWidget(Labelled(_("&Where"), self._where), 1)
        row.addWidget(Labelled(" ", self._restore))
        self.add(bar)
        self.add(self._warning)
