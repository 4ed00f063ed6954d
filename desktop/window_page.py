"""The page of a window that has bars across its top: what is told, what is being done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget


def page_below(bars: Sequence[QWidget], spacing: int) -> tuple[QWidget, QVBoxLayout]:
    """Make a page with `bars` as wide as the window; give it, and the column below them for the rest."""
    page, inside = QWidget(), QVBoxLayout()
    page.setObjectName("page")
    inside.setContentsMargins(20, 12, 20, 12)
    inside.setSpacing(spacing)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for bar in bars:
        column.addWidget(bar)
    column.addLayout(inside, 1)
    return page, inside
