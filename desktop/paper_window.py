"""The window of a PDF that was made here and stands in no file yet: its pages, and a way to write it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton
from typing_extensions import override

from causality.text import _
from desktop.look import Look
from desktop.preview import Preview
from desktop.printing import WriteJob
from desktop.store_rooms.asking import ask_target
from desktop.window_page import page_below
from widgets.elided_label import ElidedLabel
from widgets.message_bar import Message, MessageBar


class PaperWindow(QMainWindow):
    """Shows a PDF from memory.

    Signals:
        closed: the window was closed.
    """

    closed = Signal()

    def __init__(self, title: str, pdf: bytes, proposal: str, look: Look) -> None:
        super().__init__()
        self.setObjectName("paperWindow")
        self.setWindowTitle(f"{title} – Dechallenge")
        self._pdf, self._proposal, self._look = pdf, proposal, look
        self._writing: WriteJob | None = None
        self.preview, self.messages = Preview(), MessageBar()
        self._name, self._write = ElidedLabel("pageTitle"), QPushButton(_("&Write the PDF…"))
        self._name.show_text(title)
        self._write.setObjectName("writePaper")
        self._lay_out()
        self._connect()
        self._show_theme()
        self.preview.show_document(pdf)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._writing is not None:
            self._writing.wait()
        self.preview.wait()
        super().closeEvent(event)
        self.closed.emit()

    def _connect(self) -> None:
        self._write.clicked.connect(self._ask)
        self.messages.dismissed.connect(lambda: self._tell(None))
        self._look.changed.connect(self._show_theme)
        leave = QAction(_("Close the window"), self)
        leave.setShortcut(QKeySequence("Ctrl+W"))
        leave.triggered.connect(self.close)
        self.addAction(leave)

    def _show_theme(self) -> None:
        self.preview.show_theme(self._look.theme)

    def _ask(self) -> None:
        target = ask_target(self, _("Write the PDF"), self._proposal, _("PDF (*.pdf)"))
        if target is None or self._writing is not None:
            return
        self._writing = WriteJob(self._pdf, target, self)
        self._writing.written.connect(lambda path: self._tell(Message(_("Written: {path}").format(path=path), "note")))
        self._writing.refused.connect(lambda why: self._tell(Message(why)))
        self._writing.finished.connect(self._end)
        self._writing.start()

    def _end(self) -> None:
        if self._writing is not None:
            self._writing.deleteLater()
        self._writing = None

    def _tell(self, message: Message | None) -> None:
        self.messages.show_message(message, self._look.theme)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._name, 1)
        head.addWidget(self._write)
        page, inside = page_below([self.messages], 8)
        inside.addLayout(head)
        inside.addWidget(self.preview, 1)
        self.setCentralWidget(page)
        self.resize(1100, 800)
        self.setMinimumSize(640, 420)
