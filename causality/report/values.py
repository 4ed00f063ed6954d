"""The content of a report as values: what is printed, before anything is drawn.

Every text that a reader sees is here, already translated; `pdf` only lays it out.
`Kind` says what a text is: a *fact* of the case, something *derived* from facts, a person's *judgement*,
or plain words of the report itself. The three look different on paper.
"""

from datetime import datetime
from typing import Literal

from causality.assess import Assessment
from causality.figure.close_up import CloseUp
from causality.figure.edish import EdishFigure
from causality.figure.values import Chart
from causality.frozen import frozen

Kind = Literal["plain", "fact", "derived", "judgement", "muted", "warning"]
Drawn = Chart | CloseUp | EdishFigure
BESIDE = -1.0
"""The strength of a category beside the scale of certainty."""
Align = Literal["left", "right", "centre"]
Paper = Literal["a4", "letter"]


@frozen
class Cell:
    """One cell of a table: its text, what kind of statement it is, a person's word on it, and smaller text below.

    With `run_in` the smaller text goes on in the line of the text.
    """

    text: str
    kind: Kind = "plain"
    strong: bool = False
    below: str = ""
    judged: str = ""
    run_in: bool = False


@frozen
class Column:
    """One column: title, share of the width, alignment, and what kind of statement its cells are."""

    title: str
    share: float = 1.0
    align: Align = "left"
    kind: Kind = "plain"


@frozen
class Row:
    """One row of cells.

    A `banner` row has one cell that spans the table and begins a group; a `wide` row has one cell that spans the
    table and continues the row above it.
    """

    cells: tuple[Cell, ...]
    banner: bool = False
    wide: bool = False


@frozen
class Table:
    """A table with repeated heading; `titled` is False for a list of labels and values.

    `notes` stand below it in smaller type; `dense` sets long arguments in smaller type too.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    titled: bool = True
    notes: tuple[str, ...] = ()
    dense: bool = False


@frozen
class Paragraph:
    """A paragraph of running text."""

    text: str
    kind: Kind = "plain"


@frozen
class Heading:
    """A heading inside a section; it becomes a bookmark below the section's."""

    text: str


@frozen
class Figure:
    """A drawing with caption and alternative text."""

    drawn: Drawn
    caption: str
    alternative: str


@frozen
class Verdict:
    """One pair under one method in one line.

    `word` is the category or categories, `total` the total or its range; `low` and `high` say how far the
    category sign is filled (0 excluded to 1 the strongest category), None when the method does not apply.
    """

    pair: str
    method: str
    word: str
    total: str
    low: float | None
    high: float | None
    note: str = ""


@frozen
class Verdicts:
    """The verdicts, each with its pair or, under a heading that names the pair, without it."""

    lines: tuple[Verdict, ...]
    pairs: bool = False


Block = Paragraph | Heading | Table | Figure | Verdicts


@frozen
class Section:
    """One numbered section of the report."""

    title: str
    blocks: tuple[Block, ...]


@frozen
class Attachment:
    """A file inside the report: name, its relation to the report, what it is, and its bytes."""

    name: str
    relation: str
    words: str
    data: bytes


@frozen
class Report:
    """A whole report. `digest` is the SHA-256 (hexadecimal) of the carried case file.

    `asides` are lines below the verdicts: the pairs that a method does not concern at all.
    """

    title: str
    subtitle: str
    case_id: str
    version: int
    digest: str
    generated: datetime | None
    demo: bool
    paper: Paper
    key_facts: tuple[tuple[str, str], ...]
    verdicts: tuple[Verdict, ...]
    asides: tuple[str, ...]
    sections: tuple[Section, ...]
    files: tuple[Attachment, ...]
    assessment: Assessment


PAPERS: dict[Paper, tuple[float, float]] = {"a4": (210 * 72 / 25.4, 297 * 72 / 25.4), "letter": (612.0, 792.0)}
"""Width and height of the pages in points."""


@frozen
class SignatureFrame:
    """A place for one signature on the first page: field name, meaning, and rectangle in points from bottom left."""

    field: str
    meaning: str
    box: tuple[int, int, int, int]


FRAMES = (
    SignatureFrame("author", "authorship", (51, 74, 211, 154)),
    SignatureFrame("reviewer", "review", (217, 74, 378, 154)),
    SignatureFrame("approver", "approval", (384, 74, 544, 154)),
)
