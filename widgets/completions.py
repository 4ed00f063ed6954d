"""Texts offered to complete what is typed into a cell."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

AROUND = 36
"""The width of what is around the texts of a list, its scroll bar included, in px."""


def offer_completions(line: QLineEdit, texts: Sequence[str], keys: QObject, chosen: Callable[[str], object]) -> None:
    """Offer `texts` in a line; `keys` sees the keys of the list first, `chosen` is called after one was clicked."""
    completer = QCompleter(list(texts), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    # Queued: the line itself puts the text in, and takes it for one that nobody typed.
    completer.activated.connect(chosen, Qt.ConnectionType.QueuedConnection)
    if popup := completer.popup():
        popup.setObjectName("completions")
        popup.setMinimumWidth(max(map(popup.fontMetrics().horizontalAdvance, texts), default=0) + AROUND)
        popup.installEventFilter(keys)


def hide_completions(line: QLineEdit) -> None:
    """Completions that stay open would keep the keyboard."""
    completer: QCompleter | None = line.completer()
    if completer is not None and (popup := completer.popup()):
        popup.hide()


def end_completing(line: QLineEdit, popup: QAbstractItemView, event: QKeyEvent) -> None:
    """Take the completion that is marked, if any, and give the key that ends the entry to the line.

    Return on a completion goes on to the next cell, as Tab does: it took a text, it did not end the row.

    Qt would give the key to the line past those who look for it, and the keyboard would be lost.
    """
    marked = popup.currentIndex()
    popup.hide()
    if marked.isValid():
        line.setText(str(marked.data()))
        line.setModified(True)
    ends = marked.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    following = QKeyEvent(event.type(), Qt.Key.Key_Tab, event.modifiers()) if ends else event.clone()
    QCoreApplication.sendEvent(line, following)
