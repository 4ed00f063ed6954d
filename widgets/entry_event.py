"""What a field or a cell tells its window about an entry that is not understood, wherever in the window it stands."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

JUDGED = QEvent.Type(QEvent.registerEventType())


class EntryJudged(QEvent):
    """An entry came to be understood or not: the field that holds it, and what was typed where it is kept no longer."""

    def __init__(self, field: QWidget, lost: str = "") -> None:
        super().__init__(JUDGED)
        self.field, self.lost = field, lost


def tell_window(field: QWidget, lost: str = "") -> None:
    """Tell the window of `field`; `lost` is what an entry was that could not be taken, and why."""
    QCoreApplication.sendEvent(field.window(), EntryJudged(field, lost))
