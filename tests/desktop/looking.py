"""What the tests of access and of long texts look at: the windows' controls, and a language with longer words."""

import gettext
import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

_PLACE = re.compile(r"(\{[^}]*\}|&)")
_LONGER = str.maketrans({"a": "ää", "e": "éé", "i": "ï", "o": "öö", "u": "û", "A": "Å", "E": "É"})


class LongerWords(gettext.NullTranslations):
    """Every text about a third longer and between brackets, what is filled in left alone."""

    def gettext(self, message: str) -> str:
        parts = _PLACE.split(message)
        return "⟦" + "".join(part if _PLACE.fullmatch(part) else part.translate(_LONGER) for part in parts) + "⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def seen(root: QWidget) -> Iterator[QWidget]:
    """Give every widget of a window that a person can see at least a part of."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def controls(root: QWidget) -> list[QWidget]:
    """Give what takes the keyboard in a window."""
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
    return [
        widget
        for widget in seen(root)
        if widget.isEnabled() and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, kinds))
        and not isinstance(widget.parentWidget(), QAbstractScrollArea)
        and not widget.objectName().startswith("qt_")
    ]  # fmt: skip


def named(widget: QWidget) -> str:
    """Name a widget for a person who reads what failed."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    parent = widget.parentWidget()
    within = parent.objectName() if parent else ""
    return f"{type(widget).__name__} {widget.objectName() or '?'} {text[:40]!r} in {within}"


def clipped(root: QWidget) -> list[str]:
    """Name the labels and buttons whose text does not fit into them."""
    return [named(widget) for widget in seen(root) if isinstance(widget, QLabel | QAbstractButton) and _cut(widget)]


def _cut(widget: QLabel | QAbstractButton) -> bool:
    if not widget.text():
        return False
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return False
    if isinstance(widget, QAbstractButton):
        return widget.minimumSizeHint().width() > widget.width() + 1
    if widget.toolTip():
        return False
    if widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    room = widget.contentsRect().width() - 2 * widget.margin()
    return widget.fontMetrics().horizontalAdvance(widget.text()) > room + 1


def overlapping(root: QWidget) -> list[str]:
    """Name the neighbours that lie over each other."""
    found = []
    for parent in (root, *seen(root)):
        layout = parent.layout()
        parts = [one for one in parent.children() if isinstance(one, QWidget) and one.isVisible()]
        held = [one for one in parts if layout is not None and layout.indexOf(one) >= 0 and not one.size().isEmpty()]
        for place, one in enumerate(held):
            found += [f"{named(one)} over {named(other)}" for other in held[place + 1 :]
                      if one.geometry().intersects(other.geometry())]  # fmt: skip
    return found
