# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""Signing what is shown: the author on the report page, reviewer and approver on the signed file."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from causality.case.edits import set_title
from causality.case.file import case_json, load_case, read_case
from causality.case.model import Case
from causality.identity.certificates import Person
from causality.identity.own import create
from causality.report.verify import verify
from desktop.pages.report import ReportPage
from desktop.report_window import ReportWindow
from desktop.settings import Settings
from desktop.window import Window
from desktop.windows import Windows
from tests.decided import decided
from tests.desktop.opening import windows_open

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", r"does not support raise\(\)"),
]
LONG = 60_000
SECRET, OTHER = "lantern otter vivid plinth", "quartz meadow eleven turnip"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two identities, made once: a passphrase takes its time on purpose."""
    folder = tmp_path_factory.mktemp("home")
    create(folder, Person("Ann Author", "Klinik"), SECRET.encode())
    create(folder, Person("Rob Reviewer", "Klinik"), OTHER.encode(), SECRET.encode())
    return folder


@pytest.fixture(scope="module")
def case() -> Case:
    return decided(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))


@pytest.fixture
def windows(qapp: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    with windows_open(qapp, Settings(home), monkeypatch) as made:
        yield made


@pytest.fixture
def window(windows: Windows, case: Case, tmp_path: Path, qtbot: QtBot) -> Window:
    path = tmp_path / "case.json"
    path.write_text(case_json(case), encoding="utf-8")
    made = windows.start(path)
    made.resize(1280, 800)
    made.commands.sign.trigger()
    qtbot.waitUntil(lambda: made.shell.report.current, timeout=LONG)
    return made


def secret_of(form: QWidget) -> QLineEdit:
    found = form.findChild(QLineEdit, "signPassphrase")
    assert found is not None
    return found


def choose(form: QWidget, name: str, text: str, qtbot: QtBot) -> None:
    field = form.findChild(QComboBox, name)
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(field, text)
    assert field.currentText().startswith(text)


def sign_as(form: QWidget, who: str, passphrase: str, qtbot: QtBot) -> None:
    choose(form, "signIdentity", who, qtbot)
    qtbot.keyClicks(secret_of(form), passphrase)
    qtbot.keyClick(secret_of(form), Qt.Key.Key_Return)


def signed_by_ann(
    windows: Windows, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> ReportWindow:
    target = tmp_path / "signed.pdf"
    monkeypatch.setattr(ReportPage, "ask_target", classmethod(lambda *_args: target))
    sign_as(window.shell.report.parts.form, "Ann", SECRET, qtbot)
    qtbot.waitUntil(lambda: bool(windows.reports.reports), timeout=LONG)
    (shown,) = windows.reports.reports
    qtbot.waitUntil(lambda: shown.found is not None and "verified" not in shown.cards.texts[0], timeout=LONG)
    return shown


def test_what_is_signed_is_what_is_shown_and_it_is_read_again_and_verified(
    windows: Windows, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = window.shell.report.report
    shown = signed_by_ann(windows, window, tmp_path, monkeypatch, qtbot)
    signed = (tmp_path / "signed.pdf").read_bytes()
    assert signed.startswith(before)
    assert shown.found is not None
    assert shown.found.pdf == signed
    assert shown.found.result is not None
    assert shown.found.result.ok
    assert shown.cards.texts[0] == "The report holds."
    assert "Authorship: Ann Author" in shown.cards.texts
    assert "trusted by Klinik: signing authority" in shown.cards.texts
    assert "Not signed: Review, Approval" in shown.cards.texts


def test_a_signed_version_is_locked_and_the_next_begins_with_one_key(
    windows: Windows, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    signed_by_ann(windows, window, tmp_path, monkeypatch, qtbot)
    session = window.file.session
    assert session.case.signed is not None
    assert session.case.signed.who == "Ann Author"
    assert load_case(tmp_path / "case.json") == session.case
    assert (session.undo_text, session.dirty) == ("", False)
    assert "signed by Ann Author" in window.shell.locked.text
    assert "This version was signed by Ann Author" in window.shell.report.parts.form.told
    assert not session.apply(set_title("x"))
    assert "version 1 is signed and locked; it stays as it is until version 2 is begun" in window.messages.text
    begin = window.findChild(QPushButton, "beginVersion")
    assert begin is not None
    qtbot.keyClick(begin, Qt.Key.Key_Space)
    after = session.case
    assert (after.version, after.signed is None) == (2, True)
    assert after.predecessor is not None
    assert after.predecessor.version == 1
    assert window.shell.locked.text == ""
    assert session.apply(set_title("x"))
    session.undo()
    session.undo()
    assert session.case.signed is not None


def test_the_reviewer_signs_the_file_and_it_is_verified_again(
    windows: Windows, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown = signed_by_ann(windows, window, tmp_path, monkeypatch, qtbot)
    target = tmp_path / "reviewed.pdf"
    monkeypatch.setattr(ReportWindow, "ask_target", classmethod(lambda *_args: target))
    choose(shown.form, "signMeaning", "Review", qtbot)
    with qtbot.waitSignal(shown.signed, timeout=LONG):
        sign_as(shown.form, "Rob", OTHER, qtbot)
    qtbot.waitUntil(lambda: "Review: Rob Reviewer" in shown.cards.texts, timeout=LONG)
    assert shown.path == target
    assert verify(target.read_bytes()).unsigned == ("approval",)
    meanings = shown.form.findChild(QComboBox, "signMeaning")
    assert meanings is not None
    assert [meanings.itemText(place) for place in range(meanings.count())] == ["Approval"]


@pytest.mark.parametrize("passphrase", ["wrong", SECRET[:-1]])
def test_a_wrong_passphrase_is_told_and_kept_nowhere(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, passphrase: str
) -> None:
    target, asked = tmp_path / "signed.pdf", list[str]()

    def ask(*_args: object) -> Path:
        asked.append("where")
        return target

    monkeypatch.setattr(ReportPage, "ask_target", classmethod(ask))
    form = window.shell.report.parts.form
    sign_as(form, "Ann", passphrase, qtbot)
    assert secret_of(form).text() == ""
    qtbot.waitUntil(lambda: form.told == "wrong passphrase", timeout=LONG)
    assert not target.exists()
    assert not asked  # a place is asked for only once there is something to save
    assert window.file.session.case.signed is None
    qtbot.keyClick(secret_of(form), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert secret_of(form).text() == ""


def test_what_is_undecided_cannot_be_signed(window: Window) -> None:
    session, form = window.file.session, window.shell.report.parts.form
    assert secret_of(form).isEnabled()
    session.undo()
    session.begin(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))
    assert "left to do before it can be signed" in form.told
    assert not secret_of(form).isEnabled()


def test_giving_up_on_the_place_signs_nothing(window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(ReportPage, "ask_target", classmethod(lambda *_args: None))
    form = window.shell.report.parts.form
    sign_as(form, "Ann", SECRET, qtbot)
    qtbot.waitUntil(lambda: form.told.startswith("Not saved: nothing is kept"), timeout=LONG)
    assert window.file.session.case.signed is None
    assert secret_of(form).isEnabled()
