import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from causality.case.dates import exact
from causality.case.model import Case, Sample
from causality.case.written import PIECE, SCHEMA, CaseText
from tests.strategies import cases


def many(count: int) -> Case:
    day = exact("2024-03-20")
    samples = (Sample(analyte="ALT", day=day, value=float(place), unit="U/L", upper=40.0) for place in range(count))
    return Case(id="many", samples=tuple(samples), comment="a line\nand \u2028 another")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_the_text_is_that_of_the_whole_object(case: Case) -> None:
    text = CaseText().text(case)
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    assert json.loads(text)["schema"] == SCHEMA


@pytest.mark.parametrize("count", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_a_case_is_written_in_pieces_as_in_one(count: int) -> None:
    text = CaseText().text(many(count))
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    assert len(json.loads(text).get("samples", [])) == count


def test_only_the_piece_that_changed_is_written_again() -> None:
    rests: list[int] = []
    writer, case = CaseText(rest=lambda: rests.append(1)), many(3 * PIECE)
    writer.text(case)
    assert len(rests) == 3
    assert writer.text(replace(case, comment="other")) == CaseText().text(replace(case, comment="other"))
    assert len(rests) == 3
    samples = (*case.samples[:PIECE], replace(case.samples[PIECE], value=7.0), *case.samples[PIECE + 1 :])
    changed = replace(case, samples=samples)
    assert writer.text(changed) == CaseText().text(changed)
    assert len(rests) == 4
    assert writer.text(replace(changed, samples=samples[1:])) == CaseText().text(replace(changed, samples=samples[1:]))


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        CaseText().text(Case(id="x", samples=(Sample(analyte="ALT", day=exact("2024-03-20"), value=float("inf")),)))
