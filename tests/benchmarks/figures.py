"""How the benchmarks measure and print."""

import statistics
import time
from collections.abc import Callable


def milliseconds(work: Callable[[], object], times: int) -> list[float]:
    """Time `work` that many times, after one run that does not count."""
    work()
    taken = []
    for _turn in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def show(name: str, taken: list[float], budget: str = "") -> None:
    """Print one line: median, 95th percentile, largest, budget."""
    ordered = sorted(taken)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    told = f"   budget {budget}" if budget else ""
    figures = f"p50 {statistics.median(ordered):9.2f} ms   p95 {high:9.2f} ms   max {ordered[-1]:9.2f} ms"
    print(f"{name:<72} {figures}{told}")  # noqa: T201
