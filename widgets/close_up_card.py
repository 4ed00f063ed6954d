"""A change of dose from near, as a card: the verdict on every analyte in words above its plot."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from causality.figure.close_up import CloseUp, Panel
from causality.text import _
from widgets.close_up_plot import CloseUpPlot
from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.style import SIZE, SMALL
from widgets.wrapped_text import WrappedText

OTHERS_LINES = 5


class CloseUpCard(QFrame):
    """Shows a close-up.

    Signals:
        dismissed: the user has seen it.
    """

    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("closeUp")
        self._shown: tuple[CloseUp, Theme] | None = None
        self._title, self._days = WrappedText(SIZE, strong=True), WrappedText(SMALL)
        self._others, self._close = WrappedText(SMALL, most=OTHERS_LINES), QToolButton()
        self._close.setObjectName("closeUpDismiss")
        self._close.setAccessibleName(_("Close the close-up"))
        self._close.setToolTip(_("Close (Esc)"))
        self._close.setIconSize(QSize(EDGE, EDGE))
        self._panels: list[_PanelRow] = []
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 8, 10)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self._days)
        self._column.addWidget(self._others)
        self._close.clicked.connect(self.dismissed)

    def show_close_up(self, shown: CloseUp, theme: Theme) -> None:
        """Display a close-up; emits nothing."""
        if self._shown == (shown, theme):
            return
        self._shown = shown, theme
        self._title.show_text(shown.title, theme.text)
        self._days.show_text(f"{shown.days} · {shown.event}", theme.muted)
        names = shown.others_text
        told = _("Also changed or may have changed: {names}").format(names=names) if names else ""
        self._others.show_text(told, theme.muted)
        self._others.setVisible(bool(told))
        self._close.setIcon(icon("x", theme.text))
        self.setAccessibleName(shown.alternative)
        while len(self._panels) < len(shown.panels):
            self._panels.append(_PanelRow())
            self._column.insertWidget(self._column.count() - 1, self._panels[-1])
        for place, row in enumerate(self._panels):
            row.setVisible(place < len(shown.panels))
            if place < len(shown.panels):
                row.show_panel(shown, shown.panels[place], theme)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)


class _PanelRow(QWidget):
    """One analyte: its verdict, why, and its plot."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._reason, self._plot = (
            WrappedText(SMALL, strong=True),
            WrappedText(SMALL, most=2),
            CloseUpPlot(),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        for part in (self._words, self._reason, self._plot):
            column.addWidget(part)

    def show_panel(self, shown: CloseUp, panel: Panel, theme: Theme) -> None:
        """Display a panel of a close-up."""
        self._words.show_text(f"{panel.series.label}: {panel.words}", theme.text)
        self._reason.show_text(panel.reason, theme.muted)
        self._plot.show_panel(shown, panel, theme)
