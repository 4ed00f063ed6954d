"""Files dragged on a window: a case is opened, a table is taken for laboratory results, a report is verified."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from causality.text import _
from desktop.look import Look
from desktop.report_windows import is_report

if TYPE_CHECKING:
    from widgets.drop_hint import DropHint

TABLES = (".csv", ".tsv", ".txt", ".xlsx")


class Drops(QObject):
    """Takes the files that are dropped on `window`.

    Signals:
        case_dropped, table_dropped, report_dropped: a file of this kind was dropped (its path).
    """

    case_dropped = Signal(str)
    table_dropped = Signal(str)
    report_dropped = Signal(str)

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._hint: DropHint | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if event.type() == QEvent.Type.DragLeave:
            self._hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        path = _file_of(event)
        if path is None:
            return False
        if self._hint is None:
            from widgets.drop_hint import DropHint

            self._hint = DropHint(self._window)
        self._hint.show_file(path, _told(path), self._look.theme)
        event.acceptProposedAction()
        return True

    def _hide(self) -> None:
        if self._hint is not None:
            self._hint.hide()

    def _drop(self, event: QDropEvent) -> bool:
        self._hide()
        path = _file_of(event)
        if path is None:
            return False
        event.acceptProposedAction()
        taken = self.table_dropped if is_table(path) else self.report_dropped if is_report(path) else self.case_dropped
        taken.emit(str(path))
        return True


def _told(path: Path) -> str:
    """Say what dropping a file would do."""
    if is_report(path):
        return _("Verify the report")
    return _("Import the laboratory results") if is_table(path) else _("Open the case")


def is_table(path: Path) -> bool:
    """Whether a file is one to take laboratory results from, going by its name."""
    return path.suffix.lower() in TABLES


def _file_of(event: QDropEvent) -> Path | None:
    """Give the one file of this machine that is dragged; None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
