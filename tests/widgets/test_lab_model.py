from dataclasses import replace
from operator import is_not

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from causality.assess import Assessment
from causality.case import edits
from causality.case.dates import PartialDate
from causality.case.model import Case, Sample
from tests.benchmarks.cases import large_case
from widgets.lab_cells import IDS
from widgets.lab_contents import NEW_ROLE
from widgets.lab_model import LabModel
from widgets.lab_rows import LabRows, difference
from widgets.palette import DARK, LIGHT

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
MANY = 100_000


def bare(case: Case) -> Assessment:
    """An assessment that holds nothing but the case."""
    return Assessment(case, (), (), (), (), (), ())


def samples(count: int) -> tuple[Sample, ...]:
    day = PartialDate.parse("2024-08-12")
    return tuple(Sample(analyte="ALT", day=day, value=float(number)) for number in range(count))


class Told:
    """What a model told its views."""

    def __init__(self, model: LabModel) -> None:
        self.changed: list[tuple[int, int]] = []
        self.inserted: list[tuple[int, int]] = []
        self.removed: list[tuple[int, int]] = []
        self.resets = 0
        model.dataChanged.connect(lambda first, last, _roles: self.changed.append((first.row(), last.row())))
        model.rowsInserted.connect(lambda _parent, first, last: self.inserted.append((first, last)))
        model.rowsRemoved.connect(lambda _parent, first, last: self.removed.append((first, last)))
        model.modelReset.connect(self._count)

    def _count(self) -> None:
        self.resets += 1


def values(model: LabModel) -> list[str]:
    return [str(model.index(row, IDS.index("result")).data()) for row in range(model.rowCount() - 1)]


def test_the_model_keeps_the_contract_of_models(
    qtbot: QtBot, qtmodeltester: ModelTester, assessment: Assessment
) -> None:
    model = LabModel()
    qtmodeltester.check(model)
    model.show_assessment(assessment, LIGHT)
    case = assessment.case
    for edit in (
        edits.add_samples(samples(3)),
        edits.remove_samples([0, 3]),
        edits.enter_sample(1, 4.0),
        edits.remove_samples([0, 1, 2]),
        edits.add_samples(samples(2)),
    ):
        case = edit.apply(case)
        model.show_assessment(bare(case), DARK)
        assert model.rowCount() == len(case.samples) + 1
    model.arrange(case, "day", [1])
    qtmodeltester.check(model)


def test_a_row_shows_multiple_and_grade(qtbot: QtBot, assessment: Assessment) -> None:
    model = LabModel()
    model.show_assessment(assessment, LIGHT)
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == ["25 Jul 2024", "ALT", "306.6", "U/L", "", "40", "7.67×", "3", "", "", ""]
    assert model.index(0, IDS.index("grade")).data(Qt.ItemDataRole.ToolTipRole) == "5 to 20 × ULN"
    header = model.headerData(IDS.index("grade"), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert header == "Grade by CTCAE v4.03"


def test_a_finding_is_told_in_the_cell_by_words_sign_and_colour(qtbot: QtBot, assessment: Assessment) -> None:
    model = LabModel()
    model.show_assessment(assessment, LIGHT)
    cell = model.index(1, IDS.index("result"))
    role = Qt.ItemDataRole
    assert cell.data(role.ToolTipRole) == cell.data(role.AccessibleDescriptionRole) == "the same value twice"
    assert cell.data(role.DecorationRole) is not None
    assert cell.data(role.BackgroundRole) is not None
    assert model.index(1, 0).data(role.DecorationRole) is None


def test_new_rows_say_so_in_words(qtbot: QtBot, assessment: Assessment) -> None:
    model = LabModel()
    model.show_assessment(assessment, LIGHT)
    told = Told(model)
    model.show_news(frozenset({1}))
    assert told.changed == [(1, 1)]
    assert model.index(1, 0).data() == "29 Aug 2024 · new"
    assert model.index(1, 0).data(NEW_ROLE)
    assert not model.index(0, 0).data(NEW_ROLE)


def test_one_edit_among_many_samples_tells_one_row_and_resets_nothing(qtbot: QtBot) -> None:
    case, model = large_case(MANY, 1), LabModel()
    model.show_assessment(bare(case), LIGHT)
    assert model.rowCount() == MANY + 1
    told = Told(model)
    case = edits.enter_sample(70_000, 5.0).apply(case)
    model.show_assessment(bare(case), LIGHT)
    assert (told.changed, told.inserted, told.removed, told.resets) == ([(70_000, 70_000)], [], [], 0)
    case = edits.remove_samples([5]).apply(case)
    model.show_assessment(bare(case), LIGHT)
    assert (told.removed, told.resets) == ([(5, 5)], 0)


def test_scattered_rows_go_and_come_back(qtbot: QtBot) -> None:
    before, model = Case(id="1", samples=samples(9)), LabModel()
    model.show_assessment(bare(before), LIGHT)
    told = Told(model)
    after = edits.remove_samples([1, 2, 6]).apply(before)
    model.show_assessment(bare(after), LIGHT)
    assert told.removed == [(6, 6), (1, 2)]
    model.show_assessment(bare(before), LIGHT)
    assert told.inserted == [(1, 2), (6, 6)]
    assert told.resets == 0
    assert values(model) == [str(number) for number in range(9)]


def test_another_case_is_shown_anew(qtbot: QtBot) -> None:
    model = LabModel()
    assert not model.show_assessment(bare(Case(id="1", samples=samples(3))), LIGHT)
    assert not model.show_assessment(bare(Case(id="1")), LIGHT)
    model.show_assessment(bare(Case(id="1", samples=samples(3))), LIGHT)
    assert model.show_assessment(bare(Case(id="2", samples=samples(2))), LIGHT)
    assert model.rowCount() == 3


def test_rows_stay_in_place_while_their_samples_change(qtbot: QtBot) -> None:
    case, model = Case(id="1", samples=samples(5)), LabModel()
    model.show_assessment(bare(case), LIGHT)
    model.arrange(case, "day_last", [4, 2, 0])
    assert values(model) == ["0", "2", "4"]
    case = edits.change_sample(2, "day", PartialDate.parse("2020")).apply(case)
    model.show_assessment(bare(case), LIGHT)
    assert [model.sample_at(row) for row in range(4)] == [0, 2, 4, -1]
    case = edits.remove_samples([1]).apply(case)
    model.show_assessment(bare(case), LIGHT)
    assert values(model) == ["0", "2", "4"]


def test_an_entry_is_reported_with_the_place_of_its_sample(qtbot: QtBot) -> None:
    case, model = Case(id="1", samples=samples(5)), LabModel()
    model.show_assessment(bare(case), LIGHT)
    model.arrange(case, "case", [3])
    with qtbot.waitSignal(model.entered) as entered:
        model.setData(model.index(0, IDS.index("result")), "7")
    assert entered.args == [3, "result", "7"]
    with qtbot.waitSignal(model.added) as added:
        model.setData(model.index(1, IDS.index("unit")), "U/L")
    assert added.args == ["unit", "U/L"]
    with qtbot.assertNotEmitted(model.entered):
        model.setData(model.index(0, IDS.index("result")), "3")
        assert not model.setData(model.index(0, IDS.index("times")), "3")
    assert model.rowCount(QModelIndex()) == 2


@given(st.lists(st.integers(0, 11), unique=True), st.lists(st.integers(0, 11), unique=True), st.booleans())
def test_the_difference_leads_from_the_old_samples_to_the_new(gone: list[int], came: list[int], touch: bool) -> None:
    old = samples(12)
    new = [one for place, one in enumerate(old) if place not in gone]
    for place in came:
        new.insert(min(place, len(new)), replace(old[0]))
    if touch and new:
        new[0] = replace(new[0])
    found = difference(old, tuple(new))
    rebuilt = [one for place, one in enumerate(old) if place not in set(found.removed)]
    for place in found.inserted:
        rebuilt.insert(place, new[place])
    for place in found.changed:
        rebuilt[place] = new[place]
    assert len(rebuilt) == len(new)
    assert not any(map(is_not, rebuilt, new))


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9), min_size=1))
def test_rows_know_their_samples_also_when_some_leave_and_return(shown: set[int], gone: set[int]) -> None:
    rows, leaving = LabRows(), sorted(gone)
    rows.arrange(10, sorted(shown), None)
    for row in reversed(rows.rows_of(leaving)):
        rows.cut(row, row)
    rows.close_up(leaving)
    left = [place for place in range(10) if place not in gone]
    assert [left[rows.sample_at(row)] for row in range(len(rows))] == sorted(shown - gone)
    rows.make_room(leaving, 10)
    for place in leaving:
        rows.put(rows.place_of(place), place, place)
    assert [rows.sample_at(row) for row in range(len(rows))] == sorted(shown | gone)
    assert all(rows.sample_at(rows.row_of(place)) == place for place in shown | gone)
