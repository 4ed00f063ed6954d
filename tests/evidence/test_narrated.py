"""What the officer wrote beside the case: numbers and dates that agree with nothing in it are found and named."""

import pytest

from causality.assess import assess
from causality.case.paragraphs import NarrativeParagraph
from tests.report.sample import case


def found(text: str) -> list[str]:
    """Give what is found wrong in a paragraph of the sample case."""
    known = case(paragraphs=(NarrativeParagraph(part="course", text=text),), narrative="", conclusion="")
    texts = [one.text for one in assess(known).findings if one.kind == "narrated_otherwise"]
    return texts[0].partition("no fact of the case: ")[2].split("; ") if texts else []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ALT was 110.6 U/L on 25 Jul 2024.",
        "ALT was 111 U/L, rounded; AST 306.6 IU/L.",
        "Bilirubin rose to 189.1 μmol/L and the ALT limit was 40 U/L.",
        "ALT reached 2.8×ULN, or 2.8 × ULN.",
        "On 300 mg, later 150 mg; she weighed 61.5 kg at 58 years.",
        "Onset in July, on 2024-07-03.",
        "Seen on 12 August 2024, 07-Oct-2024.",
        "Room 12, bed 3, phase 2 trial with 5 patients, R 4.5",
    ],
)
def test_what_agrees_with_the_case_raises_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("ALT was 110.7 U/L.", ["ALT 110.7 U/L"]),
        ("ALT was 112 U/L.", ["ALT 112 U/L"]),
        ("ALT was 306.6 U/L.", ["ALT 306.6 U/L"]),
        ("ALT: 110.6 U/L and AST: 110.6 U/L", ["AST 110.6 U/L"]),
        ("It reached 7.7×ULN.", ["7.7 ×ULN"]),
        ("Glucose 23.22 mg/dL", ["Glucose 23.22 mg/dL"]),
        ("On 250 mg.", ["250 mg"]),
        ("A woman of 59 years.", ["59 years"]),
        ("On 26 Jul 2023 and 2024-12-25.", ["26 Jul 2023", "25 Dec 2024"]),
        ("On 2024-13-45.", ["2024-13-45"]),
        ("ALT was 999 U/L, ALT was 999 U/L.", ["ALT 999 U/L"]),
    ],
)
def test_what_agrees_with_nothing_is_named_once(text: str, wrong: list[str]) -> None:
    assert found(text) == wrong


def test_a_finding_says_in_which_text_it_is() -> None:
    known = case(narrative="ALT was 1 U/L", conclusion="ALT was 2 U/L")
    places = [one.where for one in assess(known).findings if one.kind == "narrated_otherwise"]
    assert places == [("narrative",), ("conclusion",)]


def test_generated_paragraphs_raise_nothing_when_they_are_taken_over_as_they_are() -> None:
    from causality.narrative.story import narrative

    known = case(narrative="")
    taken = tuple(NarrativeParagraph(part=one.part, text=one.text) for one in narrative(assess(known)))
    texts = [
        one.text for one in assess(case(narrative="", paragraphs=taken)).findings if one.kind == "narrated_otherwise"
    ]
    assert texts == []
