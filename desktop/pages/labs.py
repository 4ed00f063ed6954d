"""The labs page: every laboratory value with what follows from it, and the limits of normal of the case."""

import re
from itertools import compress, count

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout
from typing_extensions import override

from causality import wording
from causality.assess import Assessment
from causality.case import edits
from causality.case.analytes import find_analyte
from causality.case.edits import Edit
from causality.case.model import Case, Sample
from causality.text import _, ngettext
from desktop.pages import lab_entries, limit_entries
from desktop.pages.page import Page
from desktop.selection import Selection
from widgets.choice_bar import ChoiceBar
from widgets.edit_table import EditTable
from widgets.head_layout import HeadLayout
from widgets.lab_cells import IDS
from widgets.lab_filter import LabFilter
from widgets.lab_rows import Order
from widgets.lab_table import LabTable
from widgets.palette import LIGHT, Theme

_PLACE = re.compile(r"(samples|limits)\[(\d+)\]")


class LabsPage(Page):
    """Shows the laboratory values and takes entries.

    Signals:
        paste_asked: a table is to be taken in from the clipboard (its text).
        import_asked: results are to be taken in from a file.
        seen: new rows were in sight for a while (the places of their samples).
    """

    paste_asked = Signal(str)
    import_asked = Signal()
    seen = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._case, self._theme = Case(id="-"), LIGHT
        self._views, self._filter, self._stack = ChoiceBar(), LabFilter(), QStackedWidget()
        self._paste, self._import = QPushButton(_("Paste…")), QPushButton(_("Import…"))
        self._new = QPushButton(_("New value"))
        self.table = LabTable(self._read)
        self.limits = EditTable(
            "limitTable", _("Limits of normal"), limit_entries.columns(self._case), self._read_limits
        )
        self._prepare()
        self._lay_out()
        self._connect()
        self._show_view("values")

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        other = assessment.case.id != self._case.id
        self._case, self._theme = assessment.case, theme
        if self.table.show_assessment(assessment, theme):
            if other:
                self._filter.clear()
            self.table.arrange(self._case, self._filter.order, self._wanted())
        self.limits.show_rows(limit_entries.rows(self._case), theme, limit_entries.columns(self._case))
        self._show_note()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert begins a new value wherever on the page the keyboard is."""
        if event.key() == Qt.Key.Key_Insert and not event.modifiers():
            self._begin_new()
        else:
            super().keyPressEvent(event)

    @override
    def reveal(self, place: str) -> None:
        found = _PLACE.match(place)
        self._show_view("limits" if found and found[1] == "limits" else "values")
        if found is None:
            self.table.setFocus()
        elif found[1] == "limits":
            self.limits.go_to(min(int(found[2]), len(self._case.limits)), "upper")
        else:
            self._reveal_sample(int(found[2]))

    def show_news(self, news: frozenset[int]) -> None:
        """Mark the samples of these places as new until they were seen."""
        self.table.show_news(news)

    def _reveal_sample(self, sample: int) -> None:
        if not self.table.shows(sample):
            order = self._filter.order
            self._filter.clear()
            self._filter.show_state(order, "", self._theme)
            self._arrange()
        self.table.go_to(sample)

    def _read(self, row: int, column: int, text: str) -> str:
        return lab_entries.read(self._case, self._sample_in(row), IDS[column], text)

    def _read_limits(self, _row: int, column: int, text: str) -> str:
        return limit_entries.read(self._case, column, text)

    def _sample_in(self, row: int) -> Sample | None:
        place = self.table.sample_at(row)
        return self._case.samples[place] if 0 <= place < len(self._case.samples) else None

    def _arrange(self) -> None:
        """Show what is filtered for, in the order that is wanted."""
        self.table.arrange(self._case, self._filter.order, self._wanted())
        self._show_note()

    def _wanted(self) -> list[int] | None:
        text = self._filter.text.casefold()
        if not text and not self._filter.only_marked:
            return None
        names = [sample.analyte for sample in self._case.samples]
        fitting = {name for name in set(names) if _fits(name, text)}
        places = compress(count(), map(fitting.__contains__, names))
        if not self._filter.only_marked:
            return list(places)
        marked = self.table.marked()
        return [place for place in places if place in marked]

    def _sort(self, column: str) -> None:
        """Sort by the column whose head was clicked; again for the other way, and again for the order of entry."""
        ways: dict[str, tuple[Order, ...]] = {"day": ("day", "day_last", "case"), "analyte": ("analyte", "case")}
        if column in ways:
            order, offered = self._filter.order, ways[column]
            following = offered[(offered.index(order) + 1) % len(offered)] if order in offered else offered[0]
            self._filter.show_state(following, "", self._theme)
            self._arrange()

    def _show_note(self) -> None:
        whole, shown, chosen = len(self._case.samples), self.table.count, self.table.chosen
        if chosen > 1:
            note = ngettext("{count} selected: Ctrl+Enter enters for all, Ctrl+D fills down, Ctrl+Delete removes",
                            "{count} selected: Ctrl+Enter enters for all, Ctrl+D fills down, Ctrl+Delete removes",
                            chosen).format(count=chosen)  # fmt: skip
        elif shown < whole:
            note = _("{shown} of {count} values").format(shown=shown, count=whole)
        else:
            note = ngettext("{count} value", "{count} values", whole).format(count=whole)
        self._filter.show_state(self._filter.order, note, self._theme)
        empty = _("Type the first value in the row above: date, analyte, result.\nOr paste a table from a spreadsheet "
                  "(Ctrl+V), or import a file of results.")  # fmt: skip
        self.table.tell("" if shown else empty if not whole else _("No value is shown with this filter."))

    def _begin_new(self) -> None:
        if self._stack.currentWidget() is self.limits:
            self.limits.go_to(len(self._case.limits), "analyte")
        else:
            self.table.go_to_blank()

    def _show_view(self, view: str) -> None:
        self._views.show_choices([("values", _("Values")), ("limits", _("Limits of normal"))], view)
        self._stack.setCurrentWidget(self.limits if view == "limits" else self.table)
        self._filter.setVisible(view == "values")

    def _change(self, edit: Edit) -> None:
        self.edited.emit(edit)

    def _remove_limits(self, rows: list[int]) -> None:
        steps = [edits.remove_limits(row) for row in reversed(rows)]
        name = ngettext("removal of {count} row of limits", "removal of {count} rows of limits", len(steps))
        self._change(steps[0] if len(steps) == 1 else edits.together(name.format(count=len(steps)), steps))

    def _prepare(self) -> None:
        for button, name, tip in (
            (self._new, "newLab", _("Type a value in the blank row at the end (Insert)")),
            (self._paste, "pasteLabs", _("Take in a table from the clipboard")),
            (self._import, "importLabs", _("Take in results from a file")),
        ):
            button.setObjectName(name)
            button.setToolTip(tip)
        self._views.setObjectName("labViews")

    def _lay_out(self) -> None:
        heading = QLabel(_("Laboratory values"))
        heading.setObjectName("pageTitle")
        head = HeadLayout()
        head.addWidget(heading)
        head.addWidget(self._views)
        head.add_right(self._paste)
        head.add_right(self._import)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._filter, 1)
        below.addStretch(0)
        below.addWidget(self._new)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.limits)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        table = self.table
        self._views.chosen.connect(self._show_view)
        self._filter.changed.connect(self._arrange)
        self._filter.left.connect(table.setFocus)
        table.order_asked.connect(self._sort)
        table.selection_moved.connect(self._show_note)
        table.entered.connect(lambda place, column, text: self._change(
            lab_entries.entered(self._case, place, column, text)))  # fmt: skip
        table.entered_for.connect(lambda places, column, text: self._change(
            lab_entries.entered_for(self._case, places, column, text)))  # fmt: skip
        table.added.connect(lambda column, text: self._change(
            lab_entries.added(self._case, table.proposal, column, text)))  # fmt: skip
        table.removed.connect(lambda places: self._change(edits.remove_samples(places)))
        table.paste_asked.connect(self.paste_asked)
        table.seen.connect(self.seen)
        self._new.clicked.connect(self._begin_new)
        self._paste.clicked.connect(table.ask_paste)
        self._import.clicked.connect(self.import_asked)
        self.limits.entered.connect(lambda row, column, text: self._change(
            limit_entries.entered(self._case, row, column, text)))  # fmt: skip
        self.limits.added.connect(lambda column, text: self._change(limit_entries.added(self._case, column, text)))
        self.limits.removed.connect(self._remove_limits)


def _fits(name: str, text: str) -> bool:
    """Whether an analyte has a name that holds `text`."""
    known = find_analyte(name)
    names = (name, wording.analyte(name), *((known.id, *known.spellings) if known else ()))
    return any(text in one.casefold() for one in names)
