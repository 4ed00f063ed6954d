"""The steps of a session go while all of them are whole."""

import gc
from weakref import ref

from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from causality.case import edits
from causality.case.model import Case
from desktop.session import Session
from desktop.undo_step import Step, take_down


def test_a_session_is_held_by_none_of_its_steps(qtbot: QtBot) -> None:
    session = Session()
    session.begin(Case(id="1"))
    session.apply(edits.set_title("Jaundice"))
    steps = session.findChild(QUndoStack)
    assert steps is not None
    step, gone = steps.command(0), ref(session)
    assert isinstance(step, Step)
    assert session not in gc.get_referents(step)
    del session, steps, step
    gc.collect()
    assert gone() is None


def test_a_stack_is_emptied_and_one_that_went_already_is_left_alone(qtbot: QtBot) -> None:
    stack = QUndoStack()
    stack.push(Step(edits.set_title("a"), Case(id="1"), Case(id="2"), 0.0, Session()._show))
    assert stack.count() == 1
    take_down(stack)
    assert stack.count() == 0
    delete(stack)
    take_down(stack)
