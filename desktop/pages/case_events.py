"""The section of the events: a card for each, and ways to add one of every kind."""

from dataclasses import replace
from functools import partial
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from causality import wording
from causality.case.edits import add_event, remove_event
from causality.case.model import Case, Event, EventKind
from causality.text import N_, _, ngettext
from desktop.pages.case_event import EventCard
from desktop.pages.case_view import CaseView
from widgets.flow_layout import FlowLayout
from widgets.section import Section

NEW = {"liver_injury": N_("Liver injury"), "hyperglycaemia": N_("Hyperglycaemia"), "other": N_("Other event")}


class EventsSection(Section):
    """Shows the events of the case.

    Signals:
        edited: the officer changed, added or removed one (an `Edit`).
        moved_to: this part of the section has the keyboard now (a widget).
    """

    edited = Signal(object)
    moved_to = Signal(object)

    def __init__(self) -> None:
        super().__init__("events", _("Events"))
        self._view, self._cards = CaseView(), list[EventCard]()
        host, adding = QWidget(), QWidget()
        self._column, row = QVBoxLayout(host), FlowLayout(adding, gap=8)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._adders = [self._adder(kind) for kind in get_args(EventKind)]
        for adder in self._adders:
            row.addWidget(adder)
        self.add(host)
        self.add(adding)

    def show_view(self, view: CaseView) -> None:
        """Display the events; emits nothing."""
        self._view = view
        events = view.case.events
        while len(self._cards) < len(events):
            card = EventCard()
            card.edited.connect(self.edited)
            card.removal_asked.connect(partial(self._remove, len(self._cards)))
            self._cards.append(card)
            self._column.addWidget(card)
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(events))
            if place < len(events):
                removal = _("Remove: {what}").format(what=_removal(view.case, events[place]))
                card.show_event(events[place], view, first=place == 0, removal=removal)

    def focus_on(self, key: str, field: str) -> QWidget:
        """Put the keyboard on a field of the event of this id or place."""
        events = self._view.case.events
        found = next((place for place, event in enumerate(events) if event.id == key), None)
        place = found if found is not None else int(key) if key.isdecimal() else 0
        if place < len(events):
            return self._cards[place].focus_on(field)
        self._adders[0].setFocus()
        return self._adders[0]

    def _add(self, kind: EventKind) -> None:
        before = len(self._view.case.events)
        self.edited.emit(add_event(Event(id="", name=_(NEW[kind]), kind=kind)))
        if len(self._view.case.events) > before:
            self.moved_to.emit(self._cards[before].focus_on("name"))

    def _remove(self, place: int) -> None:
        event = self._view.case.events[place]
        self.edited.emit(replace(remove_event(event.id), name=_removal(self._view.case, event)))
        self.moved_to.emit(self.focus_on(str(max(0, place - 1)), "name"))

    def _adder(self, kind: EventKind) -> QPushButton:
        adder = QPushButton(f"+ {_(NEW[kind])}")
        adder.setObjectName(f"addEvent-{kind}")
        adder.setProperty("quiet", True)
        adder.setAccessibleName(_("Add an event: {kind}").format(kind=wording.name(kind)))
        adder.clicked.connect(partial(self._add, kind))
        return adder


def _removal(case: Case, event: Event) -> str:
    """Name the removal of an event with what goes with it."""
    decided = sum(one.event == event.id for one in case.decisions)
    naming = [one.event for one in case.symptoms] + [one.event for one in case.statements]
    named = naming.count(event.id)
    parts = [_("removal of {name}").format(name=event.name or event.id)]
    if decided:
        parts.append(ngettext("with {count} decision", "with {count} decisions", decided).format(count=decided))
    if named:
        text = ngettext("{count} row names no event then", "{count} rows name no event then", named)
        parts.append(text.format(count=named))
    return ", ".join(parts)
