"""The model of the list of cases: a page is fetched when one of its rows is looked at, and never all of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from widgets.case_model import COLUMNS, KEPT, PAGE, CaseModel, CaseRow
from widgets.palette import DARK, LIGHT

COUNT = 10_000
PLACES = {name: place for place, (name, _title) in enumerate(COLUMNS)}


def row(number: int) -> CaseRow:
    late = number % 2 == 1
    return CaseRow(
        f"k{number}", f"case {number}", "liver injury", "alpelisib", "probable", "probable · Naranjo", "signed",
        "signed", "1 Mar 2026", "overdue by 3 d · 4 Mar 2026" if late else "", "14:02 · Ben", late=late,
        verdicts="all of them",
    )  # fmt: skip


class Source:
    """Rows, and which were asked for."""

    def __init__(self, there: int = COUNT) -> None:
        self.there = there
        self.asked: list[tuple[int, int]] = []

    def __call__(self, first: int, count: int) -> list[CaseRow]:
        self.asked.append((first, count))
        return [row(number) for number in range(first, min(first + count, self.there))]


def test_the_model_is_one_that_qt_takes(qapp: QApplication, qtmodeltester: ModelTester) -> None:
    model = CaseModel()
    model.show_cases(3, Source(3), LIGHT)
    qtmodeltester.check(model)


def test_only_the_pages_that_are_looked_at_are_fetched(qapp: QApplication) -> None:
    model, source = CaseModel(), Source()
    model.show_cases(COUNT, source, LIGHT)
    assert (model.rowCount(), source.asked) == (COUNT, [])
    for place in (0, 1, 99, 7_777, 7_778):
        assert model.data(model.index(place, PLACES["case_id"])) == f"case {place}"
    assert source.asked == [(0, PAGE), (7_700, PAGE)]
    for number in range(KEPT + 5):
        model.row(number * PAGE)
    asked = len(source.asked)
    for number in range(5, KEPT + 5):  # as many as are kept, the last ones that were looked at
        model.row(number * PAGE)
    assert len(source.asked) == asked
    model.row(4 * PAGE)
    assert source.asked[asked:] == [(4 * PAGE, PAGE)]


def test_a_row_that_is_gone_meanwhile_is_shown_empty(qapp: QApplication) -> None:
    model = CaseModel()
    model.show_cases(5, Source(4), LIGHT)
    assert model.data(model.index(3, 0)) == "case 3"
    assert model.data(model.index(4, 0)) is None
    assert model.row(5) is None


def test_an_overdue_report_is_told_by_word_and_sign_and_a_state_by_word_and_shape(qapp: QApplication) -> None:
    model = CaseModel()
    model.show_cases(2, Source(2), DARK)
    late, due = model.index(1, PLACES["due"]), model.index(0, PLACES["due"])
    assert model.data(late).startswith("overdue by 3 d")
    assert model.data(late, Qt.ItemDataRole.DecorationRole) is not None
    assert model.data(due, Qt.ItemDataRole.DecorationRole) is None
    state = model.index(0, PLACES["state"])
    assert model.data(state) == "signed"
    assert not model.data(state, Qt.ItemDataRole.DecorationRole).isNull()
    level = model.index(0, PLACES["level"])
    assert model.data(level, Qt.ItemDataRole.ToolTipRole) == "all of them"
    assert not model.data(level, Qt.ItemDataRole.DecorationRole).isNull()


def test_a_heading_asks_for_another_order(qapp: QApplication, qtbot: QtBot) -> None:
    model = CaseModel()
    with qtbot.waitSignal(model.ordered) as ordered:
        model.sort(PLACES["due"], Qt.SortOrder.DescendingOrder)
    assert ordered.args == ["due", True]
