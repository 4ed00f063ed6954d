"""What the tests of the desktop share: a home of their own."""

from pathlib import Path

import pytest

from desktop.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of a home that nothing stands in."""
    return Settings(tmp_path / "home")
