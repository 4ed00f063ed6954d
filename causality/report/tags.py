"""The structure of the document for those who do not see it: headings, paragraphs, tables with their cells, figures.

Elements come into being in the order in which they are drawn. A `Role` belongs to what is drawn and keeps its element
when a paragraph goes on over a page. What has no role is an artifact: running heads, rules, grounds.
"""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference

ROOT = "structure"


@dataclass(slots=True, eq=False)
class Element:
    """One element: its tag, its own entries in PDF syntax, and what it holds: elements, or numbers on pages."""

    tag: str
    entries: bytes = b""
    kids: list["Element | tuple[int, int] | str"] = field(default_factory=list)
    name: str = ""

    def add(self, tag: str, entries: bytes = b"") -> "Element":
        """Give a new element inside this one."""
        made = Element(tag, entries)
        self.kids.append(made)
        return made


@dataclass(slots=True, eq=False)
class Role:
    """What a paragraph or figure is; its element comes with the first drawing."""

    tag: str
    entries: bytes = b""
    element: Element | None = None


@dataclass(slots=True, eq=False)
class TableRole:
    """A table with its rows and cells as far as they are drawn, over all the pages on which it stands."""

    element: Element | None = None
    rows: dict[int, Element] = field(default_factory=dict)
    cells: dict[tuple[int, int], Element] = field(default_factory=dict)
    headed: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True, eq=False)
class CellRole:
    """The place of a cell: its table, row and first column, over how many columns, and whether it is a heading.

    A `heading` names its column and is repeated on every page; a `label` names its row.
    """

    table: TableRole
    row: int
    column: int
    span: int = 1
    heading: bool = False
    label: bool = False


class Structure:
    """The elements of one document, and what is numbered on each page."""

    def __init__(self) -> None:
        self.document = Element("Document")
        self.pages: dict[int, list[Element]] = {}
        self.links: list[Element] = []

    def number(self, page: int, element: Element) -> int:
        """Give the number under which the next thing drawn on `page` belongs to `element`."""
        known = self.pages.setdefault(page, [])
        known.append(element)
        element.kids.append((page, len(known) - 1))
        return len(known) - 1

    def element(self, role: Role) -> Element:
        """Give the element of a role, new with its first drawing."""
        if role.element is None:
            role.element = self.document.add(role.tag, role.entries)
        return role.element

    def cell(self, place: CellRole) -> Element | None:
        """Give the element of a cell; None for a heading that is drawn again on a further page."""
        table = place.table
        if place.heading and place.column in table.headed:
            return None
        if place.heading:
            table.headed.add(place.column)
        if table.element is None:
            table.element = self.document.add("Table")
        if place.row not in table.rows:
            table.rows[place.row] = table.element.add("TR")
        where = place.row, place.column
        if where not in table.cells:
            table.cells[where] = table.rows[place.row].add(*_cell_kind(place))
        return table.cells[where]

    def write(self, document: Any, pages: int) -> PDFObjectReference:
        """Enter all elements into reportlab's `document` of so many pages; give the reference of their root."""
        listed = list(_walk(self.document))
        for place, element in enumerate(listed):
            element.name = f"element-{place}"
        document.Reference(_Root(self, pages), ROOT)
        parents = {kid.name: element.name for element in listed for kid in element.kids if isinstance(kid, Element)}
        for element in listed:
            document.Reference(_Written(element, parents.get(element.name, ROOT)), element.name)
        return PDFObjectReference(ROOT)


def _cell_kind(place: CellRole) -> tuple[str, bytes]:
    if place.heading:
        return "TH", b"/A<</O/Table/Scope/Column>>"
    if place.label:
        return "TH", b"/A<</O/Table/Scope/Row>>"
    return "TD", b"/A<</O/Table/ColSpan %d>>" % place.span if place.span > 1 else b""


def _walk(element: Element) -> list[Element]:
    found, stack = [], [element]
    while stack:
        one = stack.pop()
        found.append(one)
        stack += [kid for kid in reversed(one.kids) if isinstance(kid, Element)]
    return found


class _Raw(PDFObject):
    """An object that writes itself, always as one of its own."""

    __RefOnly__ = 1

    def reference(self, document: Any, name: str) -> bytes:
        """Write the reference to the object of that name."""
        return b"%d 0 R" % document.idToObjectNumberAndVersion[name][0]


class _Written(_Raw):
    """An element as the file holds it."""

    def __init__(self, element: Element, parent: str) -> None:
        self.element, self.parent = element, parent

    def format(self, document: Any) -> bytes:
        """Write the element."""
        element = self.element
        page = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        on = b"/Pg " + self.reference(document, f"Page{page}") if page is not None else b""
        kids = b" ".join(self._kid(document, kid, page) for kid in element.kids)
        parent = self.reference(document, self.parent)
        tag = element.tag.encode()
        return b"<</Type/StructElem/S/%s/P %s%s%s/K[%s]>>" % (tag, parent, element.entries, on, kids)

    def _kid(self, document: Any, kid: "Element | tuple[int, int] | str", page: int | None) -> bytes:
        if isinstance(kid, Element):
            return self.reference(document, kid.name)
        if isinstance(kid, str):
            annotation = document.refAnnotation(kid).name
            return b"<</Type/OBJR/Obj %s>>" % self.reference(document, annotation)
        if kid[0] == page:
            return b"%d" % kid[1]
        where = self.reference(document, f"Page{kid[0]}")
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (where, kid[1])


class _Root(_Raw):
    """The root of the structure: the document, and which element each number on each page belongs to."""

    def __init__(self, structure: Structure, pages: int) -> None:
        self.structure, self.count = structure, pages

    def format(self, document: Any) -> bytes:
        """Write the root."""
        entries = []
        for page in range(1, self.count + 1):
            belongs = b" ".join(self.reference(document, one.name) for one in self.structure.pages.get(page, ()))
            entries.append(b"%d[%s]" % (page - 1, belongs))
        for place, link in enumerate(self.structure.links):
            entries.append(b"%d %s" % (self.count + place, self.reference(document, link.name)))
        document_name = self.reference(document, self.structure.document.name)
        following = self.count + len(self.structure.links)
        return b"<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>" % (
            document_name, b"\n".join(entries), following,
        )  # fmt: skip
