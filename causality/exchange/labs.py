"""Laboratory results out of a table: every cell becomes a sample, or a line that says what was expected of it."""

from collections.abc import Iterator

from causality.case.analytes import find_analyte
from causality.exchange.days import Writing, numbered, writing_of, written
from causality.exchange.headings import is_unit, role_of
from causality.exchange.reading import Layout, Reader, letters
from causality.exchange.results import Mark, mark_of, read_limits
from causality.exchange.shape import Shape, shape_of
from causality.exchange.table import Row, Table
from causality.exchange.understood import Choices, Column, Problem, Question, Understood
from causality.text import _

_NO_CHOICES = Choices()


def understand(table: Table, choices: Choices = _NO_CHOICES, source: str = "") -> Understood:
    """Read the laboratory results of a table. A question that is open leaves it without samples."""
    shape = shape_of(table, choices)
    columns = shape.columns
    missing = _missing(shape)
    if missing or shape.days is None:
        return Understood(columns=columns, problems=(Problem("", missing),), turned=shape.turned)
    below = _below(shape)
    writing = writing_of(row[shape.days] for row in below)
    mark: Mark = "point" if table.plain_numbers else choices.mark or mark_of(_numbers(below, columns))
    layout = _layout(shape, mark, below)
    reader = Reader(layout, mark, choices.order or writing.order, choices.year, source)
    reader.read(below)
    problems = (*_titles(shape), *_left_out(shape), *reader.problems)
    questions = tuple(_questions(writing, choices, reader.unclear))
    return Understood(
        samples=() if questions else tuple(reader.samples),
        columns=columns,
        problems=problems,
        questions=questions,
        turned=shape.turned,
    )


def _below(shape: Shape) -> tuple[Row, ...]:
    """Give the rows below the headings; headings that stand there again, as on a further page, count as blank."""
    if shape.head is None:
        return shape.table.rows
    head = shape.table.rows[shape.head]
    return tuple(("",) * len(row) if row == head else row for row in shape.table.rows[shape.head + 1 :])


def _missing(shape: Shape) -> str:
    """Say what no table of results can be without."""
    roles = {column.role for column in shape.columns}
    if "date" not in roles:
        return _("no column of dates was found; expected dates such as 12 Aug 2024, one below or beside the other")
    if "result" in roles:
        return ""
    if "analyte" not in roles:
        return _("no analyte was found; expected names such as ALT at the head of columns, or in a column of their own")
    return "" if "value" in roles else _("no column of results was found; expected one headed “result” or “value”")


def _numbers(rows: tuple[Row, ...], columns: tuple[Column, ...]) -> Iterator[str]:
    """Give every cell that may show what the decimal mark is."""
    for column in columns:
        if column.role in ("value", "result", "lower", "upper", "limits"):
            yield from {row[column.place] for row in rows}
            if column.role == "result":
                yield column.heading


def _questions(writing: Writing, choices: Choices, unclear: str) -> Iterator[Question]:
    if writing.ambiguous and not choices.order:
        text = _("Is {date} written day first or month first?").format(date=writing.ambiguous)
        yield Question("order", text, (("day-first", _("day first")), ("month-first", _("month first"))))
    if writing.yearless and choices.year is None:
        yield Question("year", _("Of which year are dates such as {date}?").format(date=writing.yearless))
    if unclear:
        text = _("Does {number} mean thousands, or is the comma a decimal mark?").format(number=unclear)
        yield Question("mark", text, (("point", _("thousands")), ("comma", _("decimal comma"))))


def _titles(shape: Shape) -> Iterator[Problem]:
    for sheet in shape.table.others:
        yield Problem(_("sheet “{name}”").format(name=sheet), _("not read"), "note")
    above = shape.table.rows[: shape.head or 0]
    for place, row in enumerate(above):
        if any(row):
            what = _("column {line}") if shape.turned else _("line {line}")
            line = letters(place) if shape.turned else str(place + 1)
            yield Problem(what.format(line=line), _("not part of the results; left out"), "note")


def _left_out(shape: Shape) -> Iterator[Problem]:
    first = 0 if shape.head is None else shape.head + 1
    for column in shape.columns:
        if column.role == "ignored" and any(row[column.place] for row in shape.table.rows[first:]):
            what = _("left out: {reason}").format(reason=column.reason)
            named = column.heading or (str(column.place + 1) if shape.turned else letters(column.place))
            line = _("line “{heading}”") if shape.turned else _("column “{heading}”")
            yield Problem(line.format(heading=named), what, "note")


def _layout(shape: Shape, mark: Mark, below: tuple[Row, ...]) -> Layout:
    """Give where each fact of a sample stands, and which rows give units and limits of the columns."""
    assert shape.days is not None
    special: dict[int, str] = {}
    for place, row in enumerate(below):
        if kind := _special(row, shape, mark):
            special[place] = kind
    first = 0 if shape.head is None else shape.head + 1
    return Layout(shape.columns, shape.days, shape.numbers, shape.turned, first, special)


def _special(row: Row, shape: Shape, mark: Mark) -> str:
    """Say whether a row holds the units or the limits of the columns of results, not results of a day."""
    assert shape.days is not None
    label = row[shape.days]
    word = role_of(label)[0] if label else ""
    if word in ("unit", "limits", "lower", "upper"):
        return word
    if word or _dated(label):
        return ""
    cells = [row[column.place] for column in shape.columns if column.role == "result" and row[column.place]]
    if not cells or (label and find_analyte(label)):
        return ""
    if all(is_unit(cell) for cell in cells):
        return "unit"
    return "limits" if all(read_limits(cell, mark) for cell in cells) else ""


def _dated(label: str) -> bool:
    return bool(label) and bool(written(label) or numbered(label))
