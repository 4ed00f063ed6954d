"""Which key does what, in one line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget


class KeyLegend(QWidget):
    """Shows keycaps with what they do."""

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("keyLegend")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for key, does in keys:
            cap, word = QLabel(key), QLabel(does)
            cap.setObjectName("keycap")
            word.setObjectName("muted")
            row.addWidget(cap)
            row.addWidget(word)
            row.addSpacing(8)
        row.addStretch(1)
