"""Files and folders that the rooms of the store ask for: each a function, so that tests can answer."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


def ask_target(parent: QWidget, title: str, proposal: str, kinds: str) -> Path | None:
    """Ask where a file is to be written; None when the officer gave up."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, proposal, kinds)
    return Path(chosen) if chosen else None


def ask_existing(parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
    """Ask for a file that is there; None when the officer gave up."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(chosen) if chosen else None


def ask_sure(parent: QWidget, text: str) -> bool:
    """Ask whether something is meant that cannot be taken back."""
    answer = QMessageBox.StandardButton
    return QMessageBox.question(parent, "Dechallenge", text, answer.Yes | answer.Cancel, answer.Cancel) == answer.Yes


def ask_folder(parent: QWidget, title: str, folder: str) -> Path | None:
    """Ask for a folder; None when the officer gave up."""
    chosen = QFileDialog.getExistingDirectory(parent, title, folder)
    return Path(chosen) if chosen else None
