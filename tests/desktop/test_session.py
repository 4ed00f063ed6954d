"""The session: one case, one undo stack, one file."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from causality.case import edits
from causality.case.dates import exact
from causality.case.file import case_json, load_case
from causality.case.model import Case, DoseRecord, Event, Product, Sample
from desktop.session import Session
from desktop.undo_step import BURST
from tests.case.test_edits import CASE
from tests.case.typed_edits import typed
from tests.strategies import cases


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(qapp: object, clock: Clock) -> Session:
    return Session(clock=clock)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text(case_json(CASE), encoding="utf-8")
    return path


def test_a_session_begins_with_an_empty_case_that_is_saved_as_it_is(session: Session) -> None:
    assert (session.path, session.dirty, session.undo_text, session.redo_text) == (None, False, "", "")
    assert session.assessment.case == session.case


def test_an_edit_is_applied_told_and_assessed(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        assert session.apply(edits.add_event(Event(id="", name="hepatitis", kind="liver_injury")))
    assert session.assessment.case is session.case
    assert session.dirty
    assert session.undo_text == "Undo: new event hepatitis"


def test_undo_and_redo_have_the_names_of_the_edits(session: Session) -> None:
    session.apply(edits.add_product(Product(id="", name="alpelisib")))
    session.apply(edits.stopped("alpelisib", exact("2024-09-06")))
    session.apply(edits.change_dose("alpelisib", 0, "stop", exact("2024-09-07")))
    assert session.undo_text == "Undo: stop date of alpelisib"
    session.undo()
    assert (session.undo_text, session.redo_text) == ("Undo: stop of alpelisib", "Redo: stop date of alpelisib")


def test_undo_and_redo_without_a_step_say_nothing(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.changed):
        session.undo()
        session.redo()


def test_an_edit_that_changes_nothing_is_no_step(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.changed):
        assert session.apply(edits.set_title(""))
    assert not session.dirty


def test_a_refused_edit_is_told_and_changes_nothing(session: Session, qtbot: QtBot) -> None:
    before = session.case
    with qtbot.assertNotEmitted(session.changed), qtbot.waitSignal(session.failed) as failed:
        assert not session.apply(edits.change_patient("age", -1.0))
    assert failed.args == ["age of the patient: -1 is not between 0 and 130"]
    assert session.case is before
    assert session.undo_text == ""


@pytest.mark.parametrize(
    ("pauses", "steps"),
    [((0.1, 0.1), 1), ((BURST, BURST), 1), ((0.1, BURST + 0.1), 2), ((BURST + 0.1, BURST + 0.1), 3)],
)
def test_typing_is_one_step_until_a_pause(
    session: Session, clock: Clock, pauses: tuple[float, float], steps: int
) -> None:
    session.apply(edits.set_title("J"))
    for text, pause in zip(("Ja", "Jau"), pauses, strict=True):
        clock.now += pause
        session.apply(edits.set_title(text))
    taken = 0
    while session.undo_text:
        session.undo()
        taken += 1
    assert (taken, session.case.title, session.dirty) == (steps, "", False)
    while session.redo_text:
        session.redo()
    assert session.case.title == "Jau"


def test_other_fields_and_lone_edits_never_merge(session: Session) -> None:
    session.apply(edits.set_title("a"))
    session.apply(edits.set_narrative("b"))
    for _time in range(2):
        session.apply(edits.add_samples([Sample(analyte="ALT", day=exact("2024-08-01"))]))
    taken = []
    while session.undo_text:
        taken.append(session.undo_text)
        session.undo()
    assert taken == ["Undo: 1 new sample", "Undo: 1 new sample", "Undo: narrative", "Undo: title"]


def test_what_was_typed_and_deleted_again_is_no_step(session: Session) -> None:
    session.apply(edits.set_title("a"))
    session.apply(edits.set_title(""))
    assert (session.undo_text, session.dirty) == ("", False)
    session.apply(edits.set_title("b"))
    session.undo()
    assert session.case.title == ""


def test_typing_on_after_saving_is_a_step_of_its_own(session: Session, tmp_path: Path) -> None:
    session.apply(edits.set_title("a"))
    assert session.save_as(tmp_path / "case.json")
    session.apply(edits.set_title("ab"))
    assert session.dirty
    session.undo()
    assert (session.case.title, session.dirty) == ("a", False)


def test_a_saved_case_is_read_back_equal(session: Session, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        assert session.open(file)
    assert (session.case, session.path, session.dirty) == (CASE, file, False)
    session.apply(edits.set_title("x"))
    with qtbot.waitSignal(session.changed):
        assert session.save()
    assert not session.dirty
    assert load_case(file) == replace(CASE, title="x")


def test_saving_elsewhere_leaves_the_first_file(session: Session, file: Path, tmp_path: Path) -> None:
    session.open(file)
    session.apply(edits.set_title("x"))
    assert session.save_as(tmp_path / "other.json")
    assert session.path == tmp_path / "other.json"
    assert load_case(file) == CASE


@pytest.mark.skipif(os.name == "nt", reason="links need a right there that users rarely have")
def test_saving_follows_a_link(session: Session, file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(file)
    session.open(link)
    session.apply(edits.set_title("x"))
    assert session.save()
    assert link.is_symlink()
    assert load_case(file).title == "x"


def test_opening_ends_the_undo_of_the_case_before(session: Session, file: Path) -> None:
    session.apply(edits.set_title("x"))
    session.open(file)
    assert (session.undo_text, session.dirty) == ("", False)
    session.new()
    assert (session.path, session.case.events) == (None, ())


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("{", "line 1, column 2: not JSON: Expecting property name enclosed in double quotes"),
        ('{"id": "x", "patient": {"age": -1}}', "patient.age: -1 is not between 0 and 130"),
        ('{"id": "x", "products": [{"id": "a"}]}', "products[0].name: missing; expected a text"),
    ],
)
def test_opening_a_broken_file_says_what_and_where_and_keeps_the_case(
    session: Session, file: Path, tmp_path: Path, qtbot: QtBot, data: str, what: str
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text(data, encoding="utf-8")
    session.open(file)
    session.apply(edits.set_title("x"))
    before = session.case
    with qtbot.assertNotEmitted(session.changed), qtbot.waitSignal(session.failed) as failed:
        assert not session.open(broken)
    assert failed.args == [f"{broken}: {what}"]
    assert (session.case, session.path, session.undo_text) == (before, file, "Undo: title")


def test_what_cannot_be_read_or_written_is_said_with_its_file(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as failed:
        assert not session.open(tmp_path / "none.json")
    assert failed.args == [f"{tmp_path / 'none.json'}: no such file or folder"]
    session.apply(edits.set_title("x"))
    with qtbot.waitSignal(session.failed) as failed:
        assert not session.save_as(tmp_path)
    assert failed.args == [f"{tmp_path} is a folder; a file was expected"]
    assert (session.dirty, session.path) == (True, None)


def test_a_case_without_a_file_cannot_just_be_saved(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as failed:
        assert not session.save()
    assert failed.args == ["The case has no file yet; choose one with “Save as”."]


def test_a_recovered_case_is_unsaved_from_the_start(session: Session, file: Path) -> None:
    session.recover(CASE, file)
    session.apply(edits.set_title("x"))
    session.undo()
    assert (session.case, session.path, session.dirty) == (CASE, file, True)
    assert session.save()
    assert not session.dirty


def held_dates(session: Session, *days: str) -> None:
    for day in days:
        assert session.hold(edits.change_dose("p", 0, "start", exact(day)))


@pytest.fixture
def dosed(session: Session) -> Session:
    dose = DoseRecord(dose=1.0, unit="mg", start=exact("2024-08-01"))
    session.begin(Case(id="c", products=(Product(id="p", name="p", doses=(dose,)),)))
    return session


def test_a_gesture_is_one_step_however_long_it_takes(dosed: Session, clock: Clock) -> None:
    before = dosed.case
    held_dates(dosed, "2024-08-02")
    clock.now += 10 * BURST
    held_dates(dosed, "2024-08-03", "2024-08-04")
    assert (dosed.dirty, dosed.undo_text) == (True, "Undo: start date of p")
    dosed.release(keep=True)
    assert dosed.case.products[0].doses[0].start == exact("2024-08-04")
    dosed.undo()
    assert (dosed.case, dosed.undo_text, dosed.dirty) == (before, "", False)
    dosed.redo()
    assert dosed.case.products[0].doses[0].start == exact("2024-08-04")


def test_two_gestures_are_two_steps(dosed: Session) -> None:
    held_dates(dosed, "2024-08-02")
    dosed.release(keep=True)
    held_dates(dosed, "2024-08-03")
    dosed.release(keep=True)
    dosed.undo()
    assert dosed.case.products[0].doses[0].start == exact("2024-08-02")


def test_a_gesture_taken_back_leaves_no_trace(dosed: Session) -> None:
    before = dosed.case
    dosed.apply(edits.set_title("x"))
    dosed.undo()
    held_dates(dosed, "2024-08-02", "2024-08-03")
    dosed.release(keep=False)
    assert (dosed.case, dosed.undo_text, dosed.redo_text, dosed.dirty) == (before, "", "Redo: title", False)


def test_a_gesture_that_ends_where_it_began_is_no_step(dosed: Session) -> None:
    held_dates(dosed, "2024-08-02", "2024-08-01")
    dosed.release(keep=True)
    assert (dosed.undo_text, dosed.dirty) == ("", False)


def test_undo_during_a_gesture_takes_the_gesture_back(dosed: Session) -> None:
    before = dosed.case
    held_dates(dosed, "2024-08-02")
    dosed.undo()
    assert dosed.case == before
    dosed.release(keep=True)
    assert dosed.undo_text == ""


def test_an_edit_during_a_gesture_comes_after_it(dosed: Session) -> None:
    held_dates(dosed, "2024-08-02")
    dosed.apply(edits.set_title("x"))
    dosed.undo()
    assert dosed.case.products[0].doses[0].start == exact("2024-08-02")
    dosed.undo()
    assert dosed.undo_text == ""


def test_another_case_ends_a_gesture(dosed: Session) -> None:
    held_dates(dosed, "2024-08-02")
    dosed.begin(CASE)
    dosed.release(keep=True)
    assert (dosed.case, dosed.undo_text) == (CASE, "")


def history(session: Session) -> Iterator[Case]:
    """Undo everything, giving each case on the way."""
    yield session.case
    while session.undo_text:
        session.undo()
        yield session.case


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(case=st.just(CASE) | cases(), data=st.data())
def test_any_edits_are_undone_and_done_again_exactly(qapp: object, case: Case, data: st.DataObject) -> None:
    clock = Clock()
    session = Session(clock=clock)
    session.recover(case, None)
    cases_seen = [case]
    for _step in range(data.draw(st.integers(1, 6))):
        clock.now += 2 * BURST
        session.apply(data.draw(typed(session.case)))
        if session.case != cases_seen[-1]:
            cases_seen.append(session.case)
    assert list(history(session)) == cases_seen[::-1]
    for seen in cases_seen[1:]:
        session.redo()
        assert session.case == seen
    assert session.redo_text == ""
