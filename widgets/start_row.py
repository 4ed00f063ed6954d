"""One row of the start page: what Enter or a click opens, told on two lines, with a moment and further buttons."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout
from typing_extensions import override

from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.style import SIZE, SMALL
from widgets.wrapped_text import WrappedText

HEIGHT = 52


class StartRow(QFrame):
    """Shows a title with a line below it.

    Signals:
        chosen: the user asked for what the row stands for.
        removed: the user wants the row gone.
        stepped: the user goes to the row so many further.
    """

    chosen = Signal()
    removed = Signal()
    stepped = Signal(int)

    def __init__(self, name: str, *, remove: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("startRow", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._sign, self._keys, self._moment = QLabel(), QLabel(), QLabel()
        self._title, self._detail = WrappedText(SIZE, strong=True, most=1), WrappedText(SMALL, most=1)
        self._remove = QToolButton()
        self._removable = bool(remove)
        self._keys.setObjectName("keycap")
        self._moment.setObjectName("muted")
        self._remove.setObjectName("removeRow")
        self._remove.setIconSize(QSize(EDGE, EDGE))
        self._remove.setAccessibleName(remove)
        self._remove.setToolTip(remove)
        self._lay_out()
        self._remove.clicked.connect(self.removed)

    def show_row(self, title: str, detail: str, sign: str, theme: Theme, moment: str = "", keys: str = "") -> None:
        """Display the row with the icon `sign`; emits nothing."""
        self._title.show_text(title, theme.text)
        self._detail.show_text(detail, theme.muted)
        self._moment.setText(moment)
        self._keys.setText(keys)
        self._keys.setVisible(bool(keys))
        self._sign.setPixmap(icon(sign, theme.accent).pixmap(QSize(EDGE, EDGE)))
        self._remove.setIcon(icon("x", theme.muted))
        self._remove.setVisible(self._removable)
        self.setAccessibleName(". ".join(filter(None, (title, detail, moment))))
        self.setToolTip(detail)

    def add_button(self, button: QPushButton) -> None:
        """Put a further button at the end of the row."""
        self._row.addWidget(button)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._removable:
            self.removed.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        texts.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(12)
        self._row.addWidget(self._sign)
        self._row.addLayout(texts, 1)
        for widget in (self._keys, self._moment, self._remove):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
