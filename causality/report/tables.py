"""Tables of the report: from rows of cells to flowables that repeat their heading and never outgrow a page."""

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import Flowable, LongTable, TableStyle

from causality.report import marks
from causality.report.fonts import FACES
from causality.report.marks import GREY, GRID, RAISED
from causality.report.styles import CELL, paragraph
from causality.report.values import Cell, Column, Row, Table, Verdict

ROWS_A_TABLE = 120
LINES_A_CELL = 40
PAD = 3.0


def table_flowables(table: Table, total_width: float) -> list[Flowable]:
    """Lay out a table over `total_width` points."""
    shares = sum(column.share for column in table.columns)
    widths = [total_width * column.share / shares for column in table.columns]
    rows = [piece for row in table.rows for piece in _pieces(row, widths)]
    parts = [rows[start : start + ROWS_A_TABLE] for start in range(0, len(rows), ROWS_A_TABLE)] or [[]]
    return [_part(table, part, widths) for part in parts]


def verdict_table(lines: tuple[Verdict, ...], total_width: float, pairs: bool = True) -> list[Flowable]:
    """Lay out verdicts: pair and method, sign, word, total, and the reserve or reason in smaller type."""
    widths = [total_width * share for share in ((0.34, 0.07, 0.43, 0.16) if pairs else (0.2, 0.07, 0.55, 0.18))]
    rows: list[list[Any]] = []
    for line in lines:
        colour = marks.strength_colour(line.high)
        what = (
            paragraph(line.pair, "plain", CELL + 0.8, strong=True, below=line.method)
            if pairs
            else paragraph(line.method, "muted", CELL)
        )
        for place, note in enumerate(_cut(line.note, LINES_A_CELL * widths[2] / (CELL * 0.55)) or [""]):
            if place:
                rows.append(["", "", paragraph(note, "muted", CELL), ""])
            else:
                rows.append(
                    [
                        what,
                        Discs(line.low, line.high),
                        paragraph(line.word, "plain", CELL + 0.8, strong=True, colour=colour, below=note),
                        paragraph(line.total, "plain", CELL + 2.4, strong=True, align="right"),
                    ]
                )
    if not rows:
        return []
    style = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, GRID),
            ("LINEABOVE", (0, 0), (-1, 0), 0.4, GRID),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ]
    )
    return [_plain_table(rows, widths, style)]


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
    cells: list[list[Any]] = []
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 1.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
        ("LINEBELOW", (0, 0), (-1, -1), 0.3, GRID),
    ]
    if table.titled:
        cells.append([_title(column) for column in table.columns])
        commands += [
            ("BACKGROUND", (0, 0), (-1, 0), RAISED),
            ("LINEBELOW", (0, 0), (-1, 0), 0.6, GREY),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ]
    for row in rows:
        place = len(cells)
        if row.banner:
            cells.append([_cell(row.cells[0], table.columns[0], banner=True), *[""] * (len(widths) - 1)])
            commands += [
                ("SPAN", (0, place), (-1, place)),
                ("TOPPADDING", (0, place), (-1, place), 4),
                ("BACKGROUND", (0, place), (-1, place), marks.CARD),
            ]
        else:
            cells.append([_cell(cell, column) for cell, column in zip(row.cells, table.columns, strict=True)])
    commands += _kept_together(rows, int(table.titled))
    if not cells:
        cells.append([""] * len(widths))
    return _plain_table(cells, widths, TableStyle(commands), int(table.titled))


def _plain_table(cells: list[list[Any]], widths: list[float], style: TableStyle, heading: int = 0) -> Flowable:
    # Empty cells are set in a font too, and the library's own default is not embedded.
    style.add("FONTNAME", (0, 0), (-1, -1), FACES["regular"])
    made = LongTable(cells, colWidths=widths, repeatRows=heading, style=style, spaceBefore=3, spaceAfter=7)
    made.hAlign = "LEFT"
    return made


def _kept_together(rows: list[Row], offset: int) -> list[tuple[Any, ...]]:
    return [
        ("NOSPLIT", (0, place + offset), (0, place + offset + 1))
        for place, row in enumerate(rows[:-1])
        if row.banner and not rows[place + 1].banner
    ]


def _title(column: Column) -> Any:
    first, _, rest = column.title.partition("\n")
    return paragraph(first, "plain", CELL - 0.4, strong=True, align=column.align, below=rest)


def _cell(cell: Cell, column: Column, banner: bool = False) -> Any:
    if not (cell.text or cell.below or cell.judged):
        return ""
    align = "left" if banner else column.align
    return paragraph(cell.text, cell.kind, CELL + (0.4 if banner else 0), strong=cell.strong, align=align,
                     below=cell.below, judged=cell.judged)  # fmt: skip


def _pieces(row: Row, widths: list[float]) -> Iterator[Row]:
    rooms = [sum(widths)] if row.banner else widths
    cut = [list(_cell_pieces(cell, room)) for cell, room in zip(row.cells, rooms, strict=True)]
    for place in range(max(len(pieces) for pieces in cut)):
        cells = tuple(pieces[place] if place < len(pieces) else Cell("") for pieces in cut)
        yield Row(cells, row.banner)


def _cell_pieces(cell: Cell, room: float) -> Iterator[Cell]:
    letters = (room - 2 * PAD) / (CELL * 0.55)
    whole = cell.text + cell.judged + cell.below
    if len(whole) < 8 * letters and whole.count("\n") < 8:
        yield cell
        return
    most = LINES_A_CELL * letters / 3
    texts, words, notes = (_cut(text, most, letters) for text in (cell.text, cell.judged, cell.below))
    if max(map(len, (texts, words, notes))) <= 1:
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
