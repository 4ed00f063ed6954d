"""A report that is not signed, built once."""

import pytest

from causality.report.pdf import build_report
from tests.report.sample import PRINTED, case


@pytest.fixture(scope="session")
def unsigned() -> bytes:
    return build_report(case(), generated=PRINTED, demo=True)
