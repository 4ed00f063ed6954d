"""What is known of one product beyond its row: kind, indication, LiverTox, metabolism, half-life, what it treats."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from causality import wording
from causality.case.edits import ProductField, change_product
from causality.case.finding import Finding
from causality.case.model import Case, Product
from causality.case.typed_numbers import understand_number
from causality.text import N_, _
from desktop.found import with_places
from desktop.pages.places import product_place
from desktop.pages.remarks import remark_on
from widgets.choice_field import ChoiceField
from widgets.entry_field import EntryField
from widgets.labelled import Labelled
from widgets.several_field import SeveralField
from widgets.text_field import TextField

LIVERTOX = ("A", "B", "C", "D", "E*", "E", "X")
TEXTS = (
    ("kind", N_("Kind of product")),
    ("indication", N_("Indication")),
    ("source", N_("Source")),
    ("comment", N_("Comment")),
)
CHOICES = (
    ("livertox_category", N_("LiverTox category")),
    ("slowly_metabolised", N_("Slowly metabolised")),
    ("implicated_here", N_("Implicated before in this case")),
)
PLACES = {
    "kind": (0, 0, 1), "indication": (0, 1, 1), "treats": (0, 2, 2),
    "livertox_category": (1, 0, 1), "slowly_metabolised": (1, 1, 1), "implicated_here": (1, 2, 2),
    "half_life": (2, 0, 1), "source": (2, 1, 1), "comment": (2, 2, 2),
}  # fmt: skip
"""Row, column and width in columns of each field; also the order of the keyboard."""
TRUTHS = ("slowly_metabolised", "implicated_here")
_TRUTH = {"": None, "yes": True, "no": False}


class ProductForm(QWidget):
    """Shows one product.

    Signals:
        edited: the officer changed the product (an `Edit`).
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("productForm")
        self._product = ""
        self._texts = {key: TextField(_named(key), _(label)) for key, label in TEXTS}
        self._choices = {key: ChoiceField(_named(key), _(label), _offered(key)) for key, label in CHOICES}
        self._half_life = EntryField(_named("half_life"), _("Half-life, hours"), _read_hours)
        self._treats = SeveralField(_named("treats"), _("Treats"), _("no event"))
        self.setFocusProxy(self._texts["kind"])
        self._lay_out()
        for key, text in self._texts.items():
            text.typed.connect(self._entering(key))
        for key, choice in self._choices.items():
            choice.chosen.connect(self._entering(key))
        self._half_life.entered.connect(lambda text: self._enter("half_life", understand_number(text)))
        self._treats.switched.connect(lambda events: self._enter("treats", tuple(events)))

    def show_product(self, case: Case, product: Product, findings: Iterable[Finding]) -> None:
        """Display `product` with what is found about it; emits nothing."""
        self._product = product.id
        for key, field in self._texts.items():
            field.show_text(getattr(product, key))
        category = product.livertox_category
        others = () if category in ("", *LIVERTOX) else ((category, category),)
        self._choices["livertox_category"].offer((*_offered("livertox_category"), *others))
        self._choices["livertox_category"].show_choice(category)
        for key in TRUTHS:
            truth = getattr(product, key)
            self._choices[key].show_choice("" if truth is None else "yes" if truth else "no")
        hours = "" if product.half_life is None else wording.number(product.half_life)
        self._half_life.show_entry(hours, hours)
        self._treats.show_choices([(event.id, event.name or event.id) for event in case.events], product.treats)
        self._show_remarks(product, tuple(findings))

    def go_to(self, field: str) -> bool:
        """Put the keyboard on a field; whether the form has it."""
        found = self._field(field)
        if found is not None:
            found.setFocus()
        return found is not None

    def _field(self, key: str) -> QWidget | None:
        extra: dict[str, QWidget] = {"half_life": self._half_life, "treats": self._treats}
        return self._texts.get(key) or self._choices.get(key) or extra.get(key)

    def _show_remarks(self, product: Product, findings: tuple[Finding, ...]) -> None:
        here_alone = with_places(findings, ("products",))
        for key, caption in self._captions.items():
            here = [one for one, places in here_alone if any(_concerns(place, product.id, key) for place in places)]
            remark = remark_on(here)
            field = self._field(key)
            assert field is not None
            field.setAccessibleDescription(remark.text)
            if key != "treats" or remark.text:
                field.setToolTip(remark.text)
            caption.setToolTip(remark.text or caption.text())
            grave = remark.severity in ("warning", "error")
            sign = "▲ " if grave else "○ " if remark.text else ""
            caption.setText(sign + self._labels[key])
            if bool(caption.property("grave")) != grave:
                caption.setProperty("grave", grave)
                caption.style().polish(caption)

    def _entering(self, key: str) -> Callable[[str], None]:
        def enter(text: str) -> None:
            self._enter(key, _TRUTH[text] if key in TRUTHS else text)

        return enter

    def _enter(self, key: str, value: object) -> None:
        if self._product:
            field: ProductField = key  # type: ignore[assignment] # the fields are named as in the model
            self.edited.emit(change_product(self._product, field, value))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        labels = dict((*TEXTS, *CHOICES, ("half_life", N_("Half-life, hours")), ("treats", N_("Treats"))))
        self._labels = {key: _(label) for key, label in labels.items()}
        self._captions: dict[str, QLabel] = {}
        for key, (row, column, width) in PLACES.items():
            field = self._field(key)
            assert field is not None
            field.setMinimumWidth(60)
            labelled = Labelled(self._labels[key], field)
            self._captions[key] = labelled.findChildren(QLabel, "fieldLabel")[0]
            self._captions[key].setMinimumWidth(40)
            grid.addWidget(labelled, row, column, 1, width)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(3, 1)


def _named(key: str) -> str:
    head, *rest = key.split("_")
    return "product" + "".join(part.capitalize() for part in (head, *rest))


def _offered(key: str) -> tuple[tuple[str, str], ...]:
    if key == "livertox_category":
        return (("", _("not looked up")), *((letter, letter) for letter in LIVERTOX))
    return (("", _("not known")), ("yes", wording.name("yes")), ("no", wording.name("no")))


def _read_hours(text: str) -> str:
    hours = understand_number(text)
    return "" if hours is None else wording.number(hours)


def _concerns(where: str, product: str, field: str) -> bool:
    place = product_place(where)
    return place is not None and place.product == product and place.field == field
