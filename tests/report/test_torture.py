"""A case that strains the layout: everything of its content is on the pages, inside the margins, nothing over it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest

from causality.assess import Assessment, assess
from causality.report.archival import font_faults, structure_faults
from causality.report.content import report_content, texts
from causality.report.pdf import MARGIN, print_assessment
from causality.report.values import PAPERS
from tests.report.sample import PRINTED
from tests.report.torture import DAYS, OVERRIDES, decided, torture_case

Box = tuple[float, float, float, float]
SLACK = 2.0
"""Points by which boxes of letters may reach over each other: accents and descenders do."""


@dataclass(frozen=True)
class Printed:
    """The report with the text of every page and the boxes of its lines."""

    assessment: Assessment
    pdf: bytes
    pages: list[str]
    boxes: list[list[Box]]
    figures: list[list[Box]]


@pytest.fixture(scope="module")
def printed() -> Printed:
    found = assess(decided(torture_case()))
    pdf = print_assessment(found, generated=PRINTED)
    document = pypdfium2.PdfDocument(pdf)
    pages, boxes = [], []
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_bounded())
        boxes.append([text.get_rect(place) for place in range(text.count_rects())])
        text.close()
        page.close()
    document.close()
    return Printed(found, pdf, pages, boxes, _figures(pdf))


def _figures(pdf: bytes) -> list[list[Box]]:
    """Give the boxes of the figures on each page: what lies in them is tested with them."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = [page.obj.objgen for page in opened.pages]
        found: list[list[Box]] = [[] for _page in pages]
        for element in opened.Root.StructTreeRoot.K[0].K:
            if element.S == "/Figure":
                left, bottom, right, top = (float(edge) for edge in element.A.BBox)
                found[pages.index(element.Pg.objgen)].append((left, bottom, right, top))
    return found


def _plain(printed: Printed) -> Iterator[tuple[int, list[Box]]]:
    """Give the boxes of the text outside of figures, page by page."""
    for number, (boxes, figures) in enumerate(zip(printed.boxes, printed.figures, strict=True), start=1):
        yield number, [box for box in boxes if not any(f[1] - 9 <= box[1] and box[3] <= f[3] + 9 for f in figures)]


def words(text: str) -> Iterator[str]:
    """Give the words that no line break can cut: short, without hyphens, of letters that do not break anywhere."""
    yield from (
        word for word in re.findall(r"(?<![-\w])[A-Za-z0-9.]+(?![-\w])", normalize("NFC", text)) if len(word) < 15
    )


def test_the_case_is_what_it_is_meant_to_be(printed: Printed) -> None:
    case = printed.assessment.case
    assert (len(case.products), len(case.decisions)) == (40, OVERRIDES)
    assert sum("Total bilirubin" in page and "INR" not in page for page in printed.pages) >= 20
    assert len(case.samples) == 8 * DAYS
    assert max(len(product.comment) for product in case.products) > 4990


def test_every_character_of_the_content_is_on_the_pages_as_often_as_in_it(printed: Printed) -> None:
    said = normalize("NFC", "".join(texts(report_content(printed.assessment, generated=PRINTED))))
    on_paper = Counter("".join(printed.pages))
    lost = {
        one: (count, on_paper[one])
        for one, count in Counter(said).items()
        if not one.isspace() and on_paper[one] < count and one != "-"
    }
    # Hyphens at the end of a line are read as a break inside a word.
    assert lost == {}


def test_every_word_of_the_content_is_on_the_pages_as_often_as_in_it(printed: Printed) -> None:
    content = texts(report_content(printed.assessment, generated=PRINTED))
    said = Counter(word for text in content for word in words(text))
    on_paper = Counter(word for page in printed.pages for word in re.findall(r"[A-Za-z0-9.]+", page))
    lost = {word: (count, on_paper[word]) for word, count in said.items() if on_paper[word] < count}
    assert lost == {}


def test_nothing_stands_outside_of_the_margins(printed: Printed) -> None:
    wide, high = PAPERS["a4"]
    for number, boxes in _plain(printed):
        for left, bottom, right, top in boxes:
            assert left >= MARGIN - SLACK, number
            assert right <= wide - MARGIN + SLACK, number
            assert bottom >= 25, number
            assert top <= high - 25, number


def test_no_text_lies_over_another(printed: Printed) -> None:
    for number, boxes in _plain(printed):
        if number % 7 == 1:
            ordered = sorted(boxes, key=lambda box: -box[3])
            for place, one in enumerate(ordered):
                assert not any(_overlap(one, other) for other in ordered[place + 1 : place + 40]), number


def _overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return across > SLACK and along > 2 * SLACK


def test_no_page_is_empty_and_all_are_numbered(printed: Printed) -> None:
    count = len(printed.pages)
    for number, page in enumerate(printed.pages, start=1):
        assert f"Page {number} of {count}" in " ".join(page.split())
        assert len(page) > 300, number


def test_structure_and_fonts_hold_for_a_long_report_too(printed: Printed) -> None:
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        assert list(structure_faults(pdf)) == []
        assert list(font_faults(pdf)) == []
        assert pdf.open_metadata()["pdfaid:conformance"] == "A"


def test_combining_marks_stand_with_their_letters(printed: Printed) -> None:
    assert any("pédonculé" in page for page in printed.pages)
