"""Scripts: what is shown as it was written, what is composed, and what is spelled out rather than shown wrongly."""

import pytest

from causality.report import fonts
from causality.report.content import report_content, texts
from causality.report.pdf import build_report
from tests.report.sample import PRINTED, assessment, case
from tests.report.test_pdf import page_texts


def shown(text: str) -> str:
    return "".join(piece for _font, piece in fonts.runs(text))


@pytest.mark.parametrize(
    "text", ["Łódź", "Ηπατίτιδα", "ибупрофен", "柴胡", "かな", "Tiếng Việt", "≥ 3×ULN → ✓", "Հայ", "ქართ"]
)
def test_scripts_that_stand_letter_beside_letter_are_shown_as_written(text: str) -> None:
    assert shown(text) == text
    assert fonts.uncovered(text) == ()


@pytest.mark.parametrize(
    ("written", "composed"), [("e\u0301", "é"), ("A\u030a", "Å"), ("ι\u0308\u0301", "ΐ"), ("e\u0302\u0323", "ệ")]
)
def test_letters_with_combining_marks_are_composed(written: str, composed: str) -> None:
    assert shown(written) == composed


def test_a_mark_without_a_composed_letter_is_kept() -> None:
    assert shown("x\u0301") == "x\u0301"


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "नमस्ते", "ไทย", "བོད", "\u202eevil", "한국", "😀\U0001f9ff"])
def test_what_cannot_be_set_as_it_reads_is_spelled_and_listed(text: str) -> None:
    lost = fonts.uncovered(text)
    assert lost
    assert all(fonts.spelled(character) in shown(text) for character in lost)
    assert not any(character in shown(text) for character in lost)


def test_every_character_that_is_spelled_is_listed_among_the_findings_and_the_others_stay() -> None:
    hangul = "".join(chr(0xAC00 + 28 * number) for number in range(60))
    known = assessment(case(title=f"שלום {hangul}"))
    said = list(texts(report_content(known)))
    told = next(text for text in said if "they are printed as their code points" in text)
    assert all(fonts.spelled(character) in told for character in f"שלום{hangul}")
    before = list(texts(report_content(assessment())))
    assert "What is missing, and what it could change" in said
    assert {text for text in before if "decides the sheet" in text} <= set(said)


def test_an_arabic_name_is_never_printed_in_disorder() -> None:
    whole = "".join(page_texts(build_report(case(title="مرحبا"), generated=PRINTED)))
    assert "م" not in whole
    assert "[U+0645][U+0631][U+062D][U+0628][U+0627]" in whole.replace("\r\n", "")
