import subprocess
import sys
import textwrap

import pytest


def printed(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout.strip()


def test_no_source_is_read_while_the_window_is_loaded() -> None:
    program = """
        import inspect
        from desktop.loading import load_plots
        read, as_ever = [], inspect.getsource
        inspect.getsource = lambda what: read.append(what.__name__) or as_ever(what)
        load_plots()
        import desktop.windows
        print([name for name in read if name.split(".")[0] in ("pyqtgraph", "desktop", "widgets", "causality")])
    """
    assert printed(program) == "[]"


@pytest.mark.parametrize("module", ["QtCore", "QtGui", "QtWidgets"])
def test_names_of_qt_are_copied_when_they_are_used(module: str) -> None:
    program = f"""
        from desktop.loading import load_plots
        load_plots()
        from pyqtgraph.Qt import {module} as mirror
        from PySide6 import {module} as original
        every = [name for name in dir(original) if not name.startswith("_")]
        before = sum(name in vars(mirror) for name in every)
        same = all(getattr(mirror, name) is getattr(original, name) for name in every if name not in vars(mirror))
        print(len(every) > 4 * before, same, all(name in vars(mirror) for name in every))
    """
    assert printed(program) == "True True True"


def test_an_unknown_name_is_an_error_as_ever() -> None:
    program = """
        from desktop.loading import load_plots
        load_plots()
        load_plots()
        import PySide6.QtGui
        from pyqtgraph.Qt import QtGui
        print(hasattr(QtGui, "QNothing"), "QTextList" in dir(PySide6.QtGui))
    """
    assert printed(program) == "False True"


def test_plots_that_were_loaded_before_stay_as_they_are() -> None:
    program = """
        import pyqtgraph
        from desktop.loading import load_plots
        load_plots()
        print("QCalendarWidget" in vars(pyqtgraph.Qt.QtWidgets))
    """
    assert printed(program) == "True"


def test_no_threads_are_made_for_linear_algebra_and_what_is_set_stays_so() -> None:
    program = """
        import os
        from pathlib import Path
        from desktop.loading import load_plots
        load_plots()
        tasks = Path("/proc/self/task")
        print(len(list(tasks.iterdir())) if tasks.is_dir() else 1, os.environ.get("OPENBLAS_NUM_THREADS"))
    """
    assert printed(program) == "1 None"
