"""The section on the report: where it comes from, who reported, of which type it is, how complete each pair is."""

from typing import Any, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from causality.case.edits import Edit, ReportingField, change_reporting
from causality.case.reporting import Qualification, ReportType
from causality.evidence.completeness import told as completeness_told
from causality.text import _
from causality.wording import event_name, product_name
from desktop.pages.case_view import UNSAID, CaseView, choices
from widgets.choice_field import ChoiceField
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
        self._country.setPlaceholderText(choices(())[0][1])
        self._complete = WrappedText(SMALL)
        self._fields: dict[str, Labelled] = {}
        self._lay_out()
        self._country.typed.connect(lambda text: self._change("country", text.strip()))
        self._reporter.chosen.connect(lambda key: self._change("qualification", None if key == UNSAID else key))
        self._type.chosen.connect(lambda key: self._change("report_type", None if key == UNSAID else key))

    def show_view(self, view: CaseView) -> None:
        """Display how the case was reported; emits nothing."""
        reporting = view.case.reporting
        if self._country.text().strip() != reporting.country:
            self._country.show_text(reporting.country)
        self._reporter.show_choice(reporting.qualification or UNSAID)
        self._type.show_choice(reporting.report_type or UNSAID)
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

    def _lay_out(self) -> None:
        grid = QWidget()
        layout = FluidLayout(grid)
        for place, field in (
            ("reporting.country", self._country), ("reporting.qualification", self._reporter),
            ("reporting.report_type", self._type),
        ):  # fmt: skip
            self._fields[place] = Labelled(field.accessibleName(), field)
            layout.put(self._fields[place], 2)
        self.add(grid)
        self._complete.setObjectName("completeness")
        self.add(self._complete)


def _complete(view: CaseView) -> str:
    """Tell how complete each pair is, with every penalty; it is no part of a score."""
    told = []
    for one in view.completeness:
        product, event = product_name(view.case, one.product), event_name(view.case, one.event)
        told.append(f"{product} × {event} {completeness_told(one)}")
    return _("Completeness after vigiGrade (2014 weights), no part of the scores. {told}.").format(told="; ".join(told))
