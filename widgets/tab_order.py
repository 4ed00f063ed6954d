"""The order in which Tab goes through a window when parts of it are made later."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(part: QWidget, following: QWidget) -> None:
    """Let Tab reach everything in `part` before what is in `following`; both are parts of one window."""
    last = next((one for one in _before(following) if not part.isAncestorOf(one)), None)
    for widget in list(_within(part)):
        if last is not None:
            QWidget.setTabOrder(last, widget)
        last = widget


def _before(part: QWidget) -> Iterator[QWidget]:
    """Give what takes the keyboard before `part`, the nearest first."""
    here = part.previousInFocusChain()
    while here is not None and here is not part:
        if _takes_keyboard(here):
            yield here
        here = here.previousInFocusChain()


def _within(part: QWidget) -> Iterator[QWidget]:
    """Give what takes the keyboard in `part`, in its order."""
    here: QWidget | None = part
    while here is not None and (here is part or part.isAncestorOf(here)):
        if _takes_keyboard(here):
            yield here
        here = here.nextInFocusChain()


def _takes_keyboard(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus
