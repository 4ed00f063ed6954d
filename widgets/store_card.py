"""What every form of the store has in common: a card with a title, what is told, its fields, and one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from widgets.palette import LIGHT, Theme
from widgets.section import Section
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText


class StoreCard(Section):
    """Shows a form; its parts are added by who makes it.

    Signals:
        asked: the user wants it done.
    """

    asked = Signal()

    def __init__(self, name: str, title: str, lead: str, button: str, button_name: str) -> None:
        super().__init__(name, title)
        self._theme: Theme = LIGHT
        self._busy, self._label, self._name = False, button, name
        self.setProperty("storeCard", name)
        self._lead, self._told = WrappedText(SMALL), WrappedText(SMALL)
        self._lead_text, self._message, self._wrong = lead, "", False
        self._do = QPushButton(button)
        self._do.setObjectName(button_name)
        self._do.setProperty("primary", True)
        self._told.setObjectName("storeTold")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(8)
        self._tools.addWidget(self._do)
        self._tools.addStretch(1)
        self.add(self._lead)
        self._do.clicked.connect(self.ask)

    @property
    def told(self) -> str:
        """What is said: what is missing, or why it was not done."""
        return self._told.text

    @property
    def lacking(self) -> str:
        """What is still missing before it can be done; empty when nothing is."""
        return ""

    def add_quiet(self, label: str, name: str) -> QPushButton:
        """Give a further button, less prominent."""
        button = QPushButton(label)
        button.setObjectName(name)
        button.setProperty("quiet", True)
        self._tools.addWidget(button)
        return button

    def finish(self) -> None:
        """Put what is told and the buttons below the parts that were added."""
        bar = QWidget()
        bar.setLayout(self._tools)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self.add(self._told)
        self.add(bar)
        self.show_card(self._theme, busy=False)

    def show_card(self, theme: Theme, *, busy: bool) -> None:
        """Display the form in the colours of `theme`, at rest while it is being done."""
        self._theme, self._busy = theme, busy
        self._lead.show_text(self._lead_text, theme.muted)
        self._lead.setVisible(bool(self._lead_text))
        self._show_told()

    def say(self, text: str, *, wrong: bool = True) -> None:
        """Say what came of it, also to assistive tools, until something is typed."""
        self._message, self._wrong = text, wrong
        self._show_told()
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def renew(self) -> None:
        """Look again whether something is missing: something was typed."""
        self._message = ""
        self._show_told()

    def ask(self) -> None:
        """Ask for it, unless something is missing."""
        if self._do.isEnabled():
            self._message = ""
            self.asked.emit()

    def _show_told(self) -> None:
        lacking, theme = self.lacking, self._theme
        told = self._message or lacking
        self._told.show_text(told, theme.error if self._message and self._wrong else theme.muted)
        self._told.setVisible(bool(told))
        self._do.setEnabled(not lacking and not self._busy)
        for field in self.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively):
            if field.focusPolicy() != Qt.FocusPolicy.NoFocus and field is not self._do:
                field.setEnabled(not self._busy)
