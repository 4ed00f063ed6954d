"""What an answer stands on: its basis, whether it was decided, how it is accepted, and what it could become."""

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from causality.methods.method import ItemResult
from causality.text import _
from causality.wording import points
from widgets.style import SMALL, font

NARROWEST, AROUND_WORDS = 136, 26


class ItemBasis(QWidget):
    """Shows the basis of one answer."""

    def __init__(self) -> None:
        super().__init__()
        self._basis, self._more, self._key, self._accept = QLabel(), QLabel(), QLabel(), QLabel()
        for label, name in (
            (self._basis, "basis"), (self._key, "keycap"), (self._accept, "muted"), (self._more, "muted"),
        ):  # fmt: skip
            label.setObjectName(name)
        self._key.setText(_("Space"))
        self._accept.setText(_("accept"))
        self._more.setWordWrap(True)
        words = sum(_width(font(SMALL), text) for text in (_("derived"), _("Space"), _("accept")))
        self.setFixedWidth(max(NARROWEST, AROUND_WORDS + words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(6)
        for label in (self._basis, self._key, self._accept):
            line.addWidget(label)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._more)

    def show_basis(self, result: ItemResult) -> None:
        """Display what the answer of `result` stands on."""
        words = {"derived": _("derived"), "entered": _("entered"), "overridden": _("overridden")}
        is_open, decided = result.basis == "open", result.decision is not None
        text = _("open: {count} answers").format(count=len(result.answers)) if is_open else words[result.basis]
        self._basis.setText(f"{text} ✓" if decided else text)
        if self._basis.property("open") != is_open:
            self._basis.setProperty("open", is_open)
            self._basis.style().polish(self._basis)
        waiting = result.basis == "derived" and not decided
        self._key.setVisible(waiting)
        self._accept.setVisible(waiting)
        self._more.setText(_more(result))
        self._more.setVisible(bool(self._more.text()))


def _width(of: QFont, text: str) -> int:
    return QFontMetrics(of).horizontalAdvance(text)


def _more(result: ItemResult) -> str:
    if result.decision is not None and result.decision.reason:
        return result.decision.reason
    if not result.asked:
        return _("not asked on this path")
    if result.could_give == result.points:
        return ""
    return _("could become {points}").format(points=points(result.could_give))
