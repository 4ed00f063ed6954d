# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from causality.case import edits
from causality.case.dates import exact
from causality.case.file import read_case
from causality.case.model import DoseRecord, Sample
from desktop.look import Look
from desktop.plotting import Plotting
from desktop.session import Session
from desktop.settings import Settings
from desktop.window import Window
from tests import build
from widgets.close_up_card import CloseUpCard
from widgets.edish_view import EdishView
from widgets.timeline_view import TimelineView

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
LEFT = Qt.MouseButton.LeftButton
START = ("alpelisib", 0, "start")


@pytest.fixture
def session(qapp: QApplication) -> Session:
    made = Session()
    made.begin(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))
    return made


@pytest.fixture
def window(qapp: QApplication, session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    look = Look(qapp, Settings(tmp_path / "home"))
    made = Window(session, look, Settings(tmp_path / "home"))
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.grab()
    yield made
    session.begin(session.case)
    made.close()
    made.deleteLater()
    look.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def view(window: Window) -> TimelineView:
    return window.shell.timeline.plot


def applicability(session: Session) -> str:
    pairs = session.assessment.pairs
    return next(one for one in pairs if (one.product, one.event) == ("alpelisib", "liver-injury")).applicability.state


def see(window: Window, first: str, last: str) -> None:
    window.shell.timeline.plot.see(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    QApplication.processEvents()
    window.grab()


def pull(view: TimelineView, qtbot: QtBot, edge: tuple[str, int, str], day: str) -> QPoint:
    """Take hold of an edge and move it to a day in ten steps; the button stays down."""
    spot = view.edge_spot(*edge)
    begun = next(one.day for one in view.chart.edges if one.key == edge)
    way = (date.fromisoformat(day).toordinal() - begun) * view.pixels_a_day()
    qtbot.mousePress(view.viewport(), LEFT, pos=spot)
    for step in range(1, 11):
        qtbot.mouseMove(view.viewport(), spot + QPoint(round(way * step / 10), 0))
    return spot + QPoint(round(way), 0)


def test_scores_follow_while_a_dose_is_dragged(
    window: Window, view: TimelineView, session: Session, qtbot: QtBot
) -> None:
    before = session.case
    see(window, "2024-01-01", "2024-11-15")
    seen = view.days_seen()
    assert applicability(session) == "not_applicable"
    end = pull(view, qtbot, START, "2024-02-01")
    assert applicability(session) != "not_applicable"
    assert view.days_seen() == seen
    qtbot.mouseRelease(view.viewport(), LEFT, pos=end)
    start = session.case.products[0].doses[0].start
    assert start is not None
    assert start.exact is not None
    assert abs(start.exact - date(2024, 2, 1).toordinal()) <= 2
    assert session.undo_text == "Undo: start date of alpelisib"
    session.undo()
    assert session.case == before
    assert session.undo_text == ""
    assert applicability(session) == "not_applicable"


def test_escape_during_a_drag_leaves_no_step(
    window: Window, view: TimelineView, session: Session, qtbot: QtBot
) -> None:
    before = session.case
    see(window, "2024-01-01", "2024-11-15")
    pull(view, qtbot, START, "2024-06-01")
    assert session.case != before
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert session.case == before
    assert (session.undo_text, session.dirty) == ("", False)


def test_an_onset_is_dragged_to_an_exact_day(
    window: Window, view: TimelineView, session: Session, qtbot: QtBot
) -> None:
    end = pull(view, qtbot, ("neuralgia", -1, "onset"), "2024-09-20")
    qtbot.mouseRelease(view.viewport(), LEFT, pos=end)
    onset = session.case.events[2].onset
    assert onset is not None
    assert onset.exact is not None
    assert session.undo_text == "Undo: onset of neuralgia"


def test_a_challenge_lights_up_its_samples_and_its_rule(window: Window, view: TimelineView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_C)
    assert view.ringed()
    assert [band.text for band in view.rule.bands] == ["14 days before", "up to 180 days after"]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.ringed() == []


def test_an_item_draws_its_rule(window: Window, view: TimelineView) -> None:
    window.go_to("scoring")
    window.navigation.select(item="time_to_onset")
    assert [band.text for band in view.rule.bands] == ["5–90 days from the first intake"]
    window.navigation.select(item="hepatotoxicity")
    assert view.rule.bands == ()


def test_the_axis_is_remembered(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    button = window.shell.timeline.findChild(QPushButton, "choice-units")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    assert window.shell.timeline.plot.mode == "units"
    assert Settings(tmp_path / "home").choice("timelineAxis") == "units"


def test_the_timeline_is_exported_as_a_drawing(
    window: Window, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "timeline.svg"
    monkeypatch.setattr(Plotting, "ask_picture", staticmethod(lambda *_arguments: target))
    window.commands.timeline_svg.trigger()
    texts = "".join(ET.fromstring(target.read_bytes()).itertext())  # written by the program itself
    for name in ("ALT", "Total bilirubin", "Alpelisib", session.case.id):
        assert name in texts
    assert str(target) in window.messages.text


def test_the_timeline_is_exported_as_a_picture(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "timeline.png"
    monkeypatch.setattr(Plotting, "ask_picture", staticmethod(lambda *_arguments: target))
    window.commands.theme("dark").trigger()
    window.commands.timeline_png.trigger()
    image = QImage(str(target))
    assert (image.width(), image.height()) == (2400, 1280)
    assert image.pixelColor(5, 5).lightness() > 240


def test_an_edit_of_other_facts_draws_no_line_again(window: Window, view: TimelineView, session: Session) -> None:
    before = view.lines.shown
    session.begin(replace(session.case, products=session.case.products[:1]))
    assert all(one is other for one, other in zip(view.lines.shown, before, strict=True))


def test_a_sample_of_an_uncertain_day_is_shown(window: Window, view: TimelineView, session: Session) -> None:
    first = replace(session.case.samples[0], day=exact("2024-08-10 to 2024-08-20"))
    session.begin(replace(session.case, samples=(first, *session.case.samples[1:])))
    spans = [point.span for placed in view.lines.shown for point in placed.points if point.span]
    assert spans == [(date(2024, 8, 10).toordinal(), date(2024, 8, 20).toordinal())]


def test_a_challenge_is_shown_from_near_until_it_is_let_go(window: Window, view: TimelineView, qtbot: QtBot) -> None:
    assert window.findChild(CloseUpCard) is None
    qtbot.keyClick(view, Qt.Key.Key_C)
    card = window.findChild(CloseUpCard)
    assert card is not None
    assert card.isVisible()
    assert "Alpelisib: start" in card.accessibleName()
    qtbot.keyClick(view, Qt.Key.Key_C)
    assert "Alpelisib: reduction" in card.accessibleName()
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert view.ringed() == []


def test_the_challenge_from_near_follows_a_drag(
    window: Window, view: TimelineView, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_C)
    card = window.findChild(CloseUpCard)
    assert card is not None
    before = card.accessibleName()
    session.apply(edits.change_dose("alpelisib", 0, "start", exact("2024-08-08")))
    assert card.accessibleName() != before
    assert "8 Aug 2024" in card.accessibleName()


def test_the_product_that_is_looked_at_lights_up_its_lane(window: Window, view: TimelineView) -> None:
    window.go_to("products")
    page = window.shell.page("products")
    page.reveal("products[metformin]")
    metformin = {"Metformin"}
    assert view.lit == metformin
    window.go_to("labs")
    assert view.lit == frozenset()


def written(view: TimelineView) -> list[str]:
    """Give the words in the plot of the samples, as they were painted last."""
    view.grab()
    return [text for text, _box in view.names.written]


def of_drug(session: Session, window: Window, *doses: DoseRecord, samples: tuple[Sample, ...], item: str) -> None:
    """Show one suspect with a liver injury, and an item of its hepatocellular sheet."""
    session.begin(build.case(build.product(*doses), samples=samples, onset=10))
    window.go_to("scoring")
    window.navigation.select(product="drug", event="event", method="rucam-2016", sheet="hepatocellular", item=item)


def test_the_course_draws_its_windows_and_half_of_the_peak(
    window: Window, view: TimelineView, session: Session
) -> None:
    samples = (*build.hepatocellular(10, 9.0), build.alt(15, 5), build.alt(28, 2))
    of_drug(session, window, build.dose(0, 12), samples=samples, item="course")
    assert [band.text for band in view.rule.bands] == ["8 days from the last intake", "30 days from the last intake"]
    assert [band.first for band in view.rule.bands] == [build.ordinal(13)] * 2
    assert [band.last for band in view.rule.bands] == [build.ordinal(20), build.ordinal(42)]
    (level,) = view.rule.levels
    assert (level.multiple, level.analyte) == (5.0, "ALT")
    assert {"8 days from the last intake", "50 % of the excess of ALT"} <= set(written(view))


def test_the_re_exposure_draws_the_doubling(window: Window, view: TimelineView, session: Session) -> None:
    samples = (*build.hepatocellular(10, 9.0), build.alt(60, 1.5), build.alt(75, 4))
    of_drug(session, window, build.dose(0, 12), build.dose(65, 80), samples=samples, item="rechallenge")
    (level,) = view.rule.levels
    assert (level.multiple, level.first, level.last) == (3.0, build.ordinal(60), build.ordinal(75))
    assert view.ringed() == [build.ordinal(60), build.ordinal(75)]
    assert "2 × ALT before" in written(view)


def test_a_suspicious_value_says_what_is_wrong_with_it(window: Window, view: TimelineView, qtbot: QtBot) -> None:
    """AST of the worked example is the same to the last digit on two days, twice."""
    day = date(2024, 8, 4).toordinal()
    assert day in view.lines.warned()
    placed = next(one for one in view.lines.shown if one.series.analyte == "AST")
    place = next(number for number, point in enumerate(placed.points) if point.day == day)
    assert view.text_at(view.spot_of(day, float(placed.heights[place]))).startswith("AST 8.76×\n")
    assert "transcription" in view.text_at(view.spot_of(day, float(placed.heights[place])))
    qtbot.mouseMove(view.viewport(), view.mapFromScene(view.spot_of(day, float(placed.heights[place]))))
    assert "transcription" in view.viewport().toolTip()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("item", ["time_to_onset", "course", "rechallenge"])
def test_no_words_stand_over_others(window: Window, view: TimelineView, size: tuple[int, int], item: str) -> None:
    window.resize(*size)
    window.go_to("scoring")
    window.navigation.select(item=item)
    assert written(view)
    boxes = [box for _text, box in view.names.written]
    assert not any(one.intersects(other) for place, one in enumerate(boxes) for other in boxes[:place])


def test_the_plot_of_the_samples_stays_useful_in_a_small_window(window: Window, view: TimelineView) -> None:
    window.resize(1280, 720)
    QApplication.processEvents()
    assert view.samples_height >= 110


def test_edish_takes_the_place_of_the_timeline_and_is_remembered(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    timeline = window.shell.timeline
    button = timeline.findChild(QPushButton, "choice-edish")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    view = timeline.findChild(EdishView)
    assert view is not None
    assert view.isVisible()
    assert not timeline.plot.isVisible()
    assert Settings(tmp_path / "home").choice("timelineAxis") == "edish"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert timeline.readout.startswith("25 Jul 2024: AST 8.76×ULN, TBIL 17.1×ULN")
    multiples = timeline.findChild(QPushButton, "choice-multiples")
    assert multiples is not None
    qtbot.mouseClick(multiples, LEFT)
    assert timeline.plot.isVisible()


def test_without_a_liver_injury_there_is_no_edish(window: Window, session: Session) -> None:
    events = tuple(one for one in session.case.events if one.kind != "liver_injury")
    session.begin(replace(session.case, events=events, symptoms=(), decisions=(), statements=()))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.shell.timeline.findChild(QPushButton, "choice-edish") is None
