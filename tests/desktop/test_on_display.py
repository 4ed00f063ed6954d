"""The journey of an officer once more, in a real window on a virtual display."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

JOURNEY = Path(__file__).with_name("test_journey.py")
LONGEST = 240

needs_display = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("Xvfb") is None,
    reason="skipped: there is no virtual display (Xvfb) on this machine",
)


@pytest.fixture
def display(request: pytest.FixtureRequest) -> Iterator[str]:
    """A virtual display of its own, which tells its number itself; the parameter is one more option."""
    reading, writing = os.pipe()
    options = [option] if (option := getattr(request, "param", "")) else []
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x960x24", "-nolisten", "tcp", *options],
        pass_fds=(writing,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@needs_display
def test_the_journey_on_a_display(display: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("WAYLAND", "PYTEST"))}
    environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "DECHALLENGE_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", str(JOURNEY)], env=environment, capture_output=True,
        text=True, timeout=LONGEST, check=False, cwd=JOURNEY.parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:]
    assert "1 passed" in done.stdout


@needs_display
@pytest.mark.parametrize("display", ["-terminate"], indirect=True)
def test_a_display_that_nobody_else_uses_is_not_left_before_the_window_is_there(display: str) -> None:
    # A display begins anew when its last client goes, and refuses who comes meanwhile; this one ends.
    program = (
        "from desktop import app\n"
        "told = [app.missing() for _turn in range(2)]\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "window = QGuiApplication(['dechallenge'])\n"
        "print(any(told), window.platformName())"
    )
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60, check=False,
        cwd=JOURNEY.parents[2],
    )  # fmt: skip
    assert done.stdout == "False xcb\n", done.stderr
