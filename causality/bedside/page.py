"""The page that bedside text is written on: titles, lines and tables, wrapped to the terminal's width.

Every text passes through `Page.text`: control characters are taken out and, where the terminal's encoding lacks the
signs, they are written with ASCII characters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from causality.signs import clean

_PLAIN = {
    "○": "( )", "◔": "(1/4)", "◑": "(1/2)", "◕": "(3/4)", "●": "(1/1)", "⊘": "(/)",
    "✗": "X", "▲": "!", "−": "-", "–": "-", "—": "-", "…": "..", "×": "x", "·": "-", "→": "->", "≥": ">=", "≤": "<=",
    "µ": "u", "μ": "u", "°": " deg", "“": '"', "”": '"', "‘": "'", "’": "'",
}  # fmt: skip
_SIGNS = str.maketrans(_PLAIN)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, its share of the free width, or a fixed `width` in characters."""

    heading: str
    share: int | None = None
    width: int | None = None
    right: bool = False


class Page:
    """Where bedside text is written: a console, and whether its encoding has the signs."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._encoding = console.encoding or "utf-8"
        self._plain = not self._can_write("".join(_PLAIN))

    def text(self, *parts: str | tuple[str, str]) -> Text:
        """Make one text of parts, each a text or a text with its style."""
        made = Text(overflow="fold")
        for part in parts:
            words, style = part if isinstance(part, tuple) else (part, "")
            made.append(self._writable(words), style)
        return made

    def title(self, words: str) -> None:
        """Write the title of a section with an empty line before it."""
        self._console.print()
        self._console.print(self.text((words, "bold underline")))

    def line(self, *parts: str | tuple[str, str], indent: int = 0) -> None:
        """Write one paragraph, its wrapped lines under its first."""
        self._console.print(Padding(self.text(*parts), (0, 0, 0, indent), expand=False))

    def hanging(self, mark: str, *parts: str | tuple[str, str], indent: int = 0) -> None:
        """Write a paragraph after a mark, with the wrapped lines beside the mark, not under it."""
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(self.text(mark), self.text(*parts))
        self._console.print(Padding(grid, (0, 0, 0, indent), expand=False))

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Text]], indent: int = 2) -> None:
        """Write a table over the whole width; cells wrap."""
        table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
        for column in columns:
            table.add_column(
                self.text(column.heading),
                ratio=column.share,
                width=column.width,
                justify="right" if column.right else "left",
                overflow="fold",
            )
        for row in rows:
            table.add_row(*row)
        self._console.print(Padding(table, (0, 0, 0, indent), expand=False))

    def _writable(self, words: str) -> str:
        tidy = "\n".join(clean(line) for line in words.split("\n"))
        if self._plain:
            tidy = tidy.translate(_SIGNS).encode(self._encoding, "replace").decode(self._encoding)
        return tidy

    def _can_write(self, signs: str) -> bool:
        try:
            signs.encode(self._encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True
