"""Methods that a site declares: used like the others, and refused with one clear line when they are wrong."""

import json
import tomllib
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from causality.assess import assess
from causality.case.model import Decision
from causality.commands.application import run
from causality.methods.registry import METHODS, use_site_methods
from causality.methods.site import InvalidMethod, method_of, read_folder
from desktop.app import site_methods
from tests.build import by_method, case, dose, of_other_kind, product

TOML = """
id = "national-form"
title = "National form"
version = "2024"
source = "Circular 12"
events = ["liver_injury"]

[[items]]
id = "time"
number = "A"
title = "Time"
answers = [{id = "fits", text = "fits", points = 2}, {id = "fits-not", text = "does not fit", points = -1}]

[[items]]
id = "other"
title = "Another cause"
answers = [{id = "no", text = "no", points = 1}, {id = "yes", text = "yes", points = -2}]

[[bands]]
at_least = 2
category = "likely"

[[bands]]
at_least = -3
category = "unlikely"
"""
FORM: dict[str, Any] = {
    "id": "form", "title": "Form",
    "items": [{"id": "one", "title": "One", "answers": [{"id": "a", "text": "a", "points": 1},
                                                        {"id": "b", "text": "b", "points": 0}]}],
    "bands": [{"at_least": 1, "category": "high"}, {"at_least": 0, "category": "low"}],
}  # fmt: skip
DRUG = product(dose(0, 20))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "national.toml").write_text(TOML, encoding="utf-8")
    use_site_methods(tmp_path)
    yield tmp_path
    use_site_methods(tmp_path / "nowhere")


def answered(item: str, answer: str) -> Decision:
    return Decision(product="drug", event="event", method="national-form", sheet="national-form", item=item,
                    answer=answer, action="accepted")  # fmt: skip


@pytest.mark.usefixtures("folder")
def test_a_declared_method_is_open_until_the_officer_answers() -> None:
    found = by_method(case(DRUG, onset=10), "national-form")
    assert (found.total, found.categories, len(found.open_items)) == ((-3, 3), ("unlikely", "likely"), 2)


@pytest.mark.usefixtures("folder")
def test_the_officers_answers_give_total_and_category() -> None:
    of = replace(case(DRUG, onset=10), decisions=(answered("time", "fits"), answered("other", "no")))
    found = by_method(of, "national-form")
    assert (found.total, found.categories, found.binding) == ((3, 3), ("likely",), True)
    assert {one.basis for one in found.sheets[0].items} == {"entered"}
    assert [item.item.number for item in found.sheets[0].items] == ["A", "2"]
    assert not any(one.kind == "decision_without_effect" for one in assess(of).findings)


@pytest.mark.usefixtures("folder")
def test_it_is_for_the_events_that_it_names() -> None:
    assert by_method(of_other_kind(DRUG), "national-form").applicability.state == "not_applicable"


def test_methods_go_with_their_folder(folder: Path) -> None:
    assert "national-form" in METHODS
    use_site_methods(folder / "nowhere")
    assert "national-form" not in METHODS


def test_the_command_line_uses_the_methods_of_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                        capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    (tmp_path / "methods").mkdir()
    form = tmp_path / "methods" / "form.toml"
    form.write_text(TOML, encoding="utf-8")
    monkeypatch.setenv("DECHALLENGE_HOME", str(tmp_path))
    path = tmp_path / "case.json"
    path.write_bytes((files("resources") / "cases" / "alpelisib.json").read_bytes())
    try:
        assert run(["assess", str(path), "--method", "national-form", "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)["assessments"]
        assert [one["total_range"] for one in found if one["event"] == "liver-injury"] == [[-3, 3]] * 2
        form.write_text(TOML.replace("points = 2", 'points = "2"'), encoding="utf-8")
        assert run(["assess", str(path)]) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "form.toml: items[0].answers[0].points: expected a whole number" in said
        assert site_methods(tmp_path).endswith("items[0].answers[0].points: expected a whole number")
    finally:
        use_site_methods(tmp_path / "nowhere")


def test_the_form_of_the_readme_is_a_method() -> None:
    readme = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
    found = method_of(tomllib.loads(readme.split("```toml")[1].split("```")[0]))
    assert (found.id, found.sheets[0].bounds) == ("national-form", (-1, 2))


def test_json_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "form.json").write_text(json.dumps(FORM), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a method", encoding="utf-8")
    (found,) = read_folder(tmp_path)
    assert (found.id, found.sheets[0].bounds, found.category(1)) == ("form", (0, 1), "high")


def change(key: str, value: object, *where: object) -> Callable[[dict[str, Any]], None]:
    def made(form: dict[str, Any]) -> None:
        held: Any = form
        for step in where:
            held = held[step]
        if value is None:
            del held[key]
        else:
            held[key] = value

    return made


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (change("title", None), "title: it is missing"),
        (change("title", " "), "title: expected text that is not empty"),
        (change("id", "Form 1"), "id: expected small letters, digits and hyphens"),
        (change("colour", "red"), "colour: it is not known; expected id, title, items"),
        (change("items", []), "items: expected at least one item"),
        (change("items", "one"), "items: expected a list"),
        (change("points", 1.5, "items", 0, "answers", 0), "items[0].answers[0].points: expected a whole number"),
        (change("points", True, "items", 0, "answers", 0), "items[0].answers[0].points: expected a whole number"),
        (change("id", "b", "items", 0, "answers", 0), 'items[0].answers[1]: "b" stands there twice'),
        (change("answers", [], "items", 0), "items[0].answers: expected at least two answers"),
        (change("at_least", -1, "bands", 0), "bands[1].at_least: expected less than the band before it"),
        (change("at_least", 1, "bands", 1), "bands[1].at_least: expected less than the band before it"),
        (change("bands", [{"at_least": 1, "category": "x"}]), "bands: expected at least two bands"),
        (change("bands", [{"at_least": 2, "category": "x"}, {"at_least": 1, "category": "y"}]),
         "bands[1].at_least: expected at most 0, the lowest total"),
        (change("events", ["headache"]), "events[0]: expected one of liver_injury"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(wrong: Callable[[dict[str, Any]], None], said: str) -> None:
    form = deepcopy(FORM)
    wrong(form)
    with pytest.raises(InvalidMethod) as raised:
        method_of(form)
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [("a.toml", "id = ", "not TOML"), ("a.json", "{", "not JSON"), ("a.json", "[]", "expected")],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InvalidMethod) as raised:
        read_folder(tmp_path)
    assert str(raised.value).startswith(f"{tmp_path / name}: {said}")
    assert "\n" not in str(raised.value)


def test_two_files_may_not_declare_one_id_nor_one_of_the_programs(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps(FORM), encoding="utf-8")
    with pytest.raises(InvalidMethod, match=r"also that of a\.json"):
        read_folder(tmp_path)
    (tmp_path / "b.json").unlink()
    (tmp_path / "a.json").write_text(json.dumps(FORM | {"id": "naranjo"}), encoding="utf-8")
    with pytest.raises(InvalidMethod, match="is that of a method of this program"):
        use_site_methods(tmp_path)
