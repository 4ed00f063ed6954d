"""Signing in to the store: who, and the passphrase, or what the system's keyring remembers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from causality.text import _
from widgets.elided_label import ElidedLabel
from widgets.labelled import Labelled
from widgets.palette import Theme
from widgets.passphrase_field import PassphraseField
from widgets.store_card import StoreCard
from widgets.text_field import TextField


class SignInForm(StoreCard):
    """Takes an officer's id and passphrase; the passphrase stands nowhere else once it was taken.

    Signals:
        keyring_asked: the keyring is to open the store.
        recovery_asked: the passphrase is lost.
        other_asked: another store is wanted.
    """

    keyring_asked = Signal()
    recovery_asked = Signal()
    other_asked = Signal()

    def __init__(self, *, shut: bool = True) -> None:
        title = _("Sign in to the store of cases") if shut else _("The store is locked")
        super().__init__("signIn", title, "", _("&Sign in"), "signInButton")
        self._officer = TextField("officerId", _("Officer"))
        self._secret = PassphraseField("officerPassphrase", _("Passphrase"))
        self._remember, self._place, self._proposed = QCheckBox(), ElidedLabel("muted"), ""
        self._remember.setObjectName("rememberPassphrase")
        self._ring = self.add_quiet(_("Use the &keyring"), "useKeyring")
        lost, other = (
            self.add_quiet(_("&Forgotten…"), "forgottenPassphrase"),
            self.add_quiet(_("&Another store…"), "otherStore"),
        )
        lost.setVisible(shut)
        other.setVisible(shut)
        self._lay_out()
        for field in (self._officer, self._secret):
            field.typed.connect(lambda _text: self.renew())
        self._officer.returnPressed.connect(self._secret.setFocus)
        self._secret.entered.connect(self.ask)
        self._ring.clicked.connect(self.keyring_asked)
        lost.clicked.connect(self.recovery_asked)
        other.clicked.connect(self.other_asked)

    @property
    def officer(self) -> str:
        """Who wants to sign in."""
        return self._officer.text().strip()

    @property
    def remember(self) -> bool:
        """Whether the keyring is to remember the passphrase."""
        return self._remember.isVisibleTo(self) and self._remember.isChecked()

    @property
    def lacking(self) -> str:
        """What is still missing."""
        return "" if self.officer and self._secret.text() else _("Officer and passphrase are wanted.")

    def take(self) -> str:
        """Give the passphrase and forget it."""
        return self._secret.take()

    def show_sign_in(self, officer: str, place: str, keyring: str, theme: Theme, *, recalls: bool, busy: bool) -> None:
        """Display where to sign in, and which keyring there is; emits nothing. What was typed stays."""
        if officer and self._officer.text() in ("", self._proposed):
            self._officer.show_text(officer)
            self._proposed = officer
        self._place.show_text(place)
        self._remember.setText(_("Remember it in the keyring of this system"))
        self._remember.setToolTip(keyring)
        self._remember.setVisible(bool(keyring))
        self._ring.setVisible(recalls)
        self.show_card(theme, busy=busy)

    def begin(self) -> None:
        """Put the keyboard on the first thing that is missing."""
        (self._secret if self.officer else self._officer).setFocus()

    def _lay_out(self) -> None:
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addWidget(Labelled(_("&Officer"), self._officer), 0, 0)
        grid.addWidget(Labelled(_("&Passphrase"), self._secret), 0, 1)
        self.add(self._place)
        self.add(fields)
        self.add(self._remember)
        self.finish()
