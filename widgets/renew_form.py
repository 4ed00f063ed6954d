"""A passphrase of one's own: in the place of a first one, or of a lost one by the recovery code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from causality.text import _
from widgets.labelled import Labelled
from widgets.palette import Theme
from widgets.passphrase_field import PassphraseField
from widgets.passphrase_pair import PassphrasePair
from widgets.store_card import StoreCard
from widgets.text_field import TextField


class RenewForm(StoreCard):
    """Takes a new passphrase, and for a lost one the officer and the recovery code.

    Signals:
        typed: the passphrase was changed; its strength is wanted (the passphrase).
        left: the user gave up.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, *, lost: bool) -> None:
        title = _("A new passphrase with the recovery code") if lost else _("Choose a passphrase of your own")
        lead = "" if lost else _("The first one was known to another. Yours is known to you alone.")
        name, button = ("recover", "recoverButton") if lost else ("renew", "renewButton")
        super().__init__(name, title, lead, _("Take this &passphrase"), button)
        self._lost = lost
        self._officer = TextField("recoveredOfficer", _("Officer"))
        self._code = PassphraseField("recoveryInput", _("Recovery code"))
        self._code.setEchoMode(PassphraseField.EchoMode.Normal)
        self._pair = PassphrasePair()
        self._leave = self.add_quiet(_("Back"), "leaveRenewing")
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        if lost:
            grid.addWidget(Labelled(_("&Officer"), self._officer), 0, 0)
            grid.addWidget(Labelled(_("Recovery &code"), self._code), 1, 0)
        grid.addWidget(self._pair, 2, 0)
        self.add(fields)
        self.finish()
        self._pair.typed.connect(self.typed)
        self._pair.entered.connect(self.ask)
        self._officer.typed.connect(lambda _text: self.renew())
        self._code.typed.connect(lambda _text: self.renew())
        self._leave.clicked.connect(self.left)

    @property
    def officer(self) -> str:
        """Whose passphrase is lost."""
        return self._officer.text().strip()

    @property
    def lacking(self) -> str:
        """What is still missing."""
        if self._lost and not (self.officer and self._code.text().strip()):
            return _("Officer and recovery code are wanted.")
        return self._pair.lacking

    def show_officer(self, officer: str) -> None:
        """Display whose passphrase it would be."""
        self._officer.show_text(officer)

    def take(self) -> tuple[str, str]:
        """Give the recovery code and the passphrase, and forget both."""
        return self._code.take(), self._pair.take()

    def show_strength(self, score: int, words: str, theme: Theme, *, enough: bool) -> None:
        """Display how strong the passphrase is."""
        self._pair.show_strength(score, words, theme, enough=enough)
        self.renew()

    def begin(self) -> None:
        """Put the keyboard on the first thing that is missing."""
        first = self._pair if not self._lost else self._code if self.officer else self._officer
        first.setFocus()
