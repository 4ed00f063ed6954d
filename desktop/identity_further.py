"""What is seldom done with identities: one is revoked, a smart card is offered for signing."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from causality.files import describe
from causality.identity.card import EXAMPLE
from causality.identity.own import Stored, authority_certificate, offer_card, stored
from causality.identity.trust import trust_folder
from causality.text import _
from desktop.identity_jobs import IdentityJob, revoking
from widgets.choice_field import ChoiceField
from widgets.passphrase_field import PassphraseField
from widgets.text_field import TextField


class FurtherIdentities(QWidget):
    """Asks in its own place for what a revocation or a card needs; its buttons stand beside the others.

    Signals:
        changed: an identity was revoked, or a card is offered.
        told: what was done, or could not be (the text, whether something is wrong).
    """

    changed = Signal()
    told = Signal(str, bool)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home
        self._job: IdentityJob | None = None
        self._refused = ""
        self._known: dict[str, Stored] = {}
        self.revoke, self.card = QPushButton(_("&Revoke an identity…")), QPushButton(_("Add a s&mart card…"))
        self._which = ChoiceField("revokedIdentity", _("Identity to be revoked"))
        self._secret = PassphraseField("revokingPassphrase", _("Passphrase of this machine's authority"))
        self._put_on, self._offer = QPushButton(_("Revoke it")), QPushButton(_("Offer it"))
        self._address = TextField("cardAddress", _("Address of the card"))
        self._revoking, self._offering = QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.show_identities()

    def show_identities(self) -> None:
        """Offer the identities that this machine's authority issued and has not revoked; emits nothing."""
        authority = authority_certificate(self._home)
        issued = [one for one in stored(self._home) if authority and one.certificate.issuer == authority.subject]
        self._known = {one.fingerprint: one for one in issued if not one.revoked}
        self._which.offer([(key, f"{one.name} ({key[:8]})") for key, one in self._known.items()])
        self.revoke.setEnabled(bool(self._known))

    def wait(self) -> None:
        """Wait until what was begun is done."""
        if self._job is not None:
            self._job.disconnect(self)
            self._job.wait()

    def _ask_revocation(self) -> None:
        self._show_bar(self._revoking)
        self._which.setFocus()
        self.told.emit(_("What it signed stays as it was; from now on it cannot sign, and is not trusted."), False)

    def _ask_card(self) -> None:
        self._show_bar(self._offering)
        self._address.setFocus()
        lacking = _("Cards need a further part: pip install “dechallenge[smartcard]” brings it.")
        usual = _("Where the key is (RFC 7512). Its PIN is asked for at every signature.")
        self.told.emit(usual if find_spec("pkcs11") else lacking, not find_spec("pkcs11"))

    def _revoke(self) -> None:
        identity = self._known.get(self._which.current)
        if identity is None or self._job is not None:
            return
        self._refused = ""
        self._job = IdentityJob(revoking(self._home, identity, self._secret.take()), self)
        self._job.refused.connect(self._note_refusal)
        self._job.finished.connect(lambda: self._end_revocation(identity.name))
        self._job.start()

    def _note_refusal(self, why: str) -> None:
        self._refused = why

    def _end_revocation(self, name: str) -> None:
        self._job = None
        if self._refused:
            self.told.emit(self._refused, True)
            return
        told = _("Revoked: {name}. Give receivers the new list in {folder}.")
        self._end(told.format(name=name, folder=trust_folder(self._home)))

    def _add_card(self) -> None:
        try:
            offer_card(self._home, self._address.text().strip())
        except OSError as error:
            self.told.emit(describe(error), True)
        except ValueError as error:
            self.told.emit(str(error), True)
        else:
            self._address.clear()
            self._end(_("The card is offered for signing."))

    def _end(self, told: str) -> None:
        self._show_bar(None)
        self.told.emit(told, False)
        self.show_identities()
        self.changed.emit()

    def _show_bar(self, wanted: QWidget | None) -> None:
        for bar in (self._revoking, self._offering):
            bar.setVisible(bar is wanted)

    def _connect(self) -> None:
        self.revoke.clicked.connect(self._ask_revocation)
        self.card.clicked.connect(self._ask_card)
        self._put_on.clicked.connect(self._revoke)
        self._secret.entered.connect(self._revoke)
        self._offer.clicked.connect(self._add_card)
        self._address.returnPressed.connect(self._add_card)

    def _lay_out(self) -> None:
        for button, name in (
            (self.revoke, "revokeIdentity"), (self.card, "addCard"), (self._put_on, "putOnList"),
            (self._offer, "offerCard"),
        ):  # fmt: skip
            button.setObjectName(name)
        self._address.setPlaceholderText(EXAMPLE)
        self._secret.setPlaceholderText(_("Passphrase of the authority"))
        for bar, parts in (
            (self._revoking, (self._which, self._secret, self._put_on)),
            (self._offering, (QLabel(_("Card")), self._address, self._offer)),
        ):
            line = QHBoxLayout(bar)
            line.setContentsMargins(0, 0, 0, 0)
            for part in parts:
                line.addWidget(part, int(part in (self._which, self._secret, self._address)))
            bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._revoking)
        column.addWidget(self._offering)
