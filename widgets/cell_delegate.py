"""How a cell of a table is edited: text, number, date or choice, told by the model's roles.

A date or number says while it is typed what it is understood as; one that is not understood stays open.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from widgets.cell_looks import NOTED_ROLE, draw_corner
from widgets.choice_field import ChoiceField
from widgets.completions import end_completing, hide_completions, offer_completions
from widgets.edit_model import CHOICES_ROLE, KIND_ROLE
from widgets.entry_hint import EntryHint
from widgets.typing_pause import TypingPause

Index = QModelIndex | QPersistentModelIndex
CellReader = Callable[[int, int, str], str]
"""Gives what the text of a cell (row, column) is understood as; raises ValueError with what is wrong."""
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellDelegate(QStyledItemDelegate):
    """Edits cells.

    Signals:
        refused: a cell was left with a text that is not understood (the text, what is wrong); it stays as it was.
        spread: the text of the cell is meant for every selected row (Ctrl+Return).
    """

    refused = Signal(str, str)
    spread = Signal(str)

    def __init__(self, read: CellReader, parent: QWidget) -> None:
        super().__init__(parent)
        self._read, self._hint = read, EntryHint(parent)
        self._before, self._cell = "", (-1, -1)
        self._line: QLineEdit | None = None
        self._pause = TypingPause(self)
        self._pause.timeout.connect(self._commit)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if colour := index.data(NOTED_ROLE):
            draw_corner(painter, option.rect, colour)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.data(KIND_ROLE) == "choice":
            return self._combo(parent, index)
        line = QLineEdit(parent)
        line.setObjectName("cellEditor")
        line.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        if choices := index.data(CHOICES_ROLE):
            offer_completions(line, [text for _id, text in choices], self, partial(self._judge, line))
        self._before, self._cell = str(index.data(Qt.ItemDataRole.EditRole) or ""), (index.row(), index.column())
        line.textEdited.connect(partial(self._judge, line))
        self._line = line
        return line

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect)  # all of the cell, the place of its sign included

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        entry = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, ChoiceField):
            editor.show_choice(entry)
        elif isinstance(editor, QLineEdit) and not editor.isModified() and editor.text() != entry:
            editor.setText(entry)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, ChoiceField):
            if editor.currentIndex() >= 0:
                model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit) and self._touched(editor):
            wrong = self._wrong(editor.text())
            if wrong:
                self.refused.emit(editor.text(), wrong)
            else:
                model.setData(index, editor.text())

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._pause.give_up()
        self._hint.hide()
        self._line = None
        super().destroyEditor(editor, index)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QAbstractItemView):
            return isinstance(event, QKeyEvent) and self._from_completions(watched, event)
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if isinstance(watched, QLineEdit) and event.type() == QEvent.Type.ShortcutOverride and _spreads(event):
            event.accept()  # before a shortcut of the window takes it
            return True
        if isinstance(watched, QLineEdit) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENDS:
                hide_completions(watched)
            if event.key() in _ENDS and self._touched(watched) and self._wrong(watched.text()):
                self._judge(watched, watched.text())
                return True  # stays open, with what is wrong beside it
            if _spreads(event):
                self._spread(watched)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._take_back(watched)
        return super().eventFilter(watched, event)

    def _from_completions(self, popup: QAbstractItemView, event: QKeyEvent) -> bool:
        """Tab and Return end the entry also while completions are offered."""
        line = self._line
        if line is None or event.type() != QEvent.Type.KeyPress or event.key() not in _ENDS:
            return False
        end_completing(line, popup, event)
        return True

    def _spread(self, line: QLineEdit) -> None:
        text = line.text()
        self._before = text
        line.setModified(False)
        self.closeEditor.emit(line, QAbstractItemDelegate.EndEditHint.NoHint)
        self.spread.emit(text)

    def _combo(self, parent: QWidget, index: Index) -> ChoiceField:
        label = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        choices: tuple[tuple[str, str], ...] = index.data(CHOICES_ROLE)
        combo = ChoiceField("cellEditor", label, choices)
        combo.setParent(parent)
        for place, (key, _text) in enumerate(choices):
            combo.setItemData(place, key)
        combo.chosen.connect(lambda _key: self._finish(combo))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def _finish(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _judge(self, line: QLineEdit, text: str) -> None:
        wrong = self._wrong(text)
        if wrong:
            self._pause.give_up()
            self._hint.tell(line, wrong, refused=True)
            return
        understood = self._read(*self._cell, text)
        self._hint.tell(line, "" if understood == text else understood, refused=False)
        self._pause.note_key()

    def _touched(self, line: QLineEdit) -> bool:
        """Whether the text is another; a completion that is clicked or gone through does not count as typed for Qt."""
        return line.isModified() or line.text() != self._before

    def _wrong(self, text: str) -> str:
        try:
            self._read(*self._cell, text)
        except ValueError as error:
            return str(error)
        return ""

    def _commit(self) -> None:
        """Report what stands after a pause, while the cell stays open."""
        if self._line is not None and self._touched(self._line) and not self._wrong(self._line.text()):
            self.commitData.emit(self._line)

    def _take_back(self, line: QLineEdit) -> None:
        """Esc: what a pause has reported already is reported back to what it was."""
        self._pause.give_up()
        line.setText(self._before)
        line.setModified(True)
        self.commitData.emit(line)
        line.setModified(False)


def _spreads(event: QKeyEvent) -> bool:
    return event.key() in _ENDS[:2] and event.modifiers() == Qt.KeyboardModifier.ControlModifier
