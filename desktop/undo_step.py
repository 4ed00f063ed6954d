"""The one undo command of a session, the case before and after; and the end of a stack of them."""

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid
from typing_extensions import override

from causality.case.edits import Edit
from causality.case.model import Case

BURST = 2.0
"""Edits of one kind that follow each other within so many seconds are one undo step."""

_MERGES, _STANDS_ALONE = 1, -1


class Step(QUndoCommand):
    """One step: the case before and after it.

    It does not hold its session, whose stack holds it: let go together they would be taken apart in any order.
    """

    def __init__(self, edit: Edit, before: Case, after: Case, when: float, show: Callable[[Case], None]) -> None:
        super().__init__(edit.name)
        self._merge, self._before, self._after, self._when = edit.merge, before, after, when
        self._session = WeakMethod(show)

    @override
    def redo(self) -> None:
        self._show(self._after)

    @override
    def undo(self) -> None:
        self._show(self._before)

    def _show(self, case: Case) -> None:
        if (show := self._session()) is not None:
            show(case)

    @override
    def id(self) -> int:
        return _MERGES if self._merge else _STANDS_ALONE

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Step) or other._merge != self._merge or other._when - self._when > BURST:
            return False
        self._after, self._when = other._after, other._when
        self.setText(other.text())
        self.setObsolete(self._after == self._before)
        return True


def take_down(stack: QUndoStack) -> None:
    """Let the steps of a stack go while all of them are whole: for the moment in which its session goes.

    Garbage is taken apart in any order, and a stack whose steps went before it ends the program.
    """
    if isValid(stack):
        stack.clear()
