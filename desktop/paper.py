"""What is put on paper and nowhere else: the recovery code of a store."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from causality.text import _
from widgets.style import font

LEFT, TOP, STEP = 0.1, 0.1, 1.6
"""Margins as shares of the sheet, and the height of a line in heights of its type."""


def print_code(parent: QWidget, code: str, place: str) -> bool:
    """Ask for a printer and print the code; whether that was done."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    draw_code(printer, code, place)
    return True


def draw_code(printer: QPrinter, code: str, place: str) -> None:
    """Draw the code and what it is for on a sheet."""
    painter = QPainter(printer)
    sheet = QRectF(painter.viewport())
    size = max(1, round(sheet.width() / 45))
    lines = (
        (_("Dechallenge: recovery code of the store of cases"), True),
        (place, False),
        (code, True),
        (_("Whoever has this sheet and the store can open it. Keep it apart from the machine."), False),
    )
    height = sheet.top() + sheet.height() * TOP
    for text, strong in lines:
        painter.setFont(font(size, strong=strong))
        area = QRectF(sheet.left() + sheet.width() * LEFT, height, sheet.width() * (1 - 2 * LEFT), size * STEP * 3)
        painter.drawText(area, Qt.TextFlag.TextWordWrap, text)
        height += size * STEP * (3 if len(text) > 60 else 1.5)
    painter.end()
