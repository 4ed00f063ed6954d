"""The page that bedside text is written on: titles, paragraphs and tables, wrapped to the terminal's width.

Every text passes through `Page.text`: control characters are taken out and, where the terminal's encoding lacks the
signs, they are written with ASCII characters. No line ends in blanks and none is longer than the terminal is wide.
"""

import re
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from causality.frozen import frozen
from causality.signs import clean

_PLAIN = {
    "○": "( )", "◔": "(1/4)", "◑": "(1/2)", "◕": "(3/4)", "●": "(1/1)", "⊘": "(/)",
    "✗": "X", "▲": "!", "−": "-", "–": "-", "—": "-", "…": "..", "×": "x", "·": "-", "→": "->", "≥": ">=", "≤": "<=",
    "µ": "u", "μ": "u", "°": " deg", "“": '"', "”": '"', "‘": "'", "’": "'",
}  # fmt: skip
_SIGNS = str.maketrans(_PLAIN)
NARROWEST = 20

# Lines are broken at every white space; before these signs a private sign stands for it while the text is wrapped.
_TIED, _TIE = re.compile(r" (?=[%…])"), "\ue000"

Part = str | tuple[str, str]
BREAK = "\n"
"""The part that begins a new line; inside any other part a line break is a blank, whoever wrote it."""


@frozen
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

    def text(self, *parts: Part) -> Text:
        """Make one text of parts, each a text or a text with its style."""
        made = Text(overflow="fold")
        for part in parts:
            words, style = part if isinstance(part, tuple) else (part, "")
            made.append(self._writable(words), style)
        return made

    def title(self, words: str, *, first: bool = False) -> None:
        """Write the title of a section, with an empty line before it unless it is the first of the page."""
        if not first:
            self.line()
        self.line((words, "bold underline"))

    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Write one paragraph; its wrapped lines stand `hang` characters further in than its first."""
        self._lay(self.text(*parts), indent, indent + hang)

    def hanging(self, mark: str, *parts: Part, indent: int = 0, hang: int = 0, reach: int = 0) -> None:
        """Write a paragraph after a mark, all its lines beside the mark, which takes at least `reach` characters."""
        sign = self.text(mark)
        sign.pad_right(max(0, reach - cell_len(sign.plain)) + 1)
        self._lay(self.text(*parts), indent, indent + cell_len(sign.plain) + hang, sign)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Text]], indent: int = 2) -> None:
        """Write a table over the whole width; cells wrap."""
        table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, padding=0, show_edge=False)
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
        for segments in self._console.render_lines(Padding(table, (0, 0, 0, indent)), pad=False):
            self._console.print(Segments([*_stripped(segments), Segment.line()]), soft_wrap=True)

    def _lay(self, text: Text, indent: int, further: int, sign: Text | None = None) -> None:
        """Write `text` wrapped: the first line at `indent`, after the sign if there is one, the others `further` in."""
        lead = Text(" " * indent)
        if sign is not None:
            lead.append_text(sign)
        text.plain = _TIED.sub(_TIE, text.plain)
        lines = self._wrapped(text, cell_len(lead.plain))
        if len(lines) > 1 and cell_len(lead.plain) < further:
            rest = text[len(lines[0].plain) :]
            blanks = len(rest.plain) - len(rest.plain.lstrip())
            lines = [lines[0], *self._wrapped(rest[blanks:], further)]
        for number, words in enumerate(lines or [Text()]):
            words.plain = words.plain.replace(_TIE, " ")
            made = (Text(" " * further) if number else lead).append_text(words)
            made.rstrip()
            self._console.print(made, soft_wrap=True)

    def _wrapped(self, text: Text, indent: int) -> list[Text]:
        lines = text.wrap(self._console, max(NARROWEST, self._console.width - indent), overflow="fold")
        for line in lines:
            line.rstrip()
        return list(lines)

    def _writable(self, words: str) -> str:
        if words == BREAK:
            return words
        tidy = clean(words)
        if self._plain:
            tidy = tidy.translate(_SIGNS).encode(self._encoding, "replace").decode(self._encoding)
        return tidy

    def _can_write(self, signs: str) -> bool:
        try:
            signs.encode(self._encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True


def _stripped(segments: Sequence[Segment]) -> list[Segment]:
    """Take the blanks off the end of a line."""
    kept = list(segments)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = Segment(kept[-1].text.rstrip(), kept[-1].style)
    return kept
