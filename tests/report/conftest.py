"""Reports that several tests look at, built and signed once."""

import pytest

from causality.identity.certificates import demo_identity
from causality.identity.identity import Identity
from causality.report.pdf import build_report
from causality.report.signing import sign
from tests.report.sample import PRINTED, case


@pytest.fixture(scope="session")
def identity() -> Identity:
    return demo_identity()


@pytest.fixture(scope="session")
def unsigned() -> bytes:
    return build_report(case(), generated=PRINTED, demo=True)


@pytest.fixture(scope="session")
def signed(unsigned: bytes, identity: Identity) -> bytes:
    return sign(unsigned, identity, meaning="authorship", reason="first version")


@pytest.fixture(scope="session")
def closed(signed: bytes, identity: Identity) -> bytes:
    reviewed = sign(signed, identity, meaning="review", reason="alone on duty")
    return sign(reviewed, identity, meaning="approval", reason="final")
