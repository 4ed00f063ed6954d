"""Work that is done beside the window, in threads, and what must not happen meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from PySide6.QtCore import QThread
from typing_extensions import override

_lock = Lock()
_running, _looked = 0, True


@contextmanager
def undisturbed() -> Iterator[None]:
    """Look for no garbage while a thread works.

    What is found in a thread may hold widgets that were closed. They are then deleted in the thread of the window,
    which waits for a lock of Qt's that the working thread may hold while it waits for the interpreter: for ever.
    """
    global _running, _looked
    with _lock:
        if _running == 0:
            _looked = gc.isenabled()
            gc.disable()
        _running += 1
    try:
        yield
    finally:
        with _lock:
            _running -= 1
            if _running == 0 and _looked:
                gc.enable()


class Job(QThread):
    """Work that is done once beside the window, in `work`."""

    @override
    def run(self) -> None:
        with undisturbed():
            self.work()

    def work(self) -> None:
        """Do it; nothing of Qt but signals of its own may be touched."""
        raise NotImplementedError
