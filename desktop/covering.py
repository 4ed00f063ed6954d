"""The cover of a window while the store is locked: a sheet to sign in on, and no action of the case behind it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog

from desktop.look import Look
from desktop.signing_in import SigningIn
from desktop.stores import StoreDesk
from desktop.window import Window
from widgets.lock_sheet import LockSheet
from widgets.overlay import Overlay


class Cover:
    """Covers a window from when it is made until it is taken away."""

    def __init__(self, window: Window, stores: StoreDesk, look: Look) -> None:
        self._window, self._sheet = window, LockSheet(window)
        SigningIn(self._sheet.form, stores, look)
        self._end_what_lies_over()
        self._enabled: dict[QAction, bool] = {action: action.isEnabled() for action in window.commands.all}
        for action in self._enabled:
            action.setEnabled(action in (window.commands.close, window.commands.quit))
        window.show_covered(covered=True)
        self._sheet.cover()

    def take_away(self) -> None:
        """Show the window again as it was."""
        self._sheet.uncover()
        self._sheet.deleteLater()
        for action, enabled in self._enabled.items():
            action.setEnabled(enabled)
        self._window.show_covered(covered=False)

    def _end_what_lies_over(self) -> None:
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog) and top.isVisible() and top.parent() is not None and _within(top, self._window):
                top.reject()
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for over in self._window.findChildren(Overlay):
            over.leave()


def _within(dialog: QDialog, window: Window) -> bool:
    """Whether a dialog belongs to a window, by way of those it came from."""
    parent = dialog.parentWidget()
    while parent is not None:
        if parent is window:
            return True
        parent = parent.parentWidget()
    return False
