"""What is done beside the window."""

import gc

import pytest
from pytestqt.qtbot import QtBot

from desktop.beside import Job, undisturbed


class Watching(Job):
    """A job that looks whether garbage is looked for meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.disturbed: bool | None = None

    def work(self) -> None:
        self.disturbed = gc.isenabled()


def test_no_garbage_is_looked_for_while_a_job_works(qtbot: QtBot) -> None:
    job = Watching()
    with qtbot.waitSignal(job.finished):
        job.start()
    job.wait()
    assert job.disturbed is False
    assert gc.isenabled()


def test_garbage_is_looked_for_again_when_the_last_of_several_is_done() -> None:
    with undisturbed():
        with undisturbed():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_garbage_is_looked_for_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), undisturbed():
        raise ZeroDivisionError
    assert gc.isenabled()
