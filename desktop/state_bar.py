"""The bar at the foot of the window: the keys of the page, what keeps copies from being kept, the way to all keys."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from causality.text import N_, _
from desktop.actions import Actions
from widgets.icons import EDGE, icon
from widgets.palette import Theme

HINTS = {
    "case": N_("Tab next field   Ctrl+1 to Ctrl+7 steps   Ctrl+T timeline   Ctrl+Z undo"),
    "products": N_("Enter edit   Tab next cell   F5 F7 F8 F9 what happened   Ctrl+Delete take out   Ctrl+Z undo"),
    "challenges": N_("↑ ↓ move   Enter samples   Tab facts and items   Ctrl+T timeline"),
    "labs": N_("Insert new value   Ctrl+V take in a table   Tab next cell   Ctrl+D fill down   Ctrl+Z undo"),
    "work-up": N_("↑ ↓ move   R P I N mark   Enter fill in   Backspace clear   Ctrl+Z undo"),
    "scoring": N_("Space accept   1–9 choose   Backspace take back   ↑ ↓ Tab move   Ctrl+Enter accept all"),
    "differential": N_("Tab move   Enter go to the pair or fact   Ctrl+Z undo"),
    "report": N_("PgUp PgDn pages   Ctrl+F find   Ctrl+E export   Ctrl+1 to Ctrl+7 steps"),
    "cases": N_("type to search   Enter open   Ctrl+N new case   Ctrl+L lock"),
    "signing in": N_("Enter sign in   Ctrl+Shift+H start page"),
}
"""The keys that are told at the foot of each page, and of what is shown in its place."""


class StateBar(QStatusBar):
    """Shows the keys of the present page and whether the recovery copy is in trouble."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.setObjectName("stateBar")
        self.setSizeGripEnabled(False)
        self._hint, self._sign, self._trouble = QLabel(), QLabel(), QLabel()
        self._trouble.setObjectName("copyTrouble")
        keys = QToolButton()
        keys.setDefaultAction(actions.shortcuts)
        keys.setObjectName("keysButton")
        keys.setText(_("F1 keys and help"))
        self.addWidget(self._hint, 1)
        for widget in (self._sign, self._trouble, keys):
            self.addPermanentWidget(widget)

    def show_state(self, step: str, trouble: str, theme: Theme) -> None:
        """Display the keys of the page of `step` (empty: the start page) and the trouble with the recovery copy."""
        shown = step, trouble, theme
        if shown == self._shown:
            return
        self._shown = shown
        self._hint.setText(_hint(step))
        told = _("no recovery copy: {why}").format(why=trouble) if trouble else ""
        self._sign.setPixmap(icon("triangle-alert", theme.warning).pixmap(QSize(EDGE, EDGE)))
        for label in (self._sign, self._trouble):
            label.setVisible(bool(told))
        self._trouble.setText(told)
        self._trouble.setAccessibleName(told)


def _hint(step: str) -> str:
    if not step:
        return _("↑ ↓ Tab move   Enter open   Delete take off the list")
    return _(HINTS[step])
