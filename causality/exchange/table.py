"""Tables as rows of texts, from the clipboard, from CSV and from XLSX."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, Final

from causality.exchange.days import written
from causality.exchange.headings import measured
from causality.frozen import frozen
from causality.text import _

LARGEST: Final = 256 * 2**20
"""The largest file that is read, in bytes."""
_ZIP: Final = b"PK\x03\x04"
_DELIMITERS: Final = "\t;,|"
_LOOKED_AT: Final = 200  # lines from which the delimiter, or the sheet with the results, is worked out
_WIDEST: Final = 4096  # columns; a sheet of a spreadsheet may claim 16,384 empty ones
_MOST_CELLS: Final = 20_000_000

Row = tuple[str, ...]


class InvalidTable(ValueError):
    """A file or text that holds no table; the message is one line with what was expected."""


@frozen
class Table:
    """Rows of trimmed texts, all of one length.

    `plain_numbers` says that numbers were numbers already (XLSX): a point in them is the decimal mark.
    `others` names the sheets that were not read; blank lines are rows too, so that a row's number is that in the file.
    """

    rows: tuple[Row, ...]
    plain_numbers: bool = False
    others: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def turned(self) -> "Table":
        """Give the table with rows and columns exchanged."""
        return Table(tuple(zip(*self.rows, strict=True)), self.plain_numbers, self.others)


def table_of_text(text: str) -> Table:
    """Read a table from text; its delimiter is worked out."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InvalidTable(_("there is nothing in it; expected a table of laboratory results"))
    return _table(_rows_of(text.replace("\r\n", "\n").replace("\r", "\n")))


def table_of_bytes(data: bytes) -> Table:
    """Read a table from a file: XLSX, or text in UTF-8, UTF-16 or Latin-1."""
    if len(data) > LARGEST:
        raise InvalidTable(_("the file is larger than {size} MiB").format(size=LARGEST // 2**20))
    if data.startswith(_ZIP):
        return _workbook(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InvalidTable(_("this is a workbook of the old form (XLS) or a protected one; expected XLSX or CSV"))
    return table_of_text(decoded(data))


def decoded(data: bytes) -> str:
    """Give the text of a file in UTF-8, UTF-16 or, failing these, Latin-1 as Windows writes it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _utf_16(data, "utf-16")
    head = data[:4000]
    if head.count(0) > len(head) // 4:
        return _utf_16(data, "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be")
    if 0 in data:
        raise InvalidTable(_("this is neither text nor XLSX; expected a table of laboratory results"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _utf_16(data: bytes, form: str) -> str:
    try:
        return data.decode(form)
    except UnicodeDecodeError:
        raise InvalidTable(_("the text breaks off or is no UTF-16")) from None


def _rows_of(text: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    csv.field_size_limit(LARGEST)
    try:
        yield from reader
    except csv.Error as error:
        raise InvalidTable(_("line {line}: {what}").format(line=reader.line_num, what=error)) from None


def _delimiter(text: str) -> str:
    """Give the sign that divides most lines into the same number of cells; a tab needs no majority."""
    lines = [line for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    if any("\t" in line for line in lines):
        return "\t"
    best, most = "\t", (0.0, 0)
    for sign in _DELIMITERS[1:]:
        # Commas in "306,6" divide nothing when the cells are divided by semicolons, which are looked at first.
        counts = Counter(len(row) for row in csv.reader(lines, delimiter=sign))
        cells, lines_alike = max(counts.items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]))
        if cells > 1 and (lines_alike / len(lines), 0) > (most[0] + 0.2, 0):
            best, most = sign, (lines_alike / len(lines), cells)
    return best


def _table(rows: Iterable[Iterable[str]], others: tuple[str, ...] = (), *, plain_numbers: bool = False) -> Table:
    tidy = [tuple(map(_tidy, row)) for row in rows]
    while tidy and not any(tidy[-1]):
        tidy.pop()
    width = max((_length(row) for row in tidy), default=0)
    if not width:
        raise InvalidTable(_("there is nothing in it; expected a table of laboratory results"))
    if width > _WIDEST or width * len(tidy) > _MOST_CELLS:
        raise InvalidTable(_("the table is too large: {rows} × {columns}").format(rows=len(tidy), columns=width))
    blank = ("",) * width
    return Table(tuple((row + blank)[:width] if len(row) != width else row for row in tidy), plain_numbers, others)


def _tidy(cell: str) -> str:
    return " ".join(cell.split()) if cell else cell


def _length(row: Row) -> int:
    length = len(row)
    while length and not row[length - 1]:
        length -= 1
    return length


def _workbook(data: bytes) -> Table:
    """Give the first sheet that holds dates and analytes; failing that, the first that holds anything."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        sheets = [(sheet.title, _cells(sheet)) for sheet in book.worksheets]
    # What a broken or half-written archive makes the library raise.
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, OSError,
            AttributeError, IndexError, SyntaxError, zipfile.LargeZipFile) as error:  # fmt: skip
        raise InvalidTable(_("the workbook is broken or not complete; expected XLSX")) from error
    full = [(title, rows) for title, rows in sheets if any(any(row) for row in rows)]
    if not full:
        raise InvalidTable(_("the workbook is empty; expected a table of laboratory results"))
    chosen, rows = next((sheet for sheet in full if _holds_results(sheet[1])), full[0])
    return _table(rows, tuple(title for title, _rows in full if title != chosen), plain_numbers=True)


def _holds_results(rows: list[list[str]]) -> bool:
    cells = [cell for row in rows[:_LOOKED_AT] for cell in row if cell]
    return any(map(written, cells)) and any(measured(cell).known for cell in cells)


def _cells(sheet: Any) -> list[list[str]]:
    rows = [[_written(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    for merged in sheet.merged_cells.ranges:
        text = rows[merged.min_row - 1][merged.min_col - 1]
        # A title across the sheet is no heading of each column; a date beside several rows is theirs.
        if merged.min_col == merged.max_col:
            for place in range(merged.min_row - 1, min(merged.max_row, len(rows))):
                rows[place][merged.min_col - 1] = text
    return rows


def _written(value: object) -> str:
    """Write the value of a cell as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        # A spreadsheet keeps 15 digits: 306.6 may be stored as 306.60000000000002.
        return f"{value:.15g}"
    return str(value)
