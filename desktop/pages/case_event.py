"""One event on the case page: what it is, when it began, how serious it was and how it ended."""

from typing import Any, get_args

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from causality import wording
from causality.case.edits import Edit, EventField, change_event
from causality.case.model import Event, EventKind, Outcome, Seriousness
from causality.case.typed_dates import in_words, understand
from causality.text import _
from desktop.pages.case_view import HINT, UNSAID, CaseView, choices, date_reader
from widgets.choice_chips import ChoiceChips
from widgets.choice_field import ChoiceField
from widgets.entry_field import EntryField
from widgets.fluid_layout import FluidLayout
from widgets.icons import EDGE, icon
from widgets.labelled import Labelled
from widgets.text_field import TextField


class EventCard(QFrame):
    """Shows an event.

    Signals:
        edited: the officer changed something (an `Edit`).
        removal_asked: the event is to go.
    """

    edited = Signal(object)
    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("eventCard")
        self._view, self._event = CaseView(), Event(id="", name="")
        self._name = TextField("eventName", _("Event"))
        self._kind = ChoiceField("eventKind", _("Kind"), [(key, wording.name(key)) for key in get_args(EventKind)])
        self._onset = EntryField("eventOnset", _("Onset"), date_reader(self._begun, lambda: self._view))
        self._onset.line.setPlaceholderText(_(HINT))
        self._outcome = ChoiceField("eventOutcome", _("Outcome"), choices(get_args(Outcome)))
        self._analytes = TextField("eventAnalytes", _("Analytes measured for it"))
        self._analytes.setPlaceholderText(_("e.g. CREA, K"))
        grades = [(key, wording.name(key)) for key in get_args(Seriousness)]
        self._serious = ChoiceChips("seriousness", _("Seriousness"), grades)
        self._remove = QToolButton()
        self._fields: dict[str, Labelled] = {}
        self._lay_out()
        self._name.typed.connect(lambda text: self._change("name", text))
        self._kind.chosen.connect(lambda key: self._change("kind", key))
        self._onset.entered.connect(lambda text: self.edited.emit(self._begun(text)))
        self._outcome.chosen.connect(lambda key: self._change("outcome", None if key == UNSAID else key))
        self._analytes.typed.connect(lambda text: self._change("analytes", _several(text)))
        self._serious.switched.connect(self._switch)
        self._remove.clicked.connect(self.removal_asked)

    def show_event(self, event: Event, view: CaseView, *, first: bool, removal: str) -> None:
        """Display an event, the `first` without a line above, and what its removal means; emits nothing."""
        self._event, self._view = event, view
        self.setAccessibleName(event.name)
        if self.property("first") is not first:
            self.setProperty("first", first)
            self.style().polish(self)
        self._name.show_text(event.name)
        self._kind.show_choice(event.kind)
        self._outcome.show_choice(event.outcome or UNSAID)
        if _several(self._analytes.text()) != event.analytes:
            self._analytes.show_text(", ".join(event.analytes))
        self._fields["analytes"].setVisible(event.kind == "other")
        self._serious.show_chosen(event.seriousness)
        self._onset.show_entry(event.onset.text if event.onset else "", self._onset_words())
        self._remove.setIcon(icon("x", view.theme.muted))
        self._remove.setToolTip(removal)
        self._remove.setAccessibleName(_("Remove {name}").format(name=event.name or event.id))
        self._remove.setAccessibleDescription(removal)
        for field, labelled in self._fields.items():
            places = [f"events[{event.id}].{field}"] + ([f"events[{event.id}]"] if field == "name" else [])
            remark = view.remark(*places)
            labelled.show_remark(remark.text, remark.severity, view.theme)

    def focus_on(self, field: str) -> QWidget:
        """Put the keyboard on a field; on the name, ready to be typed over, for none that is shown."""
        target = self._fields.get(field, self._fields["name"])
        target.field.setFocus()
        if target.field is self._name:
            self._name.selectAll()
        return target

    def _onset_words(self) -> str:
        if self._event.onset is not None:
            return in_words(self._event.onset, self._view.case).text
        return next((wording.sentence(one.text) for one in self._view.onsets if one.event == self._event.id), "")

    def _begun(self, text: str) -> Edit:
        return change_event(self._event.id, "onset", understand(text, self._view.case).day)

    def _change(self, field: EventField, value: Any) -> None:
        self.edited.emit(change_event(self._event.id, field, value))

    def _switch(self, key: str, on: bool) -> None:
        """Keep the criteria in the order of the form, whatever the order of ticking."""
        held = {*self._event.seriousness, key} if on else {*self._event.seriousness} - {key}
        self._change("seriousness", tuple(one for one in get_args(Seriousness) if one in held))

    def _lay_out(self) -> None:
        grid = QWidget()
        layout = FluidLayout(grid)
        for key, field, span in (
            ("name", self._name, 4), ("kind", self._kind, 2), ("onset", self._onset, 4), ("outcome", self._outcome, 2),
            ("seriousness", self._serious, 6), ("analytes", self._analytes, 3),
        ):  # fmt: skip
            named = field.line if isinstance(field, EntryField) else field
            self._fields[key] = Labelled(named.accessibleName(), field)
            layout.put(self._fields[key], span)
        self._remove.setObjectName("removeEvent")
        self._remove.setIconSize(QSize(EDGE, EDGE))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        row.addWidget(grid, 1)
        side = QWidget()
        column = FluidLayout(side, narrowest=30, across=0)
        column.put(self._remove)
        row.addWidget(side)


def _several(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.replace(";", ",").split(","))))
