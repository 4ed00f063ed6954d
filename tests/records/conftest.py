"""Stores shared by the tests of a module; each test gets a copy of its own."""

from pathlib import Path

import pytest

from tests.records.places import Place, made


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A closed store with an officer of every role."""
    return made(str(tmp_path_factory.mktemp("store") / "cases.store"))


@pytest.fixture
def place(pattern: Place, tmp_path: Path) -> Place:
    """A copy of that store."""
    return pattern.copied(tmp_path)
