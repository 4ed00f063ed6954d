"""The bar at the top of the window: which case this is, undo and redo, whether it is saved, the menu."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton

from causality.text import _
from desktop.actions import Actions
from desktop.session import Session
from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.style import SIZE
from widgets.wrapped_text import WrappedText

HEIGHT = 44


class TopBar(QFrame):
    """Shows the case of a session."""

    def __init__(self, actions: Actions, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(HEIGHT)
        product, self._version, self._saved = QLabel("Dechallenge"), QLabel(), QLabel()
        self._name = WrappedText(SIZE, most=1)
        product.setObjectName("product")
        self._version.setObjectName("version")
        self._saved.setObjectName("savedState")
        self._undo, self._redo = self._button(actions.undo), self._button(actions.redo)
        self._menu = QToolButton()
        self._menu.setObjectName("menu")
        self._menu.setMenu(menu)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setAccessibleName(_("Menu"))
        self._menu.setToolTip(_("Menu"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(product)
        row.addWidget(self._version, 0, middle)
        row.addWidget(self._name, 1, middle)
        for widget in (self._undo, self._redo, self._saved, self._menu):
            row.addWidget(widget)

    def show_session(self, session: Session, theme: Theme) -> None:
        """Display the case of `session`, and whether it is saved."""
        case = session.case
        self._name.show_text(" · ".join(filter(None, (case.id, case.title))), theme.muted)
        self._version.setText(_("draft · version {number}").format(number=case.version))
        saved = _("saved") if not session.dirty and session.path else _("not saved")
        self._saved.setText(f"● {saved}" if saved == _("saved") else f"○ {saved}")
        self._saved.setToolTip(str(session.path or ""))
        for button, name in ((self._undo, "undo-2"), (self._redo, "redo-2"), (self._menu, "menu")):
            button.setIcon(icon(name, theme.text if button.isEnabled() else theme.muted))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setObjectName(f"{action.objectName()}Button")
        button.setIconSize(QSize(EDGE, EDGE))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button
