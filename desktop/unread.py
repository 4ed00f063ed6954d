"""Entries of a window that are not understood: what stands in a field is not what the case holds.

They count as errors of their step, stand first among the findings and in the way of a signature, and are asked about
before the window closes, until they are mended, given up or undone.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from causality.case.finding import Finding
from causality.report.readiness import Obstacle
from causality.text import _, ngettext
from desktop.navigation import Navigation
from desktop.shell import Shell
from widgets.entry_event import EntryJudged
from widgets.entry_field import EntryField
from widgets.step_button import Step

PLACE = "unread:"
"""How the place of an entry begins; its number follows."""


class UnreadEntries(QObject):
    """Knows the entries of one window that are not understood.

    Signals:
        changed: there is one more, or one less.
        lost: an entry could not be taken and is kept nowhere (what it was, and why).
    """

    changed = Signal()
    lost = Signal(str)

    def __init__(self, window: QWidget, shell: Shell, navigation: Navigation) -> None:
        super().__init__(window)
        self._shell, self._navigation = shell, navigation
        self._fields: list[EntryField] = []
        window.installEventFilter(self)
        shell.made.connect(self._join)

    @property
    def fields(self) -> list[EntryField]:
        """The fields whose entries are not understood, in the order in which they came to be so."""
        self._fields = [field for field in self._fields if isValid(field) and field.refused]
        return [field for field in self._fields if self._step(field)]

    @property
    def told(self) -> list[str]:
        """What is not understood and what holds instead, a line for each."""
        return [_line(field) for field in self.fields]

    @property
    def findings(self) -> list[Finding]:
        """The entries as findings."""
        return [Finding("not_understood", "error", text) for text in self.told]

    @property
    def obstacles(self) -> list[Obstacle]:
        """The entries as what stands in the way of a signature."""
        group = _("Entries that are not understood")
        return [Obstacle("missing", group, "", text, place=f"{PLACE}{place}") for place, text in enumerate(self.told)]

    def marked(self, steps: Sequence[Step]) -> list[Step]:
        """Give the steps with what is not understood on their pages."""
        counts: dict[str, int] = {}
        for field in self.fields:
            counts[self._step(field)] = counts.get(self._step(field), 0) + 1
        return [_marked(step, counts[step.id]) if step.id in counts else step for step in steps]

    def go_to(self, number: int) -> None:
        """Put the keyboard on the field of an entry."""
        fields = self.fields
        if number < len(fields):
            self._navigation.go_to(self._step(fields[number]))
            fields[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_finding(self, number: int) -> None:
        """Go to a finding of the list, in which the entries stand first."""
        first = len(self.fields)
        if number < first:
            self.go_to(number)
        else:
            self._navigation.go_to_finding(number - first)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, EntryJudged):
            return super().eventFilter(watched, event)
        if event.lost:
            self.lost.emit(event.lost)
        elif isinstance(event.field, EntryField):
            self._fields = [field for field in self._fields if field is not event.field]
            self._fields += [event.field] if event.field.refused else []
            self.changed.emit()
        return True

    def _step(self, field: EntryField) -> str:
        return next((step for step, page in self._shell.pages.items() if page.isAncestorOf(field)), "")

    def _join(self, step: str) -> None:
        """Have the page of the report show what stands in the way, and lead there."""
        if step == "report":
            page = self._shell.report
            page.unread = lambda: self.obstacles
            page.place_chosen.connect(self._go)

    def _go(self, place: str) -> None:
        if place.startswith(PLACE):
            self.go_to(int(place.removeprefix(PLACE)))


def _line(field: EntryField) -> str:
    label, typed, kept = field.line.accessibleName(), field.line.text(), field.kept
    if kept:
        return _("{field}: “{typed}” is not understood; {kept} holds.").format(field=label, typed=typed, kept=kept)
    return _("{field}: “{typed}” is not understood; nothing holds.").format(field=label, typed=typed)


def _marked(step: Step, count: int) -> Step:
    told = ngettext("{count} entry is not understood", "{count} entries are not understood", count).format(count=count)
    further = step.count if step.state == "warnings" else 0
    meaning = "; ".join(filter(None, (told, step.meaning if further else "")))
    return replace(step, state="warnings", meaning=meaning, count=count + further)
