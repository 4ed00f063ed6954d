"""What is known of a product and an event together: entered once here, read by every method."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from causality import wording
from causality.case.edits import PairField, change_pair, pair_facts
from causality.case.model import Case
from causality.case.pair_facts import FIELDS
from causality.text import N_, _
from widgets.choice_field import ChoiceField
from widgets.labelled import Labelled
from widgets.text_field import TextField

TRUTHS = ("definitive", "antagonist", "toxic_level", "placebo", "before", "objective", "mechanism", "worsened",
          "not_withdrawable")  # fmt: skip
CHOICES, TEXTS = ("reported", "other_cause", *TRUTHS), ("source", "comment")
REPORTED = (
    ("labelled", N_("labelled")), ("published", N_("published")), ("unknown", N_("looked for, and unknown")),
)  # fmt: skip
OTHER_CAUSE = (
    ("excluded", N_("excluded")), ("unlikely", N_("unlikely")), ("possible", N_("possible")),
    ("probable", N_("probable")),
)  # fmt: skip
COLUMNS = 3
_TRUTH = {"": None, "yes": True, "no": False}


class PairForm(QWidget):
    """Shows the facts on one pair.

    Signals:
        edited: the officer changed a fact (an `Edit`).
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pairForm")
        self._product = self._event = ""
        self._choices = {key: ChoiceField(_named(key), _(FIELDS[key]), _offered(key)) for key in CHOICES}
        self._texts = {key: TextField(_named(key), _(FIELDS[key])) for key in TEXTS}
        self._lay_out()
        for key, choice in self._choices.items():
            choice.chosen.connect(self._entering(key))
        for key, text in self._texts.items():
            text.typed.connect(self._entering(key))

    def show_pair(self, case: Case, product: str, event: str) -> None:
        """Display what is known of a product and an event; emits nothing."""
        self._product, self._event = product, event
        facts = pair_facts(case, product, event)
        for key, choice in self._choices.items():
            value = getattr(facts, key)
            choice.show_choice({None: "", True: "yes", False: "no"}.get(value, value))
        for key, text in self._texts.items():
            text.show_text(getattr(facts, key))

    def go_to(self, field: str) -> None:
        """Put the keyboard on a fact, on the first one where there is no such."""
        (self._choices.get(field) or self._texts.get(field) or self._choices["reported"]).setFocus()

    def _entering(self, key: str) -> Callable[[str], None]:
        def enter(text: str) -> None:
            truth = key in TRUTHS
            value: object = _TRUTH[text] if truth else text or (None if key in self._choices else "")
            field: PairField = key  # type: ignore[assignment] # the fields are named as in the model
            self.edited.emit(change_pair(self._product, self._event, field, value))

        return enter

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields: dict[str, QWidget] = {**self._choices, **self._texts}
        for place, (key, field) in enumerate(fields.items()):
            field.setMinimumWidth(60)
            grid.addWidget(Labelled(_(FIELDS[key]), field), place // COLUMNS, place % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setFocusProxy(self._choices["reported"])


def _named(key: str) -> str:
    return "pair" + "".join(part.capitalize() for part in key.split("_"))


def _offered(key: str) -> tuple[tuple[str, str], ...]:
    if key in ("reported", "other_cause"):
        listed = REPORTED if key == "reported" else OTHER_CAUSE
        nothing = _("not looked up") if key == "reported" else _("not judged")
        return (("", nothing), *((one, _(word)) for one, word in listed))
    return (("", _("not known")), ("yes", wording.name("yes")), ("no", wording.name("no")))
