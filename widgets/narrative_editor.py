"""The paragraphs of the narrative, one at a time: its words, whose they are, and what the facts say by now."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from causality.frozen import frozen
from causality.text import _
from widgets.choice_field import ChoiceField
from widgets.long_text_field import LongTextField
from widgets.palette import LIGHT, Theme
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText

State = Literal["generated", "edited", "changed", "own"]


@frozen
class Written:
    """A paragraph by its key: title, words, whose they are, and the words that the facts give."""

    key: str
    title: str
    text: str
    state: State
    by: str = ""
    generated: str = ""


class NarrativeEditor(QWidget):
    """Shows one of several paragraphs.

    Signals:
        written: the user changed the words (key, words).
        generated_asked: the user wants the generated words back (key).
        confirmed: the user keeps the words as they are though the facts have changed (key).
    """

    written = Signal(str, str)
    generated_asked = Signal(str)
    confirmed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme = LIGHT
        self._shown: dict[str, Written] = {}
        self._key = ""
        self._paragraphs = ChoiceField("narrativeParagraph", _("Paragraph of the narrative"))
        self._state = WrappedText(SMALL, most=3)
        self._words = LongTextField("narrativeText", _("Words of the paragraph"))
        self._now_label = QLabel(_("From the facts as they are now"))
        self._now = LongTextField("narrativeGenerated", _("Generated from the facts as they are now"))
        self._back, self._keep = QPushButton(_("Take the generated words")), QPushButton(_("Keep these words"))
        self._lay_out()
        self._paragraphs.chosen.connect(self._turn)
        self._words.typed.connect(lambda text: self.written.emit(self._key, text))
        self._back.clicked.connect(lambda: self.generated_asked.emit(self._key))
        self._keep.clicked.connect(lambda: self.confirmed.emit(self._key))

    def show_paragraphs(self, paragraphs: Sequence[Written], theme: Theme) -> None:
        """Display `paragraphs`, of them the one that was looked at; emits nothing."""
        self._theme = theme
        self._shown = {one.key: one for one in paragraphs}
        self._key = self._key if self._key in self._shown else next(iter(self._shown), "")
        self._paragraphs.offer([(one.key, _titled(one)) for one in paragraphs])
        self._show()

    def show_key(self, key: str) -> None:
        """Display the paragraph of that key, with the keyboard on its words; emits nothing."""
        self._key = key if key in self._shown else self._key
        self._show()
        self._words.setFocus()

    def _turn(self, key: str) -> None:
        self._key = key
        self._show()

    def _show(self) -> None:
        one = self._shown.get(self._key)
        if one is None:
            return
        self._paragraphs.show_choice(self._key)
        changed = one.state == "changed"
        self._state.show_text(_told(one), self._theme.warning if changed else self._theme.muted)
        self._words.show_text(one.text)
        self._now.show_text(one.generated)
        for part in (self._now_label, self._now, self._keep):
            part.setVisible(changed)
        self._back.setEnabled(one.state in ("edited", "changed"))

    def _lay_out(self) -> None:
        self._now_label.setObjectName("fieldLabel")
        self._now_label.setBuddy(self._now)
        self._now.setReadOnly(True)
        for button, name in ((self._back, "takeGenerated"), (self._keep, "keepWords")):
            button.setObjectName(name)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._back)
        buttons.addWidget(self._keep)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._paragraphs)
        column.addWidget(self._state)
        column.addWidget(self._words, 3)
        column.addLayout(buttons)
        column.addWidget(self._now_label)
        column.addWidget(self._now, 2)


def _titled(one: Written) -> str:
    """Name a paragraph with a sign of whose words it has."""
    signs = {"edited": " ✎", "changed": " ✎ ⚠"}
    return one.title + signs.get(one.state, "")


def _told(one: Written) -> str:
    by = f" ({one.by})" if one.by else ""
    return {
        "generated": _("Generated from the facts. What you type becomes your words in place of these."),
        "edited": _("The officer's words") + by + ".",
        "changed": _("The officer's words") + by + ". " + _("⚠ The facts under it have changed since."),
        "own": _("Told beyond the generated paragraphs, in the officer's words."),
    }[one.state]
