"""Tables of the report: from rows of cells to flowables that repeat their heading and never outgrow a page."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from reportlab.platypus import Flowable, LongTable, TableStyle

from causality.report import marks
from causality.report.fonts import FACES
from causality.report.marks import GREY, GRID, RAISED
from causality.report.styles import CELL, DENSE, Text, paragraph
from causality.report.tags import CellRole, TableRole
from causality.report.values import Cell, Column, Row, Table, Verdict

ROWS_A_TABLE = 120
LINES_A_CELL = 40
FACTS = 4
"""How many columns a table has that puts two labels with their values in a row."""
ROWS_TOGETHER = 4
FRESH_PAGE = 560.0
"""Room in points that no page but one just begun has."""
HIGH = 200.0
"""From this height on, in points, rows are not kept together."""
PAD = 3.0


def table_flowables(table: Table, total_width: float) -> list[Flowable]:
    """Lay out a table over `total_width` points."""
    shares = sum(column.share for column in table.columns)
    widths = [total_width * column.share / shares for column in table.columns]
    noted = (*table.rows, *(Row((Cell("", below=note),), wide=True) for note in table.notes))
    rows = [piece for row in noted for piece in _pieces(row, widths)]
    parts = [rows[start : start + ROWS_A_TABLE] for start in range(0, len(rows), ROWS_A_TABLE)] or [[]]
    return [_part(table, part, widths) for part in parts]


def verdict_table(lines: tuple[Verdict, ...], total_width: float, pairs: bool = True) -> list[Flowable]:
    """Lay out verdicts: pair and method, sign, word, total, and the reserve or reason in smaller type."""
    widths = [total_width * share for share in ((0.36, 0.07, 0.43, 0.14) if pairs else (0.2, 0.07, 0.57, 0.16))]
    rows = [row for line in lines for row in _verdict_rows(line, widths[2], pairs)]
    if not rows:
        return []
    style = TableStyle([
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, GRID),
        ("LINEABOVE", (0, 0), (-1, 0), 0.4, GRID),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
    ])  # fmt: skip
    return [_plain_table(rows, widths, style, labels=(0,))]


def _verdict_rows(line: Verdict, room: float, pairs: bool) -> Iterator[list[Any]]:
    notes = _cut(line.note, LINES_A_CELL * room / (CELL * 0.55)) or [""]
    named = _cut(line.pair, LINES_A_CELL * room / (CELL * 1.6)) if pairs else [""]
    named = named or [""]
    what = (
        paragraph(named[0], "plain", CELL + 0.8, strong=True, below=line.method)
        if pairs
        else paragraph(line.method, "muted", CELL)
    )
    colour = marks.strength_colour(line.high)
    word = paragraph(line.word, "plain", CELL + 0.8, strong=True, colour=colour, below=notes[0])
    total = paragraph(line.total, "plain", CELL + 2.4, strong=True, align="right")
    yield [what, Discs(line.low, line.high), word, total]
    for pair, note in zip_longest(named[1:], notes[1:], fillvalue=""):
        yield [paragraph(pair, "plain", CELL + 0.8, strong=True), "", paragraph(note, "muted", CELL), ""]


def lead_height(flowable: Any, room: float) -> float:
    """Give the height of the first rows of a table, which a heading above it keeps on its own page."""
    flowable.wrap(room, 10_000)
    heights = flowable._rowHeights[: 2 + flowable.repeatRows]
    lead = float(sum(heights))
    return lead if lead <= HIGH else float(sum(heights[:-1]))


def _role_of(member: Any) -> CellRole | None:
    """Give the role of what stands in a cell, be it alone or in a list; None for an empty cell or a sign."""
    inside = member[0] if isinstance(member, list | tuple) and member else member
    role = getattr(inside, "role", None)
    return role if isinstance(role, CellRole) else None


def _mark(table: Any, event: str, *at: Any) -> None:
    """Mark the content of each cell as what it is, while the library draws the table."""
    if event == "endCell":
        table.canv.end_cell()
    elif event == "startCell":
        row, column = at[:2]
        roles = [_role_of(member) for member in table._cellvalues[row]]
        if known := next(filter(None, roles), None):
            table.canv.begin_cell(roles[column] or CellRole(known.table, known.row, column, 1, known.heading))


class FlowingTable(LongTable):
    """A table that always goes on: what does not fit a page just begun is no longer kept together, then cut.

    Rows that are high together are not kept together at all: they would leave most of a page empty.
    """

    def split(self, room: float, high: float) -> list[Flowable]:
        """Give the part that fits into `high` points, and the rest."""
        self.wrap(room, high)
        self._nosplitCmds: list[Any] = _low(self)
        parts: list[Flowable] = super().split(room, high)
        if not parts and high >= FRESH_PAGE and self._nosplitCmds:
            self._nosplitCmds = []
            parts = super().split(room, high)
        if not parts and high >= FRESH_PAGE:
            self.splitInRow = 1
            parts = super().split(room, high)
        return parts


def _low(table: Any) -> list[Any]:
    """Give the commands that keep rows together which are low together."""
    heights = table._rowHeights
    return [one for one in table._nosplitCmds if sum(heights[one[1][1] : one[2][1] + 1]) <= HIGH]


class Discs(Flowable):
    """The sign of a category, or of the lowest and the highest category of a range."""

    def __init__(self, low: float | None, high: float | None) -> None:
        super().__init__()
        self.signs = (low,) if low == high else (low, high)
        self.width, self.height = 24.0, 11.0

    def wrap(self, _room: float, _high: float) -> tuple[float, float]:
        """Give the size, whatever the room."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the signs."""
        for place, strength in enumerate(self.signs):
            marks.disc(self.canv, 5 + 12 * place, 5, strength)


def _part(table: Table, rows: list[Row], widths: list[float]) -> Flowable:
    heading = int(table.titled)
    cells = [[_title(column) for column in table.columns]] if heading else []
    commands = [*_BASE, *(_HEADING if heading else ())]
    for place, row in enumerate(rows, start=heading):
        following = rows[place - heading + 1] if place - heading + 1 < len(rows) else None
        if row.banner or row.wide:
            cells.append([_cell(row.cells[0], table, table.columns[0], row), *[""] * (len(widths) - 1)])
            commands.append(("SPAN", (0, place), (-1, place)))
        else:
            cells.append([_cell(c, table, column, row) for c, column in zip(row.cells, table.columns, strict=True)])
        if row.banner:
            commands += [
                ("TOPPADDING", (0, place), (-1, place), 3),
                ("BACKGROUND", (0, place), (-1, place), marks.CARD),
            ]
        if row.wide:
            commands.append(("TOPPADDING", (0, place), (-1, place), 0))
        if following is None or not following.wide:
            commands.append(("LINEBELOW", (0, place), (-1, place), 0.3, GRID))
    commands += _kept_together(rows, heading)
    if not cells:
        cells.append([""] * len(widths))
    labels = () if table.titled else (0, 2) if len(widths) == FACTS else (0,)
    return _plain_table(cells, widths, TableStyle(commands), heading, labels)


_BASE: tuple[tuple[Any, ...], ...] = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), PAD),
    ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
    ("TOPPADDING", (0, 0), (-1, -1), 1.3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
)
_HEADING: tuple[tuple[Any, ...], ...] = (
    ("BACKGROUND", (0, 0), (-1, 0), RAISED),
    ("LINEBELOW", (0, 0), (-1, 0), 0.6, GREY),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
)


def _plain_table(
    cells: list[list[Any]], widths: list[float], style: TableStyle, heading: int = 0, labels: tuple[int, ...] = ()
) -> Flowable:
    # Empty cells are set in a font too, and the library's own default is not embedded.
    style.add("FONTNAME", (0, 0), (-1, -1), FACES["regular"])
    style.add("FONTSIZE", (0, 0), (-1, -1), 2)
    style.add("LEADING", (0, 0), (-1, -1), 2)
    _give_roles(cells, {first[1] for _name, first, *_rest in _spans(style)}, heading, labels)
    marking: Any = _mark
    made = FlowingTable(
        cells, colWidths=widths, repeatRows=heading, style=style, renderCB=marking, spaceBefore=2, spaceAfter=6
    )
    made.hAlign = "LEFT"
    return made


def _spans(style: TableStyle) -> list[Any]:
    return [command for command in style.getCommands() if command[0] == "SPAN"]


def _give_roles(cells: list[list[Any]], wide: set[int], heading: int, labels: tuple[int, ...]) -> None:
    """Tell the paragraphs of a table which cells they are; those in the columns of `labels` name their row."""
    table = TableRole()
    for row, members in enumerate(cells):
        for column, member in enumerate(members):
            if isinstance(member, Text):
                span, head = len(members) if row in wide else 1, row < heading
                member.role = CellRole(table, row, column, span, head, column in labels and span == 1 and not head)


def _kept_together(rows: list[Row], offset: int) -> list[tuple[Any, ...]]:
    """Keep a group's head with its first row, a row with what continues it, and no single row at either end."""
    last = len(rows) - 1
    pairs = [
        place
        for place, row in enumerate(rows[:-1])
        if rows[place + 1].wide or (row.banner and not rows[place + 1].banner) or place in (0, last - 1)
    ]
    runs: list[list[int]] = []
    for place in pairs:
        if runs and runs[-1][1] == place and place + 1 - runs[-1][0] < ROWS_TOGETHER:
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    return [("NOSPLIT", (0, first + offset), (0, end + offset)) for first, end in runs]


def _title(column: Column) -> Any:
    first, _, rest = column.title.partition("\n")
    return paragraph(first, "plain", CELL - 0.4, strong=True, align=column.align, below=rest)


def _cell(cell: Cell, table: Table, column: Column, row: Row) -> Any:
    if not (cell.text or cell.below or cell.judged):
        return ""
    align = "left" if row.banner or row.wide else column.align
    size = CELL + 0.4 if row.banner else DENSE if table.dense else CELL
    return paragraph(cell.text, cell.kind, size, strong=cell.strong, align=align, below=cell.below, judged=cell.judged,
                     run_in=cell.run_in)  # fmt: skip


def _pieces(row: Row, widths: list[float]) -> Iterator[Row]:
    rooms = [sum(widths)] if row.banner or row.wide else widths
    cut = [list(_cell_pieces(cell, room)) for cell, room in zip(row.cells, rooms, strict=True)]
    for place in range(max(len(pieces) for pieces in cut)):
        cells = tuple(pieces[place] if place < len(pieces) else Cell("") for pieces in cut)
        yield Row(cells, row.banner, row.wide or (row.banner and place > 0))


def _cell_pieces(cell: Cell, room: float) -> Iterator[Cell]:
    letters = (room - 2 * PAD) / (CELL * 0.55)
    whole = cell.text + cell.judged + cell.below
    if len(whole) < 8 * letters and whole.count("\n") < 8:
        yield cell
        return
    most = LINES_A_CELL * letters / 3
    texts, words, notes = (_cut(text, most, letters) for text in (cell.text, cell.judged, cell.below))
    if len(_cut(whole, most, letters)) <= 1:
        yield cell
        return
    yield from (Cell(text, cell.kind, cell.strong) for text in texts)
    yield from (Cell("", cell.kind, judged=text) for text in words)
    yield from (Cell("", cell.kind, below=note) for note in notes)


def _cut(text: str, most: float, line: float = 60) -> list[str]:
    """Cut `text` at spaces into pieces of at most `most` narrow letters; a line end counts as a whole line."""
    pieces, start, room, space = [], 0, most, -1
    for place, letter in enumerate(text):
        room -= line if letter == "\n" else 1.0 if letter < "\u1100" else 1.9
        space = place if letter in " \n" else space
        if room < 0 and place > start:
            end = space if space > start else place
            pieces.append(text[start:end].strip())
            start, room = end, most - (place - end)
    rest = text[start:].strip()
    return [piece for piece in (*pieces, rest) if piece]
