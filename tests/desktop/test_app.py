import gc
import subprocess
import sys
from collections.abc import Mapping

import pytest

from desktop import app
from desktop.app import missing


def test_nothing_is_missing_where_no_display_is_needed() -> None:
    assert missing({"QT_QPA_PLATFORM": "offscreen"}) == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY"),
        ({"DISPLAY": ":397"}, ":397"),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nonexistent"}, "neither"),
        ({"QT_QPA_PLATFORM": "xcb"}, "neither"),
    ],
)
def test_a_missing_display_is_said_in_one_line(environment: Mapping[str, str], told: str) -> None:
    said = missing(environment)
    # Where X11 libraries are missing too, these are said first.
    assert told in said or "apt-get install" in said
    assert "--report" in said
    assert "\n" not in said


def test_heavy_parts_are_not_imported_on_the_way_to_the_window() -> None:
    program = (
        "import sys, desktop.window, desktop.app; "
        "print([name for name in ('pandas', 'reportlab', 'pikepdf', 'pyhanko', 'pypdfium2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[]"


def test_garbage_is_looked_for_in_small_lots_after_a_start_and_not_before() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        app.collect_nothing()
        assert not gc.isenabled()
        app.collect_little()
        assert gc.isenabled()
        assert gc.get_threshold() == app.COLLECTED
        assert gc.get_freeze_count() > frozen
    finally:
        gc.enable()
        gc.set_threshold(*before)
        gc.unfreeze()
