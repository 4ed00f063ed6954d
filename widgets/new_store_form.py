"""A store that is to be made: where it lies, who administers it, who assesses, and the passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QWidget

from causality.text import _
from widgets.labelled import Labelled
from widgets.palette import Theme
from widgets.passphrase_pair import PassphrasePair
from widgets.store_card import StoreCard
from widgets.style import SMALL
from widgets.text_field import TextField
from widgets.wrapped_text import WrappedText


class NewStoreForm(StoreCard):
    """Takes the particulars of a new store.

    Signals:
        typed: the passphrase or a name was changed; its strength is wanted (the passphrase, the particulars).
        place_asked: another place is to be chosen.
        left: the user does not want one.
    """

    typed = Signal(str, list)
    place_asked = Signal()
    left = Signal()

    def __init__(self, statement: str) -> None:
        lead = _(
            "Cases are kept encrypted, with versions and an audit trail. Case files stay possible. "
            "Who administers a store does not assess in it: one person has an id for each."
        )
        super().__init__(
            "newStore", _("Keep cases in an encrypted store"), lead, _("&Make the store"), "makeStore"
        )  # fmt: skip
        self._statement_text = statement
        self._person = TextField("storeName", _("Name"))
        self._officer = TextField("administratorId", _("Id for administering"))
        self._assessor = TextField("assessorId", _("Id for assessing"))
        self._place = TextField("storePlace", _("Place of the store"))
        self._choose = QPushButton(_("&Choose…"))
        self._choose.setObjectName("choosePlace")
        self._pair, self._statement, self._agree = PassphrasePair(), WrappedText(SMALL), QCheckBox()
        self._agree.setObjectName("confirmStatement")
        self._leave = self.add_quiet(_("Not now"), "leaveStore")
        self._lay_out()
        for field in (self._person, self._officer, self._assessor, self._place):
            field.typed.connect(lambda _text: self._report())
        self._pair.typed.connect(lambda _text: self._report())
        self._pair.entered.connect(self.ask)
        self._agree.clicked.connect(lambda _on: self.renew())
        self._choose.clicked.connect(self.place_asked)
        self._leave.clicked.connect(self.left)

    @property
    def wish(self) -> tuple[str, str, str, str, str]:
        """What was typed: place, administrator's id, name, passphrase (forgotten here from now on), assessor's id."""
        texts = [field.text().strip() for field in (self._place, self._officer, self._person, self._assessor)]
        self._agree.setChecked(False)
        return texts[0], texts[1], texts[2], self._pair.take(), texts[3]

    @property
    def lacking(self) -> str:
        """What is still missing."""
        if not self._person.text().strip():
            return _("The name is missing; it stands in the records.")
        if not self._officer.text().strip() or not self._place.text().strip():
            return _("An id and a place are wanted.")
        if self._officer.text().strip() == self._assessor.text().strip():
            return _("The two ids have to differ.")
        if self._pair.lacking:
            return self._pair.lacking
        return "" if self._agree.isChecked() else _("Confirm what a signature means.")

    def show_form(self, place: str, officer: str, theme: Theme, *, busy: bool) -> None:
        """Display what is proposed where nothing was typed yet; emits nothing."""
        proposals = (
            (self._place, place),
            (self._officer, f"{officer}-admin" if officer else ""),
            (self._assessor, officer),
        )
        for field, text in proposals:
            if not field.isModified() and not field.text():
                field.show_text(text)
        self._statement.show_text(self._statement_text, theme.text)
        self.show_card(theme, busy=busy)

    def show_place(self, place: str) -> None:
        """Display the place that was chosen."""
        self._place.show_text(place)
        self.renew()

    def show_strength(self, score: int, words: str, theme: Theme, *, enough: bool) -> None:
        """Display how strong the passphrase is."""
        self._pair.show_strength(score, words, theme, enough=enough)
        self.renew()

    def begin(self) -> None:
        """Put the keyboard on the first field."""
        self._person.setFocus()

    def _report(self) -> None:
        particulars = [field.text() for field in (self._person, self._officer, self._assessor)]
        self.typed.emit(self._pair.text, particulars)

    def _lay_out(self) -> None:
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(Labelled(_("&Name"), self._person), 0, 0, 1, 2)
        grid.addWidget(Labelled(_("Id for a&dministering"), self._officer), 1, 0)
        grid.addWidget(Labelled(_("Id for a&ssessing (optional)"), self._assessor), 1, 1)
        grid.addWidget(self._pair, 2, 0, 1, 2)
        place = QHBoxLayout()
        place.addWidget(Labelled(_("P&lace: a file, or the postgresql:// URL of a department"), self._place), 1)
        place.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addLayout(place, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._agree.setText(_("I c&onfirm this"))
        self.add(fields)
        self.add(self._statement)
        self.add(self._agree)
        self.finish()
