"""What a signature means, to be confirmed once."""

from PySide6.QtCore import Signal

from causality.text import _
from widgets.palette import Theme
from widgets.store_card import StoreCard
from widgets.wrapped_text import WrappedText


class StatementCard(StoreCard):
    """Shows the statement.

    Signals:
        left: the user does not confirm it.
    """

    left = Signal()

    def __init__(self, statement: str) -> None:
        lead = _("Asked once; your confirmation stands in the audit trail.")
        super().__init__("statement", _("What your signature means"), lead, _("I &confirm this"), "agreeStatement")
        self._text, self._statement = WrappedText(), statement
        leave = self.add_quiet(_("Sign out"), "declineStatement")
        self.add(self._text)
        self.finish()
        leave.clicked.connect(self.left)

    def show_statement(self, theme: Theme, *, busy: bool) -> None:
        """Display it."""
        self._text.show_text(self._statement, theme.text)
        self.show_card(theme, busy=busy)

    def begin(self) -> None:
        """Put the keyboard on the button."""
        self._do.setFocus()
