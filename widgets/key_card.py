"""The key of a store: another one in its place, and what the system's keyring remembers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from causality.text import _
from widgets.labelled import Labelled
from widgets.palette import Theme
from widgets.passphrase_field import PassphraseField
from widgets.section import Section
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText


class KeyCard(Section):
    """Takes what belongs to the key.

    Signals:
        rekey_asked: another key is wanted (the officer's passphrase).
        forget_asked: the keyring is to open the store no more.
    """

    rekey_asked = Signal(str)
    forget_asked = Signal()

    def __init__(self) -> None:
        super().__init__("key", _("Key of the store"))
        self._told, self._remembered = WrappedText(SMALL, most=4), WrappedText(SMALL, most=2)
        self._secret = PassphraseField("rekeyPassphrase", _("Your passphrase"))
        self._rekey, self._forget = QPushButton(_("Another &key")), QPushButton(_("Forge&t it"))
        self._rekey.setObjectName("rekey")
        self._forget.setObjectName("forgetKeyring")
        self._why = ""
        self._lay_out()
        self._secret.typed.connect(lambda _text: self._judge())
        self._secret.entered.connect(self._ask)
        self._rekey.clicked.connect(self._ask)
        self._forget.clicked.connect(self.forget_asked)

    def show_state(self, why: str, remembered: str, theme: Theme, *, forgets: bool) -> None:
        """Display why there can be no other key, if so, and what the keyring remembers."""
        told = _("When the key may be known to somebody: everything is encrypted again under another one. The other "
                 "officers are then issued passphrases anew, and the recovery code is a new one.")  # fmt: skip
        self._why = why
        self._told.show_text(told, theme.text)
        self._remembered.show_text(remembered, theme.text)
        self._forget.setEnabled(forgets)
        self._forget.setToolTip("" if forgets else remembered)
        self._judge()

    def _judge(self) -> None:
        lacking = self._why or ("" if self._secret.text() else _("Your passphrase is wanted."))
        self._secret.setEnabled(not self._why)
        self._rekey.setEnabled(not lacking)
        self._rekey.setToolTip(lacking)
        self._rekey.setAccessibleDescription(lacking)

    def _ask(self) -> None:
        if self._rekey.isEnabled():
            self.rekey_asked.emit(self._secret.take())
            self._judge()

    def _lay_out(self) -> None:
        bar, keyring = QWidget(), QWidget()
        row, line = QHBoxLayout(bar), QHBoxLayout(keyring)
        for layout in (row, line):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
        row.addWidget(Labelled(_("Your pa&ssphrase"), self._secret), 1)
        row.addWidget(Labelled(" ", self._rekey))
        line.addWidget(self._remembered, 1)
        line.addWidget(self._forget)
        self.add(self._told)
        self.add(bar)
        self.add(keyring)
