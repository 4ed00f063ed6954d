# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""Any PDF that is opened or dropped: verified, or told in one line why it is no report."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from causality.identity.certificates import demo_identity
from causality.report.pdf import build_report
from causality.report.signing import sign
from desktop.report_window import ReportWindow
from desktop.settings import Settings
from desktop.windows import Windows
from tests.desktop.opening import windows_open
from tests.desktop.test_windows import dragged
from tests.report.sample import PRINTED, case

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", r"does not support raise\(\)"),
]
LONG = 60_000


@pytest.fixture(scope="module")
def signed() -> bytes:
    return sign(build_report(case(), generated=PRINTED, demo=True), demo_identity(), meaning="authorship")


@pytest.fixture
def windows(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    with windows_open(qapp, Settings(tmp_path / "home"), monkeypatch) as made:
        yield made


def opened(windows: Windows, path: Path, qtbot: QtBot) -> ReportWindow:
    windows.reports.open(path)
    shown = windows.reports.reports[-1]
    qtbot.waitUntil(lambda: shown.found is not None and "Being verified" not in shown.cards.texts[0], timeout=LONG)
    return shown


def encrypted() -> bytes:
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(target, encryption=pikepdf.Encryption(owner="o", user="u"))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "x.pdf: the file is empty"),
        (b"%PDF-1.7 broken", "x.pdf: the PDF is damaged and cannot be read"),
        (encrypted(), "x.pdf: the PDF is encrypted; a report is not"),
    ],
)
def test_what_is_no_report_is_told_in_one_line(
    windows: Windows, tmp_path: Path, qtbot: QtBot, data: bytes, told: str
) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    shown = opened(windows, tmp_path / "x.pdf", qtbot)
    assert shown.cards.texts == [told]
    assert not shown.form.isVisible()
    button = shown.findChild(QPushButton, "openCarriedCase")
    assert button is not None
    assert not button.isEnabled()


def test_a_file_that_is_not_there_is_told(windows: Windows, tmp_path: Path, qtbot: QtBot) -> None:
    assert "no such file or folder" in opened(windows, tmp_path / "absent.pdf", qtbot).cards.texts[0]


def test_a_changed_report_is_told_and_not_signed_further(
    windows: Windows, tmp_path: Path, qtbot: QtBot, signed: bytes
) -> None:
    at = signed.index(b"%\xbf") + 1
    (tmp_path / "x.pdf").write_bytes(signed[:at] + b"\xbe" + signed[at + 1 :])
    shown = opened(windows, tmp_path / "x.pdf", qtbot)
    assert shown.cards.texts[0] == "The report does NOT hold."
    assert "NOT intact: the signed bytes were changed" in shown.cards.texts
    assert shown.form.told == "This report does not hold; nothing is signed on it."


def test_the_carried_case_is_opened_in_a_window(windows: Windows, tmp_path: Path, qtbot: QtBot, signed: bytes) -> None:
    (tmp_path / "x.pdf").write_bytes(signed)
    shown = opened(windows, tmp_path / "x.pdf", qtbot)
    qtbot.waitUntil(lambda: shown.preview.pages.complete, timeout=LONG)
    button = shown.findChild(QPushButton, "openCarriedCase")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert windows.windows[-1].file.session.case == case()
    assert windows.windows[-1].path is None


def test_the_same_file_has_one_window_and_is_verified_again(
    windows: Windows, tmp_path: Path, qtbot: QtBot, signed: bytes
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(signed)
    first = opened(windows, path, qtbot)
    path.write_bytes(signed + b"\n% more\n")
    windows.reports.open(path)
    assert windows.reports.reports == (first,)
    qtbot.waitUntil(lambda: "bytes were added after the last signature" in first.cards.texts, timeout=LONG)


def test_a_report_that_is_dropped_or_named_at_the_start_is_verified(
    windows: Windows, tmp_path: Path, qtbot: QtBot, signed: bytes
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(signed)
    window = windows.start(path)
    assert [one.path for one in windows.reports.reports] == [path]
    assert not window.begun
    windows.reports.reports[0].close()
    assert not list(windows.reports.reports)
    dragged(window, path)
    shown = windows.reports.reports[0]
    qtbot.waitUntil(lambda: any("Authorship: DEMO" in text for text in shown.cards.texts), timeout=LONG)
