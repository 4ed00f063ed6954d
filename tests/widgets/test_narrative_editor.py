# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.choice_field import ChoiceField
from widgets.narrative_editor import NarrativeEditor, Written
from widgets.palette import LIGHT

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]

PATIENT = Written("patient", "Patient", "A woman.", "generated", generated="A woman.")
COURSE = Written("course", "Course", "It fell.", "changed", "ann", "It rose.")
BEYOND = Written("beyond", "Beyond this", "", "own")


@pytest.fixture
def editor(qtbot: QtBot) -> NarrativeEditor:
    made = NarrativeEditor()
    qtbot.addWidget(made)
    made.show()
    made.show_paragraphs((PATIENT, COURSE, BEYOND), LIGHT)
    return made


def part(editor: NarrativeEditor, kind: type[QWidget], name: str) -> QWidget:
    found = editor.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def words(editor: NarrativeEditor) -> QPlainTextEdit:
    found = part(editor, QPlainTextEdit, "narrativeText")
    assert isinstance(found, QPlainTextEdit)
    return found


def test_the_first_paragraph_is_shown_with_whose_words_it_has(editor: NarrativeEditor) -> None:
    assert words(editor).toPlainText() == "A woman."
    assert not part(editor, QPushButton, "takeGenerated").isEnabled()
    assert not part(editor, QPushButton, "keepWords").isVisible()
    choice = part(editor, ChoiceField, "narrativeParagraph")
    assert isinstance(choice, ChoiceField)
    assert [choice.itemText(place) for place in range(choice.count())] == ["Patient", "Course ✎ ⚠", "Beyond this"]


def test_what_is_typed_is_told_with_its_paragraph(editor: NarrativeEditor, qtbot: QtBot) -> None:
    words(editor).moveCursor(words(editor).textCursor().MoveOperation.End)
    with qtbot.waitSignal(editor.written) as told:
        qtbot.keyClicks(words(editor), "!")
    assert told.args == ["patient", "A woman.!"]


def test_a_paragraph_whose_facts_changed_shows_what_they_say_now(editor: NarrativeEditor, qtbot: QtBot) -> None:
    editor.show_key("course")
    now = part(editor, QPlainTextEdit, "narrativeGenerated")
    assert isinstance(now, QPlainTextEdit)
    assert (now.toPlainText(), now.isReadOnly(), now.isVisible()) == ("It rose.", True, True)
    with qtbot.waitSignal(editor.confirmed) as kept:
        qtbot.mouseClick(part(editor, QPushButton, "keepWords"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(editor.generated_asked) as back:
        qtbot.mouseClick(part(editor, QPushButton, "takeGenerated"), Qt.MouseButton.LeftButton)
    assert (kept.args, back.args) == (["course"], ["course"])


def test_showing_tells_nothing_and_keeps_the_paragraph_that_is_looked_at(editor: NarrativeEditor, qtbot: QtBot) -> None:
    editor.show_key("course")
    with qtbot.assertNotEmitted(editor.written):
        editor.show_paragraphs((PATIENT, Written("course", "Course", "It stayed.", "edited"), BEYOND), LIGHT)
    assert words(editor).toPlainText() == "It stayed."
    assert not part(editor, QPlainTextEdit, "narrativeGenerated").isVisible()


def test_a_paragraph_is_chosen_by_keys(editor: NarrativeEditor, qtbot: QtBot) -> None:
    choice = part(editor, ChoiceField, "narrativeParagraph")
    assert isinstance(choice, ChoiceField)
    choice.activated.emit(1)
    assert words(editor).toPlainText() == "It fell."
    assert words(editor).accessibleName()
    qtbot.keyClick(words(editor), Qt.Key.Key_Tab)
    assert words(editor).toPlainText() == "It fell."
