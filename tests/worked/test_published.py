"""Published RUCAM cases: what our derivation makes of the published facts, beside the published scores.

`README.md` in this folder says what the files hold.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from causality.assess import Assessment, assess
from causality.case.file import read_case
from causality.methods.method import ItemResult, PairAssessment, SheetResult

FILES: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(__file__).parent.glob("*.json"))
}
ITEMS = {
    "time_to_onset", "course", "risk_alcohol", "risk_pregnancy", "risk_age", "concomitant", "alternatives",
    "hepatotoxicity", "rechallenge",
}  # fmt: skip
KEYS = {
    "citation", "doi_or_url", "method_as_published", "sheet", "product", "published", "total", "category",
    "undetermined", "differs", "by_rule", "ratio", "incomplete", "note", "case",
}  # fmt: skip


def rows(key: str) -> list[tuple[str, str]]:
    """Every item that a file lists under `key`, as (file, item)."""
    return [(name, item) for name, data in FILES.items() for item in data.get(key, ())]


def settled(name: str, item: str) -> bool:
    return item not in FILES[name].get("differs", ()) and item not in FILES[name].get("undetermined", ())


@cache
def assessed(name: str) -> Assessment:
    return assess(read_case(json.dumps(FILES[name]["case"]).encode()))


def pair_of(name: str) -> PairAssessment:
    return next(
        pair
        for pair in assessed(name).pairs
        if (pair.product, pair.event, pair.method.id) == (FILES[name]["product"], "liver-injury", "rucam-2016")
    )


def sheet_of(name: str) -> SheetResult:
    return next(sheet for sheet in pair_of(name).sheets if sheet.sheet.id == FILES[name]["sheet"])


def result_of(name: str, item: str) -> ItemResult:
    return next(result for result in sheet_of(name).items if result.item.id == item)


def within(points: int, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= points <= bounds[1]


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_its_citation_and_only_known_keys_and_items(name: str) -> None:
    data = FILES[name]
    assert data["citation"]
    assert data["doi_or_url"].startswith("https://")
    assert set(data) <= KEYS
    assert {item for key in ("published", "undetermined", "differs", "by_rule") for item in data.get(key, ())} <= ITEMS
    assert set(data.get("undetermined", ())) | set(data.get("differs", ())) <= set(data.get("published", ()))


@pytest.mark.parametrize(("name", "item"), [row for row in rows("published") if settled(*row)])
def test_what_the_facts_determine_equals_the_published_item(name: str, item: str) -> None:
    result = result_of(name, item)
    assert within(FILES[name]["published"][item], result.points), result.because


@pytest.mark.parametrize(("name", "item"), rows("undetermined"))
def test_an_item_known_only_as_a_score_can_still_be_reached(name: str, item: str) -> None:
    assert within(FILES[name]["published"][item], result_of(name, item).could_give)


@pytest.mark.parametrize(("name", "item"), rows("differs"))
def test_where_the_source_errs_ours_differs_as_explained(name: str, item: str) -> None:
    expected = FILES[name]["differs"][item]
    result = result_of(name, item)
    assert expected["because"]
    assert list(result.points) == expected["ours"], result.because
    assert not within(FILES[name]["published"][item], result.points)


@pytest.mark.parametrize(("name", "item"), rows("by_rule"))
def test_items_without_a_published_score_follow_the_sheet(name: str, item: str) -> None:
    result = result_of(name, item)
    assert list(result.points) == FILES[name]["by_rule"][item]["ours"], result.because


@pytest.mark.parametrize("name", [name for name, data in FILES.items() if "ratio" in data])
def test_r_is_that_of_the_tabulated_values_and_chooses_the_sheet(name: str) -> None:
    (liver,) = assessed(name).liver
    assert liver.ratio is not None
    assert [round(end, 2) for end in liver.ratio] == [FILES[name]["ratio"]["value"]] * 2
    assert pair_of(name).sheet_id == FILES[name]["sheet"]


@pytest.mark.parametrize(
    "name", [name for name, data in FILES.items() if "category" in data and "incomplete" not in data]
)
def test_the_published_total_and_category_lie_within_what_ours_could_become(name: str) -> None:
    sheet, method = sheet_of(name), pair_of(name).method
    assert FILES[name]["category"] in method.categories(sheet.could_become)
    if "total" in FILES[name]:
        assert within(FILES[name]["total"], sheet.could_become)
        assert method.category(FILES[name]["total"]) == FILES[name]["category"]


@pytest.mark.parametrize("name", [name for name, data in FILES.items() if "incomplete" in data])
def test_without_any_day_of_intake_or_onset_nothing_is_scored(name: str) -> None:
    pair = pair_of(name)
    assert pair.applicability.state == "incomplete", FILES[name]["incomplete"]
    assert pair.sheets == ()
