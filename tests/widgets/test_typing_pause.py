import time

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from widgets.typing_pause import LONGEST, PAUSE, TypingPause


def test_a_pause_ends_a_while_after_the_last_key(qtbot: QtBot) -> None:
    holder = QObject()
    pause = TypingPause(holder)
    begun = time.monotonic()
    with qtbot.waitSignal(pause.timeout):
        pause.note_key()
    assert time.monotonic() - begun >= PAUSE * 0.9 / 1000


def test_typing_without_a_rest_is_reported_all_the_same(qtbot: QtBot) -> None:
    holder = QObject()
    pause, ended = TypingPause(holder), list[float]()
    pause.timeout.connect(lambda: ended.append(time.monotonic()))
    begun = last = time.monotonic()

    def more() -> bool:
        nonlocal last
        if not ended:
            pause.note_key()
            last = time.monotonic()
        return bool(ended)

    qtbot.waitUntil(more, timeout=LONGEST * 5)
    assert ended[0] - begun >= LONGEST * 0.9 / 1000
    assert ended[0] - last < PAUSE / 1000


def test_what_is_given_up_is_not_reported(qtbot: QtBot) -> None:
    holder = QObject()
    pause = TypingPause(holder)
    pause.note_key()
    pause.give_up()
    assert not pause.isActive()
