"""The figure's data: lanes, what is grouped, and what lies before the axis."""

from dataclasses import replace
from importlib.resources import files

import pytest

from causality.assess import Assessment, assess
from causality.case.dates import exact
from causality.case.file import read_case
from causality.report.charts import Scale
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
