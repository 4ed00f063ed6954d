"""The timeline on paper: where things stand, what finds no room, and how it is explained."""

import re
from dataclasses import replace
from importlib.resources import files
from io import BytesIO

import pypdfium2
import pytest

from causality.assess import assess
from causality.case.dates import exact
from causality.case.file import read_case
from causality.case.model import DoseRecord, Product
from causality.figure.chart import chart_of
from causality.figure.close_up import CloseUp, close_up
from causality.figure.edish import EdishFigure, edish_plots
from causality.figure.legend import SHAPES, legend
from causality.figure.values import Chart
from causality.report import fonts
from causality.report.canvas import ReportCanvas
from causality.report.challenge_section import challenges
from causality.report.charts import TALLEST, figure_size, fitted, scale_of
from causality.report.dose_lanes import _label
from causality.report.figures import FigureFlowable
from causality.report.liver_section import liver
from causality.report.values import Drawn, Figure, Paragraph
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


def test_every_change_that_can_be_judged_is_printed_from_near() -> None:
    blocks = challenges(assess(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))).blocks
    figures = [block for block in blocks if isinstance(block, Figure)]
    assert [figure.drawn.key[2] for figure in figures if isinstance(figure.drawn, CloseUp)] == [
        "start", "reduction", "increase", "start", "reduction", "increase",
    ]  # fmt: skip
    assert all("judged for" in figure.alternative for figure in figures)
    assert sum(isinstance(block, Paragraph) and block.text.startswith("Close-ups:") for block in blocks) == 1


def test_a_close_up_says_its_verdicts_and_names_its_heights() -> None:
    assessment = assess(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))
    shown = close_up(assessment, chart_of(assessment).series, ("alpelisib", 1, "reduction"), "liver-injury")
    assert shown is not None
    told = drawn_text(shown)
    for panel in shown.panels:
        assert f"{panel.series.label}: {panel.words}" in told
        assert panel.levels[0].text in told
    assert shown.title in told


def drawn_text(shown: Drawn) -> str:
    """Draw a figure on a page of its own and read its text back, in one line."""
    fonts.register()
    target = BytesIO()
    canvas = ReportCanvas(target, pagesize=(600, 800))
    FigureFlowable(Figure(shown, "", "words"), 493.0).drawOn(canvas, 50, 20)
    canvas.save()
    document = pypdfium2.PdfDocument(target.getvalue())
    return re.sub(r"\s+", " ", document[0].get_textpage().get_text_range())


def test_what_leads_from_a_value_to_its_name_is_dotted(shown: Chart) -> None:
    fonts.register()
    target = BytesIO()
    canvas = ReportCanvas(target, pagesize=(600, 800), pageCompression=0)
    single = replace(shown, series=(replace(shown.series[0], points=shown.series[0].points[:1]),))
    FigureFlowable(Figure(single, "", "words"), 493.0).drawOn(canvas, 50, 20)
    canvas.save()
    drawn = target.getvalue().decode("latin-1")
    leaders = re.findall(r"\.3 w\s+\[\.5 2\] 0 d\s+n [\d. ]+ m [\d. ]+ l S\s+\[\] 0 d", drawn)
    assert len(leaders) == 1


def test_the_edish_plot_names_its_quadrants_its_axes_and_its_days() -> None:
    assessment = assess(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))
    shown = edish_plots(assessment, "liver-injury")
    told = drawn_text(EdishFigure(shown))
    for words in ("potential Hy's law", "Temple's corollary", "higher of ALT and AST, × ULN", "25 Jul", "7 Nov", "3×",
                  "× baseline"):  # fmt: skip
        assert words in told
    section = liver(assessment)
    assert section is not None
    figures = [block for block in section.blocks if isinstance(block, Figure)]
    assert [figure.drawn for figure in figures] == [EdishFigure(shown)]
    assert "bilirubin peaked 35 d before the aminotransferase" in figures[0].caption
