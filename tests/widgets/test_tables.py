# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from causality.assess import Assessment
from widgets.fact_table import FactModel, Facts, FactTable
from widgets.lab_model import LabModel
from widgets.palette import LIGHT

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_the_lab_model_keeps_the_contract_of_models(qtmodeltester: ModelTester, assessment: Assessment) -> None:
    model = LabModel()
    model.show_assessment(assessment, LIGHT)
    qtmodeltester.check(model)


def test_the_fact_model_keeps_the_contract_of_models(qtmodeltester: ModelTester) -> None:
    model = FactModel()
    model.show_facts(Facts(("a", "b"), (("1", "2"), ("3", "4"))))
    qtmodeltester.check(model)


def test_a_lab_row_shows_multiple_and_grade(qtbot: QtBot, assessment: Assessment) -> None:
    model = LabModel()
    model.show_assessment(assessment, LIGHT)
    row = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert row[:4] == ["25 Jul 2024", "ALT", "306.6", "U/L"]
    assert row[5:7] == ["7.67×", "3"]


def test_a_finding_is_marked_in_the_cell(qtbot: QtBot, assessment: Assessment) -> None:
    model = LabModel()
    model.show_assessment(assessment, LIGHT)
    cell = model.index(1, 2)
    assert model.data(cell, Qt.ItemDataRole.ToolTipRole) == "the same value twice"
    assert model.data(cell, Qt.ItemDataRole.BackgroundRole) is not None


def test_the_columns_of_a_table_share_its_width(qtbot: QtBot) -> None:
    table = FactTable("facts")
    qtbot.addWidget(table)
    table.resize(420, 200)
    table.show_facts(Facts(("a", "b"), (("1", "long " * 30),), shares=(1, 3)))
    table.show()
    assert table.columnWidth(1) >= 2.9 * table.columnWidth(0)
    assert table.rowHeight(0) > table.fontMetrics().height() * 2
