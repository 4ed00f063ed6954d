"""The structure of the report: everything drawn has its place in it, and the archival level is claimed only then."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest

from causality.case.dates import exact
from causality.case.model import Sample
from causality.report.archival import conformance, font_faults, structure_faults
from causality.report.content import report_content
from causality.report.metadata import xmp
from causality.report.pdf import print_assessment
from causality.report.values import Heading, Row, Section, Table
from tests.report.sample import PRINTED, assessment, case

PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "EI"}


@pytest.fixture(scope="module")
def printed() -> bytes:
    return print_assessment(assessment(), generated=PRINTED, demo=True)


@pytest.fixture
def pdf(printed: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(printed)) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """Give all elements in reading order."""
    found, stack = [], list(pdf.Root.StructTreeRoot.K)
    while stack:
        element = stack.pop(0)
        if isinstance(element, pikepdf.Dictionary) and element.get("/Type") == "/StructElem":
            found.append(element)
            stack[:0] = list(element.K) if isinstance(element.K, pikepdf.Array) else []
    return found


def tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element in elements(pdf)]


def inside(element: Any) -> list[str]:
    return [str(kid.S)[1:] for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_all_ingredients_of_the_level_are_there(pdf: pikepdf.Pdf) -> None:
    assert list(structure_faults(pdf)) == []
    assert list(font_faults(pdf)) == []
    assert conformance(pdf) == "A"
    assert pdf.Root.MarkInfo.Marked
    assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}


def test_nothing_is_painted_outside_of_marks_and_no_mark_stands_in_another(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        depth, numbers = 0, []
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            depth += {"BMC": 1, "BDC": 1, "EMC": -1}.get(name, 0)
            assert depth in (0, 1)
            assert depth == 1 or name not in PAINTING
            if name == "BDC":
                numbers.append(int(instruction.operands[1].MCID))
        assert depth == 0
        assert numbers == list(range(len(numbers)))


def test_every_number_of_every_page_leads_to_its_element_and_back(pdf: pikepdf.Pdf) -> None:
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    for page_number, page in enumerate(pdf.pages):
        assert page.obj.StructParents == page_number
        for number, element in enumerate(tree[2 * page_number + 1]):
            own = [kid for kid in element.K if kid == number or (isinstance(kid, pikepdf.Dictionary)
                   and kid.get("/MCID") == number and kid.Pg.objgen == page.obj.objgen)]  # fmt: skip
            assert own, (page_number, number)


def test_headings_are_those_of_the_content_and_skip_no_level(pdf: pikepdf.Pdf) -> None:
    report = report_content(assessment(), demo=True, generated=PRINTED)
    counted = Counter(tags(pdf))
    inner = [block for section in report.sections for block in section.blocks if isinstance(block, Heading)]
    assert (counted["H1"], counted["H2"], counted["H3"]) == (1, 1 + len(report.sections), len(inner))
    levels = [int(tag[1]) for tag in tags(pdf) if tag in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_as_many_cells_in_each_row_and_its_headings_first(pdf: pikepdf.Pdf) -> None:
    tables = [element for element in elements(pdf) if element.S == "/Table"]
    assert len(tables) > 10
    for table in tables:
        widths = set()
        for place, row in enumerate(table.K):
            assert row.S == "/TR"
            widths.add(sum(int(cell.A.get("/ColSpan", 1)) if "/A" in cell else 1 for cell in row.K))
            scopes = {str(cell.A.Scope) for cell in row.K if cell.S == "/TH"}
            assert scopes <= ({"/Column", "/Row"} if place == 0 else {"/Row"})
        assert len(widths) == 1
        assert any(cell.S == "/TH" for row in table.K for cell in row.K)


def _pages_of(element: Any) -> set[tuple[int, int]]:
    """Give the pages on which the content of an element stands."""
    own = [kid.Pg.objgen for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid]
    return {*own, element.Pg.objgen} if "/Pg" in element else set(own)


def test_a_table_over_several_pages_is_one_with_its_headings_once() -> None:
    days = [exact(f"2024-0{1 + number // 25}-{1 + number % 25:02d}") for number in range(100)]
    samples = tuple(Sample(analyte="ALT", day=day, value=50, unit="U/L", upper=40) for day in days)
    known = replace(assessment(case(samples=samples)), multiples=(), grades=(), liver=(), pairs=(), findings=())
    with pikepdf.open(BytesIO(print_assessment(known, generated=PRINTED))) as pdf:
        grid = next(element for element in elements(pdf) if element.S == "/Table" and len(element.K) == 101)
        assert len({page for row in grid.K for cell in row.K for page in _pages_of(cell)}) >= 2
        assert [row.K[0].S == "/TH" for row in grid.K] == [True] + [False] * 100
        assert list(structure_faults(pdf)) == []


def test_a_paragraph_over_several_pages_is_one() -> None:
    known = assessment(case(narrative="many words of the officer " * 500))
    with pikepdf.open(BytesIO(print_assessment(known, generated=PRINTED))) as pdf:
        assert [element for element in elements(pdf) if element.S == "/P" and len(_pages_of(element)) >= 2]
        assert list(structure_faults(pdf)) == []


def test_figures_have_words_in_their_place_and_a_box_on_the_page(pdf: pikepdf.Pdf) -> None:
    figures = [element for element in elements(pdf) if element.S == "/Figure"]
    assert figures
    for figure in figures:
        assert str(figure.Alt).startswith("Timeline of ")
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842


def test_the_contents_are_links_that_name_where_they_lead(pdf: pikepdf.Pdf) -> None:
    toc = next(element for element in elements(pdf) if element.S == "/TOC")
    assert inside(toc) == ["Caption"] + ["TOCI"] * len(report_content(assessment()).sections)
    links = [element for element in elements(pdf) if element.S == "/Link"]
    for link in links:
        (annotation,) = [kid.Obj for kid in link.K if isinstance(kid, pikepdf.Dictionary)]
        assert str(annotation.Contents)
        assert int(annotation.F) & 4


def test_the_fields_for_signatures_are_parts_of_the_structure(pdf: pikepdf.Pdf) -> None:
    forms = [element for element in elements(pdf) if element.S == "/Form"]
    named = {str(form.K.Obj.T): str(form.K.Obj.TU) for form in forms}
    assert named == {"author": "Signature: Authorship", "reviewer": "Signature: Review",
                     "approver": "Signature: Approval"}  # fmt: skip
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    first = 2 * len(pdf.pages)
    numbers = {int(tree[place]): tree[place + 1].objgen for place in range(first, len(tree), 2)}
    assert all(numbers[int(form.K.Obj.StructParent)] == form.objgen for form in forms)
    assert len(numbers) == len(set(numbers)) == pdf.Root.StructTreeRoot.ParentTreeNextKey - len(pdf.pages)


def test_the_metadata_claim_what_is_kept_and_describe_the_claim(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as opened:
        text = opened.Root.Metadata.read_bytes().decode()
    root = ElementTree.fromstring(text)
    claimed = {node.tag.rpartition("}")[2]: node.text for node in root.iter() if "pdfuaid" in str(node.tag) or
               node.tag.startswith("{http://www.aiim.org/pdf")}  # fmt: skip
    assert (claimed["part"], claimed["conformance"]) == ("1", "A")
    assert "<pdfaid:part>3</pdfaid:part>" in text
    assert (claimed["namespaceURI"], claimed["prefix"]) == ("http://www.aiim.org/pdfua/ns/id/", "pdfuaid")


def test_what_is_not_reached_is_not_claimed() -> None:
    text = xmp("<a> & b\x00\ufffe", "tool", "en", "2026-11-22T14:05:09+00:00", "U").decode()
    ElementTree.fromstring(text)
    assert "<pdfaid:conformance>U</pdfaid:conformance>" in text
    assert "pdfuaid" not in text
    assert "&lt;a&gt; &amp; b<" in text


def test_signatures_leave_structure_and_claims_as_they_are(closed: bytes) -> None:
    with pikepdf.open(BytesIO(closed)) as opened:
        assert list(structure_faults(opened)) == []
        assert list(font_faults(opened)) == []
        told = opened.open_metadata()
        assert (told["pdfaid:conformance"], told["{http://www.aiim.org/pdfua/ns/id/}part"]) == ("A", "1")


def _unmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _speechless(pdf: pikepdf.Pdf) -> None:
    next(element for element in elements(pdf) if element.S == "/Figure").Alt = pikepdf.String("")


def _drawn_beside(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes().rstrip() + b"\n0 0 9 9 re f\n")


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _cut_off(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.StructParents = 99


def _annotated(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
    pdf.pages[1].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])


@pytest.mark.parametrize("spoil", [_unmark, _speechless, _drawn_beside, _no_language, _cut_off, _annotated])
def test_the_level_is_not_claimed_when_an_ingredient_is_missing(
    pdf: pikepdf.Pdf, spoil: Callable[[pikepdf.Pdf], None]
) -> None:
    spoil(pdf)
    assert next(structure_faults(pdf), "")
    assert conformance(pdf) == "U"


def test_the_structure_tells_the_rows_of_a_table() -> None:
    report = report_content(assessment(), demo=True, generated=PRINTED)
    section: Section = report.sections[-1]
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    rows: tuple[Row, ...] = table.rows
    with pikepdf.open(BytesIO(print_assessment(assessment(), generated=PRINTED, demo=True))) as pdf:
        last = [element for element in elements(pdf) if element.S == "/Table"][-1]
        assert len(last.K) == len(rows) + 1
        assert [len(row.K) for row in last.K] == [len(table.columns)] * (len(rows) + 1)
