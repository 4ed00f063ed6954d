"""The entry of the program where there is no screen: one line says so, and the command line answers."""

import os
import subprocess
import sys
from pathlib import Path

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


def test_a_case_file_without_a_screen_says_why_and_does_nothing(tmp_path: Path) -> None:
    done = without_screen(str(tmp_path / "case.json"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "demo --report" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "file"),
    [([], None), (["demo"], None), (["case.json"], "case.json"), (["a/case"], "a/case"), (["--version"], None),
     (["assess", "case.json"], None), (["--x.json"], None)],
)  # fmt: skip
def test_a_file_alone_is_opened_in_the_window(arguments: list[str], file: str | None) -> None:
    assert entry._file(arguments) == (None if file is None else Path(file))


@pytest.mark.parametrize("module", ["desktop", "desktop.entry"])
def test_the_packages_run_as_the_program(module: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, "schema"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("{")
