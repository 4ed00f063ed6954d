"""A button that shows the key which does the same."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

BESIDE = 8


class KeyButton(QPushButton):
    """A button with its keycap."""

    def __init__(self, name: str, text: str, key: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)
        self.setToolTip(f"{text} ({key})")
        self.key = QKeySequence(key)
        self._text, self._cap = QLabel(text), QLabel(key)
        self._cap.setObjectName("keycap")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(BESIDE, 2, BESIDE, 2)
        row.setSpacing(6)
        for label in (self._text, self._cap):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)

    def works_within(self, scope: QWidget) -> None:
        """Let the key press the button wherever in `scope` the keyboard is."""
        shortcut = QShortcut(self.key, scope)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.click)

    @override
    def sizeHint(self) -> QSize:
        return self._row.sizeHint().expandedTo(QSize(0, 28))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
