"""The fields of one row of the work-up: test, date, result and note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from causality.text import _
from widgets.entry_field import EntryField, Reader
from widgets.labelled import Labelled
from widgets.text_field import TextField


class WorkUpForm(QWidget):
    """Shows what is known of the search for one cause.

    Signals:
        entered: a field was given another text (its id, the text).
    """

    entered = Signal(str, str)

    def __init__(self, read_day: Reader) -> None:
        super().__init__()
        self.test, self.result = TextField("test", _("Test")), TextField("result", _("Result"))
        self.day, self.comment = EntryField("day", _("Date"), read_day), TextField("comment", _("Note"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        for label, field, share in (
            (_("Test"), self.test, 4), (_("Date"), self.day, 3), (_("Result"), self.result, 6),
            (_("Note"), self.comment, 4),
        ):  # fmt: skip
            row.addWidget(Labelled(label, field), share)
        for key, field in (("test", self.test), ("result", self.result), ("comment", self.comment)):
            field.typed.connect(lambda text, key=key: self.entered.emit(key, text))
        self.day.entered.connect(lambda text: self.entered.emit("day", text))

    def show_texts(self, texts: dict[str, str], understood: str, hint: str) -> None:
        """Display the texts by the id of their field, how the date is understood, and which test is usual."""
        for key, field in (("test", self.test), ("result", self.result), ("comment", self.comment)):
            field.show_text(texts[key])
            field.setToolTip(texts[key])
        self.test.setPlaceholderText(hint)
        self.day.show_entry(texts["day"], understood)
