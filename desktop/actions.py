"""What can be asked for by menu or shortcut."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from causality.text import N_, _
from desktop.look import Look
from desktop.settings import Theme as Choice

THEMES: tuple[tuple[Choice, str], ...] = (
    ("system", N_("Theme of the system")),
    ("light", N_("Light theme")),
    ("dark", N_("Dark theme")),
)


class Actions:
    """The actions of one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        key = QKeySequence.StandardKey
        self.open = self._action(_("Open…"), key.Open, "open")
        self.save = self._action(_("Save"), key.Save, "save")
        self.save_as = self._action(_("Save as…"), key.SaveAs, "saveAs")
        self.export = self._action(_("Export the report…"), "Ctrl+E", "export")
        self.undo = self._action(_("Undo"), key.Undo, "undo")
        self.redo = self._action(_("Redo"), key.Redo, "redo")
        self.accept_all = self._action(_("Accept all derived answers"), "Ctrl+Return", "acceptAllAction")
        self.timeline = self._action(_("Go to the timeline"), "Ctrl+T", "goTimeline")
        self.quit = self._action(_("Close"), "Ctrl+Q", "close")
        self._themes = QActionGroup(window)

    def menu(self, look: Look) -> QMenu:
        """Give the menu of the window."""
        menu = QMenu(self._window)
        for action in (self.open, self.save, self.save_as, self.export):
            menu.addAction(action)
        menu.addSeparator()
        for action in (self.undo, self.redo, self.accept_all, self.timeline):
            menu.addAction(action)
        menu.addSeparator()
        for choice, text in THEMES:
            action = QAction(_(text), menu)
            action.setObjectName(f"theme-{choice}")
            action.setCheckable(True)
            action.setChecked(look.choice == choice)
            action.triggered.connect(_choosing(look, choice))
            self._themes.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.quit)
        return menu

    def theme(self, choice: Choice) -> QAction:
        """Give the action that puts on a theme."""
        return next(action for action in self._themes.actions() if action.objectName() == f"theme-{choice}")

    def _action(self, text: str, keys: QKeySequence.StandardKey | str, name: str) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action


def _choosing(look: Look, choice: Choice) -> Callable[[], None]:
    return lambda: look.choose(choice)
