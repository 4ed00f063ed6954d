"""R, nR and P_ALT of a whole study against the independent tables of hep-explorer, row by row.

The tables (SafetyGraphics/hep-explorer, MIT, Rho Inc. 2018: `test/nr-ratio`, `test/palt`) are looked for in a folder
`shared/data/hep-explorer` above this one. The differences that there are, with their reasons:

* Two values of one analyte on one day: the tables take their mean, we the highest (participants 4062-20).
* A day with two visits has two rows in the tables and one with us.
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
    assert differing <= MEANS, differing
    assert differing == MEANS


def test_every_row_of_the_application_itself() -> None:
    compared, differing = 0, set()
    for row in rows("app-nr-ratio-allQuads.csv"):
        key = row["id"], int(row["day"])
        compared += 1
        if ratios()[key][1] != pytest.approx(float(row["value"]), abs=1e-8):
            differing.add(key)
    assert compared == 2149
    assert differing <= MEANS, differing


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
