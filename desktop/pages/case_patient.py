"""The section of the patient: number and title of the case, who the patient is, alcohol, pregnancy, dates."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from causality.case.dates import PartialDate
from causality.case.edits import Edit, PatientField, change_patient, set_admission, set_case_id, set_title, together
from causality.case.model import Patient
from causality.case.typed_dates import in_words, understand
from causality.text import N_, _
from desktop.pages.case_view import (
    HINT,
    UNSAID,
    CaseView,
    as_number,
    choices,
    date_reader,
    number_reader,
    number_text,
)
from widgets.choice_chips import ChoiceChips
from widgets.entry_field import EntryField
from widgets.fluid_layout import FluidLayout
from widgets.labelled import Labelled
from widgets.section import Section
from widgets.text_field import TextField

NONE, DRINKS = "none", "drinks"
UNKNOWN_AMOUNT = N_("drinks, amount unknown")


class PatientSection(Section):
    """Shows the patient and the head of the case.

    Signals:
        edited: the officer changed something (an `Edit`).
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__("patient", _("Case and patient"))
        self._view = CaseView()
        self._title, self._initials = TextField("caseTitle", _("Title")), TextField("initials", _("Initials"))
        self._note = TextField("alcoholNote", _("Note on alcohol"))
        self._id = self._entry("caseId", _("Case number"), lambda text: set_case_id(text), number_reader)
        self._age = self._number("age", _("Age at onset, years"))
        self._weight = self._number("weight", _("Weight, kg"))
        self._drinks = self._entry(
            "alcohol", _("Drinks a day"), lambda text: self._drunk(as_number(text)), number_reader
        )
        self._admission = self._entry("admission", _("Admission"), self._admitted, date_reader)
        self._death = self._entry("death", _("Date of death"), self._died, date_reader)
        self._sex = ChoiceChips("sex", _("Sex"), choices(("female", "male")))
        self._pregnant = ChoiceChips("pregnant", _("Pregnancy"), choices(("yes", "no")))
        kinds = ((NONE, _("none")), (DRINKS, _("drinks")), choices(())[0])
        self._alcohol = ChoiceChips("alcoholKind", _("Alcohol"), kinds)
        self._fields: dict[str, Labelled] = {}
        self._hint()
        self._lay_out()
        self._title.typed.connect(lambda text: self.edited.emit(set_title(text)))
        self._initials.typed.connect(lambda text: self._change("initials", text.strip()))
        self._note.typed.connect(lambda text: self._change("alcohol_note", text))
        self._sex.switched.connect(lambda key, _on: self._choose("sex", None if key == UNSAID else key))
        known = {"yes": True, "no": False}
        self._pregnant.switched.connect(lambda key, _on: self._choose("pregnant", known.get(key)))
        self._alcohol.switched.connect(lambda key, _on: self._choose_alcohol(key))

    def show_view(self, view: CaseView) -> None:
        """Display the patient; emits nothing."""
        self._view = view
        case, patient = view.case, view.case.patient
        self._id.show_entry(case.id, "")
        self._title.show_text(case.title)
        if self._initials.text().strip() != patient.initials:
            self._initials.show_text(patient.initials)
        self._note.show_text(patient.alcohol_note)
        for number, value in ((self._age, patient.age), (self._weight, patient.weight),
                              (self._drinks, patient.alcohol)):  # fmt: skip
            number.show_entry(number_text(value), "")
        for field, day in ((self._admission, case.admission), (self._death, patient.death)):
            field.show_entry(day.text if day else "", in_words(day, case).text if day else "")
        self._show_choices()
        for place, labelled in self._fields.items():
            remark = view.remark(place)
            labelled.show_remark(remark.text, remark.severity, view.theme)

    def focus_on(self, field: str) -> QWidget:
        """Put the keyboard on a field ("patient.age"); on the first thing to enter for none that is shown."""
        first = "title" if self._view.case.title or not self._view.case.events else "patient.age"
        target = self._fields.get(field, self._fields[first if not field else "patient.age"])
        target.field.setFocus()
        line = target.field.focusProxy() or target.field
        if isinstance(line, QLineEdit):
            line.selectAll()  # typing replaces what stands there
        return target

    def _show_choices(self) -> None:
        patient = self._view.case.patient
        self._sex.show_chosen((patient.sex or UNSAID,))
        self._pregnant.show_chosen(({True: "yes", False: "no", None: UNSAID}[patient.pregnant],))
        self._alcohol.show_chosen((_drinking(patient),))

    def _change(self, field: PatientField, value: Any) -> None:
        self.edited.emit(change_patient(field, value))

    def _choose(self, field: PatientField, value: Any) -> None:
        self._change(field, value)
        self._show_choices()

    def _choose_alcohol(self, key: str) -> None:
        """Take none and not reported at once; how many drinks is typed, and until then the note says that it is open.

        The sheets count drinks a day, so a patient who drinks an unknown amount has no number.
        """
        if key != DRINKS:
            self.edited.emit(self._drunk(0.0 if key == NONE else None))
        elif not self._view.case.patient.alcohol:
            self.edited.emit(self._drunk(None, _(UNKNOWN_AMOUNT)))
        self._show_choices()
        if key == DRINKS:
            self._drinks.setFocus()
            self._drinks.line.selectAll()

    def _drunk(self, drinks: float | None, told: str = "") -> Edit:
        """Give the edit of how much is drunk; the note says no longer that the amount is unknown unless it is told."""
        step, note = change_patient("alcohol", drinks), self._view.case.patient.alcohol_note
        parts = [part for part in note.split("; ") if part not in ("", _(UNKNOWN_AMOUNT))]
        if told:
            parts.append(told)
        elif _(UNKNOWN_AMOUNT) not in note.split("; "):
            return step
        return together(step.name, (step, change_patient("alcohol_note", "; ".join(parts))), step.merge)

    def _admitted(self, text: str) -> Edit:
        return set_admission(self._day(text))

    def _died(self, text: str) -> Edit:
        return change_patient("death", self._day(text))

    def _day(self, text: str) -> PartialDate | None:
        return understand(text, self._view.case).day

    def _number(self, field: PatientField, label: str) -> EntryField:
        return self._entry(field, label, lambda text: change_patient(field, as_number(text)), number_reader)

    def _entry(self, name: str, label: str, edit: Callable[[str], Edit], reader: Callable[..., Any]) -> EntryField:
        made = EntryField(name, label, reader(edit, lambda: self._view))
        made.entered.connect(lambda text: self.edited.emit(edit(text)))
        return made

    def _hint(self) -> None:
        unsaid = choices(())[0][1]
        for line, hint in (
            (self._title, _("e.g. Jaundice under two products")), (self._initials, unsaid), (self._age.line, unsaid),
            (self._weight.line, unsaid), (self._drinks.line, unsaid), (self._admission.line, _(HINT)),
            (self._death.line, _(HINT)), (self._note, _("what was called a drink")),
        ):  # fmt: skip
            line.setPlaceholderText(hint)

    def _lay_out(self) -> None:
        grid = QWidget()
        layout = FluidLayout(grid)
        for place, field, span in (
            ("id", self._id, 2), ("title", self._title, 4),
            ("patient.initials", self._initials, 2), ("patient.age", self._age, 2),
            ("patient.weight", self._weight, 2), ("patient.sex", self._sex, 3),
            ("patient.pregnant", self._pregnant, 3), ("", self._alcohol, 3),
            ("patient.alcohol", self._drinks, 1), ("patient.alcohol_note", self._note, 2),
            ("admission", self._admission, 3), ("patient.death", self._death, 3),
        ):  # fmt: skip
            named = field.line if isinstance(field, EntryField) else field
            labelled = Labelled(named.accessibleName(), field)
            layout.put(labelled, span)
            if place:
                self._fields[place] = labelled
        self.add(grid)


def _drinking(patient: Patient) -> str:
    """Give the choice that holds: a number says it, or the note that the amount is unknown."""
    if patient.alcohol is None:
        return DRINKS if _(UNKNOWN_AMOUNT) in patient.alcohol_note.split("; ") else UNSAID
    return DRINKS if patient.alcohol else NONE
