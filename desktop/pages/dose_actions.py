"""What often happens to a product, one key each: its dose changed, it was stopped or restarted, intake goes on."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from causality import wording
from causality.case.dates import PartialDate
from causality.case.edits import Edit, InvalidEdit, dose_changed, restarted, stopped
from causality.case.model import Case, DoseRecord, Product
from causality.case.typed_dates import understand
from causality.case.typed_numbers import understand_number
from causality.text import N_, _
from widgets.elided_label import ElidedLabel
from widgets.flow_layout import FlowLayout
from widgets.key_button import KeyButton
from widgets.on_day_bar import OnDayBar

KINDS: tuple[tuple[str, str, str, str], ...] = (
    ("doseChanged", N_("Dose changed…"), "F5", N_("Dose changed on")),
    ("stopped", N_("Stopped…"), "F7", N_("Stopped on")),
    ("restarted", N_("Restarted…"), "F8", N_("Restarted on")),
)
"""Name, button, key and question of each."""


class DoseActions(QWidget):
    """Shows the name of a product and what can have happened to it; asks for the day in its own place.

    Signals:
        edited: the officer said what happened (an `Edit`).
        ongoing_turned: the officer said whether intake goes on.
        left: the question was answered or given up; the keyboard belongs elsewhere.
    """

    edited = Signal(object)
    ongoing_turned = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("doseActions")
        self._case: Case | None = None
        self._product: Product | None = None
        self._asked = ""
        self._name, self._bar = ElidedLabel("sectionTitle"), OnDayBar(self._read_day, _read_dose)
        self._buttons = {name: KeyButton(name, _(text), key) for name, text, key, _asks in KINDS}
        self.ongoing = KeyButton("ongoing", _("Ongoing"), "F9")
        self.ongoing.setCheckable(True)
        self._lay_out()
        for name, button in self._buttons.items():
            button.clicked.connect(self._asking(name))
        self.ongoing.clicked.connect(self.ongoing_turned)
        self._bar.answered.connect(self._answer)
        self._bar.left.connect(self._leave)

    def work_within(self, scope: QWidget) -> None:
        """Let the keys of the buttons work wherever in `scope` the keyboard is."""
        for button in (*self._buttons.values(), self.ongoing):
            button.works_within(scope)

    def show_product(self, case: Case, product: Product | None, record: DoseRecord | None) -> None:
        """Display the product and whether its dose record goes on; emits nothing."""
        if self._asked and (product is None or self._product is None or product.id != self._product.id):
            self._close()
        self._case, self._product = case, product
        self._name.show_text((product.name or product.id) if product else _("No product is selected"))
        for name, button in self._buttons.items():
            button.setEnabled(product is not None and (name == "stopped" or bool(product.doses)))
        self.ongoing.setEnabled(product is not None)
        self.ongoing.setChecked(record is not None and record.ongoing)

    def _asking(self, name: str) -> Callable[[], None]:
        def ask() -> None:
            self._ask(name)

        return ask

    def _ask(self, name: str) -> None:
        if self._product is None:
            return
        self._asked = name
        question = next(_(asks) for kind, _text, _key, asks in KINDS if kind == name)
        last = self._product.doses[-1] if self._product.doses else DoseRecord()
        known = wording.number(last.dose) if name == "restarted" and last.dose is not None else ""
        self._plain.hide()
        self._bar.show()
        self._bar.ask(question, self._product.name, None if name == "stopped" else known, last.unit)

    def _answer(self, day: str, dose: str) -> None:
        """Make the edit; one that the case cannot take is explained and the question stays."""
        assert self._case is not None
        assert self._product is not None
        try:
            edit = self._edit(day, dose)
            edit.apply(self._case)
        except (InvalidEdit, ValueError) as error:
            self._bar.refuse(str(error))
            return
        self._leave()
        self.edited.emit(edit)

    def _edit(self, day: str, dose: str) -> Edit:
        assert self._case is not None
        assert self._product is not None
        product, when = self._product.id, understand(day, self._case, product=self._product.id).day
        if when is None:
            raise ValueError(_("the day is missing; “unknown” is one, too"))
        return _edit(self._asked, product, when, understand_number(dose))

    def _read_day(self, text: str) -> str:
        if self._case is None or self._product is None:
            return ""
        return understand(text, self._case, product=self._product.id).text

    def _leave(self) -> None:
        self._close()
        self.left.emit()

    def _close(self) -> None:
        self._asked = ""
        self._bar.hide()
        self._plain.show()

    def _lay_out(self) -> None:
        self._plain = QWidget()
        row = QHBoxLayout(self._plain)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._name, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        for button in (*self._buttons.values(), self.ongoing):
            flow.addWidget(button)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plain)
        column.addWidget(self._bar)
        self._bar.hide()


def _edit(asked: str, product: str, day: PartialDate, dose: float | None) -> Edit:
    if asked == "stopped":
        return stopped(product, day)
    return dose_changed(product, day, dose) if asked == "doseChanged" else restarted(product, day, dose)


def _read_dose(text: str) -> str:
    dose = understand_number(text)
    return _("dose not reported") if dose is None else wording.number(dose)
