"""One cause of the work-up: what came out of looking for it; the current one offers its states and fields."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout
from typing_extensions import override

from causality.case.finding import Finding
from causality.frozen import frozen
from causality.text import _
from causality.wording import name, sentence
from widgets.entry_field import Reader
from widgets.finding_row import SeveritySign
from widgets.icons import icon
from widgets.letter_burst import LetterBurst
from widgets.palette import Theme
from widgets.row_frame import RowFrame
from widgets.state_choice import ICONS, KEYS, StateChoice, state_colour
from widgets.style import SIZE, SMALL
from widgets.work_up_form import WorkUpForm
from widgets.wrapped_text import WrappedText

MARK, STATE = 16, 104


@frozen
class WorkUpLine:
    """What is shown of one cause. `key` is the cause as the case has it; an empty state is one that is not entered.

    `understood` are the days that `day` allows, `hint` the usual tests, `also` further rows of the same cause.
    """

    key: str
    name: str
    state: str = ""
    test: str = ""
    day: str = ""
    understood: str = ""
    result: str = ""
    comment: str = ""
    hint: str = ""
    also: str = ""
    findings: tuple[Finding, ...] = ()


class WorkUpRowView(RowFrame):
    """Shows one cause and takes the officer's word on it. A letter alone is a state; letters in a row are the result.

    Signals:
        marked: a state was chosen (its id).
        unmarked: the state chosen last was none: its letter began a word.
        cleared: what was entered is to go.
        filled: a field was given another text (its id, the text).
    """

    marked = Signal(str)
    unmarked = Signal()
    cleared = Signal()
    filled = Signal(str, str)

    def __init__(self, read_day: Reader, burst: "LetterBurst[WorkUpRowView]") -> None:
        super().__init__()
        self._read_day, self._burst = read_day, burst
        self._mark, self._state, self._sign = QLabel(), QLabel(), SeveritySign()
        self._name, self._found = WrappedText(SIZE, strong=True, most=2), WrappedText(SMALL, most=1)
        self._choice: StateChoice | None = None
        self.form: WorkUpForm | None = None
        self._mark.setFixedSize(MARK, MARK)
        room = self._sign.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._sign.setSizePolicy(room)
        self._state.setMinimumWidth(STATE)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._name, 5)
        row.addWidget(self._sign)
        row.addWidget(self._state)
        row.addWidget(self._found, 8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 5, 8, 5)
        self._column.setSpacing(4)
        self._column.addLayout(row)

    def show_line(self, line: WorkUpLine, theme: Theme, *, current: bool, first: bool) -> None:
        """Display `line`; emits nothing."""
        word = sentence(name(line.state)) if line.state else _("not entered")
        colour = state_colour(line.state, theme)
        picture = icon(ICONS[line.state], colour).pixmap(QSize(MARK, MARK)) if line.state else None
        self._mark.setPixmap(picture) if picture else self._mark.clear()
        self._name.show_text(line.name, theme.text)
        self._state.setText(word)
        self._state.setStyleSheet(f"color: {colour}; font-weight: {600 if line.state else 400};")
        found = " · ".join(filter(None, (line.test, line.understood or line.day, line.result, line.comment, line.also)))
        self._found.show_text((line.also if current else found), theme.muted)
        told = "\n".join(one.text for one in line.findings)
        self._sign.setVisible(bool(line.findings))
        self._sign.setToolTip(told)
        if line.findings:
            self._sign.show_severity(line.findings[0].severity, theme)
        self.setAccessibleName(", ".join(filter(None, (line.name, word, found))))
        self.setAccessibleDescription(told)
        self._open(line, theme, current=current)
        self.mark(current=current, first=first)

    @override
    def press(self, event: QKeyEvent) -> bool:
        key, others = event.key(), event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if not self.hasFocus():
            return self._come_back(event)
        if event.text().isalnum() and not others & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self._press_letter(event.text(), shifted=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        self._burst.end()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.cleared.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.form is not None:
            self.form.test.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True

    def write(self, text: str) -> None:
        """Put typed text behind the result, and the keyboard there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.form is None:
            return
        result = self.form.result
        result.setFocus(Qt.FocusReason.OtherFocusReason)
        if result.isReadOnly():
            return
        result.end(False)
        result.insert(f"; {text}" if result.text() else text)

    def _press_letter(self, letter: str, *, shifted: bool) -> None:
        state = next((state for state, key in KEYS.items() if key == letter.upper()), "")
        if (word := self._burst.word(letter, shifted=shifted)) is not None:
            row, text = word
            row.unmarked.emit()
            row.write(text)
        elif not state:
            self.write(letter)
        else:
            self.marked.emit(state)
            if shifted:
                self.left.emit(1)
            self._burst.begin(self, letter, shifted=shifted)

    def _come_back(self, event: QKeyEvent) -> bool:
        """Enter and Esc lead from a field back to its row."""
        back = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if back:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return back

    def _open(self, line: WorkUpLine, theme: Theme, *, current: bool) -> None:
        """Offer states and fields in the current row; they are made when they are first needed."""
        if current and (self._choice is None or self.form is None):
            self._choice, self.form = StateChoice(), WorkUpForm(self._read_day)
            self._column.addWidget(self._choice)
            self._column.addWidget(self.form)
            self._choice.chosen.connect(self.marked)
            self._choice.cleared.connect(self.cleared)
            self.form.entered.connect(self.filled)
        if self._choice is None or self.form is None:
            return
        self._choice.setVisible(current)
        self.form.setVisible(current)
        if current:
            self._choice.show_state(line.state, theme)
            texts = {"test": line.test, "day": line.day, "result": line.result, "comment": line.comment}
            self.form.show_texts(texts, line.understood, line.hint)
