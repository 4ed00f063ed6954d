"""When an entry is reported that is still being typed."""

import time

from PySide6.QtCore import QObject, QTimer

PAUSE = 600
"""Milliseconds without a key after which an entry that is understood is reported while its field keeps the keyboard."""
LONGEST = 900
"""Milliseconds after the first key not yet reported at which it is reported in any case.

What is typed without a rest would be lost by a crash else: together with the writing of the copy it is two seconds.
"""


class TypingPause(QTimer):
    """Comes to its end a while after the last key, and never long after the first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since: float | None = None
        self.setSingleShot(True)
        self.timeout.connect(self._rest)

    def note_key(self) -> None:
        """Wait from now on, after one more key."""
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        self.start(max(0, min(PAUSE, LONGEST - int((now - self._since) * 1000))))

    def give_up(self) -> None:
        """Wait no more: there is nothing to report."""
        self._rest()
        self.stop()

    def _rest(self) -> None:
        self._since = None
