"""The identities of this machine: who can sign, a first one made, others taken, certificates given and trusted."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from causality.files import describe, write_new
from causality.identity.identity import common_name, fingerprint
from causality.identity.own import Stored, authority_certificate, has_authority, stored
from causality.identity.own import cards as offered_cards
from causality.identity.strength import strength
from causality.identity.time_server import name_time_server, time_server
from causality.identity.trust import certificates_in, trust, trusted
from causality.text import _
from desktop.identity_choices import card_choice
from desktop.identity_further import FurtherIdentities
from desktop.identity_jobs import IdentityJob, making, taking
from desktop.look import Look
from widgets.identity_form import IdentityForm, NewIdentity
from widgets.labelled import Labelled
from widgets.passphrase_field import PassphraseField
from widgets.section import Section
from widgets.style import SMALL
from widgets.tab_order import ReadWindow
from widgets.text_field import TextField
from widgets.told_cards import Card, Line, ToldCards
from widgets.wrapped_text import WrappedText


class IdentitiesWindow(ReadWindow):
    """Shows the identities of this machine.

    Signals:
        changed: there are other identities or other trusted certificates than before.
        closed: the window was closed.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, home: Path, look: Look) -> None:
        super().__init__()
        self.setObjectName("identitiesWindow")
        self.setWindowTitle(_("Identities – Dechallenge"))
        self._home, self._look = home, look
        self._making: IdentityJob | None = None
        self._taken: Path | None = None
        self.cards, self.form = ToldCards("identities", _("Identities of this machine")), IdentityForm()
        self._told = WrappedText(SMALL, most=3)
        self._secret = PassphraseField("fromFilePassphrase", _("Its passphrase"))
        self._take = QPushButton(_("&Take an identity (PKCS#12)…"))
        self._give = QPushButton(_("&Write the authority's certificate…"))
        self._trust = QPushButton(_("Trust a &certificate…"))
        self._server = TextField("timeServer", _("Server for time stamps (RFC 3161)"))
        self._keep, self._bar = QPushButton(_("Take it")), QWidget()
        self._further = FurtherIdentities(home)
        self._lay_out()
        self._connect()
        self._show()

    @staticmethod
    def ask_file(parent: QWidget, title: str, kinds: str, *, for_saving: bool = False) -> Path | None:
        """Ask for a file; None when the officer gave up."""
        ask = QFileDialog.getSaveFileName if for_saving else QFileDialog.getOpenFileName
        chosen, _kind = ask(parent, title, "", kinds)
        return Path(chosen) if chosen else None

    @property
    def told(self) -> str:
        """What was done last, or could not be."""
        return self._told.text

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._making is not None:
            self._making.disconnect(self)
            self._making.wait()
        self._further.wait()
        super().closeEvent(event)
        self.closed.emit()

    def _connect(self) -> None:
        self.form.typed.connect(self._show_strength)
        self.form.asked.connect(self._make)
        self._take.clicked.connect(self._choose_file)
        self._keep.clicked.connect(self._take_file)
        self._secret.entered.connect(self._take_file)
        self._give.clicked.connect(self._write_authority)
        self._trust.clicked.connect(self._trust_file)
        self._server.editingFinished.connect(self._name_server)
        self._further.told.connect(lambda text, wrong: self._tell(text, wrong=wrong))
        self._further.changed.connect(self._show)
        self._further.changed.connect(self.changed)
        self._look.changed.connect(self._show)
        leave = QAction(_("Close the window"), self)
        leave.setShortcuts([QKeySequence("Ctrl+W"), QKeySequence("Esc")])
        leave.triggered.connect(self.close)
        self.addAction(leave)

    def _show(self) -> None:
        known, now = stored(self._home), datetime.now(UTC)
        none = Card(
            _("No identity on this machine yet"), "open", (Line(_("Make one beside this, or take one from a file.")),)
        )
        cards = [_card(one, now) for one in known] or [none]
        authority = authority_certificate(self._home)
        if authority is not None:
            told = _("Give receivers its certificate, so that they can see who signed.")
            cards.append(Card(common_name(authority), "plain", (Line(fingerprint(authority)), Line(told))))
        cards += [
            Card(name, "plain", (Line(address),)) for address, name in map(card_choice, offered_cards(self._home))
        ]
        roots = [common_name(root) for root in trusted(self._home).roots]
        if roots:
            cards.append(Card(_("Trusted here"), "plain", tuple(Line(name) for name in roots)))
        self.cards.show_cards(cards, self._look.theme)
        self._server.show_text(time_server(self._home))
        self._further.show_identities()
        self._give.setEnabled(authority is not None)
        self._bar.setVisible(self._taken is not None)
        self.form.show_state(self._look.theme, has_authority=has_authority(self._home), busy=self._making is not None)
        self._show_strength("", [])

    def _show_strength(self, passphrase: str, particulars: list[str]) -> None:
        found = strength(passphrase, particulars)
        words = f"{found.words[:1].upper()}{found.words[1:]}. {found.advice}".strip() if passphrase else found.advice
        self.form.show_strength(found.score, words, enough=found.enough)

    def _make(self, wish: NewIdentity) -> None:
        self._begin(making(self._home, wish))

    def _begin(self, do: Callable[[], object]) -> None:
        if self._making is not None:
            return
        self._making = IdentityJob(do, self)
        self._making.made.connect(self._note_made)
        self._making.refused.connect(self._refuse)
        self._making.finished.connect(self._end)
        self._making.start()

    def _note_made(self) -> None:
        self._taken = None
        self.form.clear()
        self._tell(_("The identity is there; it can sign."))
        self.changed.emit()

    def _refuse(self, why: str) -> None:
        self._tell(why, wrong=True)

    def _end(self) -> None:
        self._making = None
        self._show()

    def _choose_file(self) -> None:
        self._taken = self.ask_file(self, _("Take an identity"), _("Identities (*.p12 *.pfx);;All files (*)"))
        self._show()
        if self._taken is not None:
            self._tell(_("{file} is sealed again under its passphrase.").format(file=self._taken.name))
            self._secret.setFocus()

    def _take_file(self) -> None:
        if self._taken is not None:
            self._begin(taking(self._home, self._taken, self._secret.take()))

    def _write_authority(self) -> None:
        from cryptography.hazmat.primitives.serialization import Encoding

        certificate = authority_certificate(self._home)
        kinds = _("Certificates (*.pem)")
        target = self.ask_file(self, _("Write the authority's certificate"), kinds, for_saving=True)
        if certificate is None or target is None:
            return
        try:
            write_new(target, certificate.public_bytes(Encoding.PEM), force=True)
        except OSError as error:
            self._refuse(describe(error))
        else:
            self._tell(_("Written: {path}").format(path=target))

    def _trust_file(self) -> None:
        kinds = _("Certificates (*.pem *.crt *.cer *.der);;All files (*)")
        path = self.ask_file(self, _("Trust a certificate"), kinds)
        if path is None:
            return
        try:
            given = certificates_in(path.read_bytes())
            for one in given:
                trust(self._home, one)
        except OSError as error:
            self._refuse(describe(error))
        except ValueError as error:
            self._refuse(f"{path.name}: {error}")
        else:
            self._tell(_("Trusted from now on: {names}").format(names=", ".join(map(common_name, given))))
            self.changed.emit()
            self._show()

    def _name_server(self) -> None:
        if self._server.text().strip() == time_server(self._home):
            return
        try:
            name_time_server(self._home, self._server.text())
        except OSError as error:
            self._refuse(describe(error))
        except ValueError as error:
            self._refuse(str(error))
        else:
            asked = time_server(self._home)
            told = _("Every signature asks {server} for a time stamp.").format(server=asked)
            self._tell(told if asked else _("No time stamps are asked for."))

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        self._told.show_text(text, self._look.theme.error if wrong else self._look.theme.text)

    def _lay_out(self) -> None:
        here, new = Section("here", _("On this machine")), Section("new", _("A new identity"))
        for button, name in (
            (self._take, "takeIdentity"), (self._give, "writeAuthority"), (self._trust, "trustCertificate"),
            (self._keep, "keepIdentity"),
        ):  # fmt: skip
            button.setObjectName(name)
        tools = QGridLayout()
        tools.setSpacing(8)
        further = self._further
        for place, button in enumerate((self._take, further.card, self._give, self._trust, further.revoke)):
            tools.addWidget(button, place // 2, place % 2)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(QLabel(_("Passphrase")))
        bar.addWidget(self._secret, 1)
        bar.addWidget(self._keep)
        side = QWidget()
        side.setLayout(tools)
        here.add(self.cards)
        here.add(self._bar)
        here.add(further)
        here.add(self._told)
        here.add(side)
        new.add(self.form)
        times = Section("times", _("Time stamps"))
        times.add(Labelled(_("&Server, if there is one (RFC 3161)"), self._server))
        page = QWidget()
        page.setObjectName("page")
        row = QHBoxLayout(page)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(16)
        row.addWidget(here, 1)
        beside = QVBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(new)
        beside.addWidget(times)
        beside.addStretch(1)
        row.addLayout(beside, 1)
        self.setCentralWidget(page)
        self.resize(960, 560)


def _card(one: Stored, now: datetime) -> Card:
    problem, warning = one.problem(now), one.warning(now)
    until = _("valid until {day}").format(day=f"{one.certificate.not_valid_after_utc:%Y-%m-%d}")
    told = Line(problem, "bad") if problem else Line(warning, "open") if warning else Line(until)
    return Card(one.name, "bad" if problem else "good", (Line(one.fingerprint), told))
