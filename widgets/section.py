"""A part of a page: a card with a title and what belongs to it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget


class Section(QFrame):
    """Shows a title, at its right what can be done, and below it what the section holds."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.name = name
        heading = QLabel(title)
        heading.setObjectName("sectionTitle")
        heading.setMinimumWidth(heading.sizeHint().width())
        self._head, self._body = QHBoxLayout(), QVBoxLayout(self)
        self._head.setSpacing(8)
        self._head.addWidget(heading)
        self._head.addStretch(1)
        self._body.setContentsMargins(16, 10, 16, 12)
        self._body.setSpacing(8)
        self._body.addLayout(self._head)

    def add(self, part: QWidget) -> None:
        """Add a part below what is there."""
        self._body.addWidget(part)

    def add_layout(self, layout: QLayout) -> None:
        """Add parts in a layout of their own below what is there."""
        self._body.addLayout(layout)

    def add_tool(self, tool: QWidget) -> None:
        """Add something to do beside the title."""
        self._head.addWidget(tool)
