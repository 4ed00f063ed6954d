# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from widgets.fact_table import FactModel, Facts, FactTable

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_the_fact_model_keeps_the_contract_of_models(qtmodeltester: ModelTester) -> None:
    model = FactModel()
    model.show_facts(Facts(("a", "b"), (("1", "2"), ("3", "4"))))
    qtmodeltester.check(model)


def test_the_columns_of_a_table_share_its_width(qtbot: QtBot) -> None:
    table = FactTable("facts")
    qtbot.addWidget(table)
    table.resize(420, 200)
    table.show_facts(Facts(("a", "b"), (("1", "long " * 30),), shares=(1, 3)))
    table.show()
    assert table.columnWidth(1) >= 2.9 * table.columnWidth(0)
    assert table.rowHeight(0) > table.fontMetrics().height() * 2


def test_a_row_of_one_text_is_a_heading_of_those_below(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    table = FactTable("facts", tall=True)
    qtbot.addWidget(table)
    table.show_facts(Facts(("a", "b"), (("Patient",), ("Age", "45"), ("Doses",))))
    table.show()
    assert [table.columnSpan(row, 0) for row in range(3)] == [2, 1, 2]
    model = table.model()
    assert [model.index(0, column).data() for column in (0, 1)] == ["Patient", ""]
    qtmodeltester.check(model)
    table.show_facts(Facts(("a", "b"), (("Age", "45"),)))
    assert table.columnSpan(0, 0) == 1
