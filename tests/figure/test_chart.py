"""The timeline as values: lines, lanes, what is grouped, what is flagged, and what lies before the axis."""

from dataclasses import replace
from importlib.resources import files

import pytest

from causality.assess import Assessment, assess
from causality.case.dates import exact
from causality.case.file import read_case
from causality.case.model import DoseRecord, Product, Sample, Symptom
from causality.figure.chart import chart_of, with_episode
from causality.figure.values import Chart
from tests.report.sample import assessment, case


@pytest.fixture(scope="module")
def worked() -> Assessment:
    return assess(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))


@pytest.fixture(scope="module")
def shown(worked: Assessment) -> Chart:
    return chart_of(worked)


def suspect(*doses: DoseRecord) -> Product:
    return Product(id="p", name="old", role="suspect", doses=doses)


def day(text: str) -> int:
    found = exact(text).exact
    assert found is not None
    return found


def test_suspects_have_lanes_of_their_own_and_vague_treatments_share_some(shown: Chart) -> None:
    assert [lane.product for lane in shown.lanes if lane.suspect] == [
        "Alpelisib",
        "Anti-tumour Chinese herbal decoctions",
    ]
    assert len(shown.lanes) <= 8
    grouped = {lane.product: lane.group for lane in shown.lanes if lane.group}
    assert grouped["4 treatments of Hyperglycaemia"] == ("Acarbose", "Dapagliflozin", "Metformin", "Insulin")


def test_every_product_is_in_a_lane(worked: Assessment, shown: Chart) -> None:
    named = {name for lane in shown.lanes for name in (lane.group or (lane.product,))}
    assert named == {product.name for product in worked.case.products}
    assert shown.left_out == 0


def test_few_products_are_never_grouped() -> None:
    found = chart_of(assessment())
    assert [lane.product for lane in found.lanes] == ["alpelisib", "herbal decoction 汤剂", "insulin"]


def test_more_lanes_than_can_be_shown_are_counted() -> None:
    dose = DoseRecord(dose=5, unit="mg", start=exact("2024-08-01"))
    many = tuple(Product(id=f"p{n}", name=f"product {n}", role="suspect", doses=(dose,)) for n in range(30))
    found = chart_of(assess(replace(case(), products=many)))
    assert (len(found.lanes), found.left_out) == (24, 6)


def test_an_onset_before_the_axis_is_kept_with_the_days_it_needs(shown: Chart) -> None:
    flag = next(flag for flag in shown.flags if flag.label == "Liver injury")
    assert shown.early is not None
    assert flag.first is not None
    assert shown.early < flag.first < shown.first


def test_the_onset_of_other_events_is_flagged_too(shown: Chart) -> None:
    assert [flag.label for flag in shown.flags] == ["Liver injury", "Facial neuralgia, numbness of hands and feet"]


def test_without_any_day_there_is_no_figure() -> None:
    assert not chart_of(assess(replace(case(), samples=(), products=(), events=())))


def test_days_long_before_do_not_stretch_the_axis() -> None:
    old = replace(case(), events=(replace(case().events[0], onset=exact("1990-05-01")),))
    found = chart_of(replace(assessment(old), liver=()))
    assert found
    assert found.early is None or found.early > day("2019-01-01")


def test_a_suspect_that_begins_weeks_before_the_samples_is_shown_from_its_start() -> None:
    dose = DoseRecord(dose=5, unit="mg", start=exact("2023-01-01"), ongoing=True)
    found = chart_of(assess(replace(case(), products=(suspect(dose),))))
    assert found.early is not None
    assert found.early < day("2023-01-01")


@pytest.mark.parametrize(("start", "counted"), [("2024-08-01", True), ("2024-08", False)])
def test_days_are_counted_only_from_a_known_first_intake(start: str, counted: bool) -> None:
    found = chart_of(assess(replace(case(), products=(suspect(DoseRecord(dose=5, unit="mg", start=exact(start))),))))
    assert (found.zero is not None) == counted
    if found.zero is not None:
        assert (found.zero.day, found.zero.product) == (day("2024-08-01"), "old")


def test_a_censored_sample_stands_at_its_limit_of_measurement() -> None:
    alt = next(one for one in chart_of(assess(case())).series if one.analyte == "ALT")
    censored = next(point for point in alt.points if point.day == day("2024-10-20"))
    assert (censored.mark, censored.multiple, censored.value) == ("at_most", 5 / 40, 5)


def test_a_sample_of_an_uncertain_day_keeps_its_possible_days() -> None:
    first, *others = case().samples
    vague = replace(first, day=exact("2024-07-20 to 2024-07-25"))
    alt = next(one for one in chart_of(assess(replace(case(), samples=(vague, *others)))).series)
    (spanned,) = [point for point in alt.points if point.span]
    assert spanned.span == (day("2024-07-20"), day("2024-07-25"))


def test_each_analyte_has_a_marker_of_its_own() -> None:
    names = ("ALT", "AST", "ALP", "GGT", "TBIL", "DBIL", "INR", "GLU", "PLT", "CREA", "ALB", "LDH")
    samples = tuple(Sample(analyte=name, day=exact("2024-08-01"), value=2, unit="1", upper=1) for name in names)
    found = chart_of(assess(replace(case(), samples=samples)))
    assert len(found.series) == len(names)
    assert len({one.shape for one in found.series}) == len(names)


def test_thresholds_of_the_liver_are_drawn_for_a_liver_injury_only() -> None:
    texts = [one.text for one in chart_of(assess(case())).thresholds]
    assert texts == ["1× upper limit of normal", "5× ALT: entry of RUCAM", "3× ALT: Hy's law", "2× TBIL: Hy's law"]
    other = replace(case(), events=(replace(case().events[0], kind="other"),))
    assert [one.multiple for one in chart_of(assess(other)).thresholds] == [1.0]


def test_what_did_not_change_is_taken_over(worked: Assessment, shown: Chart) -> None:
    moved = replace(worked.case, symptoms=(Symptom(name="itch", onset=exact("2024-09-01")),))
    after = assess(moved, worked)
    found = chart_of(after, (worked, shown))
    assert all(one is other for one, other in zip(found.series, shown.series, strict=True))
    assert [one.text for one in found.occurrences if one.kind == "symptom"] == ["itch"]
    assert found == replace(chart_of(after), series=found.series)


def test_an_episode_reaches_from_before_the_onset_to_the_end_of_its_course(worked: Assessment, shown: Chart) -> None:
    episode = with_episode(shown, worked.case, "liver-injury").episode
    assert episode is not None
    flag = next(flag for flag in shown.flags if flag.event == "liver-injury")
    assert flag.first is not None
    assert episode[0] == flag.first - 14
    assert with_episode(shown, worked.case, "no such event").episode is None
