"""The figure's data: lanes, what is grouped, and what lies before the axis."""

from dataclasses import replace
from importlib.resources import files

import pytest

from causality.assess import Assessment, assess
from causality.case.dates import exact
from causality.case.file import read_case
from causality.case.model import DoseRecord, Product
from causality.report.charts import TALLEST, Scale, figure_size, fitted
from causality.report.timeline import Timeline, timeline
from tests.report.sample import assessment, case


@pytest.fixture(scope="module")
def worked() -> Assessment:
    return assess(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))


@pytest.fixture(scope="module")
def shown(worked: Assessment) -> Timeline:
    found = timeline(worked)
    assert found
    return found


def test_suspects_have_lanes_of_their_own_and_vague_treatments_share_some(shown: Timeline) -> None:
    assert [lane.product for lane in shown.lanes if lane.suspect] == [
        "Alpelisib",
        "Anti-tumour Chinese herbal decoctions",
    ]
    assert len(shown.lanes) <= 8
    grouped = {lane.product: lane.group for lane in shown.lanes if lane.group}
    assert grouped["4 treatments of Hyperglycaemia"] == ("Acarbose", "Dapagliflozin", "Metformin", "Insulin")


def test_every_product_is_in_a_lane(worked: Assessment, shown: Timeline) -> None:
    named = {name for lane in shown.lanes for name in (lane.group or (lane.product,))}
    assert named == {product.name for product in worked.case.products}
    assert shown.left_out == 0


def test_few_products_are_never_grouped() -> None:
    found = timeline(assessment())
    assert found
    assert [lane.product for lane in found.lanes] == ["alpelisib", "herbal decoction 汤剂", "insulin"]


def test_an_onset_before_the_axis_is_shown_compressed_and_in_order(shown: Timeline) -> None:
    scale = Scale(shown, 493.0)
    flag = next(flag for flag in shown.flags if flag.label == "Liver injury")
    assert shown.early is not None
    assert flag.first is not None
    assert shown.early < flag.first < shown.first
    days = (shown.early, flag.first, shown.first - 1, shown.first, shown.last)
    places = [scale.x(day) for day in days]
    assert places == sorted(places)
    assert scale.left == places[0]
    assert places[-1] == pytest.approx(scale.right)


def test_the_onset_of_other_events_is_flagged_too(shown: Timeline) -> None:
    assert [flag.label for flag in shown.flags] == ["Liver injury", "Facial neuralgia, numbness of hands and feet"]


def test_without_any_day_there_is_no_figure() -> None:
    bare = replace(case(), samples=(), products=(), events=())
    assert timeline(assess(bare)) is None


def test_days_long_before_do_not_stretch_the_axis() -> None:
    old = replace(case(), events=(replace(case().events[0], onset=exact("1990-05-01")),))
    found = timeline(replace(assessment(old), liver=()))
    assert found
    assert found.early is None or found.early > exact("2019-01-01").parts[0].first  # type: ignore[operator] # a day


def test_a_bar_that_begins_before_the_figure_says_since_when() -> None:
    from causality.report.dose_lanes import _label

    long = DoseRecord(dose=5, unit="mg", start=exact("2010-01-01"), ongoing=True)
    product = Product(id="p", name="old", role="concomitant", doses=(long,))
    shown = timeline(assess(replace(case(), products=(product,))))
    assert shown
    (bar,) = shown.lanes[0].bars
    assert _label(Scale(shown, 493.0), bar).startswith("since 1 Jan 2010")


def test_a_suspect_that_begins_weeks_before_the_samples_is_shown_from_its_start() -> None:
    dose = DoseRecord(dose=5, unit="mg", start=exact("2023-01-01"), ongoing=True)
    product = Product(id="p", name="old", role="suspect", doses=(dose,))
    shown = timeline(assess(replace(case(), products=(product,))))
    assert shown
    assert shown.early is not None
    assert shown.early < exact("2023-01-01").parts[0].first  # type: ignore[operator] # a day


def test_the_figure_stays_within_a_page_and_counts_what_it_leaves_out() -> None:
    dose = DoseRecord(dose=5, unit="mg", start=exact("2024-05"))
    many = tuple(Product(id=f"p{n}", name=f"product {n}", role="suspect", doses=(dose,)) for n in range(40))
    known = assess(replace(case(), products=many))
    shown = fitted(known, 493.0)
    assert shown
    assert len(shown.lanes) + shown.left_out == 40
    assert figure_size(known, 493.0)[1] <= TALLEST
