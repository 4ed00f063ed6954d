"""The bar at the top of the window: which case this is, undo and redo, whether it is saved, the menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton
from typing_extensions import override

from causality.text import _
from desktop.actions import Actions
from desktop.moments import moment
from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.style import SIZE
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from desktop.stored_case import Keeping

HEIGHT, NARROW = 44, 1100
"""The height of the bar, and below which width its signs stand without words, in px."""


class TopBar(QFrame):
    """Shows the case of a window."""

    def __init__(self, actions: Actions, menu: QMenu) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
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
        self._go_to = self._button(actions.go_to)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(product)
        row.addWidget(self._version, 0, middle)
        row.addWidget(self._name, 1, middle)
        for widget in (self._undo, self._redo, self._go_to, self._saved, self._menu):
            row.addWidget(widget)

    def show_file(self, file: "Keeping", theme: Theme) -> None:
        """Display the case of a file's session, and whether it is saved."""
        case, begun, path = file.session.case, file.session.begun, str(file.session.path or "")
        enabled = tuple(button.isEnabled() for button in (self._undo, self._redo, self._menu))
        shown = case.id, case.title, case.version, file.state, begun, state_of(file), path, enabled, theme
        if shown == self._shown:
            return
        self._shown = shown
        self._name.show_text(" · ".join(filter(None, (case.id, case.title))) if begun else "", theme.muted)
        self._version.setText(_("{state} · version {number}").format(state=_(file.state), number=case.version))
        self._saved.setText(state_of(file))
        self._saved.setToolTip(path)
        for widget in (self._version, self._saved, self._undo, self._redo):
            widget.setVisible(begun)
        for button, name in ((self._undo, "undo-2"), (self._redo, "redo-2")):
            button.defaultAction().setIcon(icon(name, theme.text if button.isEnabled() else theme.muted))
        self._go_to.defaultAction().setIcon(icon("search", theme.muted))
        self._menu.setIcon(icon("menu", theme.text))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words(whole=self.width() >= NARROW)

    def open_menu(self) -> None:
        """Open the menu, as the key for it does."""
        self._menu.showMenu()

    def _show_words(self, *, whole: bool) -> None:
        """Say what the buttons do, or leave it to their signs where there is little room."""
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if whole else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in (self._undo, self._redo):
            button.setToolButtonStyle(style)
        self._go_to.defaultAction().setIconText(_("Ctrl K  go to anything") if whole else _("Ctrl K"))

    def _button(self, action: QAction) -> QToolButton:
        # The icon is the action's: a button takes all from its action again whenever that changes.
        action.setIconVisibleInMenu(False)
        button = QToolButton()
        button.setDefaultAction(action)
        button.setObjectName(f"{action.objectName()}Button")
        button.setIconSize(QSize(EDGE, EDGE))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button


def state_of(file: "Keeping") -> str:
    """Say whether a case is saved, and when it was, or when its recovery copy was kept."""
    if file.stored:
        return _stored_state(file)
    if not file.session.dirty and file.session.path and file.saved:
        return _("● saved {when}").format(when=moment(file.saved))
    if not file.session.dirty and not file.session.undo_text:
        return _("○ no file yet")
    if file.kept and not file.trouble:
        return _("○ not saved · copy kept {when}").format(when=moment(file.kept))
    return _("○ not saved")


def _stored_state(file: "Keeping") -> str:
    """Say whether the store has the case as it stands."""
    if file.trouble or (file.stored is True and file.conflict):
        return _("○ not in the store")
    if file.session.dirty:
        return _("○ being kept …")
    return _("● in the store {when}").format(when=moment(file.saved)) if file.saved else _("○ nothing entered yet")
