"""What covers a window whose store is locked: nothing of the case behind it is drawn, read out or reached by key."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from causality.text import _
from widgets.form_page import FormPage
from widgets.sign_in_form import SignInForm


class LockSheet(QWidget):
    """Shows where to sign in, in place of all that the window holds, while `cover` holds."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("lockSheet")
        self.setAccessibleName(_("The store is locked"))
        self.setAutoFillBackground(True)
        self.form = SignInForm(shut=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FormPage(self.form))
        self.hide()

    def cover(self) -> None:
        """Hide what the window holds and take its place."""
        self._show_behind(seen=False)
        self._window.installEventFilter(self)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.form.begin()

    def uncover(self) -> None:
        """Show what the window holds again."""
        self._window.removeEventFilter(self)
        self.hide()
        self._show_behind(seen=True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _show_behind(self, *, seen: bool) -> None:
        for part in (self._window.centralWidget(), self._window.statusBar()):
            if part is not None:
                part.setVisible(seen)
