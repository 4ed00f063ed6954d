"""The section on the report: where it comes from, who reported, when it is due, how complete each pair is."""

from datetime import UTC, datetime
from typing import Any, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from causality.case.dates import show
from causality.case.edits import Edit, ReportingField, change_reporting
from causality.case.reporting import Qualification, Reporting, ReportType
from causality.case.typed_dates import understand
from causality.evidence.completeness import told as completeness_told
from causality.records.clock import CLOCKS, due_of, left
from causality.text import _
from causality.wording import event_name, product_name
from desktop.pages.case_view import UNSAID, CaseView, choices, date_reader, date_words
from widgets.choice_field import ChoiceField
from widgets.entry_field import EntryField
from widgets.fluid_layout import FluidLayout
from widgets.labelled import Labelled
from widgets.section import Section
from widgets.style import SMALL
from widgets.text_field import TextField
from widgets.wrapped_text import WrappedText


class ReportingSection(Section):
    """Shows how the case was reported.

    Signals:
        edited: the officer changed something (an `Edit`).
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__("reporting", _("Report"))
        self._country = TextField("reportCountry", _("Country"))
        self._reporter = ChoiceField("reporter", _("Primary reporter"), choices(get_args(Qualification)))
        self._type = ChoiceField("reportType", _("Type of report"), choices(get_args(ReportType)))
        self._view = CaseView()
        self._received = self._day("receivedDay", _("Received"), "received")
        none = (UNSAID, _("no clock"))
        self._clock = ChoiceField("clock", _("Reporting clock"), [none, *((one.id, _(one.title)) for one in CLOCKS)])
        self._due = self._day("dueDay", _("Due on, by hand"), "due")
        self._left = WrappedText(SMALL)
        self._left.setObjectName("dueTold")
        self._country.setPlaceholderText(choices(())[0][1])
        self._complete = WrappedText(SMALL)
        self._fields: dict[str, Labelled] = {}
        self._lay_out()
        self._country.typed.connect(lambda text: self._change("country", text.strip()))
        self._reporter.chosen.connect(lambda key: self._change("qualification", None if key == UNSAID else key))
        self._type.chosen.connect(lambda key: self._change("report_type", None if key == UNSAID else key))
        self._clock.chosen.connect(lambda key: self._change("clock", "" if key == UNSAID else key))

    def show_view(self, view: CaseView) -> None:
        """Display how the case was reported; emits nothing."""
        self._view, reporting = view, view.case.reporting
        if self._country.text().strip() != reporting.country:
            self._country.show_text(reporting.country)
        self._reporter.show_choice(reporting.qualification or UNSAID)
        self._type.show_choice(reporting.report_type or UNSAID)
        self._clock.show_choice(reporting.clock or UNSAID)
        for field, day in ((self._received, reporting.received), (self._due, reporting.due)):
            text = str(day) if day else ""
            field.show_entry(text, date_words(view, text))
        self._show_due(reporting, view)
        for place, labelled in self._fields.items():
            remark = view.remark(place)
            labelled.show_remark(remark.text, remark.severity, view.theme)
        self._complete.show_text(_complete(view), view.theme.muted)
        self._complete.setVisible(bool(view.completeness))

    def focus_on(self, field: str = "") -> QWidget:
        """Put the keyboard on a field ("reporting.country"), on the first for none that is shown."""
        target = self._fields.get(field, self._fields["reporting.country"])
        target.field.setFocus()
        return target

    def _change(self, field: ReportingField, value: Any) -> None:
        edit: Edit = change_reporting(field, value)
        self.edited.emit(edit)

    def _day(self, name: str, label: str, field: ReportingField) -> EntryField:
        """Give a field of a day: what is not known to the day is refused."""

        def edit(text: str) -> Edit:
            return change_reporting(field, understand(text, self._view.case).day)

        made = EntryField(name, label, date_reader(edit, lambda: self._view))
        made.entered.connect(lambda text: self.edited.emit(edit(text)))
        return made

    def _show_due(self, reporting: Reporting, view: CaseView) -> None:
        due, theme = due_of(reporting), view.theme
        today = datetime.now(UTC).astimezone().date()
        late = due is not None and due < today and view.case.signed is None
        told = _("Due on {day}: {left}.").format(day=show(due.toordinal()), left=left(due, today)) if due else ""
        source = next((one.source for one in CLOCKS if one.id == reporting.clock), "")
        told += (" " + _("Clock: {source}.").format(source=source)) if source and reporting.due is None and due else ""
        self._left.show_text(told, theme.warning if late else theme.muted)
        self._left.setVisible(bool(told))

    def _lay_out(self) -> None:
        grid = QWidget()
        layout = FluidLayout(grid)
        for place, field in (
            ("reporting.country", self._country), ("reporting.qualification", self._reporter),
            ("reporting.report_type", self._type), ("reporting.received", self._received),
            ("reporting.clock", self._clock), ("reporting.due", self._due),
        ):  # fmt: skip
            named = field.line if isinstance(field, EntryField) else field
            self._fields[place] = Labelled(named.accessibleName(), field)
            layout.put(self._fields[place], 2)
        self.add(grid)
        self.add(self._left)
        self._complete.setObjectName("completeness")
        self.add(self._complete)


def _complete(view: CaseView) -> str:
    """Tell how complete each pair is, with every penalty; it is no part of a score."""
    told = []
    for one in view.completeness:
        product, event = product_name(view.case, one.product), event_name(view.case, one.event)
        told.append(f"{product} × {event} {completeness_told(one)}")
    return _("Completeness after vigiGrade (2014 weights), no part of the scores. {told}.").format(told="; ".join(told))
