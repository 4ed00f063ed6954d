"""The officer who is picked, and what can be done: another role, a passphrase issued anew, an identity, retiring."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from causality.frozen import frozen
from causality.text import _
from widgets.choice_field import ChoiceField
from widgets.labelled import Labelled
from widgets.palette import Theme
from widgets.section import Section
from widgets.style import SMALL
from widgets.text_field import TextField
from widgets.wrapped_text import WrappedText


@frozen
class OfficerOffer:
    """An officer as shown: what is said of them, their role, identities to link as (id, name), and what stands against
    each thing that could be done, empty where nothing does."""

    told: str = ""
    role: str = ""
    identities: tuple[tuple[str, str], ...] = ()
    no_role: str = ""
    no_issue: str = ""
    no_link: str = ""
    no_retiring: str = ""


class OfficerCard(Section):
    """Shows an officer.

    Signals:
        role_asked: another role is wanted (the role, why).
        issue_asked: a passphrase is to be issued anew (why).
        link_asked: an identity is to be linked (its id, why).
        retire_asked: the officer is to sign in no more (why).
    """

    role_asked = Signal(str, str)
    issue_asked = Signal(str)
    link_asked = Signal(str, str)
    retire_asked = Signal(str)

    def __init__(self, roles: Sequence[tuple[str, str]]) -> None:
        super().__init__("officer", _("The officer"))
        self._offer, self._told = OfficerOffer(), WrappedText(SMALL, most=4)
        self._reason = TextField("officerReason", _("Why; it stands in the trail"))
        self._roles, self._identities = (
            ChoiceField("newRole", _("Role"), roles),
            ChoiceField("newIdentity", _("Identity")),
        )
        self._role, self._issue, self._link, self._retire = (QPushButton() for _place in range(4))
        self._lay_out()
        self._reason.typed.connect(lambda _text: self._judge())
        self._roles.chosen.connect(lambda _key: self._judge())
        self._identities.chosen.connect(lambda _key: self._judge())
        self._role.clicked.connect(lambda: self.role_asked.emit(self._roles.current, self._why))
        self._issue.clicked.connect(lambda: self.issue_asked.emit(self._why))
        self._link.clicked.connect(lambda: self.link_asked.emit(self._identities.current, self._why))
        self._retire.clicked.connect(lambda: self.retire_asked.emit(self._why))

    def show_offer(self, offer: OfficerOffer, theme: Theme) -> None:
        """Display an officer and what can be done; what was typed for another is forgotten. Emits nothing."""
        if offer != self._offer:
            self._reason.show_text("")
        self._offer = offer
        self._told.show_text(offer.told, theme.text)
        self._roles.show_choice(offer.role)
        self._identities.offer(offer.identities)
        self._identities.show_choice(offer.identities[0][0] if offer.identities else "")
        self._judge()

    @property
    def told(self) -> str:
        """What is said of the officer."""
        return self._told.text

    @property
    def _why(self) -> str:
        return self._reason.text().strip()

    def _judge(self) -> None:
        offer, reason = self._offer, "" if self._why else _("This needs a reason; it stands in the trail.")
        same = _("This is the role already.") if self._roles.current == offer.role else ""
        none = "" if offer.identities else _("There is no identity on this machine; make one under Identities.")
        self._roles.setEnabled(not offer.no_role)
        self._identities.setEnabled(not (offer.no_link or none))
        self._reason.setEnabled(not (offer.no_role and offer.no_issue and offer.no_link and offer.no_retiring))
        for button, why in (
            (self._role, offer.no_role or same or reason), (self._issue, offer.no_issue or reason),
            (self._link, offer.no_link or none or reason), (self._retire, offer.no_retiring or reason),
        ):  # fmt: skip
            button.setEnabled(not why)
            button.setToolTip(why)
            button.setAccessibleDescription(why)

    def _lay_out(self) -> None:
        for button, name, text in (
            (self._role, "changeRole", _("Change the r&ole")),
            (self._issue, "issueAnew", _("Issue a &passphrase anew")),
            (self._link, "linkIdentity", _("Lin&k the identity")), (self._retire, "retireOfficer", _("Re&tire")),
        ):  # fmt: skip
            button.setObjectName(name)
            button.setText(text)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(Labelled(_("&Reason"), self._reason), 0, 0, 1, 2)
        grid.addWidget(Labelled(_("Role"), self._roles), 1, 0)
        grid.addWidget(Labelled(" ", self._role), 1, 1)
        grid.addWidget(Labelled(_("Identity for signing"), self._identities), 2, 0)
        grid.addWidget(Labelled(" ", self._link), 2, 1)
        grid.addWidget(self._issue, 3, 0)
        grid.addWidget(self._retire, 3, 1)
        self.add(self._told)
        self.add(inside)
