"""A new passphrase, typed twice, with how strong it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from causality.text import _
from widgets.labelled import Labelled
from widgets.palette import Theme
from widgets.passphrase_field import PassphraseField
from widgets.strength_meter import StrengthMeter


class PassphrasePair(QWidget):
    """Takes a new passphrase.

    Signals:
        typed: one of the two was changed; the strength of the first is wanted (all of it).
        entered: the user pressed Enter.
    """

    typed = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._secret = PassphraseField("newPassphrase", _("New passphrase"))
        self._again = PassphraseField("repeatedPassphrase", _("The same passphrase again"))
        self.meter, self._enough = StrengthMeter(), False
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.addWidget(Labelled(_("&Passphrase"), self._secret), 0, 0)
        grid.addWidget(Labelled(_("The same a&gain"), self._again), 0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.meter)
        self.setFocusProxy(self._secret)
        for field in (self._secret, self._again):
            field.typed.connect(lambda _text: self.typed.emit(self._secret.text()))
            field.entered.connect(self.entered)

    @property
    def text(self) -> str:
        """What stands in the first of the two."""
        return self._secret.text()

    @property
    def lacking(self) -> str:
        """What is still missing, empty when the passphrase can be taken."""
        if not self._enough:
            return _("The passphrase is not strong enough yet.")
        if self._secret.text() != self._again.text():
            return _("The two passphrases are not the same yet.")
        return ""

    def show_strength(self, score: int, words: str, theme: Theme, *, enough: bool) -> None:
        """Display how strong the passphrase is."""
        self._enough = enough
        self.meter.show_strength(score, words, theme, enough=enough)

    def take(self) -> str:
        """Give what was typed and forget it."""
        self._again.take()
        self._enough = False
        return self._secret.take()
