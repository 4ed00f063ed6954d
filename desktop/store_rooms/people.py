"""The officers of a store: added, given another role, a passphrase issued anew, an identity linked, retired."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from causality.identity.own import Stored, stored
from causality.records.desk import Desk
from causality.records.office import (
    add_officer,
    all_officers,
    change_role,
    first_passphrase,
    issue_anew,
    link_identity,
    retire,
)
from causality.records.officers import Officer
from causality.records.rights import NAMES, ROLES, Role
from causality.records.watching import Watch
from causality.text import _
from desktop.look import Look
from desktop.store_rooms.room import Room, scrolled
from desktop.store_rooms.worker import Worker
from widgets.officer_card import OfficerCard, OfficerOffer
from widgets.officer_form import OfficerForm
from widgets.pick_table import Pick, PickTable
from widgets.secret_card import SecretCard
from widgets.section import Section

SIDE = 430


class PeopleRoom(Room):
    """Shows everybody who can sign in, or could."""

    def __init__(self, desk: Desk, look: Look, worker: Worker, home: Path) -> None:
        super().__init__(desk, look, worker, home)
        roles = [(role, _(NAMES[role])) for role in ROLES]
        self.officers, self.card, self.form = (
            PickTable("officers", _("Officers")),
            OfficerCard(roles),
            OfficerForm(roles),
        )
        self.secret = SecretCard()
        self._known: dict[str, Officer] = {}
        self._identities: tuple[Stored, ...] = ()
        self._lay_out()
        self._connect()

    @override
    def enter(self) -> None:
        self._identities = stored(self.home)
        self.form.show_allowed(self.lacking("officers"))
        self._show()

    def _connect(self) -> None:
        self.officers.moved.connect(lambda _key: self._show_officer())
        self.form.asked.connect(self._add)
        self.card.role_asked.connect(self._change_role)
        self.card.issue_asked.connect(self._issue)
        self.card.link_asked.connect(self._link)
        self.card.retire_asked.connect(self._retire)
        self.look.changed.connect(self._show_officer)

    def _show(self) -> None:
        found: list[Officer] = []
        self.attempt(lambda: found.extend(all_officers(self.desk)))
        self._known = {one.id: one for one in found}
        columns = (_("Id"), _("Name"), _("Role"), _("State"))
        rows = [Pick(one.id, (one.id, one.name, _(NAMES[one.role]), _state(one))) for one in found]
        self.officers.show_rows(columns, rows, (3, 5, 4, 5))

    def _show_officer(self) -> None:
        one = self._known.get(self.officers.current)
        self.card.show_offer(self._offer(one) if one else OfficerOffer(), self.look.theme)

    def _offer(self, one: Officer) -> OfficerOffer:
        lacking = self.lacking("officers")
        own, gone = one.id == self.desk.officer.id, "" if one.active else _("This officer is retired.")
        itself = _("Nobody does this for themselves; another administrator does.") if own else ""
        passphrase = _("Your own passphrase is changed under “Settings and passphrase”.") if own else ""
        linked = "" if own and not one.certificate else lacking
        identities = tuple((place.fingerprint, f"{place.name} ({place.fingerprint})") for place in self._identities)
        return OfficerOffer(
            _told(one), one.role, identities, lacking or gone, lacking or gone or passphrase, linked or gone,
            lacking or gone or itself,
        )  # fmt: skip

    def _add(self, officer_id: str, name: str, role: Role) -> None:
        officer, secret = Officer(officer_id, name, role), first_passphrase()
        told = _("First passphrase of {name}. Hand it over; it is shown only now, and is to be changed at the first "
                 "sign-in.").format(name=name)  # fmt: skip
        self._give(_("An officer is being added"), lambda: add_officer(self.desk, officer, secret), told, secret)

    def _issue(self, reason: str) -> None:
        one, secret = self._known[self.officers.current], first_passphrase()
        told = _("New first passphrase of {name}. Hand it over; it is shown only now, and is to be changed at the next "
                 "sign-in.").format(name=one.name)  # fmt: skip
        self._give(
            _("A passphrase is being issued"), lambda: issue_anew(self.desk, one.id, secret, reason), told, secret
        )

    def _give(self, words: str, call: Callable[[], object], told: str, secret: str) -> None:
        """Do what makes a passphrase, which takes its time on purpose, and show the passphrase."""

        def work(_watch: Watch) -> object:
            return call()

        self.worker.do(words, work, lambda _made: self._show_secret(told, secret))

    def _show_secret(self, told: str, secret: str) -> None:
        self.form.clear()
        self.secret.show_secret(told, secret, self.look.theme)
        self._note_changed()

    def _change_role(self, role: Role, reason: str) -> None:
        one = self._known[self.officers.current]
        if self.attempt(lambda: change_role(self.desk, one.id, role, reason)):
            self.say(_("{name} has the role {role}.").format(name=one.name, role=_(NAMES[role])))
            self._note_changed()
            self.form.show_allowed(self.lacking("officers"))

    def _link(self, fingerprint: str, reason: str) -> None:
        one, identity = self._known[self.officers.current], self._identity(fingerprint)
        if identity and self.attempt(lambda: link_identity(self.desk, one.id, _pem(identity), reason)):
            self.say(_("{name} signs with {identity}.").format(name=one.name, identity=identity.name))
            self._note_changed()

    def _retire(self, reason: str) -> None:
        one = self._known[self.officers.current]
        if self.attempt(lambda: retire(self.desk, one.id, reason)):
            self.say(_("{name} signs in no more; the name stays in the records.").format(name=one.name))
            self._note_changed()

    def _identity(self, fingerprint: str) -> Stored | None:
        return next((one for one in self._identities if one.fingerprint == fingerprint), None)

    def _note_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _lay_out(self) -> None:
        new = Section("newOfficer", _("A new officer"))
        new.add(self.form)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        for part in (self.secret, self.card, new):
            column.addWidget(part)
        column.addStretch(1)
        side = scrolled(inside)
        side.setFixedWidth(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.officers, 1)
        row.addWidget(side)


def _state(one: Officer) -> str:
    if not one.active:
        return _("retired")
    return _("has to choose a passphrase") if one.renew else _("active")


def _told(one: Officer) -> str:
    told = f"{one.name} ({one.id}) · {_(NAMES[one.role])} · {_state(one)}"
    if one.made:
        told += " · " + _("since {day}").format(day=one.made[:10])
    return told + " · " + (_signs_with(one.certificate) if one.certificate else _("no identity linked"))


def _signs_with(certificate: str) -> str:
    from cryptography.x509 import load_pem_x509_certificate

    from causality.identity.identity import common_name, fingerprint

    try:
        read = load_pem_x509_certificate(certificate.encode())
    except ValueError:
        return _("its identity cannot be read")
    return _("signs with {name} ({fingerprint})").format(name=common_name(read), fingerprint=fingerprint(read))


def _pem(identity: Stored) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding

    return identity.certificate.public_bytes(Encoding.PEM).decode()
