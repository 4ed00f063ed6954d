"""The signed versions of a case: opened as they were signed, and compared with each other or with the case now."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from causality.files import write_new
from causality.records.audit import Row
from causality.records.comparing import Difference, compared, untold
from causality.records.desk import Desk
from causality.records.in_words import NOTHING
from causality.records.office import all_officers
from causality.records.searching import Listed, Query
from causality.records.trail import ROWS, Filter, trail
from causality.records.watching import Watch
from causality.text import _, ngettext
from desktop.look import Look
from desktop.store_rooms.asking import ask_target
from desktop.store_rooms.room import Room
from desktop.store_rooms.worker import Worker
from widgets.choice_field import ChoiceField
from widgets.elided_label import ElidedLabel
from widgets.fact_table import Facts, FactTable
from widgets.labelled import Labelled
from widgets.pick_table import Pick, PickTable
from widgets.section import Section
from widgets.text_field import TextField

NOW, MOST = "now", 500
"""The case as it is, beside its versions; and the most differences that are listed."""
PAUSE, LEFT = 250, 320


class VersionsRoom(Room):
    """Shows cases, the versions of the one that is picked, and what differs between two of them.

    Signals:
        report_asked: the report of a version is to be shown (a name for it, the PDF).
        trail_asked: the audit trail of a case is to be shown (its key, its number).
        compared: what differs is listed.
    """

    report_asked = Signal(str, bytes)
    trail_asked = Signal(str, str)
    compared = Signal()

    def __init__(self, desk: Desk, look: Look, worker: Worker, home: Path) -> None:
        super().__init__(desk, look, worker, home)
        self._sought = TextField("versionCase", _("Words anywhere in a case"))
        self.cases, self.versions = PickTable("versionCases", _("Cases")), PickTable("versions", _("Signed versions"))
        self._one, self._other = ChoiceField("compareFrom", _("From")), ChoiceField("compareTo", _("To"))
        self._open, self._take, self._trail, self._compare = (QPushButton() for _place in range(4))
        self.differences, self._told = FactTable("differences", tall=True), ElidedLabel("muted")
        self._listed: dict[str, Listed] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._wanted = ""
        self._lay_out()
        self._connect()

    @override
    def enter(self) -> None:
        self._find()

    def show_case(self, key: str) -> None:
        """Pick a case, whatever is looked for."""
        self._wanted = key
        self._sought.show_text("")
        self._find()

    def _connect(self) -> None:
        self._sought.typed.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._find)
        self.cases.moved.connect(self._show_versions)
        self.versions.moved.connect(lambda _key: self._show_state())
        self.versions.opened.connect(lambda _key: self._open_report())
        self._open.clicked.connect(self._open_report)
        self._take.clicked.connect(self._export)
        self._trail.clicked.connect(self._ask_trail)
        self._compare.clicked.connect(self._begin_comparing)

    def _find(self) -> None:
        found: list[Listed] = []
        self.attempt(lambda: found.extend(self.desk.find(Query(words=self._sought.text()))))
        self._listed = {one.key: one for one in found}
        if self._wanted and self._wanted not in self._listed:
            self.attempt(lambda: self._add(self._wanted))
        rows = [Pick(one.key, (one.case_id, one.title, _(one.state))) for one in self._listed.values()]
        self.cases.show_rows((_("Case"), _("Title"), _("State")), rows, (3, 5, 3))
        if self._wanted:
            self.cases.pick(self._wanted)
            self._wanted = ""

    def _add(self, key: str) -> None:
        held = self.desk.open(key)
        listed = self.desk.find(Query(words=held.case.id, count=ROWS))
        self._listed |= {one.key: one for one in listed if one.key == key}

    def _show_versions(self, key: str) -> None:
        rows: list[Pick] = []
        if key:
            self.attempt(lambda: rows.extend(self._rows(key)))
        columns = (_("Version"), _("State"), _("Signed by"), _("Signed at"), _("SHA-256 of the PDF"))
        self.versions.show_rows(columns, rows[::-1], (2, 3, 5, 5, 5))
        numbers = [(row.key, _("version {number}").format(number=row.key)) for row in rows]
        self._one.offer(numbers)
        self._other.offer([*numbers, (NOW, _("the case now"))] if rows else [])
        self._one.show_choice(rows[-2].key if len(rows) > 1 else rows[-1].key if rows else "")
        self._other.show_choice(rows[-1].key if len(rows) > 1 else NOW)
        self._show_differences((), "")
        self._show_state()

    def _rows(self, key: str) -> list[Pick]:
        names = {one.id: one.name for one in all_officers(self.desk)}
        kept = trail(self.desk, Filter(action="report kept", cases=(key,), count=ROWS))[::-1]
        found = []
        for row in self.desk.versions(key):
            number = str(row["version"])
            signers = [one.who for one in kept if one.subject == f"{key}/{number}"]
            found.append(Pick(number, self._cells(row, [names.get(one, one) for one in dict.fromkeys(signers)])))
        return found

    def _show_state(self) -> None:
        chosen, case = bool(self.versions.current), bool(self.cases.current)
        self._open.setEnabled(chosen)
        self._trail.setEnabled(case)
        self._compare.setEnabled(chosen)
        self.allow(self._take, "export")
        if self._take.isEnabled():
            self._take.setEnabled(chosen)
        if case and not chosen:
            self._told.show_text(_("No version of this case was signed yet; there is nothing to compare."))

    def _name(self) -> str:
        listed = self._listed[self.cases.current]
        return _("{case}, version {number}").format(case=listed.case_id, number=self.versions.current)

    def _open_report(self) -> None:
        if self.versions.current:
            self.attempt(lambda: self.report_asked.emit(self._name(), self._report()))

    def _report(self) -> bytes:
        return self.desk.report(self.cases.current, int(self.versions.current))

    def _export(self) -> None:
        target = ask_target(self, _("Export the report of this version"), f"{self._name()}.pdf", _("PDF (*.pdf)"))
        if target is not None and self.attempt(lambda: self._write(target)):
            self.say(_("Written: {path}").format(path=target))
            self.changed.emit()

    def _write(self, target: Path) -> None:
        pdf = self._report()
        self.desk.exported(self.desk.open(self.cases.current), _("PDF of version {number}").format(
            number=self.versions.current))  # fmt: skip
        write_new(target, pdf, force=True)

    def _ask_trail(self) -> None:
        key = self.cases.current
        if key:
            self.trail_asked.emit(key, self._listed[key].case_id)

    def _begin_comparing(self) -> None:
        key, one, other = self.cases.current, self._one.current, self._other.current
        later = None if other == NOW else int(other)
        names = {one.id: one.name for one in all_officers(self.desk)}

        def work(_watch: Watch) -> Sequence[Difference]:
            return compared(self.desk, key, int(one), later)

        title = _("{one} and {other}").format(one=self._one.currentText(), other=self._other.currentText())
        self.worker.do(_("Versions are being compared"), work, lambda found: self._show_found(found, title, names))

    def _show_found(self, found: Sequence[Difference], title: str, names: dict[str, str]) -> None:
        count = len(found)
        said = ngettext("{title}: {count} difference", "{title}: {count} differences", count)
        text = said.format(title=title, count=count)
        if count > MOST:
            text += " · " + _("the first {count} are listed").format(count=MOST)
        if untold(found):
            text += " · " + _("the trail does not tell who made those without a name")
        self._show_differences(self._grouped(found[:MOST], names), text)
        self.compared.emit()

    def _cells(self, row: Row, signers: Sequence[str]) -> tuple[str, ...]:
        when = self.desk.local(datetime.fromisoformat(row["signed"]))
        return (
            str(row["version"]), _(row["state"]), "; ".join(signers) or str(row["signed_by"]),
            f"{when:%Y-%m-%d %H:%M:%S}", str(row["digest"]),
        )  # fmt: skip

    def _grouped(self, found: Sequence[Difference], names: dict[str, str]) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = []
        for part, members in groupby(found, key=lambda one: one.told.part):
            rows.append((part,))
            for one in members:
                when = f"{self.desk.local(datetime.fromisoformat(one.at)):%Y-%m-%d %H:%M}" if one.at else NOTHING
                who = names.get(one.who, one.who) or NOTHING
                rows.append((one.told.what, one.told.before or NOTHING, one.told.after or NOTHING, who, when))
        return rows

    def _show_differences(self, rows: Sequence[tuple[str, ...]], text: str) -> None:
        columns = (_("What"), _("From"), _("To"), _("By"), _("When"))
        self.differences.show_facts(Facts(columns, tuple(rows), (5, 6, 6, 4, 4)))
        self._told.show_text(text)

    def _lay_out(self) -> None:
        for button, name, text in (
            (self._open, "openVersion", _("&Open the PDF")), (self._take, "exportVersion", _("&Export the PDF…")),
            (self._trail, "caseTrail", _("Audit &trail of this case")), (self._compare, "compare", _("&Compare")),
        ):  # fmt: skip
            button.setObjectName(name)
            button.setText(text)
        self._sought.setPlaceholderText(_("number, drug, event, title …"))
        self._sought.setClearButtonEnabled(True)
        self.differences.setAccessibleName(_("What differs"))
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(12)
        panes.addWidget(_column(Labelled(_("&Words"), self._sought), self.cases))
        panes.addWidget(self._right())
        panes.setStretchFactor(0, 2)
        panes.setStretchFactor(1, 5)
        panes.setSizes([LEFT, 3 * LEFT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panes)

    def _right(self) -> QWidget:
        section = Section("differences", _("What differs"))
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for tool in (self._open, self._take, self._trail):
            tools.addWidget(tool)
        tools.addStretch(1)
        bar = QWidget()
        bar.setLayout(tools)
        tools.setContentsMargins(0, 0, 0, 0)
        for choice in (self._one, self._other):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for part in (self._one, self._other, self._compare):
            section.add_tool(part)
        section.add(self._told)
        section.add(self.differences)
        self.versions.setMinimumHeight(90)
        right = _column(self.versions, bar, section)
        layout = right.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretch(0, 2)
            layout.setStretch(2, 5)
        return right


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part, int(isinstance(part, PickTable)))
    return made
