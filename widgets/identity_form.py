"""Whom a new identity names, and the passphrase that seals it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout

from causality.frozen import frozen
from causality.text import _
from widgets.labelled import Labelled
from widgets.palette import LIGHT, Theme
from widgets.passphrase_field import PassphraseField
from widgets.strength_meter import StrengthMeter
from widgets.style import SMALL
from widgets.text_field import TextField
from widgets.wrapped_text import WrappedText


@frozen
class NewIdentity:
    """What was typed. The passphrases stand nowhere else."""

    name: str
    organisation: str
    email: str
    country: str
    passphrase: str
    authority: str

    def __repr__(self) -> str:
        """Say nothing of the passphrases."""
        return f"NewIdentity({self.name!r})"


class IdentityForm(QFrame):
    """Takes the particulars of a new identity.

    Signals:
        typed: the passphrase or a name was changed; its strength is wanted (the passphrase, the particulars).
        asked: the identity is to be made (a `NewIdentity`).
    """

    typed = Signal(str, list)
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("identityForm")
        self._theme, self._enough, self._busy = LIGHT, False, False
        self._name = TextField("identityName", _("Name"))
        self._organisation = TextField("organisation", _("Organisation"))
        self._email, self._country = TextField("email", _("E-mail")), TextField("country", _("Country, two letters"))
        self._country.setMaxLength(2)
        self._secret = PassphraseField("newPassphrase", _("New passphrase"))
        self._again = PassphraseField("repeatedPassphrase", _("The same passphrase again"))
        self._authority = PassphraseField("authorityPassphrase", _("Passphrase of this machine's authority"))
        self.meter, self._told = StrengthMeter(), WrappedText(SMALL, most=4)
        self._make = QPushButton(_("&Make the identity"))
        self._make.setObjectName("makeIdentity")
        self._make.setProperty("primary", True)
        self._issued = Labelled(_("Passphrase of the &authority"), self._authority)
        self._lay_out()
        for text in (self._name, self._organisation, self._email, self._country):
            text.typed.connect(self._report)
        for secret in (self._secret, self._again, self._authority):
            secret.typed.connect(self._report)
            secret.entered.connect(self._ask)
        self._make.clicked.connect(self._ask)

    @property
    def told(self) -> str:
        """What is still missing, or why nothing was made."""
        return self._told.text

    def show_state(self, theme: Theme, *, has_authority: bool, busy: bool) -> None:
        """Display whether an authority has to be opened first, and whether an identity is being made."""
        self._theme, self._busy = theme, busy
        self._issued.setVisible(has_authority)
        self._tell("")

    def show_strength(self, score: int, words: str, *, enough: bool) -> None:
        """Display how strong the passphrase is."""
        self._enough = enough
        self.meter.show_strength(score, words, self._theme, enough=enough)
        self._tell("")

    def show_refusal(self, why: str) -> None:
        """Say why nothing was made."""
        self._tell(why)

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self._name, self._organisation, self._email, self._country):
            field.show_text("")
        for secret in (self._secret, self._again, self._authority):
            secret.take()
        self._report()

    def _report(self) -> None:
        particulars = [field.text() for field in (self._name, self._organisation, self._email)]
        self.typed.emit(self._secret.text(), particulars)

    def _lacking(self) -> str:
        if not self._name.text().strip():
            return _("The name is missing; it is printed with every signature.")
        if not self._enough:
            return _("The passphrase is not strong enough yet.")
        if self._secret.text() != self._again.text():
            return _("The two passphrases are not the same yet.")
        return ""

    def _tell(self, refusal: str) -> None:
        lacking = self._lacking()
        told = refusal or lacking
        self._told.show_text(told, self._theme.error if refusal else self._theme.muted)
        self._make.setEnabled(not lacking and not self._busy)
        self._make.setText(_("Being made …") if self._busy else _("&Make the identity"))

    def _ask(self) -> None:
        if not self._make.isEnabled():
            return
        self.asked.emit(
            NewIdentity(
                self._name.text(), self._organisation.text(), self._email.text(), self._country.text(),
                self._secret.text(), self._authority.text(),
            )
        )  # fmt: skip

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(Labelled(_("&Name"), self._name), 0, 0)
        grid.addWidget(Labelled(_("&Organisation"), self._organisation), 0, 1)
        grid.addWidget(Labelled(_("&E-mail"), self._email), 1, 0)
        grid.addWidget(Labelled(_("&Country, two letters"), self._country), 1, 1)
        grid.addWidget(Labelled(_("&Passphrase"), self._secret), 2, 0)
        grid.addWidget(Labelled(_("The same a&gain"), self._again), 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.meter)
        column.addWidget(self._issued)
        column.addWidget(self._told)
        column.addWidget(self._make)
