"""Whether a letter that was pressed on a row stands alone, or is the beginning of a word."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

ALONE = 400
"""Milliseconds after which a letter stands alone: whoever writes presses the next one sooner."""

Place = TypeVar("Place")


class LetterBurst(QObject, Generic[Place]):
    """Remembers the last letter that did something, and where, until it stands alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=ALONE)
        self._letter, self._shifted = "", False
        self._place: Place | None = None

    @property
    def open(self) -> bool:
        """Whether the next letter may still make a word of the last one."""
        return self._timer.isActive()

    def begin(self, place: Place, letter: str, *, shifted: bool) -> None:
        """Remember a letter, counted from now, when what it does is done."""
        self._place, self._letter, self._shifted = place, letter, shifted
        self._timer.start()

    def word(self, letter: str, *, shifted: bool) -> tuple[Place, str] | None:
        """Give where a word was begun, and it so far, when `letter` goes on with one; it is forgotten then.

        The same letter with Shift again is no word: it marks row after row.
        """
        if not self.open or self._place is None or (shifted and self._shifted and letter == self._letter):
            return None
        self._timer.stop()
        return self._place, self._letter + letter

    def end(self) -> None:
        """Let the last letter stand alone: another key was pressed."""
        self._timer.stop()
