"""The entry of the program where there is no screen: one line says so, and the command line answers."""

import os
import subprocess
import sys

import pytest

from desktop import entry


def without_screen(*arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    known = {name: value for name, value in os.environ.items() if name not in hidden}
    code = f"import sys; sys.argv[1:] = {list(arguments)!r}; from desktop.entry import main; sys.exit(main())"
    return subprocess.run([sys.executable, "-c", code], env=known, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_the_worked_example_without_a_screen_is_text_and_one_line_says_why() -> None:
    done = without_screen("demo")
    assert done.returncode == 0
    assert "not applicable: onset precedes exposure" in done.stdout
    assert len(done.stderr.splitlines()) == 1
    assert "demo --report" in done.stderr


def test_other_commands_never_ask_for_a_screen() -> None:
    done = without_screen("schema")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("{")


def test_the_window_is_meant_by_no_argument_and_by_the_plain_demo_only() -> None:
    assert ["demo", "--report", "x.pdf"] not in entry.IN_THE_WINDOW
    assert ["demo"] in entry.IN_THE_WINDOW
