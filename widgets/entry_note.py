"""The line under a field: what was understood of an entry, or what is wrong with it."""

from PySide6.QtWidgets import QSizePolicy

from widgets.elided_label import ElidedLabel

REFUSED, UNDERSTOOD = "✕ ", "= "


class EntryNote(ElidedLabel):
    """Shows how an entry was taken, told apart by its sign and word as well as by its colour."""

    def __init__(self) -> None:
        super().__init__("entryNote")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tell_understood(self, text: str) -> None:
        """Say what was understood; an empty text says nothing."""
        self._tell(f"{UNDERSTOOD}{text}" if text else "", refused=False)

    def tell_refused(self, text: str) -> None:
        """Say what is wrong."""
        self._tell(f"{REFUSED}{text}", refused=True)

    def _tell(self, text: str, *, refused: bool) -> None:
        self.show_text(text)
        if self.property("refused") != refused:
            self.setProperty("refused", refused)
            self.style().polish(self)
