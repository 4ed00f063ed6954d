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
