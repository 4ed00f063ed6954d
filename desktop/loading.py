"""Qt and the plots, loaded without the names that nobody asks for.

Two things of these libraries would take longer than all modules of the program together, a third keeps a processor
busy for nothing:

* Once PySide is loaded, it reads the source of each module that is imported afterwards, to see whether that could
  choose a feature of PySide, such as names in snake case. No module of the program or of pyqtgraph chooses one.
* pyqtgraph copies all names of QtCore, QtGui and QtWidgets into modules of its own. PySide makes a class or an
  enumeration when it is first asked for, and so has to make all 700 at once. Here a name is copied when it is used.
* numpy makes threads for linear algebra, of which the window does none.

Where a library is built otherwise than is known here, it is loaded as it always was.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from types import ModuleType

THREADS = "OPENBLAS_NUM_THREADS"
FEATURES = "shibokensupport.feature"
MIRRORED = ("QtCore", "QtGui", "QtWidgets")


def load_plots() -> None:
    """Load PySide and pyqtgraph; before anything else imports pyqtgraph, which is copied as a whole otherwise."""
    _leave_sources()
    if "pyqtgraph" in sys.modules:
        return
    with ExitStack() as until_loaded:
        for name in MIRRORED:
            original = import_module(f"PySide6.{name}")
            sys.modules[f"pyqtgraph.Qt.{name}"] = _mirror(f"pyqtgraph.Qt.{name}", original)
            until_loaded.enter_context(_nameless(original))
        with _alone():
            import_module("numpy")
        import_module("pyqtgraph")


@contextmanager
def _alone() -> Iterator[None]:
    """Have no threads made for linear algebra, which nothing here needs: each turns a while and takes its memory."""
    before = os.environ.get(THREADS)
    os.environ.setdefault(THREADS, "1")
    try:
        yield
    finally:
        if before is None:
            del os.environ[THREADS]


@contextmanager
def _nameless(module: ModuleType) -> Iterator[None]:
    """Let a module have no names that could be copied."""
    before = {key: value for key, value in vars(module).items() if key == "__dir__"}
    vars(module)["__dir__"] = list
    try:
        yield
    finally:
        del vars(module)["__dir__"]
        vars(module).update(before)


def _leave_sources() -> None:
    """Let PySide take every module for one that chooses no feature, without reading it."""
    import_module("PySide6")
    features = sys.modules.get(FEATURES)
    if features is not None and hasattr(features, "_mod_uses_pyside"):
        vars(features)["_mod_uses_pyside"] = lambda _module: False


def _mirror(name: str, original: ModuleType) -> ModuleType:
    mirror = ModuleType(name)

    def copied(wanted: str) -> object:
        value = getattr(original, wanted)
        vars(mirror)[wanted] = value
        return value

    vars(mirror)["__getattr__"] = copied
    return mirror
