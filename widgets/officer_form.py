"""A new officer: id, name, role."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from causality.text import _
from widgets.choice_field import ChoiceField
from widgets.labelled import Labelled
from widgets.text_field import TextField


class OfficerForm(QFrame):
    """Takes the particulars of a new officer.

    Signals:
        asked: the officer is to be added (id, name, role).
    """

    asked = Signal(str, str, str)

    def __init__(self, roles: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("officerForm")
        self._id, self._name = TextField("officerId", _("Id, never given again")), TextField("officerName", _("Name"))
        self._role = ChoiceField("officerRole", _("Role"), roles)
        self._role.show_choice("")
        self._add, self._why = QPushButton(_("&Add the officer")), ""
        self._add.setObjectName("addOfficer")
        self._add.setProperty("primary", True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.addWidget(Labelled(_("&Id, never given again"), self._id), 0, 0)
        grid.addWidget(Labelled(_("&Name"), self._name), 0, 1)
        grid.addWidget(Labelled(_("Ro&le"), self._role), 1, 0)
        grid.addWidget(Labelled(" ", self._add), 1, 1)
        for line in (self._id, self._name):
            line.typed.connect(lambda _text: self._judge())
            line.returnPressed.connect(self._ask)
        self._role.chosen.connect(lambda _key: self._judge())
        self._add.clicked.connect(self._ask)
        self._judge()

    def show_allowed(self, why: str) -> None:
        """Take officers, or say why not."""
        self._why = why
        for part in (self._id, self._name, self._role):
            part.setEnabled(not why)
        self._judge()

    def clear(self) -> None:
        """Forget what was typed."""
        for line in (self._id, self._name):
            line.show_text("")
        self._role.show_choice("")
        self._judge()

    def _lacking(self) -> str:
        if self._why:
            return self._why
        whole = self._id.text().strip() and self._name.text().strip() and self._role.current
        return "" if whole else _("Id, name and role are wanted.")

    def _judge(self) -> None:
        lacking = self._lacking()
        self._add.setEnabled(not lacking)
        self._add.setToolTip(lacking)
        self._add.setAccessibleDescription(lacking)

    def _ask(self) -> None:
        if not self._lacking():
            self.asked.emit(self._id.text().strip(), self._name.text().strip(), self._role.current)
