"""Where the officer is: the step whose page is shown, and the pair, method, sheet and item that are looked at."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.selection import Selection, settled
from desktop.session import Session
from desktop.steps import step_at, step_of


class Navigation(QObject):
    """Leads through the case of a session.

    Signals:
        moved: something else is looked at.
        arrived: a page was gone to; the keyboard belongs on what stands at this place of the case (empty: anywhere).
    """

    moved = Signal()
    arrived = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._step, self._selection = "scoring", Selection()

    @property
    def step(self) -> str:
        """The step whose page is shown."""
        return self._step

    @property
    def selection(self) -> Selection:
        """What is looked at, as far as the case still has it."""
        self._selection = settled(self._selection, self._session.assessment)
        return self._selection

    def go_to(self, step: str, place: str = "") -> None:
        """Show the page of a step, with the keyboard on what stands at `place` of the case."""
        self._step = step
        self.moved.emit()
        self.arrived.emit(place)

    def go_to_place(self, place: str) -> None:
        """Show the page that shows what stands at `place` of the case."""
        if step := step_at(place):
            self.go_to(step, place)

    def go_to_pair(self, product: str, event: str, method: str) -> None:
        """Score a pair under a method."""
        self._selection = replace(self._selection, product=product, event=event, method=method)
        self.go_to("scoring")

    def go_to_item(self, chosen: Selection) -> None:
        """Score one item of a sheet."""
        self._selection = chosen
        self.go_to("scoring", chosen.item)

    def go_to_next(self, product: str, event: str, method: str) -> None:
        """Show where the first of the next tests of a pair is entered; the samples when it decides the sheet."""
        wanted = replace(self.selection, product=product, event=event, method=method)
        pair = wanted.pair(self._session.assessment)
        if pair is None or not pair.next_tests:
            return
        test = pair.next_tests[0]
        self._selection = replace(wanted, sheet=test.sheet, item=test.item) if test.item else wanted
        result = self.selection.result(self._session.assessment) if test.item else None
        places = [place for place in result.evidence if step_at(place)] if result else ["samples"]
        if places:
            self.go_to_place(places[0])
        else:
            self.go_to("scoring", test.item)

    def go_to_finding(self, number: int) -> None:
        """Show what the finding of that number is about."""
        finding = self._session.assessment.findings[number]
        if step := step_of(finding):
            self.go_to(step, next(where for where in finding.where if step_at(where) == step))

    def select(self, **chosen: str) -> None:
        """Look at another product, event, method, sheet or item."""
        before = self.selection
        self._selection = replace(before, **chosen)
        if self._selection != before:
            self.moved.emit()
