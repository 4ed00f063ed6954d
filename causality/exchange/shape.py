"""The shape of a table: which way it lies, where it begins, what each column is. Dates end up one below the other."""

from collections.abc import Callable, Iterable

from causality.case.analytes import find_analyte
from causality.exchange.days import numbered, written
from causality.exchange.headings import LEFT_OUT, ROLES, Measured, Role, is_unit, measured, role_of, unit_in
from causality.exchange.results import NOTHING, is_number, is_qualitative, read_limits, read_number, read_result
from causality.exchange.table import Row, Table
from causality.exchange.understood import RESULT_OF, Choices, Column
from causality.frozen import frozen
from causality.text import _

_HEAD, _BODY = 40, 400  # rows in which headings are looked for, and from which the kind of a column is worked out
_EXAMPLES = 3
_MOST = 0.6  # share of the cells of a column that make it what they are


@frozen
class Shape:
    """A table with its dates one below the other: its columns, the row of headings, and where results may begin.

    `days` is the place of the column of dates, None when there is none; `numbers` says that it counts days.
    """

    table: Table
    turned: bool
    head: int | None
    columns: tuple[Column, ...]
    days: int | None
    numbers: bool = False


def shape_of(table: Table, choices: Choices) -> Shape:
    """Find the shape of a table; what the officer chose goes before what it looks like."""
    turned = _lies_across(table) if choices.turned is None else choices.turned
    lying = table.turned() if turned else table
    chosen = dict(choices.columns)
    days = next((place for place, role in chosen.items() if role == "date"), None)
    if days is None:
        days = _days(lying, frozenset(chosen))
    head = _head(lying.rows, days)
    body = lying.rows[0 if head is None else head + 1 :][:_BODY]
    sketch = _Sketch(lying.rows[head] if head is not None else ("",) * lying.width, tuple(zip(*body, strict=True)))
    columns = tuple(_columns(sketch, days, chosen))
    numbers = days is not None and bool(sketch.cells) and not any(written(cell) for cell in sketch.cells[days])
    return Shape(lying, turned, head, columns, days, numbers)


@frozen
class _Sketch:
    """The headings and, column by column, the first cells below them."""

    heads: Row
    cells: tuple[Row, ...]

    def mostly(self, place: int, fits: Callable[[str], object]) -> bool:
        """Whether most cells of a column, of those that say anything, are like this."""
        said = [cell for cell in self.cells[place] if cell and cell not in NOTHING] if self.cells else []
        return bool(said) and sum(1 for cell in said if fits(cell)) >= _MOST * len(said)


def _lies_across(table: Table) -> bool:
    head, body = table.rows[:_HEAD], table.rows[:_BODY]
    across = max((_count(row, written) for row in head), default=0)
    down = max((_count(column, written) for column in zip(*body, strict=True)), default=0)
    if not across and not down:
        across = max((_count(row[1:], numbered) for row in head if role_of(row[0])[0] == "date"), default=0)
        return across > 1
    if across != down:
        return across > down
    return across == 1 and _names_beside(head)


def _names_beside(rows: tuple[Row, ...]) -> bool:
    """Whether the names of analytes stand below and left of the only date, not above it."""
    row, column = next((y, x) for y, cells in enumerate(rows) for x, cell in enumerate(cells) if written(cell))
    below = sum(_count(cells[:column], _is_name) for cells in rows[row + 1 :])
    return below > sum(_count(cells, _is_name) for cells in rows[:row])


def _is_name(cell: str) -> bool:
    return measured(cell).known


def _count(cells: Iterable[str], fits: Callable[[str], object]) -> int:
    return sum(1 for cell in cells if cell and fits(cell))


def _days(table: Table, taken: frozenset[int]) -> int | None:
    """Give the column of dates: the best heading among those that hold dates, else the one with most dates."""
    columns = list(zip(*table.rows[:_BODY], strict=True))
    ranked = []
    for place, cells in enumerate(columns):
        words = [role_of(cell) for cell in cells[:_HEAD] if cell]
        ranks = [rank for word, rank in words if word == "date"]
        count = _count(cells, written) or (_count(cells, numbered) if ranks else 0)
        if count and place not in taken and not any(word == "person" for word, _rank in words):
            ranked.append((min(ranks, default=1000), -count, place))
    return min(ranked)[2] if ranked else None


def _head(rows: tuple[Row, ...], days: int | None) -> int | None:
    """Give the row of headings above the first row of results."""
    first = next((place for place, row in enumerate(rows[:_BODY]) if _is_day(row, days)), None)
    above = rows[:_HEAD] if first is None else rows[: min(first, _HEAD)]
    scores = [sum(1 for cell in row if cell and (role_of(cell)[0] or measured(cell).known)) for row in above]
    if scores and max(scores) > 0:
        return scores.index(max(scores))
    if first is None:
        return None
    full = [place for place, row in enumerate(above) if _count(row, bool) > 1 and not _count(row, is_number)]
    return full[-1] if full else None


def _is_day(row: Row, days: int | None) -> bool:
    return days is not None and bool(written(row[days]) or numbered(row[days]))


def _columns(sketch: _Sketch, days: int | None, chosen: dict[int, str]) -> list[Column]:
    roles = {place: _by_heading(sketch, place, days) for place in range(len(sketch.heads))}
    for place, choice in chosen.items():
        if place in roles:
            roles[place] = _chosen(choice)
    _settle_doubles(sketch, roles, chosen, ("analyte", "value"))
    _by_content(sketch, roles)
    _settle_unused(sketch, roles, chosen)
    return [_column(sketch, place, *roles[place], chosen.get(place, "")) for place in roles]


def _chosen(choice: str) -> tuple[Role | None, str]:
    role: Role = next((role for role in ROLES if role == choice), "result")
    return role, _("chosen")


def _by_heading(sketch: _Sketch, place: int, days: int | None) -> tuple[Role | None, str]:
    heading = sketch.heads[place]
    if place == days:
        return "date", _("it holds dates")
    word, _rank = role_of(heading)
    if word in ("person", "number") and sketch.mostly(place, find_analyte) and not sketch.mostly(place, is_number):
        return "analyte", _("it holds names of analytes")
    if word in LEFT_OUT:
        return "ignored", _(LEFT_OUT[word])
    if word == "date":
        return "ignored", _("another column holds the dates")
    role: Role | None = next((role for role in ROLES if role == word), None)
    if role:
        return role, _("its heading says so")
    if heading and measured(heading).known:
        return "result", _("its heading is an analyte")
    return None, ""


def _settle_doubles(
    sketch: _Sketch, roles: dict[int, tuple[Role | None, str]], chosen: dict[int, str], doubles: tuple[Role, ...]
) -> None:
    """Of several columns of one kind, keep the one that was chosen or whose heading says so best."""
    for role in doubles:
        places = [place for place in roles if roles[place][0] == role]
        kept = min(
            places, key=lambda place: (place not in chosen, role_of(sketch.heads[place])[1], place), default=None
        )
        for place in places:
            if place != kept:
                roles[place] = "ignored", _("another column is the {role}").format(role=_(ROLES[role]))


def _settle_unused(sketch: _Sketch, roles: dict[int, tuple[Role | None, str]], chosen: dict[int, str]) -> None:
    """Say of columns that play no part why: nothing is dropped in silence."""
    held = {role for role, _reason in roles.values()}
    doubles: tuple[Role, ...] = ("date", "laboratory", "comment")
    if {"analyte", "value"} <= held:
        _settle_doubles(sketch, roles, chosen, (*doubles, "unit", "limits", "lower", "upper"))
        return
    _settle_doubles(sketch, roles, chosen, doubles)
    results = [place for place in roles if roles[place][0] == "result"]
    for place, (role, _reason) in roles.items():
        if results and role in ("analyte", "value"):
            roles[place] = "ignored", _("the analytes stand in the headings")
        elif results and role in ("unit", "limits", "lower", "upper") and place < results[0]:
            roles[place] = "ignored", _("no results stand before it")


def _by_content(sketch: _Sketch, roles: dict[int, tuple[Role | None, str]]) -> None:
    """Settle columns that no heading explains by what they hold."""
    held = {role for role, _reason in roles.values()}
    open_places = [place for place in roles if roles[place][0] is None]
    grid = "result" in held and not {"analyte", "value"} <= held

    def take(role: Role, reason: str, fits: Callable[[str], object]) -> None:
        for place in open_places:
            if roles[place][0] is None and role not in held and sketch.mostly(place, fits):
                roles[place] = role, reason
                held.add(role)

    if not grid:
        take("analyte", _("it holds names of analytes"), lambda cell: find_analyte(cell) and not is_number(cell))
    listed = "analyte" in held and not grid
    take("limits", _("it holds limits of normal"), lambda cell: read_limits(cell, ""))
    take("unit", _("it holds units"), is_unit)
    if listed:
        take("value", _("it holds results"), lambda cell: read_result(cell, "").value is not None or is_number(cell))
        _take_limits(sketch, roles, held)
    for place in open_places:
        if roles[place][0] is None:
            roles[place] = _otherwise(sketch, place, held, listed=listed)
            held.add(roles[place][0])


def _take_limits(sketch: _Sketch, roles: dict[int, tuple[Role | None, str]], held: set[Role | None]) -> None:
    """Take two columns of numbers without headings for the lower and the upper limit, if that holds in every row."""
    left = [place for place in roles if roles[place][0] is None and sketch.mostly(place, is_number)]
    if len(left) != 2 or held & {"limits", "lower", "upper"} or any(sketch.heads[place] for place in left):
        return
    pairs = [(read_number(low, "")[0], read_number(high, "")[0])
             for low, high in zip(*(sketch.cells[place] for place in left), strict=True)]  # fmt: skip
    if all(low is None or high is None or low <= high for low, high in pairs):
        reason = _("two columns of numbers, the first never above the second")
        roles[left[0]], roles[left[1]] = ("lower", reason), ("upper", reason)
        held.update(("lower", "upper"))


def _otherwise(sketch: _Sketch, place: int, held: set[Role | None], *, listed: bool) -> tuple[Role | None, str]:
    heading = sketch.heads[place]
    numbers = sketch.mostly(place, lambda cell: read_result(cell, "").value is not None or is_number(cell))
    if not listed and numbers and heading:
        return "result", _("it holds numbers below a name")
    if not listed and heading and sketch.mostly(place, is_qualitative):
        return "result", _("it holds results in words below a name")
    if listed and not numbers and "comment" not in held and sketch.mostly(place, bool):
        return "comment", _("it holds text beside the results")
    if not sketch.mostly(place, bool):
        return "ignored", _("it is empty")
    return "ignored", _("neither its heading nor its cells say what it is")


def _column(sketch: _Sketch, place: int, role: Role | None, reason: str, choice: str) -> Column:
    heading = sketch.heads[place]
    what = measured(heading) if role == "result" else Measured("", unit_in(heading) if role == "value" else "")
    analyte = choice.removeprefix(RESULT_OF) if choice.startswith(RESULT_OF) else what.analyte
    cells = sketch.cells[place] if sketch.cells else ()
    examples = tuple(dict.fromkeys(cell for cell in cells[:_HEAD] if cell))[:_EXAMPLES]
    return Column(place=place, heading=heading, role=role or "ignored", reason=reason, analyte=analyte,
                  unit=what.unit, lower=what.lower, upper=what.upper, examples=examples)  # fmt: skip
