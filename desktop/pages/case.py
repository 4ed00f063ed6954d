"""The case page: patient, events, history, symptoms, imaging and statements, all of it to fill in."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from causality.assess import Assessment
from causality.evidence.completeness import documentation
from causality.text import _
from desktop.found import concerned
from desktop.pages.case_events import EventsSection
from desktop.pages.case_kinds import KINDS
from desktop.pages.case_patient import PatientSection
from desktop.pages.case_reporting import ReportingSection
from desktop.pages.case_rows import RowsSection
from desktop.pages.case_view import PLACES, CaseView, split_place
from desktop.pages.page import Page
from desktop.selection import Selection
from widgets.choice_chips import ChoiceChips
from widgets.palette import Theme
from widgets.section import Section

AROUND = 12
"""How much is seen around what has the keyboard, in px."""


class CasePage(Page):
    """Shows what is known of the patient and the events, one section below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._patient, self._events = PatientSection(), EventsSection()
        self._rows = {kind.place: RowsSection(kind) for kind in KINDS}
        self._reporting = ReportingSection()
        self._sections: tuple[Section, ...] = (self._patient, self._events, *self._rows.values(), self._reporting)
        titles = [(self._patient.name, _("Patient")), (self._events.name, _("Events"))]
        titles += [*((kind.place, _(kind.part)) for kind in KINDS), (self._reporting.name, _("Report"))]
        self._parts, self._scroll = ChoiceChips("sections", _("Sections"), titles), QScrollArea()
        self._inner = QWidget()
        self._parts.show_chosen((self._patient.name,))
        self._lay_out()
        self._patient.edited.connect(self.edited)
        self._events.edited.connect(self.edited)
        self._reporting.edited.connect(self.edited)
        self._events.moved_to.connect(self._bring)
        for section in self._rows.values():
            section.edited.connect(self.edited)
            section.moved.connect(self._follow)
        self._parts.switched.connect(lambda name, _on: self._jump(name))
        self._scroll.verticalScrollBar().valueChanged.connect(self._tell_part)

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        case = assessment.case
        findings = tuple(concerned(assessment.findings, PLACES))
        complete = documentation(assessment.facts) if assessment.facts else ()
        # Dates may be counted from any product; decisions are told when an event is to go.
        shown = (case.id, case.title, case.admission, case.patient, case.events, case.symptoms, case.imaging,
                 case.severity_grades, case.reporting, case.biopsies, case.procedures, complete,
                 case.statements, case.products, case.decisions, assessment.onsets, findings, theme)  # fmt: skip
        if shown == self._shown:
            return
        self._shown = shown
        view = CaseView(case, assessment.onsets, findings, theme, complete)
        self._patient.show_view(view)
        self._events.show_view(view)
        self._reporting.show_view(view)
        for section in self._rows.values():
            section.show_view(view)

    @override
    def reveal(self, place: str) -> None:
        kind, key, field = split_place(place)
        if kind == "events":
            self._bring(self._events.focus_on(key, field))
        elif kind == "reporting":
            self._bring(self._reporting.focus_on(place))
        elif kind in self._rows:
            self._rows[kind].focus_on(key, field)
            self._follow_in(self._rows[kind])
        elif place.startswith("patient.history"):
            row = split_place(place.removeprefix("patient."))[1]
            self._rows["patient.history"].focus_on(row)
            self._follow_in(self._rows["patient.history"])
        else:
            self._bring(self._patient.focus_on(place))

    def _bring(self, part: QWidget) -> None:
        """Bring a part into view, with all of its card where there is room for it."""
        self._settle()
        card = next((card for card in self.findChildren(QWidget, "eventCard") if card.isAncestorOf(part)), part)
        for one in (card, part):
            self._scroll.ensureWidgetVisible(one, 0, AROUND)

    def _follow(self) -> None:
        section = self.sender()
        if isinstance(section, RowsSection) and section.table.hasFocus():
            self._follow_in(section)

    def _follow_in(self, section: RowsSection) -> None:
        """Keep the current row of a table in view."""
        self._settle()
        cell = section.current_cell()
        top = section.mapTo(self._inner, cell.topLeft()).y()
        self._scroll.ensureVisible(0, top + cell.height() // 2, 0, cell.height() // 2 + AROUND)

    def _jump(self, name: str) -> None:
        """Bring a section to the top, with the keyboard on the first thing in it."""
        section = next(one for one in self._sections if one.name == name)
        if section is self._patient:
            self._patient.focus_on("id")
        elif section is self._events:
            self._events.focus_on("0", "name")
        elif section is self._reporting:
            self._reporting.focus_on()
        else:
            self._rows[name].focus_on("0")
        self._settle()
        self._scroll.verticalScrollBar().setValue(section.y())
        self._parts.show_chosen((name,))

    def _tell_part(self, top: int) -> None:
        passed = [one for one in self._sections if one.y() <= top + 2 * AROUND]
        self._parts.show_chosen(((passed[-1] if passed else self._sections[0]).name,))

    def _settle(self) -> None:
        """Have everything where it belongs before anything is brought into view."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _lay_out(self) -> None:
        heading = QLabel(_("Case"))
        heading.setObjectName("pageTitle")
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.setSpacing(16)
        head.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._parts, 1)
        sections = QVBoxLayout(self._inner)
        sections.setContentsMargins(20, 0, 20, 12)
        sections.setSpacing(8)
        for section in self._sections:
            sections.addWidget(section)
        sections.addStretch(1)
        self._scroll.setObjectName("caseSections")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
