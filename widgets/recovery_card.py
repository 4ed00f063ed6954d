"""The recovery code of a store, shown once, to be put on paper and confirmed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from causality.text import _
from widgets.labelled import Labelled
from widgets.store_card import StoreCard
from widgets.text_field import TextField


class RecoveryCard(StoreCard):
    """Shows the code; it is gone on when its last group was typed from the paper.

    Signals:
        print_asked: the code is to be printed.
    """

    print_asked = Signal()

    def __init__(self) -> None:
        lead = _(
            "With this code the store is opened when the passphrases are lost. It is shown once and is kept nowhere: "
            "print it or write it down, and keep it apart from this machine."
        )
        super().__init__("recovery", _("The recovery code"), lead, _("It is &kept"), "recoveryKept")
        self._code, self._typed = QLabel(), TextField("recoveryTyped", _("Its last four signs, from the paper"))
        self._code.setObjectName("recoveryCode")
        self._code.setWordWrap(True)
        self._code.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._print = self.add_quiet(_("&Print…"), "printRecovery")
        self.add(self._code)
        self.add(Labelled(_("Its &last four signs, from the paper"), self._typed))
        self.finish()
        self._typed.typed.connect(lambda _text: self.renew())
        self._typed.returnPressed.connect(self.ask)
        self._print.clicked.connect(self.print_asked)

    @property
    def code(self) -> str:
        """The code that is shown."""
        return self._code.text().replace(" ", "").replace("\n", "")

    @property
    def lacking(self) -> str:
        """What is still missing."""
        last = self.code.rpartition("-")[2]
        same = bool(last) and self._typed.text().strip().upper() == last
        return "" if same else _("Type its last four signs from the paper.")

    def show_code(self, code: str) -> None:
        """Display a code; with none, forget it."""
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        self._code.setText("-\n".join("-".join(part) for part in (groups[:half], groups[half:]) if any(part)))
        self._code.setAccessibleName(_("Recovery code: {code}").format(code=" ".join(groups)))
        self._typed.show_text("")
        self.renew()

    def begin(self) -> None:
        """Put the keyboard where the code is confirmed."""
        self._typed.setFocus()
