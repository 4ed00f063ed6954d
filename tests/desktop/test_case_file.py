"""The file of a case: what another program wrote to it is never lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from causality.case import edits
from causality.case.file import case_json, load_case
from desktop.case_file import CaseFile
from desktop.session import Session
from desktop.settings import Settings
from tests.case.test_edits import CASE


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    path = tmp_path / "case.json"
    path.write_text(case_json(CASE), encoding="utf-8")
    made = CaseFile(Session(), Settings(tmp_path / "home"))
    assert made.open(path)
    yield made
    made.close()


def test_a_file_that_nobody_else_changed_is_written_again(file: CaseFile, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(file.failed):
        for title in ("One", "Two"):
            file.session.apply(edits.set_title(title))
            assert file.save()
            assert load_case(tmp_path / "case.json").title == title
    assert [path.name for path in tmp_path.glob("*.json")] == ["case.json"]


def test_a_file_that_another_program_changed_is_kept_and_ours_is_written_beside_it(
    file: CaseFile, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "case.json"
    theirs = case_json(CASE).replace(CASE.title, "Theirs") if CASE.title else case_json(CASE) + "\n"
    path.write_text(theirs, encoding="utf-8")
    (tmp_path / "case (2).json").write_text("taken", encoding="utf-8")
    file.session.apply(edits.set_title("Ours"))
    with qtbot.waitSignal(file.failed) as told:
        assert file.save()
    assert told.args is not None
    assert "case.json was changed by another program" in told.args[0]
    assert "case (3).json" in told.args[0]
    assert path.read_text(encoding="utf-8") == theirs
    assert file.session.path == tmp_path / "case (3).json"
    assert load_case(tmp_path / "case (3).json").title == "Ours"
    assert not file.session.dirty
    file.session.apply(edits.set_title("Ours again"))
    with qtbot.assertNotEmitted(file.failed):
        assert file.save()
    assert load_case(tmp_path / "case (3).json").title == "Ours again"


def test_a_file_that_is_gone_is_written_again(file: CaseFile, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "case.json").unlink()
    file.session.apply(edits.set_title("Back"))
    with qtbot.assertNotEmitted(file.failed):
        assert file.save()
    assert load_case(tmp_path / "case.json").title == "Back"


def test_saving_over_a_file_on_purpose_is_taken_at_its_word(file: CaseFile, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(case_json(CASE) + "\n", encoding="utf-8")
    file.session.apply(edits.set_title("On purpose"))
    assert file.save_as(path)
    assert load_case(path).title == "On purpose"


def test_a_case_without_a_file_is_not_saved_by_itself(tmp_path: Path) -> None:
    made = CaseFile(Session(), Settings(tmp_path / "home"))
    made.new()
    assert not made.save()
    made.close()
