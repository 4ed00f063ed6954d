"""R, nR and P_ALT of a whole study against the independent tables of hep-explorer, row by row.

The tables (SafetyGraphics/hep-explorer, MIT, Rho Inc. 2018: `test/nr-ratio`, `test/palt`) are looked for in a folder
`shared/data/hep-explorer` above this one. The differences that there are, with their reasons:

* Participant 4062-20 has two values of every analyte at Screening and on Day 1: the table of ratios takes their mean,
  the application the first, we the highest. All three are computed here.
* Participant 6281-01 has an ALP of Week 12 recorded on the day of Week 4: the tables go by the visit and have two rows,
  of which that of Week 12 lacks the others; by the day it is the highest ALP of day 28.
* Four rows of the table of ratios have no study day (one value each, no ratio), so that they stand on no day with us.
* The application has no row where no nR can be computed (14 days without an ALP).
* ALP given in mg/dL (one row) is no catalytic concentration: the table divides it by its limit like any other, and so
  do we, since both stand in the same unit.
* The flag `alf` of the tables asks nR > 5 where we ask nR >= 5 (Robles-Diaz 2014); no row lies exactly on 5.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from causality.case.dates import PartialDate
from causality.case.model import Case, Event, Sample
from causality.evidence.cell_loss import cell_loss
from causality.evidence.facts import gather
from causality.evidence.labs import multiples
from causality.evidence.liver import higher, ratio_of
from causality.evidence.moments import Moments
from causality.evidence.series import above, by_day, series
from tests.build import ordinal

NAMES = {"ALT": "ALT", "AST": "AST", "ALP": "ALP", "BILI": "TBIL"}
SHARED = next(
    (
        place / "shared" / "data" / "hep-explorer"
        for place in Path(__file__).parents
        if (place / "shared" / "data" / "hep-explorer" / "allQuads.csv").exists()
    ),
    None,
)
pytestmark = pytest.mark.skipif(SHARED is None, reason="the independent tables of hep-explorer are not here")


def rows(name: str) -> Iterator[dict[str, str]]:
    assert SHARED is not None
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def cases() -> dict[str, Case]:
    """Every participant of the study as a case; day 0 of the study is day 0 of our tests."""
    samples: dict[str, list[Sample]] = defaultdict(list)
    for row in rows("allQuads.csv"):
        if row["LBTESTCD"] in NAMES and "NA" not in (row["LBORRES"], row["STUDYDAY"]):
            samples[row["SUBJID"]].append(
                Sample(analyte=NAMES[row["LBTESTCD"]], day=PartialDate.of(_day(row)), value=float(row["LBORRES"]),
                       unit=row["LBORRESU"], upper=None if row["LBORRESHI"] == "NA" else float(row["LBORRESHI"]))
            )  # fmt: skip
    event = Event(id="event", name="event", kind="liver_injury")
    return {name: Case(id=name, events=(event,), samples=tuple(found)) for name, found in samples.items()}


def _day(row: dict[str, str]) -> date:
    return date.fromordinal(ordinal(int(row["STUDYDAY"])))


@cache
def ratios() -> dict[tuple[str, int], tuple[float | None, float | None, bool]]:
    """R, nR and the law by nR of every participant and day."""
    begin = ordinal(0)
    found = {}
    for name, case in cases().items():
        for day, samples in by_day(series(multiples(case), Moments(case)), ("ALT", "AST", "ALP", "TBIL")).items():
            alt, ast, alp, tbil = (samples.get(one) for one in ("ALT", "AST", "ALP", "TBIL"))
            r, new = ratio_of(alt, alp), ratio_of(higher(alt, ast) or ast, alp)
            law = new is not None and new[0] >= 5 and above(tbil, 2) == "yes"
            found[name, day - begin] = (r[0] if r else None, new[0] if new else None, law)
    return found


def _number(text: str) -> float | None:
    return float(text) if text else None


MEANS = {("4062-20", 0), ("4062-20", 1), ("6281-01", 28)}
"""Participants and days with several values of one analyte: the tables take the mean, or a row for each visit."""


def test_every_row_of_the_table_of_ratios() -> None:
    undated, differing, compared = 0, set(), 0
    for row in rows("nr-ratio-allQuads.csv"):
        if not row["day"]:
            undated += 1
            continue
        key = row["id"], int(row["day"])
        wanted = _number(row["r_ratio"]), _number(row["nr_ratio"])
        found = ratios()[key]
        compared += 1
        if found[:2] != tuple(None if one is None else pytest.approx(one, abs=1e-8) for one in wanted):
            differing.add(key)
        elif row["alf"]:
            assert found[2] == (row["alf"] == "TRUE"), key
    assert (undated, compared) == (4, 2164)
    assert differing == MEANS


def test_every_row_of_the_application_itself() -> None:
    compared, differing = 0, set()
    for row in rows("app-nr-ratio-allQuads.csv"):
        key = row["id"], int(row["day"])
        compared += 1
        if ratios()[key][1] != pytest.approx(float(row["value"]), abs=1e-8):
            differing.add(key)
    assert compared == 2149
    assert differing == MEANS
    listed = {(row["id"], int(row["day"])) for row in rows("app-nr-ratio-allQuads.csv")}
    assert sum(found[1] is None for key, found in ratios().items() if key not in listed) == 14


def _of_day(name: str, day: int, analyte: str) -> list[float]:
    """The multiples of one analyte on one day, in the order of the file."""
    held = multiples(cases()[name])
    return [one.low or 0.0 for one in held if (one.analyte, one.day) == (analyte, ordinal(day))]


@pytest.mark.parametrize("day", [0, 1])
def test_where_a_day_has_two_values_the_tables_take_their_mean_or_the_first(day: int) -> None:
    alt, ast, alp = (_of_day("4062-20", day, name) for name in ("ALT", "AST", "ALP"))
    assert {len(alt), len(ast), len(alp)} == {2}
    mean_alt, mean_ast, mean_alp = (sum(found) / 2 for found in (alt, ast, alp))
    (row,) = (one for one in rows("nr-ratio-allQuads.csv") if (one["id"], one["day"]) == ("4062-20", str(day)))
    assert float(row["r_ratio"]) == pytest.approx(mean_alt / mean_alp)
    assert float(row["nr_ratio"]) == pytest.approx(max(mean_alt, mean_ast) / mean_alp)
    (first,) = (one for one in rows("app-nr-ratio-allQuads.csv") if (one["id"], one["day"]) == ("4062-20", str(day)))
    assert float(first["value"]) == pytest.approx(max(alt[0], ast[0]) / alp[0])
    r, new, _law = ratios()["4062-20", day]
    assert (r, new) == pytest.approx((max(alt) / max(alp), max(*alt, *ast) / max(alp)))


def test_where_a_value_of_another_visit_stands_on_a_day_the_highest_counts() -> None:
    alt, ast, alp = (_of_day("6281-01", 28, name) for name in ("ALT", "AST", "ALP"))
    visits = {
        row["visit"]: row for row in rows("nr-ratio-allQuads.csv") if (row["id"], row["day"]) == ("6281-01", "28")
    }
    assert float(visits["Week 4"]["nr_ratio"]) == pytest.approx(max(*alt, *ast) / alp[0])
    assert float(visits["Week 12"]["ALP"]) == pytest.approx(alp[1])
    assert ratios()["6281-01", 28][1] == pytest.approx(max(*alt, *ast) / alp[1])


def test_every_multiple_of_the_table_of_ratios() -> None:
    compared = 0
    for row in rows("nr-ratio-allQuads.csv"):
        for name, analyte in NAMES.items():
            if row["day"] and row[name] and (row["id"], row["day"]) != ("6281-01", "28"):
                held = _of_day(row["id"], int(row["day"]), analyte)
                assert sum(held) / len(held) == pytest.approx(float(row[name]), abs=1e-8)
                compared += len(held)
    assert compared > 8000


def test_every_row_of_the_table_of_cell_loss_and_no_other_participant() -> None:
    wanted = {row["id"]: row for row in rows("pALT-allQuads.csv")}
    found = {name: cell_loss(gather(case), case.events[0]) for name, case in cases().items()}
    assert {name for name, loss in found.items() if loss and loss.value is not None} == set(wanted)
    for name, row in wanted.items():
        loss = found[name]
        assert loss is not None
        assert (loss.value, loss.area, loss.peak) == pytest.approx(
            (float(row["pALT"]), float(row["auc"]), float(row["max"])), rel=1e-9
        )
        days = [(cases()[name].samples[place].day.exact or 0) - ordinal(0) for place in loss.samples]
        values = [cases()[name].samples[place].value for place in loss.samples]
        assert days == [int(day) for day in row["days"].split(", ")]
        assert values == [float(value) for value in row["results"].split(", ")]
