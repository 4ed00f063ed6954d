"""The questions a window asks: each a function, so that tests can answer."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from causality.text import _


def ask_to_save(parent: QWidget) -> QMessageBox.StandardButton:
    """Ask what becomes of edits that are not saved."""
    answer = QMessageBox.StandardButton
    text = _("The case has edits that are not saved.")
    return QMessageBox.question(parent, "Dechallenge", text, answer.Save | answer.Discard | answer.Cancel)


def ask_to_leave_out(parent: QWidget, told: str) -> bool:
    """Ask whether entries that are not understood may go, told a line for each."""
    answer = QMessageBox.StandardButton
    text = "\n".join((told, "", _("What is not understood is not kept. Close all the same?")))
    return QMessageBox.question(parent, "Dechallenge", text, answer.Yes | answer.Cancel) == answer.Yes


def ask_file(parent: QWidget, proposal: str, *, for_saving: bool) -> Path | None:
    """Ask for a case file; None when the officer gave up."""
    kinds = _("Case files (*.json *.case);;All files (*)")
    ask = QFileDialog.getSaveFileName if for_saving else QFileDialog.getOpenFileName
    title = _("Save the case") if for_saving else _("Open a case")
    chosen, _kind = ask(parent, title, proposal, kinds)
    return Path(chosen) if chosen else None
