"""Figures against the budgets: `python -m tests.benchmarks`. It prints and never judges."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from causality.assess import assess
from causality.case.file import read_case
from tests.benchmarks.computing import measure_computing, measure_open_items
from tests.benchmarks.figures import milliseconds, show
from tests.benchmarks.listing import measure_listing
from tests.benchmarks.live import measure_live
from tests.benchmarks.painting import measure_painting
from tests.benchmarks.reporting import measure_report
from tests.benchmarks.starting import measure_starting
from tests.benchmarks.storing import measure_storing
from tests.benchmarks.tables import measure_tables
from tests.benchmarks.trailing import measure_trailing

WORKED_EXAMPLE = files("resources") / "cases" / "alpelisib.json"
ROOT = Path(__file__).parents[2]


def program(*arguments: str) -> Callable[[], object]:
    """Give a run of the interpreter in a process of its own."""
    return lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)


def measure_assess() -> None:
    """Assess the worked example again and again."""
    data = WORKED_EXAMPLE.read_bytes()
    case = read_case(data)
    show("assess, worked example", milliseconds(lambda: assess(case), 300), "≤ 3 ms")
    show("read the case file", milliseconds(lambda: read_case(data), 100))
    start, count = time.perf_counter(), 0
    while (taken := time.perf_counter() - start) < 3:
        assess(case)
        count += 1
    print(f"{'cases a second, in a loop':<52} {count / taken:.0f}")  # noqa: T201


def measure_start() -> None:
    """Start the interpreter bare, import the command line, and run `dechallenge assess`."""
    bare = milliseconds(program("-c", "pass"), 10)
    imports = milliseconds(
        program("-c", "import causality.commands.application, causality.case.file, causality.bedside"), 10
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.json"
        path.write_bytes(WORKED_EXAMPLE.read_bytes())
        whole = milliseconds(program("-m", "causality.cli", "assess", str(path)), 10)
    show("start of the bare interpreter", bare)
    show("start and imports of `dechallenge assess`", imports)
    show("`dechallenge assess`, worked example, whole process", whole)
    print(f"{'of which imports, times the bare interpreter':<52} {min(imports) / min(bare):.1f}")  # noqa: T201


if __name__ == "__main__":
    measure_assess()
    measure_computing()
    measure_open_items()
    measure_start()
    measure_starting()
    measure_painting()
    measure_tables()
    measure_report()
    measure_live()
    measure_storing()
    measure_listing()
    measure_trailing()
