"""Laboratory results are read beside the window, so that it never waits for a large table."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from causality.case.model import Sample
from causality.exchange.labs import understand
from causality.exchange.merging import beyond
from causality.exchange.table import InvalidTable, Table, table_of_bytes, table_of_text
from causality.exchange.understood import Choices, Understood
from causality.files import describe, printable
from causality.frozen import frozen
from desktop.beside import Job


@frozen
class Read:
    """A table, what it says, and which of its samples were not in `held`."""

    table: Table
    understood: Understood
    held: tuple[Sample, ...]
    new: tuple[Sample, ...]


class ReadJob(Job):
    """Reads one table: a file, a text or a table that was read before.

    Signals:
        done: what it says (a `Read`).
        failed: why it cannot be read, in one line.
    """

    done = Signal(object)
    failed = Signal(str)

    def __init__(
        self, content: Path | str | Table, choices: Choices, held: tuple[Sample, ...], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.content, self._choices, self._held = content, choices, held
        self.finished.connect(self.deleteLater)

    @override
    def work(self) -> None:
        try:
            table = table_from(self.content)
        except InvalidTable as error:
            name = f"{printable(str(self.content))}: " if isinstance(self.content, Path) else ""
            self.failed.emit(f"{name}{error}")
        except OSError as error:
            self.failed.emit(describe(error))
        else:
            source = self.content.name if isinstance(self.content, Path) else ""
            understood = understand(table, self._choices, source)
            self.done.emit(Read(table, understood, self._held, beyond(self._held, understood.samples)))


def table_from(content: Path | str | Table) -> Table:
    """Give the table of a file, a text or a table. Raises InvalidTable or OSError."""
    if isinstance(content, Table):
        return content
    return table_of_text(content) if isinstance(content, str) else table_of_bytes(content.read_bytes())
