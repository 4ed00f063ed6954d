"""Another passphrase of one's own: the one that holds, and the new one twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from causality.text import _
from widgets.labelled import Labelled
from widgets.palette import LIGHT, Theme
from widgets.passphrase_field import PassphraseField
from widgets.passphrase_pair import PassphrasePair
from widgets.section import Section
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText


class OwnPassphraseForm(Section):
    """Takes both passphrases.

    Signals:
        typed: the new one was changed; its strength is wanted (all of it).
        asked: it is to be changed (the old one, the new one).
    """

    typed = Signal(str)
    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("ownPassphrase", _("Your passphrase"))
        self._theme: Theme = LIGHT
        self._old, self._pair = PassphraseField("oldPassphrase", _("The passphrase that holds now")), PassphrasePair()
        self._told, self._lacks = WrappedText(SMALL, most=3), WrappedText(SMALL, most=2)
        self._take = QPushButton(_("&Change it"))
        self._take.setObjectName("changePassphrase")
        self._take.setProperty("primary", True)
        self.add(self._told)
        self.add(Labelled(_("The passphrase that holds &now"), self._old))
        self.add(self._pair)
        self.add(self._lacks)
        self.add_tool(self._take)
        self._old.typed.connect(lambda _text: self._judge())
        self._pair.typed.connect(self.typed)
        for field in (self._old, self._pair):
            field.entered.connect(self._ask)
        self._take.clicked.connect(self._ask)

    def show_form(self, theme: Theme) -> None:
        """Display the form; emits nothing."""
        self._theme = theme
        told = _(
            "It opens the store for you and is known to you alone. The keyring of this system forgets what it has."
        )
        self._told.show_text(told, theme.muted)
        self._judge()

    def show_strength(self, score: int, words: str, *, enough: bool) -> None:
        """Display how strong the new one is."""
        self._pair.show_strength(score, words, self._theme, enough=enough)
        self._judge()

    def _lacking(self) -> str:
        return self._pair.lacking if self._old.text() else _("The passphrase that holds now is wanted.")

    def _judge(self) -> None:
        lacking = self._lacking()
        self._lacks.show_text(lacking, self._theme.muted)
        self._take.setEnabled(not lacking)
        self._take.setAccessibleDescription(lacking)

    def _ask(self) -> None:
        if not self._lacking():
            self.asked.emit(self._old.take(), self._pair.take())
            self._judge()
