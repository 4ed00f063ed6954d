"""How far a case of the store has come, and the steps that lead it on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from causality.text import N_, _
from widgets.case_model import STATES
from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.wrapped_text import WrappedText

WAY = (N_("draft"), N_("ready for review"), N_("signed"))


class CaseSteps(QFrame):
    """Shows the states of a case, the present one told apart by shape, weight and word.

    Signals:
        submit_asked: the case is to be given to review.
        return_asked: it is to be given back, with a reason (asked for by who listens).
        version_asked: its next version is to be begun.
        versions_asked: the signed versions are to be seen.
    """

    submit_asked = Signal()
    return_asked = Signal()
    version_asked = Signal()
    versions_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("caseSteps")
        self._signs = {state: (QLabel(), QLabel(_(state))) for state in WAY}
        self._note = WrappedText(most=1)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(6)
        for place, (sign, word) in enumerate(self._signs.values()):
            if place:
                row.addWidget(QLabel("→"))
            row.addWidget(sign)
            row.addWidget(word)
        row.addSpacing(8)
        row.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        for name, text, signal in (
            ("giveToReview", _("Give to review"), self.submit_asked),
            ("giveCaseBack", _("Give back…"), self.return_asked),
            ("nextVersion", _("Begin the next version"), self.version_asked),
            ("signedVersions", _("Signed versions…"), self.versions_asked),
        ):  # fmt: skip
            button = self._buttons[name] = QPushButton(text)
            button.setObjectName(name)
            button.clicked.connect(signal)
            row.addWidget(button)

    def show_steps(self, state: str, note: str, can: frozenset[str], theme: Theme) -> None:
        """Display the present state and the buttons of `can`, by their names; emits nothing."""
        for name, (sign, word) in self._signs.items():
            here = name == state
            sign.setPixmap(icon(STATES[name], theme.accent if here else theme.muted).pixmap(QSize(EDGE, EDGE)))
            word.setProperty("current", here)
            word.style().polish(word)
        self._note.show_text(note, theme.muted)
        for name, button in self._buttons.items():
            button.setVisible(name in can)
        self.setAccessibleName(_("State of the case: {state}").format(state=_(state)))
