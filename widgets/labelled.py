"""A field with its label above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Labelled(QWidget):
    """Shows a label above a field; a mnemonic in the label puts the keyboard on the field."""

    def __init__(self, label: str, field: QWidget) -> None:
        super().__init__()
        self.field = field
        caption = QLabel(label)
        caption.setObjectName("fieldLabel")
        caption.setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
