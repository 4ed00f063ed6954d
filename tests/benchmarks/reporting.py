"""Figures of the report: built, signed, verified; pages a second and size, of the worked example and of a long case."""

import time
from datetime import UTC, datetime
from io import BytesIO

import pikepdf

from causality.assess import assess
from causality.identity.certificates import demo_identity
from causality.narrative.story import narrative
from causality.report.content import report_content
from causality.report.finish import finished
from causality.report.pdf import build_report, draw, print_assessment
from causality.report.signing import sign
from causality.report.verify import verify
from tests.benchmarks.cases import worked_example
from tests.benchmarks.figures import milliseconds, show
from tests.report.torture import decided, torture_case


def measure_report() -> None:
    """Print what the report of the worked example costs, step by step, and what one of a long case does."""
    case, identity, now = worked_example(), demo_identity(), datetime.now(UTC)
    assessment = assess(case)
    report = build_report(case, generated=now, demo=True)
    signed = sign(report, identity, meaning="authorship")
    content = report_content(assessment, demo=True, generated=now)
    pages = draw(content)
    show("narrative generated", milliseconds(lambda: narrative(assessment), 20))
    show("report: content", milliseconds(lambda: report_content(assessment, demo=True, generated=now), 10))
    show("report: drawn", milliseconds(lambda: draw(content), 10))
    show("report: finished", milliseconds(lambda: finished(pages, content), 10))
    show("report built", milliseconds(lambda: build_report(case, generated=now, demo=True), 10))
    show("report signed", milliseconds(lambda: sign(report, identity, meaning="authorship"), 10))
    both = milliseconds(lambda: sign(build_report(case, generated=now, demo=True), identity, meaning="authorship"), 10)
    show("report built and signed", both, "≤ 1000 ms after imports")
    show("report verified and recomputed", milliseconds(lambda: verify(signed), 5))
    _tell("worked example", signed, min(both) / 1000)
    strained = assess(decided(torture_case()))
    start = time.perf_counter()
    printed = print_assessment(strained, generated=now)
    _tell("long case of 7,200 samples and 40 products, built", printed, time.perf_counter() - start)


def _tell(name: str, pdf: bytes, seconds: float) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        count = len(opened.pages)
    size = f"{len(pdf) / 1024:.0f} KiB"
    print(f"{name:<72} {count} pages, {count / seconds:.0f} pages a second, {size}, {seconds:.2f} s")  # noqa: T201
