"""Long work that tells how far it is, and that can be stopped between two steps."""

from collections.abc import Callable

from causality.records.engine import StoreError
from causality.text import _

Watch = Callable[[int, int], None]
"""Called with how much is done and how much there is (0 when that is not known); raises Stopped to end the work."""


class Stopped(StoreError):
    """The work was stopped by whoever asked for it; nothing of it stays."""

    def __init__(self) -> None:
        super().__init__(_("Stopped; nothing was written."))


def unwatched(_done: int, _of: int) -> None:
    """Nobody looks."""
