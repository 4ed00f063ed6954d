import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causality import wording
from causality.case.dates import exact
from causality.case.file import (
    LARGEST,
    LONGEST,
    InvalidCaseFile,
    case_json,
    load_case,
    migrate,
    read_case,
    schema,
)
from causality.case.integrity import problems
from causality.case.model import Case, DoseRecord, HistoryEntry, Patient, Product, Sample
from causality.case.written import SCHEMA
from tests.case.malformed import MALFORMED, case
from tests.strategies import WRITINGS, cases, with_a_value_replaced

patiently = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidCaseFile) as caught:
        read_case(data)
    return str(caught.value)


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_refused_in_one_line(name: str) -> None:
    data, expected = MALFORMED[name]
    message = refusal(data)
    assert message.startswith(expected)
    assert message.isprintable()
    assert len(message) <= 300


def test_a_truncated_file_is_refused_wherever_it_ends() -> None:
    data = case(products=[{"id": "p", "name": "肝", "doses": [{"start": "2024", "dose": 1.5}]}])
    for end in range(len(data)):
        assert "\n" not in refusal(data[:end])


def test_a_file_beyond_the_largest_is_refused() -> None:
    assert refusal(b" " * (LARGEST + 1)) == "the file is larger than 64 MiB"


@patiently
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_nothing_but_a_refusal_comes_of_noise(data: bytes) -> None:
    assert refusal(data).isprintable()


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@patiently
@given(cases(), st.data())
def test_a_case_with_one_value_replaced_is_read_or_refused_in_one_line(known: Case, data: st.DataObject) -> None:
    tree = json.loads(case_json(known))
    with_a_value_replaced(data, tree, _json)
    message = ""
    try:
        read_case(json.dumps(tree).encode())
    except InvalidCaseFile as error:
        message = str(error)
    assert not message or message.isprintable()
    assert len(message) <= 300


@patiently
@given(cases())
def test_a_case_written_and_read_is_the_same(known: Case) -> None:
    assert not list(problems(known))
    text = case_json(known)
    assert read_case(text.encode()) == known
    assert case_json(read_case(text.encode())) == text


@pytest.mark.parametrize("text", [*WRITINGS, "\u202eright to left", "\ufeff", "\U0010ffff", "\x7f\x85\x1b", "\u2028"])
def test_every_script_is_kept(text: str) -> None:
    known = Case(id="x", narrative=text, patient=Patient(history=(HistoryEntry(text=text),)))
    assert read_case(case_json(known).encode()) == known


def test_what_is_not_ascii_is_written_as_it_is() -> None:
    assert '"title": "肝损伤 🧪 µkat"' in case_json(Case(id="x", title="肝损伤 🧪 µkat"))


def test_a_case_with_an_id_alone_is_three_lines_long() -> None:
    assert case_json(Case(id="x")) == '{\n  "schema": 1,\n  "id": "x"\n}\n'
    assert read_case(b'{"id": "x"}') == Case(id="x")


def test_what_is_known_is_written_in_the_order_of_the_model() -> None:
    dose = DoseRecord(dose=300.0, per_day=0.5, unit="mg", start=exact("early 2024-08"))
    known = Case(id="x", products=(Product(id="p", name="P", doses=(dose,)),), title="T")
    assert json.loads(case_json(known)) == {
        "schema": 1,
        "id": "x",
        "title": "T",
        "products": [
            {"id": "p", "name": "P", "doses": [{"dose": 300, "unit": "mg", "per_day": 0.5, "start": "early 2024-08"}]}
        ],
    }
    assert list(json.loads(case_json(known))) == ["schema", "id", "title", "products"]
    assert '"dose": 300,' in case_json(known)


def test_a_dose_that_was_not_said_to_be_taken_once_a_day_stays_so() -> None:
    old = b'{"id": "x", "products": [{"id": "p", "name": "P", "doses": [{"dose": 1, "unit": "g"}]}]}'
    (dose,) = read_case(old).products[0].doses
    assert (dose.per_day, wording.dose(dose)) == (None, "1 g")
    assert "per_day" not in case_json(read_case(old))
    once = Case(id="x", products=(Product(id="p", name="P", doses=(replace(dose, per_day=1.0),)),))
    assert read_case(case_json(once).encode()) == once


def test_equal_cases_give_equal_texts() -> None:
    day = exact("2024")
    one, two = (Case(id="x", samples=(Sample(analyte="ALT", day=day, value=value),)) for value in (5, 5.0))
    assert case_json(one) == case_json(two)


def test_a_number_that_is_not_finite_is_not_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        case_json(Case(id="x", patient=Patient(age=float("nan"))))


def test_a_byte_order_mark_is_accepted() -> None:
    assert read_case(b'\xef\xbb\xbf{"id": "x"}') == Case(id="x")


def test_null_stands_for_what_is_not_known() -> None:
    assert read_case(case(admission=None, patient={"age": None, "sex": None})) == Case(id="x")


def test_a_whole_number_is_read_where_a_number_is_expected() -> None:
    assert read_case(case(patient={"age": 57})) == Case(id="x", patient=Patient(age=57.0))


def test_the_longest_text_is_still_read() -> None:
    assert read_case(case(narrative="é" * LONGEST)).narrative == "é" * LONGEST
    assert refusal(case(narrative="é" * (LONGEST + 1))) == "narrative: 100001 characters; expected at most 100000"


def test_contradictions_of_the_story_are_not_refused() -> None:
    doses = [{"start": "2024-08-12", "stop": "2024-08-01"}]
    samples = [{"analyte": "no such thing", "day": "2025", "value": -5, "unit": "furlong"}]
    read_case(case(patient={"death": "2024"}, products=[{"id": "p", "name": "P", "doses": doses}], samples=samples))


def test_a_file_is_loaded_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "肝 case.json"
    path.write_text(case_json(Case(id="x", title="é")), encoding="utf-8")
    assert load_case(path) == Case(id="x", title="é")
    path.write_bytes(b"{}")
    with pytest.raises(InvalidCaseFile, match=r"^id: missing"):
        load_case(path)


def test_a_missing_file_is_an_error_of_the_file_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_case(tmp_path / "none.json")


MIGRATIONS = {
    1: lambda tree: {**tree, "title": tree.get("name", "")} | {"old": True},
    2: lambda tree: {key: value for key, value in tree.items() if key not in ("name", "old")},
}


@pytest.mark.parametrize(
    ("tree", "migrated"),
    [
        ({"schema": 1, "id": "x", "name": "N"}, {"id": "x", "title": "N"}),
        ({"schema": 2, "id": "x", "name": "N"}, {"id": "x"}),
        ({"schema": 3, "id": "x", "name": "N"}, {"id": "x", "name": "N"}),
        ({"id": "x", "name": "N"}, {"id": "x", "name": "N"}),
    ],
)
def test_older_files_go_through_every_migration_in_turn(tree: dict[str, Any], migrated: dict[str, Any]) -> None:
    before = dict(tree)
    assert migrate(tree, MIGRATIONS, current=3) == migrated
    assert tree == before


@pytest.mark.parametrize("version", [0, -1, 4, 2**40])
def test_versions_outside_the_chain_are_refused(version: int) -> None:
    with pytest.raises(InvalidCaseFile, match=r"^schema: .*version"):
        migrate({"schema": version}, MIGRATIONS, current=3)


def test_the_schema_describes_the_file() -> None:
    described = schema()
    assert described["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert described["title"] == "Dechallenge case"
    assert described["required"] == ["id"]
    assert described["additionalProperties"] is False
    assert next(iter(described["properties"])) == "schema"
    assert described["properties"]["schema"]["const"] == SCHEMA
    assert set(described["properties"]) == {"schema", *Case.__dataclass_fields__}
    json.dumps(described)


def test_the_schema_explains_its_objects_and_dates() -> None:
    objects = schema()["$defs"]
    assert objects["Patient"]["description"].startswith("The patient,")
    assert all(described["description"] for described in objects.values())
    assert all(described.get("additionalProperties", False) is False for described in objects.values())
    assert "early, mid or late 2024-08" in objects["PartialDate"]["description"]
    assert {"$ref": "#/$defs/PartialDate"} in objects["DoseRecord"]["properties"]["start"]["anyOf"]
