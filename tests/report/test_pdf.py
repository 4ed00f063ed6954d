"""The PDF: archival ingredients, everything printed, the same bytes each time, long cases."""

import json
import re
import time
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from causality.assess import assess
from causality.case.dates import exact
from causality.case.file import case_json, read_case
from causality.case.model import Case, DoseRecord, Product, Sample, WorkUpRow
from causality.report.content import demo_mark, report_content, texts
from causality.report.pdf import build_report, print_assessment
from causality.report.values import Heading
from tests.report.sample import PRINTED, assessment, case

BASE_14 = {"Helvetica", "Times", "Courier", "Symbol", "ZapfDingbats"}


def worked_example() -> Case:
    return read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())


@pytest.fixture(scope="module")
def worked_pages() -> list[str]:
    return page_texts(build_report(worked_example(), generated=PRINTED, demo=True))


@pytest.fixture(scope="module")
def printed() -> bytes:
    return print_assessment(assessment(), generated=PRINTED, demo=True)


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        reader = page.get_textpage()
        found.append(reader.get_text_bounded())
        reader.close()
        page.close()
    document.close()
    return found


def squeezed(text: str) -> str:
    """Text without what line breaking changes: spaces, and the marks of a break inside a word."""
    return re.sub(r"[\s\x02\ufffe\u00ad-]+", "", text)


def fonts_of(pdf: bytes) -> list[Any]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            (str(item.get("/BaseFont")), "/FontFile2" in item.get("/FontDescriptor", pikepdf.Dictionary()))
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        ]


def test_every_font_is_embedded_and_none_is_a_base_font(printed: bytes) -> None:
    fonts = fonts_of(printed)
    assert fonts
    assert all(embedded for _name, embedded in fonts), fonts
    assert not [name for name, _embedded in fonts if any(base in name for base in BASE_14)]


def test_the_archival_ingredients_are_there(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as pdf:
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert len(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()) == 6922
        assert pdf.Root.Lang == "en"
        xmp = pdf.open_metadata()
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert xmp["dc:title"] == str(pdf.docinfo.Title) == "Causality report: 2024-017"
        assert xmp["xmp:CreateDate"] == "2026-11-22T14:05:09+00:00"
        assert str(pdf.docinfo.CreationDate) == "D:20261122140509+00'00'"
        assert pdf.pdf_version >= "1.7"
        with pdf.open_outline() as outline:
            assert len(outline.root) == len(report_content(assessment()).sections) == 17


def test_the_case_and_the_verdicts_are_carried(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as pdf:
        carried = {str(spec.UF): (str(spec.AFRelationship), spec.EF.F.read_bytes()) for spec in pdf.Root.AF}
        listed = [str(name) for name in pdf.Root.Names.EmbeddedFiles.Names[::2]]
    assert listed == ["case.json", "verdicts.json"]
    assert carried["case.json"] == ("/Source", case_json(case()).encode())
    relation, verdicts = carried["verdicts.json"]
    assert relation == "/Data"
    assert json.loads(verdicts)["pairs"][1]["total"] == [-2, -1]


def test_everything_of_the_content_can_be_read_back(printed: bytes) -> None:
    report = report_content(assessment(), demo=True, generated=PRINTED)
    whole = squeezed("".join(page_texts(printed)))
    missing = [text for text in texts(report) for line in text.split("\n") if squeezed(line) not in whole]
    # A cell that flows over a page has running heads in its middle; the sample case has none that does.
    assert missing == []


def test_greek_han_and_symbols_are_printed(printed: bytes) -> None:
    whole = "".join(page_texts(printed))
    assert all(word in whole for word in ("Ηπατίτιδα", "肝损伤", "汤剂", "北京", "≥ 3×ULN → recovery", "Łukasz Żak"))


@pytest.mark.parametrize("demo", [True, False])
def test_a_demo_is_marked_on_every_page_and_only_a_demo(demo: bool) -> None:
    pages = page_texts(print_assessment(assessment(), generated=PRINTED, demo=demo))
    assert [demo_mark() in page for page in pages] == [demo] * len(pages)


def test_every_page_names_case_version_digest_and_its_number(printed: bytes) -> None:
    report = report_content(assessment())
    pages = page_texts(printed)
    for number, page in enumerate(pages, start=1):
        assert "case 2024-017 · version 3" in page
        assert report.digest[:16] in page
        assert f"Page {number} of {len(pages)}" in page.replace("\r\n", " ").replace("  ", " ")


def test_the_same_case_gives_the_same_bytes(unsigned: bytes) -> None:
    assert build_report(case(), generated=PRINTED, demo=True) == unsigned


def test_the_worked_example_is_dense(worked_pages: list[str]) -> None:
    assert len(worked_pages) <= 40


def test_no_heading_stands_at_the_foot_of_a_page(worked_pages: list[str]) -> None:
    report = report_content(assess(worked_example()), demo=True)
    titles = [f"{place}  {section.title}" for place, section in enumerate(report.sections, start=1)]
    blocks = [block.text for section in report.sections for block in section.blocks if isinstance(block, Heading)]
    # Head and foot of a page are drawn before its text, which therefore comes last.
    for page in worked_pages:
        assert not any(squeezed(page).endswith(squeezed(title)) for title in (*titles, *blocks))


def test_an_empty_case_is_a_report_too() -> None:
    empty = replace(case(), events=(), products=(), samples=(), work_up=(), symptoms=(), imaging=(), statements=(),
                    narrative="", conclusion="", title="", source="")  # fmt: skip
    whole = "".join(page_texts(build_report(empty, generated=PRINTED)))
    assert "No laboratory value is recorded." in whole
    assert "Not recorded is not the same as negative." in whole


def test_unprintable_characters_are_listed_and_spelled() -> None:
    whole = "".join(page_texts(build_report(case(title="smile 😀 한"), generated=PRINTED)))
    assert "smile 😀 [U+D55C]" in whole
    assert "No font of the report has these characters" in whole


def test_a_long_case_flows() -> None:
    long_text = "A sentence of many words about the course. " * 116
    solid, lines = "x" * 5000, "line\n" * 1000
    samples = tuple(
        Sample(analyte=("ALT", "AST", "ALP", "TBIL", "GGT", "DBIL", "INR", "ALB")[n % 8], value=float(n % 90),
               day=exact(f"20{20 + n // 1000}-{n // 80 % 12 + 1:02d}-{n % 28 + 1:02d}"), unit="U/L", upper=40.0)
        for n in range(2000)
    )  # fmt: skip
    products = tuple(
        Product(id=f"p{n}", name=f"product {n}", role="concomitant", comment=long_text if n % 9 == 0 else "",
                doses=(DoseRecord(dose=n, unit="mg", start=exact("2020-05"), comment=solid if n == 3 else ""),))
        for n in range(40)
    )  # fmt: skip
    big = case(
        samples=samples, products=products, narrative=long_text * 3 + "肝" * 5000, conclusion=solid, comment=lines
    )
    began = time.perf_counter()
    pdf = print_assessment(assessment(big), generated=PRINTED)
    print(f"long case: {time.perf_counter() - began:.2f} s, {len(pdf)} bytes")  # noqa: T201 - shown on request
    whole = squeezed("".join(page_texts(pdf)))
    assert "product39" in whole
    assert whole.count("x") >= 10000


def test_an_unsigned_report_says_so_and_what_its_points_rest_on(worked_pages: list[str]) -> None:
    assert worked_pages[0].count("not signed") == 3
    assert "items 5 to 7 rest on transcriptions" in worked_pages[0].replace("\r\n", " ")


def samples(count: int) -> tuple[Sample, ...]:
    kinds = ("ALT", "AST", "ALP", "TBIL", "GGT", "DBIL", "INR", "ALB")
    return tuple(
        Sample(analyte=kinds[n % 8], value=n % 90 + 1.0, day=exact(f"{2020 + n // 5000}-{n // 80 % 12 + 1:02d}-05"),
               unit="U/L", upper=40.0)
        for n in range(count)
    )  # fmt: skip


def suspects(count: int) -> tuple[Product, ...]:
    doses = (DoseRecord(dose=5, unit="mg", start=exact("2024-05")),)
    return tuple(Product(id=f"p{n}", name=f"product {n}", role="suspect", doses=doses) for n in range(count))


def work_up(result: str) -> tuple[WorkUpRow, ...]:
    return (WorkUpRow(cause="hepatitis_b", state="positive", test="HBsAg", result=result),)


@pytest.mark.parametrize(
    "changes",
    [
        {"narrative": "word and more " * 72},
        {"narrative": "x" * 1000},
        {"narrative": "word and more " * 7200},
        {"narrative": "line\n" * 3000},
        {"conclusion": "word and more " * 220},
        {"conclusion": "x" * 3000},
        {"work_up": work_up("result of the test " * 640)},
        {"work_up": work_up("R" * 12000)},
        {"products": (replace(suspects(1)[0], name="name of it " * 460),)},
        {"products": (replace(suspects(1)[0], name="N" * 5000),)},
        {"events": (replace(case().events[0], name="E" * 5000),)},
        {"title": "T" * 5000},
        {"products": suspects(21)},
        {"products": suspects(40)},
        {"events": tuple(replace(case().events[1], id=f"e{n}", onset=exact("2024-08")) for n in range(80))},
        {"samples": (replace(case().samples[0], unit="alpha beta " * 1000), *case().samples[1:])},
        {"samples": (replace(case().samples[0], analyte="alpha beta " * 1000), *case().samples[1:])},
        {"samples": samples(500)},
        {"samples": samples(2000)},
        {"samples": tuple(replace(sample, unit="U" * 900, text="T" * 3000) for sample in case().samples)},
    ],
    ids=lambda changes: " ".join(changes),
)
def test_no_content_is_too_long_for_a_report(changes: dict[str, Any]) -> None:
    assert page_texts(build_report(replace(case(), **changes), generated=PRINTED))


def test_very_many_samples_are_announced() -> None:
    report = report_content(replace(assessment(), case=replace(case(), samples=samples(5001)), multiples=(), grades=()))
    assert any("5001 samples; all of them are printed" in text for text in texts(report))
