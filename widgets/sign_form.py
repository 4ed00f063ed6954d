"""Signing what is shown: who, what the signature means, why, and the passphrase, asked at every signature."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from causality.frozen import frozen
from causality.text import _
from widgets.choice_field import ChoiceField
from widgets.labelled import Labelled
from widgets.palette import LIGHT, Theme
from widgets.passphrase_field import PassphraseField
from widgets.style import SMALL
from widgets.text_field import TextField
from widgets.wrapped_text import WrappedText

LONGEST_REASON = 500


@frozen
class SignOffer:
    """What can be signed, and by whom.

    `identities` and `meanings` are (id, text); `subject` says what would be signed, `hindrance` why it cannot be,
    `warnings` what is wrong with an identity by its id. While it is `waiting` or `busy` nothing can be asked for.
    """

    identities: tuple[tuple[str, str], ...]
    meanings: tuple[tuple[str, str], ...]
    subject: str = ""
    hindrance: str = ""
    warnings: tuple[tuple[str, str], ...] = ()
    waiting: bool = False
    busy: bool = False


class SignForm(QFrame):
    """Shows what can be signed, and takes a signature.

    Signals:
        asked: the user signs (identity, meaning, reason, passphrase).
        identities_asked: the user wants to make or take an identity.
    """

    asked = Signal(str, str, str, str)
    identities_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("signForm")
        self._offer, self._theme, self._refused = SignOffer((), ()), LIGHT, ""
        self._identity = ChoiceField("signIdentity", _("Who signs"))
        self._meaning = ChoiceField("signMeaning", _("What the signature means"))
        self._reason = TextField("signReason", _("Reason, printed with the signature"))
        self._reason.setMaxLength(LONGEST_REASON)
        self._secret = PassphraseField("signPassphrase", _("Passphrase of the identity"))
        self._sign, self._manage = QPushButton(_("&Sign")), QPushButton(_("Identities…"))
        self._sign.setObjectName("signReport")
        self._sign.setProperty("primary", True)
        self._manage.setObjectName("manageIdentities")
        self._manage.setProperty("quiet", True)
        self._fields, self._subject, self._told = QWidget(), WrappedText(SMALL), WrappedText(SMALL)
        self._told.setObjectName("signTold")
        self._lay_out()
        self._identity.chosen.connect(lambda _key: self._show_told())
        self._secret.typed.connect(lambda _text: self._show_state())
        self._secret.entered.connect(self._ask)
        self._sign.clicked.connect(self._ask)
        self._manage.clicked.connect(self.identities_asked)

    def show_offer(self, offer: SignOffer, theme: Theme) -> None:
        """Display what can be signed, and keep what was chosen as far as it is still there; emits nothing."""
        self._theme, before = theme, self._offer
        self._offer = offer
        for field, choices in ((self._identity, offer.identities), (self._meaning, offer.meanings)):
            kept = field.currentText()
            with QSignalBlocker(field):
                field.offer(choices)
                texts = [text for _key, text in choices]
                field.setCurrentIndex(texts.index(kept) if kept in texts else 0 if choices else -1)
        self._subject.show_text(offer.subject, theme.muted)
        if offer.busy or offer.hindrance != before.hindrance:
            self._refused = ""
        self._show_told()

    def show_refusal(self, why: str) -> None:
        """Say why nothing was signed; emits nothing."""
        self._refused = why
        self._show_told()
        self._secret.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, why))

    def begin(self) -> None:
        """Put the keyboard on the first thing that is missing."""
        first = self._secret if self._secret.isEnabled() else self._manage
        first.setFocus()

    @property
    def told(self) -> str:
        """What is said below the fields: why it cannot be signed, or what is wrong with the identity."""
        return self._told.text

    def _show_told(self) -> None:
        offer = self._offer
        warning = dict(offer.warnings).get(self._chosen(offer.identities, self._identity), "")
        none = "" if offer.identities else _("There is no identity on this machine yet.")
        told = offer.hindrance or self._refused or none or warning
        self._told.show_text(told, self._theme.error if self._refused and not offer.hindrance else self._theme.warning)
        self._told.setVisible(bool(told))
        self._show_state()

    def _show_state(self) -> None:
        offer = self._offer
        usable = bool(offer.identities and offer.meanings) and not (offer.hindrance or offer.waiting or offer.busy)
        self._fields.setVisible(not offer.hindrance)
        for field in (self._identity, self._meaning, self._reason, self._secret):
            field.setEnabled(usable)
        self._sign.setEnabled(usable and bool(self._secret.text()))
        self._sign.setText(_("Being signed …") if offer.busy else _("&Sign"))

    def _ask(self) -> None:
        if not self._sign.isEnabled():
            return
        identity = self._chosen(self._offer.identities, self._identity)
        meaning = self._chosen(self._offer.meanings, self._meaning)
        self._refused = ""
        self._show_told()
        self.asked.emit(identity, meaning, self._reason.text(), self._secret.take())
        self._show_state()

    @staticmethod
    def _chosen(choices: Sequence[tuple[str, str]], field: ChoiceField) -> str:
        place = field.currentIndex()
        return choices[place][0] if 0 <= place < len(choices) else ""

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._told)
        column.addWidget(self._fields)
        column.addStretch(1)
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self._subject, 0, 0, 1, 2)
        grid.addWidget(Labelled(_("&Who signs"), self._identity), 1, 0)
        grid.addWidget(Labelled(_("&Meaning"), self._meaning), 1, 1)
        grid.addWidget(Labelled(_("&Reason, printed with it"), self._reason), 2, 0, 1, 2)
        grid.addWidget(Labelled(_("&Passphrase"), self._secret), 3, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        row = QHBoxLayout()
        row.addWidget(self._sign)
        row.addStretch(1)
        row.addWidget(self._manage)
        grid.addLayout(row, 4, 0, 1, 2)
