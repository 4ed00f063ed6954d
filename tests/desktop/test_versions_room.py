# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""The versions of a case in the window of the store: opened, exported, compared."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from causality.records.trail import Filter, trail
from desktop.report_window import ReportWindow
from desktop.store_window import StoreWindow
from tests.desktop.store import LONG, found, store_window
from tests.records.conftest import pattern  # noqa: F401 - a fixture
from tests.records.places import Place, example
from tests.records.test_desk import PDF, signed
from widgets.fact_table import FactTable

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("plugin does not support")]


@pytest.fixture(scope="module")
def filled(pattern: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:  # noqa: F811 - the fixture
    """A closed store with a case of two signed versions, edited by two, and one that was never signed."""
    place = pattern.copied(tmp_path_factory.mktemp("filled"))
    desk, other = place.desk(), place.desk("reviewer")
    held = desk.keep_signed(desk.create(example()), signed(example()), PDF)
    held = desk.next_version(held)
    held = other.save(held, replace(held.case, title="Second look", samples=held.case.samples[1:]))
    held = desk.save(held, replace(held.case, conclusion="Tumour"))
    desk.keep_signed(held, signed(held.case, "cd"), PDF + b" second")
    desk.create(replace(example(), id="never signed"))
    desk.store.close()
    other.store.close()
    return place


@pytest.fixture
def window(filled: Place, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[StoreWindow]:
    with store_window(qapp, filled.copied(tmp_path), tmp_path / "home", qtbot, "assessor", "versions") as made:
        key = next(row.subject for row in trail(made.desk, Filter(action="case created")) if row.name != "never signed")
        made.versions.show_case(key)
        yield made


def press(window: StoreWindow, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(found(QPushButton, window, name), Qt.MouseButton.LeftButton)


def test_versions_are_listed_with_state_signer_and_digest(window: StoreWindow) -> None:
    rows = [row.cells for row in window.versions.versions.rows]
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("2", "signed", "Ben Assessor"),
        ("1", "superseded", "Ben Assessor"),
    ]
    digests = {str(row["version"]): row["digest"] for row in window.desk.versions(window.versions.cases.current)}
    assert [row[4] for row in rows] == [digests["2"], digests["1"]]


def test_two_versions_are_compared_by_part_with_who_and_when(
    window: StoreWindow, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    with qtbot.waitSignal(window.versions.compared, timeout=LONG):
        press(window, qtbot, "compare")
    table = found(FactTable, window, "differences")
    model = table.model()
    rows = [[str(model.index(row, place).data()) for place in range(5)] for row in range(model.rowCount())]
    heads = [row[0] for row in rows if not any(row[1:])]
    assert heads[:1] == ["Case"]
    assert heads.index("Laboratory values") < heads.index("Conclusion")
    told = {row[0]: row[1:4] for row in rows}
    assert told["Title"][1:] == ["Second look", "Chloe Reviewer"]
    assert told["Sample 1 (ALT, 2024-07-25)"][1:] == ["–", "Chloe Reviewer"]
    assert told["Conclusion"] == ["–", "Tumour", "Ben Assessor"] or rows[-1][3] == "Ben Assessor"
    assert all(row[3] and row[4].startswith("2026-03-01") for row in rows if row[1:] != [""] * 4)
    qtmodeltester.check(model)


def test_the_report_of_a_version_opens_as_it_was_signed(window: StoreWindow, qtbot: QtBot) -> None:
    window.versions.versions.setFocus()
    qtbot.keyClick(window.versions.versions, Qt.Key.Key_Down)
    qtbot.keyClick(window.versions.versions, Qt.Key.Key_Return)
    (shown,) = window.papers
    assert isinstance(shown, ReportWindow)
    qtbot.waitUntil(lambda: shown.found is not None and shown._verifying is None, timeout=LONG)
    assert shown.path == Path("alpelisib-2024, version 1")
    assert not shown.path.exists()
    assert not shown.form.isVisible()
    shown.close()


def test_a_report_that_is_exported_stands_in_the_trail(
    window: StoreWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.pdf"
    monkeypatch.setattr("desktop.store_rooms.versions.ask_target", lambda *_asked: target)
    press(window, qtbot, "exportVersion")
    assert target.read_bytes() == PDF + b" second"
    last = trail(window.desk, Filter(count=1))[0]
    assert (last.action, dict(last.details)) == ("exported", {"form": "PDF of version 2"})


def test_a_case_without_versions_says_so(window: StoreWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(found(QLineEdit, window, "versionCase"), "never signed")
    qtbot.waitUntil(lambda: [row.cells[0] for row in window.versions.cases.rows] == ["never signed"], timeout=LONG)
    assert window.versions.versions.rows == ()
    for name in ("openVersion", "compare", "exportVersion"):
        assert not found(QPushButton, window, name).isEnabled()
    assert "No version of this case was signed yet" in window.versions._told.whole


def test_the_trail_of_the_case_is_one_press_away(window: StoreWindow, qtbot: QtBot) -> None:
    press(window, qtbot, "caseTrail")
    assert window.room == "audit"
    qtbot.waitUntil(lambda: found(QLineEdit, window, "trailCase").text() == "alpelisib-2024", timeout=LONG)
    qtbot.waitUntil(lambda: len(window.audit.places) == len(trail(window.desk, Filter(
        cases=(window.versions.cases.current,)))), timeout=LONG)  # fmt: skip
