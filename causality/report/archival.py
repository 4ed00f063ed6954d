"""What an archival file needs of its structure, and which level it has reached: claimed only when everything is there.

PDF/A-3 (ISO 19005-3): level "A" asks for the whole structure and Unicode for every character, level "U" for Unicode.
The structure is at the same time that of an accessible file, PDF/UA-1 (ISO 14289-1).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pikepdf import Pdf

Conformance = Literal["A", "U"]


def tie_structure(pdf: "Pdf") -> None:
    """Tie pages and links to the elements of the structure, in the order in which these were numbered."""
    from pikepdf import Dictionary, Name

    pdf.Root.MarkInfo = Dictionary(Marked=True)
    following = len(pdf.pages)
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
        for annotation in page.obj.get("/Annots", ()):
            annotation.StructParent = following
            annotation.F = 4
            following += 1


def conformance(pdf: "Pdf") -> Conformance:
    """Give the level of PDF/A-3 that the file has reached."""
    return "A" if next(structure_faults(pdf), None) is None else "U"


def font_faults(pdf: "Pdf") -> Iterator[str]:
    """Name the fonts that are not inside the file, or that do not say which characters they show."""
    from pikepdf import Dictionary

    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == "/Font":
            inside = "/FontFile2" in item.get("/FontDescriptor", Dictionary())
            if not inside or "/ToUnicode" not in item:
                yield str(item.get("/BaseFont"))


def structure_faults(pdf: "Pdf") -> Iterator[str]:
    """Name what the structure lacks: every number on every page and every annotation must lead to an element."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/MarkInfo" not in pdf.Root or not pdf.Root.MarkInfo.get("/Marked"):
        yield "the file is not marked as having a structure"
        return
    if not str(pdf.Root.get("/Lang", "")):
        yield "the language is not named"
    tree = root.ParentTree.Nums
    parents = {int(tree[place]): tree[place + 1] for place in range(0, len(tree), 2)}
    listed = list(_elements(root))
    elements = {element.objgen for element in listed}
    for number, page in enumerate(pdf.pages, start=1):
        belongs = parents.get(int(page.obj.get("/StructParents", -1)), ())
        if any(element.objgen not in elements for element in belongs) or _marks(page) != list(range(len(belongs))):
            yield f"page {number}: something drawn has no element"
        for annotation in page.obj.get("/Annots", ()):
            owner = parents.get(int(annotation.get("/StructParent", -1)))
            if owner is None or owner.objgen not in elements:
                yield f"page {number}: an annotation has no element"
            if not str(annotation.get("/Contents", "")):
                yield f"page {number}: an annotation has no words in its place"
    for element in listed:
        if element.S == "/Figure" and not str(element.get("/Alt", "")):
            yield "a figure has no words in its place"


def _elements(root: Any) -> Iterator[Any]:
    from pikepdf import Array, Dictionary

    stack = list(root.K)
    while stack:
        element = stack.pop()
        if isinstance(element, Dictionary) and element.get("/Type") == "/StructElem":
            yield element
            stack += list(element.K) if isinstance(element.get("/K"), Array) else []


def _marks(page: Any) -> list[int]:
    """Give the numbers of what is marked on a page, in order; -1 where something could be drawn outside of marks."""
    lines = page.obj.Contents.read_bytes().rstrip().split(b"\n")
    begun = next((place for place, line in enumerate(lines) if line.endswith(b"/Artifact BMC")), len(lines))
    found = [-1] if lines[-1:] != [b"EMC"] or any(_paints(line) for line in lines[:begun]) else []
    for line in lines[begun + 1 : -1]:
        if line.startswith(b"EMC"):
            marked = _MARK.fullmatch(line)
            found += [-1] if marked is None else [int(marked[1])] if marked[1] else []
    return found


def _paints(line: bytes) -> bool:
    return not {b"Tj", b"TJ", b"S", b"f", b"B", b"Do"}.isdisjoint(line.split())


_MARK = re.compile(rb"EMC (?:/Artifact BMC|/[A-Za-z0-9]+ <</MCID (\d+)>> BDC)")
