"""A field with its label above it, and a sign where something is wrong with it or missing."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from causality.case.finding import Severity
from widgets.elided_label import ElidedLabel
from widgets.icons import icon
from widgets.palette import Theme

SIGNS = {"error": "circle-alert", "warning": "triangle-alert", "note": "info"}
EDGE = 12


class Labelled(QWidget):
    """Shows a label above a field; a mnemonic in the label puts the keyboard on the field."""

    def __init__(self, label: str, field: QWidget) -> None:
        super().__init__()
        self.field = field
        self._sign, self._shown = QLabel(), ("", "")
        self._sign.setObjectName("fieldSign")
        self._sign.hide()
        caption = ElidedLabel("fieldLabel")
        caption.show_text(label)
        caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        caption.setBuddy(field)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(caption)
        head.addWidget(self._sign)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)

    def show_remark(self, text: str, severity: Severity | None, theme: Theme) -> None:
        """Mark the field with what is wrong with it or missing, with nothing for an empty text; emits nothing."""
        shown = (text, theme.shade)
        if shown == self._shown:
            return
        self._shown = shown
        self._sign.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
        self._sign.setToolTip(text)
        self._sign.setAccessibleName(text)
        proxy = self.field.focusProxy()
        if proxy is not None:
            proxy.setAccessibleDescription(text)
        if text and severity is not None:
            colours = {"error": theme.error, "warning": theme.warning, "note": theme.muted}
            pixmap = icon(SIGNS[severity], colours[severity]).pixmap(QSize(EDGE, EDGE))
            self._sign.setPixmap(pixmap)
