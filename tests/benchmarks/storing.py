"""Figures of the store: 10,000 cases listed and searched, an edit saved, a copy made; in a file and on a server."""

import itertools
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

from causality.case.model import Case
from causality.records import searching
from causality.records.audit import Entry
from causality.records.backup import back_up
from causality.records.desk import Desk
from causality.records.held import Held, row_of
from causality.records.keys import EFFORT
from causality.records.making import create
from causality.records.officers import Officer
from causality.records.searching import Query
from causality.records.signing_in import sign_in
from tests.benchmarks.cases import worked_example
from tests.benchmarks.figures import milliseconds, show
from tests.records.server import binaries, emptied, running

CASE_COUNT = 10_000
SECRET = "correct horse battery"
ROLE: Officer = Officer("ben", "Ben", "assessor")
QUERIES = (
    ("the last changed", Query()),
    ("page 50 by id", Query(order="case_id", descending=False, first=5_000)),
    ("a word of one case", Query(words="alpelisib-7777")),
    ("two words of all cases", Query(words="alpelisib tumour")),
    ("two Chinese signs", Query(words="肝损")),
    ("by drug", Query(drug="alpelisib")),
    ("by state and due day", Query(state="draft", order="due", descending=False)),
)


def measure_storing() -> None:
    """Print what a store of 10,000 cases costs, in a file and on a server."""
    with tempfile.TemporaryDirectory() as folder:
        _measure("SQLCipher", str(Path(folder) / "cases.store"), Path(folder) / "copies")
    if binaries() is None:
        show_absent("PostgreSQL: no server on this machine")
        return
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as url:
        emptied(url)
        _measure("PostgreSQL", url, None)


def show_absent(text: str) -> None:
    """Say what was not measured."""
    import sys

    sys.stdout.write(f"{text}\n")


def _measure(name: str, place: str, copies: Path | None) -> None:
    create(place, ROLE, SECRET, effort=EFFORT)
    filled(place, worked_example())
    show(f"{name}: sign in and show the list, {CASE_COUNT:,} cases", milliseconds(lambda: _listed(place), 5))
    with _desk(place) as desk:
        for told, query in QUERIES:
            show(f"{name}: find {told}", milliseconds(lambda query=query: desk.find(query), 20))  # type: ignore[misc] # bound at once
        show(f"{name}: count all", milliseconds(lambda: desk.count(Query()), 10))
        show(f"{name}: save an edit", milliseconds(_edits(desk), 100))
        began = time.perf_counter()
        proof = desk.store.prove()
        show(f"{name}: prove {proof.subjects:,} rows", [(time.perf_counter() - began) * 1000])
        if copies is not None:
            began = time.perf_counter()
            copy = back_up(desk, copies)
            show(f"{name}: copy and prove {copy.size / 2**20:.0f} MiB", [(time.perf_counter() - began) * 1000])


@contextmanager
def _desk(place: str) -> Iterator[Desk]:
    store, officer = sign_in(place, ROLE.id, SECRET)
    try:
        yield Desk(store, officer)
    finally:
        store.close()


def _listed(place: str) -> None:
    with _desk(place) as desk:
        assert desk.find(Query())


def filled(place: str, case: Case) -> None:
    """Fill a store that was just made."""
    with _desk(place) as desk:
        _fill(desk, case)


def _fill(desk: Desk, case: Case) -> None:
    """Put the cases in, in one transaction."""
    with desk.store.writing() as work:
        pattern, rows = row_of(Held("", case, "draft", 1), desk.officer.id, work.now), []
        for number in range(CASE_COUNT):
            name, more = f"alpelisib-{number}", " 肝损伤" if number % 9 == 0 else ""
            content = pattern["content"].replace(f'"{case.id}"', f'"{name}"')
            words = pattern["words"].replace(case.id, f"{name}{more}")
            when = (work.now.astimezone(UTC) + timedelta(seconds=number)).isoformat(timespec="microseconds")
            own = {"key": f"{number:032x}", "case_id": name, "changed": when, "content": content, "words": words}
            rows.append({**pattern, **own})
        for row in rows:
            work.put("case", row, Entry(desk.officer.id, "case created", name=row["case_id"]))
            searching.index(work.connection, row["key"], row["words"])


def _edits(desk: Desk) -> Callable[[], None]:
    held = desk.open(f"{77:032x}")
    numbers = itertools.count()

    def edit() -> None:
        nonlocal held
        held = desk.save(held, replace(held.case, comment=f"edit {next(numbers)}"))

    return edit
