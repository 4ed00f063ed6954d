"""The erasure of one patient on legal demand: which case, why, and its number typed again so that it is meant."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from causality.frozen import frozen
from causality.text import _
from widgets.choice_field import ChoiceField
from widgets.labelled import Labelled
from widgets.palette import LIGHT, Theme
from widgets.section import Section
from widgets.style import SMALL
from widgets.text_field import TextField
from widgets.wrapped_text import WrappedText

PAUSE = 250


@frozen
class Erasable:
    """A case that could be erased: its key, its number, and what is to be said of it."""

    key: str
    number: str
    told: str


class EraseCard(Section):
    """Takes a demand.

    Signals:
        sought: cases of a number are looked for (what was typed of it).
        erase_asked: a case is to be erased (its key, why).
    """

    sought = Signal(str)
    erase_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("erase", _("Erase one patient on legal demand"))
        self._theme: Theme = LIGHT
        self._number = TextField("eraseNumber", _("Number of the case"))
        self._cases = ChoiceField("eraseCase", _("The case"))
        self._reason = TextField("eraseReason", _("Which demand; it stands in the trail"))
        self._again = TextField("eraseAgain", _("The number of the case, typed again"))
        self._told, self._lacks = WrappedText(SMALL, most=5), WrappedText(SMALL, most=2)
        self._erase, self._why = QPushButton(_("&Erase for ever")), ""
        self._erase.setObjectName("erasePatient")
        self._found: dict[str, Erasable] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._number.typed.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(lambda: self.sought.emit(self._number.text().strip()))
        self._cases.chosen.connect(lambda _key: self._judge())
        for line in (self._reason, self._again):
            line.typed.connect(lambda _text: self._judge())
        self._erase.clicked.connect(self._ask)

    def show_allowed(self, why: str, theme: Theme) -> None:
        """Take demands, or say why not."""
        self._why, self._theme = why, theme
        for part in (self._number, self._cases, self._reason, self._again):
            part.setEnabled(not why)
        self._judge()

    def show_found(self, found: Sequence[Erasable], theme: Theme) -> None:
        """Display the cases that were found; emits nothing."""
        self._theme = theme
        self._found = {one.key: one for one in found}
        self._cases.offer([(one.key, one.number) for one in found])
        self._cases.show_choice(found[0].key if len(found) == 1 else "")
        self._judge()

    def clear(self) -> None:
        """Forget what was typed."""
        for line in (self._number, self._reason, self._again):
            line.show_text("")
        self.show_found((), self._theme)

    @property
    def lacking(self) -> str:
        """What is still missing; empty when the case can be erased."""
        one = self._found.get(self._cases.current)
        if self._why or one is None:
            return self._why or _("Look for the case by its number, and choose it.")
        if not self._reason.text().strip():
            return _("The reason is missing; it stands in the trail.")
        if self._again.text() != one.number:
            return _("Type the number again as it is: {number}").format(number=one.number)
        return ""

    def _judge(self) -> None:
        one, lacking = self._found.get(self._cases.current), self.lacking
        warning = _("Case, versions, reports and what the trail says of it are overwritten. That it was done, when and "
                    "by whom stays. Copies made before still hold the patient.")  # fmt: skip
        self._told.show_text(f"{one.told} {warning}" if one else warning, self._theme.text)
        self._lacks.show_text("" if self._why else lacking, self._theme.muted)
        self._erase.setEnabled(not lacking)
        self._erase.setToolTip(lacking)
        self._erase.setAccessibleDescription(lacking)

    def _ask(self) -> None:
        if not self.lacking:
            self.erase_asked.emit(self._cases.current, self._reason.text().strip())

    def _lay_out(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.addWidget(Labelled(_("&Number of the case"), self._number), 0, 0)
        grid.addWidget(Labelled(_("T&he case"), self._cases), 0, 1)
        grid.addWidget(Labelled(_("Reason of the &demand"), self._reason), 1, 0, 1, 2)
        grid.addWidget(Labelled(_("The number a&gain"), self._again), 2, 0)
        grid.addWidget(Labelled(" ", self._erase), 2, 1)
        self.add(self._told)
        self.add(inside)
        self.add(self._lacks)
