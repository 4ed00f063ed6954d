# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from causality.case.dates import PartialDate
from causality.case.model import Case, Limits, Sample
from desktop.pages.labs import LabsPage
from desktop.selection import Selection
from desktop.session import Session
from widgets.edit_table import EditTable
from widgets.entry_hint import EntryHint
from widgets.lab_cells import IDS
from widgets.palette import LIGHT

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", "grabbing the keyboard"),
]
Key = Qt.Key


def sample(analyte: str, day: str, value: float, **facts: object) -> Sample:
    made = Sample(analyte=analyte, day=PartialDate.parse(day), value=value, unit="U/L", upper=40.0)
    return replace(made, **facts)  # type: ignore[arg-type] # any fact of a sample


SAMPLES = (
    sample("ALT", "2024-08-12", 210.0, source="p. 3"),
    sample("AST", "2024-08-12", 180.0, upper=35.0, source="p. 3"),
    sample("ALT", "2024-07-25", 306.6, source="p. 3"),
    sample("AST", "2024-07-25", 306.6, upper=35.0, source="p. 3"),
)


class Bench:
    """The page with the session that it edits."""

    def __init__(self, case: Case, qtbot: QtBot) -> None:
        self.session, self.page = Session(), LabsPage()
        self.session.begin(case)
        self.refused: list[str] = []
        self.session.failed.connect(self.refused.append)
        self.page.edited.connect(self.session.apply)
        self.session.changed.connect(self.show)
        self._qtbot = qtbot
        qtbot.addWidget(self.page)
        self.page.resize(796, 380)
        self.show()
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()

    def show(self) -> None:
        self.page.show_assessment(self.session.assessment, Selection(), LIGHT)

    def enter(self, text: str, end: Qt.Key | None = None, *modifiers: Qt.KeyboardModifier) -> None:
        """Type where the keyboard is: into the open cell, else into the table, which opens one."""
        self.wake()
        rest = text
        if text and self.cell is None:
            self._qtbot.keyClicks(self.page.table, text[0])
            rest = text[1:]
        target = self.cell or self.page.table
        self._qtbot.keyClicks(target, rest)
        self.wake()
        if end is not None:
            self._qtbot.keyClick(target, end, *modifiers)
            QApplication.processEvents()  # Qt ends an entry when it comes to rest

    def wake(self) -> None:
        """Make the window the active one again: without a window system completions that close leave none active."""
        if not self.page.isActiveWindow():
            with self._qtbot.waitActive(self.page):
                self.page.activateWindow()

    @property
    def cell(self) -> QLineEdit | None:
        """The open cell."""
        found = QApplication.focusWidget()
        return found if isinstance(found, QLineEdit) and found.objectName() == "cellEditor" else None

    @property
    def samples(self) -> tuple[Sample, ...]:
        return self.session.case.samples

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.page.table, key, modifier)

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.page.findChild(kind, name)
        assert isinstance(found, QWidget)
        return found


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(Case(id="1", samples=SAMPLES), qtbot)


def test_a_row_of_a_paper_chart_is_typed_cell_by_cell(qtbot: QtBot) -> None:
    bench = Bench(Case(id="1"), qtbot)
    bench.page.reveal("")
    assert bench.page.table.hasFocus()
    bench.enter("12.08.2024", Key.Key_Tab)
    bench.enter("SGPT", Key.Key_Tab)
    bench.enter("306,6", Key.Key_Tab)
    bench.enter("U/l", Key.Key_Tab)
    bench.enter("7", Key.Key_Tab)
    bench.enter("40", Key.Key_Tab)
    bench.enter("Central", Key.Key_Return)
    (made,) = bench.samples
    assert made == Sample(
        analyte="SGPT", day=PartialDate.parse("2024-08-12"), value=306.6, unit="U/l", lower=7.0, upper=40.0,
        laboratory="Central",
    )  # fmt: skip
    assert (bench.page.table.currentIndex().row(), bench.page.table.currentIndex().column()) == (1, 0)


def test_after_a_row_tab_goes_on_in_the_next_and_after_an_arrow_out_of_the_table(qtbot: QtBot) -> None:
    bench = Bench(Case(id="1"), qtbot)
    bench.page.reveal("")
    bench.enter("12.08.2024", Key.Key_Tab)
    bench.enter("ALT", Key.Key_Tab)
    bench.enter("91", Key.Key_Return)
    bench.press(Key.Key_Tab)
    assert bench.cell is not None
    bench.enter("ALP", Key.Key_Tab)
    bench.enter("25", Key.Key_Return)
    assert [(one.analyte, one.day.text, one.value) for one in bench.samples] == [
        ("ALT", "2024-08-12", 91.0), ("ALP", "2024-08-12", 25.0)]  # fmt: skip
    bench.press(Key.Key_Up)
    bench.press(Key.Key_Tab)
    assert bench.cell is None
    assert not bench.page.table.hasFocus()


def test_the_blank_row_proposes_what_follows(bench: Bench) -> None:
    bench.page.table.go_to_blank()
    texts = [bench.page.table.model().index(4, place).data() for place in range(6)]
    assert texts == ["25 Jul 2024", "ALT", "", "U/L", "", "40"]


def test_a_new_value_leaves_the_proposed_day_by_tab(bench: Bench) -> None:
    bench.page.reveal("samples[0]")
    bench.press(Key.Key_Insert)
    bench.press(Key.Key_Tab)
    assert bench.cell is not None
    bench.enter("AST", Key.Key_Tab)
    bench.enter("70", Key.Key_Return)
    assert (bench.samples[4].analyte, bench.samples[4].day.text, bench.samples[4].value) == ("AST", "2024-07-25", 70.0)


@pytest.mark.parametrize("view", ["values", "limits"])
def test_insert_begins_a_new_row_after_a_view_was_chosen(bench: Bench, qtbot: QtBot, view: str) -> None:
    button = bench.page.findChild(QPushButton, f"choice-{view}")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Insert)
    table, last = (bench.page.limits, 0) if view == "limits" else (bench.page.table, len(SAMPLES))
    assert (table.hasFocus(), table.current_row) == (True, last)


def test_results_alone_make_samples_of_the_proposals(bench: Bench) -> None:
    bench.page.table.put_keyboard(4, IDS.index("result"))
    bench.enter("110", Key.Key_Return)
    bench.enter("90", Key.Key_Return)
    new = [(one.analyte, one.day.text, one.value, one.upper) for one in bench.samples[4:]]
    assert new == [("ALT", "2024-07-25", 110.0, 40.0), ("AST", "2024-07-25", 90.0, 35.0)]


def test_another_analyte_takes_the_limits_it_had(bench: Bench) -> None:
    bench.page.table.go_to_blank()
    bench.enter("2024-09-01", Key.Key_Tab)
    bench.enter("ast", Key.Key_Tab)
    bench.enter("77", Key.Key_Return)
    made = bench.samples[4]
    assert (made.analyte, made.upper, made.value) == ("ast", 35.0, 77.0)


@pytest.mark.parametrize(
    ("typed", "value", "comparator", "text", "unit"),
    [
        ("306.6", 306.6, "", "", "U/L"),
        ("306,6", 306.6, "", "", "U/L"),
        ("<5", 5.0, "<", "", "U/L"),
        (">1000", 1000.0, ">", "", "U/L"),
        ("<=0,5", 0.5, "<=", "", "U/L"),
        ("neg", None, "", "neg", "U/L"),
        ("5.2 ukat/L", 5.2, "", "", "ukat/L"),
        ("", None, "", "", "U/L"),
    ],
)
def test_a_result_is_taken_as_it_is_meant(
    bench: Bench, typed: str, value: float | None, comparator: str, text: str, unit: str
) -> None:
    before = bench.session.case
    bench.page.reveal("samples[0]")
    if typed:
        bench.enter(typed, Key.Key_Return)
    else:
        bench.press(Key.Key_Delete)
    made = bench.samples[0]
    assert (made.value, made.comparator, made.text, made.unit) == (value, comparator, text, unit)
    bench.session.undo()
    assert bench.session.case == before


def test_a_number_that_may_be_two_stays_open_with_its_reason(bench: Bench) -> None:
    bench.page.reveal("samples[0]")
    bench.enter("1,234", Key.Key_Return)
    hint = bench.page.table.findChild(EntryHint)
    assert hint is not None
    assert hint.text() == '✕ "1,234" may be 1.234 or 1234; type one of these'
    assert bench.cell is not None
    assert bench.samples == SAMPLES


def test_a_date_that_is_none_stays_open_with_its_reason(bench: Bench) -> None:
    bench.page.table.put_keyboard(0, 0)
    bench.enter("31.02.2024", Key.Key_Tab)
    hint = bench.page.table.findChild(EntryHint)
    assert hint is not None
    assert hint.text() == '✕ "31.02.2024" is not a date'
    assert bench.cell is not None
    bench.enter("", Key.Key_Escape)
    assert bench.samples == SAMPLES


def test_a_mark_behind_a_result_is_left_out_and_told(bench: Bench) -> None:
    bench.page.reveal("samples[0]")
    bench.enter(">280*")
    hint = bench.page.table.findChild(EntryHint)
    assert hint is not None
    assert hint.text() == "= >280; the mark * is left out"
    bench.enter("", Key.Key_Return)
    assert (bench.samples[0].comparator, bench.samples[0].value) == (">", 280.0)


@pytest.mark.parametrize("typed", ["50", "-1,2"])
def test_limits_that_cross_or_are_below_zero_are_refused_in_the_cell(bench: Bench, typed: str) -> None:
    bench.page.table.put_keyboard(0, IDS.index("lower"))
    bench.enter(typed, Key.Key_Return)
    assert bench.cell is not None
    assert bench.samples == SAMPLES


def test_tab_leaves_out_what_is_computed(bench: Bench) -> None:
    bench.page.table.put_keyboard(0, IDS.index("upper"))
    bench.enter("45", Key.Key_Tab)
    assert IDS[bench.page.table.currentIndex().column()] == "laboratory"
    assert bench.cell is not None


def test_one_fact_of_several_rows_is_changed_at_once(bench: Bench) -> None:
    bench.page.table.put_keyboard(0, IDS.index("laboratory"))
    for _turn in range(2):
        bench.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    bench.enter("Central", Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.laboratory for one in bench.samples] == ["Central"] * 3 + [""]
    bench.session.undo()
    assert bench.samples == SAMPLES


def test_a_fact_is_filled_down(bench: Bench) -> None:
    bench.page.table.put_keyboard(0, IDS.index("result"))
    bench.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    bench.press(Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [one.value for one in bench.samples[:2]] == [210.0, 210.0]


def test_rows_are_deleted_and_undo_brings_them_back(bench: Bench) -> None:
    bench.page.table.put_keyboard(1, 0)
    bench.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    bench.press(Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [one.value for one in bench.samples] == [210.0, 306.6]
    bench.session.undo()
    assert bench.samples == SAMPLES
    assert bench.page.table.count == 4


def test_an_edit_under_a_filter_is_one_of_the_right_sample(bench: Bench, qtbot: QtBot) -> None:
    box = bench.part(QLineEdit, "labFilter")
    qtbot.keyClicks(box, "sgot")
    assert bench.page.table.count == 2
    qtbot.keyClick(box, Key.Key_Return)
    assert bench.page.table.hasFocus()
    bench.page.table.put_keyboard(1, IDS.index("result"))
    bench.enter("99", Key.Key_Return)
    assert [one.value for one in bench.samples] == [210.0, 180.0, 306.6, 99.0]
    qtbot.keyClick(box, Key.Key_Escape)
    assert bench.page.table.count == 4


def test_an_edit_in_another_order_is_one_of_the_right_sample(bench: Bench) -> None:
    combo = bench.part(QComboBox, "labOrder")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    bench.page.table.put_keyboard(0, IDS.index("result"))
    bench.enter("1", Key.Key_Return)
    assert [one.value for one in bench.samples] == [210.0, 180.0, 1.0, 306.6]
    bench.press(Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(bench.samples) == 3
    bench.session.undo()
    assert [bench.page.table.sample_at(row) for row in range(4)] == [2, 3, 0, 1]


def test_a_completion_that_is_clicked_is_entered(bench: Bench, qtbot: QtBot) -> None:
    bench.page.table.put_keyboard(0, IDS.index("analyte"))
    bench.enter("creat")
    line = bench.cell
    assert line is not None
    popup = line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    spot = popup.visualRect(popup.model().index(0, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    bench.wake()
    bench.enter("", Key.Key_Tab)
    assert bench.samples[0].analyte == "Creatinine"


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Return])
def test_a_completion_is_taken_and_the_next_cell_edited(bench: Bench, qtbot: QtBot, key: Key) -> None:
    bench.page.table.put_keyboard(0, IDS.index("analyte"))
    bench.enter("creat")
    line = bench.cell
    assert line is not None
    popup = line.completer().popup()
    assert popup is not None
    assert popup.width() >= popup.sizeHintForColumn(0)
    qtbot.keyClick(popup, Key.Key_Down)
    qtbot.keyClick(popup, key)
    bench.wake()
    assert bench.samples[0].analyte == "Creatinine"
    assert IDS[bench.page.table.currentIndex().column()] == "result"
    assert bench.page.table.editing


def test_rows_that_are_filtered_for_go_at_once_and_the_filter_stays(bench: Bench, qtbot: QtBot) -> None:
    many = tuple(sample("ALT" if place % 2 else "AST", "2024-08-12", float(place)) for place in range(600))
    bench.session.begin(Case(id="many", samples=many))
    box = bench.part(QLineEdit, "labFilter")
    qtbot.keyClicks(box, "ALT")
    assert bench.page.table.count == 300
    qtbot.keyClick(box, Key.Key_Return)
    bench.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert bench.page.table.chosen == 300
    bench.press(Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert {one.analyte for one in bench.samples} == {"AST"}
    assert bench.page.table.count == 0
    bench.session.undo()
    assert bench.samples == many
    assert bench.page.table.count == 300


def test_limits_that_are_selected_go_as_one_step(bench: Bench, qtbot: QtBot) -> None:
    known = tuple(Limits(analyte=name, upper=40.0) for name in ("ALT", "AST", "ALP"))
    bench.session.begin(Case(id="limits", limits=known))
    bench.page.reveal("limits[0]")
    qtbot.keyClick(bench.page.limits, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bench.page.limits, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [one.analyte for one in bench.session.case.limits] == ["ALP"]
    bench.session.undo()
    assert bench.session.case.limits == known


def test_only_values_with_findings_can_be_shown(bench: Bench, qtbot: QtBot) -> None:
    table = bench.page.table
    table.put_keyboard(1, IDS.index("unit"))
    bench.enter("furlong", Key.Key_Return)
    qtbot.mouseClick(bench.part(QToolButton, "labFindings"), Qt.MouseButton.LeftButton)
    assert [table.sample_at(row) for row in range(table.count)] == [1]
    index = table.model().index(0, IDS.index("unit"))
    told = 'AST: unit "furlong" is not known: kept as entered, never converted (12 Aug 2024)'
    assert index.data(Qt.ItemDataRole.ToolTipRole) == told
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == told
    assert index.data(Qt.ItemDataRole.DecorationRole) is not None


def test_a_place_is_revealed_also_when_it_was_filtered_out(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(bench.part(QLineEdit, "labFilter"), "AST")
    bench.page.reveal("samples[2]")
    assert bench.page.table.sample_at(bench.page.table.current_row) == 2
    assert bench.page.table.hasFocus()
    bench.page.reveal("limits[0]")
    assert bench.part(EditTable, "limitTable").hasFocus()


def test_limits_of_normal_are_typed(bench: Bench, qtbot: QtBot) -> None:
    qtbot.mouseClick(bench.part(QPushButton, "choice-limits"), Qt.MouseButton.LeftButton)
    table = bench.page.limits
    for column, text in (("analyte", "ALT"), ("upper", "41,5"), ("valid_from", "2024-01")):
        bench.wake()
        table.go_to(0, column)
        qtbot.keyClicks(table, text[0])
        line = bench.cell
        assert line is not None
        qtbot.keyClicks(line, text[1:])
        qtbot.keyClick(line, Key.Key_Return)
        QApplication.processEvents()
    assert bench.session.case.limits == (Limits(analyte="ALT", upper=41.5, valid_from=PartialDate.parse("2024-01")),)
    table.go_to(0)
    qtbot.keyClick(table, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert not bench.session.case.limits


def test_paste_and_import_are_asked_for(bench: Bench, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Date\tALT\n2024-08-12\t60")
    with qtbot.waitSignal(bench.page.paste_asked) as pasted:
        bench.press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args == ["Date\tALT\n2024-08-12\t60"]
    with qtbot.waitSignal(bench.page.paste_asked):
        qtbot.mouseClick(bench.part(QPushButton, "pasteLabs"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bench.page.import_asked):
        qtbot.mouseClick(bench.part(QPushButton, "importLabs"), Qt.MouseButton.LeftButton)


def test_ctrl_v_in_an_open_cell_pastes_into_the_cell(bench: Bench, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("77")
    bench.page.reveal("samples[0]")
    bench.press(Key.Key_F2)
    line = bench.cell
    assert line is not None
    with qtbot.assertNotEmitted(bench.page.paste_asked):
        line.selectAll()
        qtbot.keyClick(line, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: bench.samples[0].value == 77.0)


def test_new_rows_are_marked_until_they_were_in_sight(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.page.seen, timeout=5000) as seen:
        bench.page.show_news(frozenset({1, 3}))
        assert bench.page.table.model().index(1, 0).data() == "12 Aug 2024 · new"
    assert seen.args == [[1, 3]]
    bench.page.show_news(frozenset())
    assert bench.page.table.model().index(1, 0).data() == "12 Aug 2024"


def test_an_empty_case_says_how_to_begin(qtbot: QtBot) -> None:
    bench = Bench(Case(id="1"), qtbot)
    assert bench.part(QWidget, "emptyNote").isVisible()
    bench.page.table.go_to_blank()
    bench.enter("2024-08-12", Key.Key_Return)
    assert not bench.part(QWidget, "emptyNote").isVisible()
