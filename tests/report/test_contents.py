"""The contents: every section, the page on which it begins, and a link to it; on either paper."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from causality.report.content import report_content
from causality.report.pdf import build_report, print_assessment
from causality.report.signing import sign
from causality.report.values import PAPERS, Paper
from causality.report.verify import verify
from tests.report.sample import PRINTED, assessment, case


@pytest.fixture(scope="module", params=["a4", "letter"])
def paper(request: pytest.FixtureRequest) -> Paper:
    chosen: Paper = "letter" if request.param == "letter" else "a4"
    return chosen


@pytest.fixture(scope="module")
def printed(paper: Paper) -> bytes:
    return print_assessment(assessment(), generated=PRINTED, demo=True, paper=paper)


def page_text(pdf: bytes, page: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    found = str(document[page].get_textpage().get_text_bounded())
    document.close()
    return found


def begins(pdf: bytes) -> dict[str, int]:
    """Say on which page each bookmark of a section leads."""
    document = pypdfium2.PdfDocument(pdf)
    found = {mark.get_title(): mark.get_dest().get_index() + 1 for mark in document.get_toc() if mark.level == 0}
    document.close()
    return found


def test_pages_have_the_size_of_the_paper(printed: bytes, paper: Paper) -> None:
    with pikepdf.open(BytesIO(printed)) as pdf:
        sizes = {tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in pdf.pages}
    wide, high = PAPERS[paper]
    assert sizes == {(round(wide), round(high))}


def test_the_contents_name_every_section_and_its_page(printed: bytes) -> None:
    first = page_text(printed, 0).replace("\r\n", " ")
    found = begins(printed)
    titles = [f"{n}  {section.title}" for n, section in enumerate(report_content(assessment()).sections, start=1)]
    assert list(found) == titles
    for title, page in found.items():
        assert f"{title.replace('  ', ' ')}{page} " in first


def test_each_line_of_the_contents_is_a_link_to_its_section(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as pdf:
        links = [a for a in pdf.pages[0].Annots if a.Subtype == "/Link"]
        led = [link.Dest[0].objgen for link in links]
        assert [str(link.Contents) for link in links] == list(begins(printed))
        assert all(link.Dest[1] == "/XYZ" for link in links)
        pages = [page.obj.objgen for page in pdf.pages]
    assert [pages.index(page) + 1 for page in led] == list(begins(printed).values())


def test_a_report_on_letter_is_verified_on_letter(identity: object) -> None:
    made = build_report(case(), generated=PRINTED, demo=True, paper="letter")
    result = verify(sign(made, identity, meaning="authorship"))  # type: ignore[arg-type] # the fixture's identity
    assert (result.ok, result.pages) == (True, "identical")
