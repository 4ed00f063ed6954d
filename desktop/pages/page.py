"""What every page of the window is: a mirror of the assessment that reports edits."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from causality.assess import Assessment
from desktop.selection import Selection
from widgets.palette import Theme


class Page(QWidget):
    """The page of one step. Only the page that is seen is brought up to date.

    Signals:
        edited: the officer changed the case (an `Edit`).
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")

    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        """Display what the page shows of `assessment`; emits nothing."""
        raise NotImplementedError

    @property
    def view(self) -> str:
        """What is shown in place of the page itself; empty for none."""
        return ""

    def reveal(self, place: str) -> None:  # noqa: ARG002 - for pages that show places
        """Put the keyboard on what stands at `place` of the case ("samples[3]"), or on the first thing to do."""
        self.setFocus()


def headed(page: Page, title: str) -> QVBoxLayout:
    """Give a page its heading and the column below it."""
    heading = QLabel(title)
    heading.setObjectName("pageTitle")
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 12, 20, 8)
    column.setSpacing(8)
    column.addWidget(heading)
    return column
