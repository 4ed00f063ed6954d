"""Which key does what, in one line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from widgets.flow_layout import FlowLayout


class KeyLegend(QWidget):
    """Shows keycaps with what they do."""

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("keyLegend")
        row = FlowLayout(self, gap=12)
        for key, does in keys:
            row.addWidget(_pair(key, does))


def _pair(key: str, does: str) -> QWidget:
    """Give a keycap with what it does, which stay together."""
    pair, cap, word = QWidget(), QLabel(key), QLabel(does)
    cap.setObjectName("keycap")
    word.setObjectName("muted")
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(cap)
    row.addWidget(word)
    return pair
