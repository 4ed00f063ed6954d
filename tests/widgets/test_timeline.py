# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from causality.figure.values import Arrow, Chart, Highlight, SamplePoint, Series, Threshold
from widgets.palette import DARK, LIGHT
from widgets.timeline_panel import TimelinePanel
from widgets.timeline_pills import sign_of

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
DAY = 739_100
CHART = Chart(
    DAY - 5,
    DAY + 40,
    (
        Series("ALT", "ALT", (SamplePoint(0, DAY, 2.5, "value"), SamplePoint(1, DAY + 30, 0.9, "at_most"))),
        Series("TBIL", "TBIL", (SamplePoint(2, DAY, 10.0, "value"), SamplePoint(3, DAY + 30, 3.0, "at_least"))),
    ),
    thresholds=(Threshold(1.0, "limit"),),
)


@pytest.fixture
def panel(qtbot: QtBot) -> TimelinePanel:
    made = TimelinePanel()
    qtbot.addWidget(made)
    made.resize(900, 360)
    made.show_chart(CHART, frozenset(), Highlight(), LIGHT)
    made.show()
    return made


@pytest.mark.parametrize(
    ("verdicts", "sign"), [(("positive",), "+"), (("negative", "negative"), "−"), (("positive", "negative"), "~")]
)
def test_a_challenge_has_the_sign_of_its_verdict(verdicts: tuple[str, ...], sign: str) -> None:
    assert sign_of(Arrow(DAY, DAY, "start", verdicts)) == sign  # type: ignore[arg-type] # verdicts from a table


def test_a_switch_reports_the_analyte(panel: TimelinePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.analyte_switched) as switched:
        qtbot.mouseClick(panel.legend_button("ALT"), Qt.MouseButton.LeftButton)
    assert switched.args == ["ALT", False]


def test_showing_emits_nothing(panel: TimelinePanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.analyte_switched):
        panel.show_chart(CHART, frozenset({"ALT"}), Highlight(frozenset({2})), DARK)
    assert not panel.legend_button("ALT").isChecked()


def test_a_hidden_analyte_is_not_read(panel: TimelinePanel) -> None:
    panel.plot.stand_on(DAY)
    panel.show_chart(CHART, frozenset({"TBIL"}), Highlight(), LIGHT)
    assert panel.readout.endswith("  ALT 2.5×")


def test_the_crosshair_reads_the_samples_of_a_day(panel: TimelinePanel, qtbot: QtBot) -> None:
    panel.plot.pointed.emit(DAY)
    assert panel.readout.endswith("TBIL 10× · ALT 2.5×")
    panel.plot.pointed.emit(0)
    assert panel.readout == ""


def test_the_pointer_moves_the_crosshair(panel: TimelinePanel, qtbot: QtBot) -> None:
    qtbot.waitExposed(panel)
    with qtbot.waitSignal(panel.plot.pointed):
        qtbot.mouseMove(panel.plot.viewport(), QPoint(450, 100))


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Plus, Qt.Key.Key_Minus])
def test_keys_move_the_timeline_and_0_fits_it(panel: TimelinePanel, qtbot: QtBot, key: Qt.Key) -> None:
    fitted = panel.plot.days_seen()
    qtbot.keyClick(panel.plot, key)
    assert panel.plot.days_seen() != fitted
    qtbot.keyClick(panel.plot, Qt.Key.Key_0)
    assert panel.plot.days_seen() == pytest.approx(fitted)


def test_evidence_is_ringed(panel: TimelinePanel) -> None:
    assert panel.plot.ringed() == []
    panel.show_chart(CHART, frozenset(), Highlight(frozenset({0, 3})), LIGHT)
    assert panel.plot.ringed() == [DAY, DAY + 30]


def test_an_empty_chart_can_be_shown(panel: TimelinePanel) -> None:
    panel.show_chart(Chart(0, 0), frozenset(), Highlight(), LIGHT)
    empty = panel.findChild(QLabel, "timelineEmpty")
    assert empty is not None
    assert empty.isVisible()
    assert not panel.plot.isVisible()


def test_an_older_value_is_read_with_its_age(panel: TimelinePanel) -> None:
    panel.plot.stand_on(DAY + 3)
    assert panel.readout.endswith("(TBIL 10×, 3 d before) · (ALT 2.5×, 3 d before)")


def test_what_is_not_on_the_axis_is_counted(panel: TimelinePanel) -> None:
    bare = Series(
        "ALT", "ALT", (SamplePoint(0, DAY, None, "value", 80.0), SamplePoint(1, DAY + 1, 2.0, "value", 70.0)), "U/L"
    )
    panel.show_chart(Chart(DAY - 1, DAY + 9, (bare,), undated=2), frozenset(), Highlight(), LIGHT)
    assert panel.readout == "1 sample has no limit: in units only · 2 samples have no day"
    assert [len(placed.points) for placed in panel.plot.lines.shown] == [1]
    panel.show_chart(Chart(DAY - 1, DAY + 9, (bare,), undated=2), frozenset(), Highlight(), LIGHT, "units")
    assert panel.readout == "2 samples have no day"
    assert [len(placed.points) for placed in panel.plot.lines.shown] == [2]


def test_the_axis_is_chosen(panel: TimelinePanel, qtbot: QtBot) -> None:
    button = panel.findChild(QPushButton, "choice-units")
    assert button is not None
    with qtbot.waitSignal(panel.mode_chosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == ["units"]


def test_suspicious_values_bear_a_sign(panel: TimelinePanel) -> None:
    panel.show_chart(replace(CHART, alerts=((3, "transcription?"),)), frozenset(), Highlight(), LIGHT)
    assert panel.plot.lines.warned() == [DAY + 30]


def test_a_series_that_did_not_change_is_not_drawn_again(panel: TimelinePanel) -> None:
    before = panel.plot.lines.shown
    panel.show_chart(replace(CHART, flags=()), frozenset(), Highlight(), LIGHT)
    assert all(one is other for one, other in zip(panel.plot.lines.shown, before, strict=True))
