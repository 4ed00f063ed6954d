"""The timeline on paper: where things stand, what finds no room, and how it is explained."""

from dataclasses import replace
from importlib.resources import files

import pytest

from causality.assess import assess
from causality.case.dates import exact
from causality.case.file import read_case
from causality.case.model import DoseRecord, Product
from causality.figure.chart import chart_of
from causality.figure.legend import SHAPES, legend
from causality.figure.values import Chart
from causality.report.charts import TALLEST, figure_size, fitted, scale_of
from causality.report.dose_lanes import _label
from tests.report.sample import case


@pytest.fixture(scope="module")
def shown() -> Chart:
    return chart_of(assess(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())))


def test_days_before_the_axis_are_compressed_and_in_order(shown: Chart) -> None:
    scale = scale_of(shown, 493.0)
    flag = next(flag for flag in shown.flags if flag.label == "Liver injury")
    assert shown.early is not None
    assert flag.first is not None
    days = (shown.early, flag.first, shown.first - 1, shown.first, shown.last)
    places = [scale.x(day) for day in days]
    assert places == sorted(places)
    assert scale.left == places[0]
    assert places[-1] == pytest.approx(scale.right)


def test_a_bar_that_begins_before_the_figure_says_since_when() -> None:
    long = DoseRecord(dose=5, unit="mg", start=exact("2010-01-01"), ongoing=True)
    product = Product(id="p", name="old", role="concomitant", doses=(long,))
    found = chart_of(assess(replace(case(), products=(product,))))
    (bar,) = found.lanes[0].bars
    assert _label(scale_of(found, 493.0), bar).startswith("since 1 Jan 2010")


def test_the_figure_stays_within_a_page_and_counts_what_it_leaves_out() -> None:
    dose = DoseRecord(dose=5, unit="mg", start=exact("2024-05"))
    many = tuple(Product(id=f"p{n}", name=f"product {n}", role="suspect", doses=(dose,)) for n in range(40))
    found = chart_of(assess(replace(case(), products=many)))
    assert len(fitted(found, 493.0).lanes) + fitted(found, 493.0).left_out == 40
    assert figure_size(found, 493.0)[1] <= TALLEST


def test_the_legend_names_the_marker_of_every_analyte(shown: Chart) -> None:
    said = legend(shown)
    for one in shown.series:
        assert f"{one.label}" in said
        assert SHAPES[one.shape] in said


def test_the_legend_explains_only_what_stands_in_the_figure(shown: Chart) -> None:
    assert "Open triangles" not in legend(shown)
    assert "mark of exclamation" in legend(shown)
    assert "open disc: symptom, filled square: examination" in legend(shown)
    bare = legend(replace(shown, alerts=(), occurrences=(), flags=(), lanes=()))
    assert "exclamation" not in bare
    assert "At the foot" not in bare
    assert "Lower part" not in bare
    assert "Open triangles" in legend(chart_of(assess(case())))
