import io
import re
from dataclasses import replace
from importlib.resources import files

import pytest
from rich.console import Console

from causality.assess import Assessment, assess
from causality.bedside import bedside, summary
from causality.bedside.findings import capitalised
from causality.bedside.names import short_lists, shortened
from causality.case.file import read_case
from causality.case.model import Case, Product
from causality.evidence.readings import days_text
from causality.methods.method import NextTest

ESCAPE = "\x1b"
MOST_LINES = 180
WORKED = files("resources") / "cases" / "alpelisib.json"


@pytest.fixture(scope="module")
def worked() -> Assessment:
    return assess(read_case(WORKED.read_bytes()))


def shown(
    assessment: Assessment,
    methods: tuple[str, ...] | None = None,
    *,
    width: int = 80,
    encoding: str = "utf-8",
    colour: bool = False,
    details: bool = False,
) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="")
    console = Console(file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None)
    bedside(assessment, console, methods, details=details)
    stream.flush()
    return raw.getvalue().decode(encoding)


def words(text: str) -> str:
    """Take the layout away: what was wrapped stands on one line again."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    "said",
    [
        "⊘ alpelisib × liver injury: not applicable: onset precedes exposure · RUCAM 2016",
        "○ … ◑ herbal decoction 中药 × liver injury: excluded to possible · total 0 … 5 · RUCAM 2016",
        "· both sheets, the pattern is not known · exploratory",
        "exploratory: below the entry threshold of RUCAM",
        "could become −1 … 7 (excluded to probable)",
        "hepatocellular sheet 0 … 5 · cholestatic or mixed sheet 1",
        "1 Time to onset (hepatocellular sheet): 5–90 days · taken from day 12 on",
        "reason given: chart reviewed",
        "1 Time to onset (cholestatic or mixed sheet): <5 days · day 3",
        "2 Course (hepatocellular sheet): fall of 50 % in 8 days / rise",
        "−2 … +3",
        "1. ALP of the onset day: settles the sheet: unlikely to possible",
        "Case definition of DILI:",
        "nR: at least 7 · from ALT alone",
        "Findings: ✗ 1 error, i 1 note",
        "✗ The same value twice",
        "i The age of the patient is not reported",
        "Worst grades, CTCAE 4.03: ALT 3 (306.6 U/L, 25 Jul 2024)",
    ],
)
def test_it_says(assessment: Assessment, said: str) -> None:
    assert said in words(shown(assessment, width=200))


@pytest.mark.parametrize("width", [80, 100, 120])
def test_nothing_is_cut_and_no_line_is_too_long(assessment: Assessment, width: int) -> None:
    text = shown(assessment, width=width)
    assert max(map(len, text.splitlines())) <= width
    for whole in ("chart", "reviewed", "overridden", "inverse", "settles", "precedes", "exposure"):
        assert whole in words(text)


@pytest.mark.parametrize("details", [False, True])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_too_long_or_ends_in_blanks(worked: Assessment, width: int, details: bool) -> None:
    lines = shown(worked, width=width, details=details).splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_the_worked_example_stays_short(worked: Assessment) -> None:
    assert len(shown(worked, width=100).splitlines()) <= MOST_LINES


@pytest.mark.parametrize(
    "said",
    [
        "◑ Alpelisib × Facial neuralgia, numbness of hands and feet: possible · total 1 … 2 · Naranjo · applicable",
        "WHO-UMC: ◑ possible · Liverpool: ◑ possible",
        "Course of ALT after cessation (hepatocellular): ",
        "Course of ALP after cessation (cholestatic or mixed): ",
        "Bicyclol, Magnesium isoglycyrrhizinate, Adenosine butylene sulfonate and 14 more",
        "GLU positive if 1 to 3 Aug (5.18 → 23.22 → 11.4); else confounded (b)",
        "TBIL 12 to 20 Aug: 162.5 → 189.1 (+18 %) → 113.3 …: negative if kept to 29 Aug, partial to 7 Sep",
        "1 to 6 Sep: 189.1 → 113.3 (−44 %) → 42.1 …: partial if kept to 7 Sep, positive to 7 Oct",
        "; (b) Acarbose, Dapagliflozin, Metformin, Insulin",
        "Next tests (and 7 more with --details)",
        "1 to 6 Sep; 7 to 21 Sep (less than 20 % of the excess counts as no change). The last rise",
        "Liver injury improved when Alpelisib was begun and raised, a weak sign against the product as the cause",
    ],
)
def test_the_worked_example_says_in_few_words(worked: Assessment, said: str) -> None:
    assert said in words(shown(worked, width=100))


def test_a_method_that_is_not_made_for_the_events_says_so_once(worked: Assessment) -> None:
    said = (
        "⊘ not applicable: RUCAM assesses liver injury only: Alpelisib × Hyperglycaemia; Alpelisib × Facial neuralgia"
    )
    assert said in words(shown(worked, ("rucam-2016",), width=100))


def test_what_stands_the_same_on_both_sheets_is_written_once(worked: Assessment) -> None:
    text = shown(worked, width=100)
    for title in ("Time to onset", "Risk factor: alcohol", "Search for alternative causes"):
        assert text.count(f"{title}:") == 1


def test_every_finding_stands_in_full_with_details(worked: Assessment) -> None:
    text = words(shown(worked, width=100, details=True))
    for finding in worked.findings:
        assert words(capitalised(finding.text)) in text


def test_details_hold_the_differential_and_how_well_it_is_documented(worked: Assessment) -> None:
    text, compact = words(shown(worked, width=100, details=True)), words(shown(worked, width=100))
    for said in ("Tumour infiltration of the liver (TILI): hints for it, none against", "+ MRI of the liver: liver",
                 "− radiotherapy, cranium: no liver in the field", "Alpelisib × Liver injury: 0.51: age at onset −30 %",
                 "eDISH: potential Hy's law", "hepatitis A (the test is not named)"):  # fmt: skip
        assert said in text
        assert said not in compact


def test_details_hold_every_reading_item_and_test(worked: Assessment) -> None:
    text = words(shown(worked, width=100, details=True))
    for challenge in worked.challenges:
        for reading in challenge.readings:
            assert f"{days_text(reading)}: {reading.values}" in text
        for confounder in challenge.confounders:
            assert confounder.removesuffix(" (day not known)") in text
    for test in (test for pair in worked.pairs for test in pair.next_tests):
        assert test.effect in text
    assert "from: " in text
    assert "more with --details" not in text


@pytest.mark.parametrize(
    ("count", "listed"), [(5, "a, b, c, d, e"), (6, "a, b, c, d and 2 more"), (7, "a, b, c, d and 3 more")]
)
def test_a_long_list_of_names_is_cut_and_says_so(count: int, listed: str) -> None:
    assert shortened("abcdefg"[:count]) == listed


def test_only_lists_of_products_are_cut() -> None:
    products = tuple(Product(id=one, name=one) for one in ("A, forte", "B", "C", "D", "E", "F (oral)"))
    case = Case(id="x", products=products)
    told = "apart: A, forte, B, C, D, E, F (oral); hepatitis A, B, C, D, E"
    assert short_lists(case, told) == "apart: A, forte, B, C, D and 2 more; hepatitis A, B, C, D, E"


def test_days_of_several_years_keep_their_year(assessment: Assessment) -> None:
    (one,) = assessment.challenges
    later = replace(one.readings[0], first=one.readings[0].first + 366, last=one.readings[0].last + 366)
    changed = replace(assessment, challenges=(replace(one, readings=(*one.readings, later)),))
    assert "11 to 20 Aug 2024" in words(shown(changed))
    assert "11 to 20 Aug 2024" not in words(shown(assessment))


def test_a_range_of_dates_shows_a_reading_for_each(assessment: Assessment) -> None:
    text = words(shown(assessment, width=200, details=True))
    assert "11 to 20 Aug 2024: inverse, rose by 18 % of the excess" in text
    assert "1 to 30 Sep 2024: not interpretable, no sample" in text
    assert "confounders: metformin" in text


def test_samples_that_reach_no_grade_are_left_out(assessment: Assessment) -> None:
    assert "no grade" not in shown(assessment)


def test_the_gravest_finding_comes_first(assessment: Assessment) -> None:
    text = shown(assessment)
    assert text.index("The same value") < text.index("The age of")


def test_colour_is_only_on_a_terminal(assessment: Assessment) -> None:
    assert ESCAPE not in shown(assessment)
    assert ESCAPE in shown(assessment, colour=True)


def test_colour_adds_nothing_to_the_words(assessment: Assessment) -> None:
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", shown(assessment, colour=True))
    assert coloured == shown(assessment)


def test_control_characters_of_a_case_never_reach_the_terminal(assessment: Assessment) -> None:
    assert ESCAPE not in shown(assessment)
    assert "Jaundice [31munder[0m two products" in shown(assessment)


@pytest.mark.parametrize("details", [False, True])
def test_no_text_of_a_case_makes_a_line_of_its_own_or_turns_one_round(assessment: Assessment, details: bool) -> None:
    forged = "x\n● FORGED\r\u2028\u202e\x9b2J\x1b]0;t\x07"
    one, finding = assessment.pairs[1], assessment.findings[1]
    first = one.sheets[0].items[0]
    assert first.decision is not None
    item = replace(first, because=forged, decision=replace(first.decision, reason=forged))
    pair = replace(one, sheets=(replace(one.sheets[0], items=(item,)),), next_tests=(NextTest(forged, forged, 1),))
    case = replace(
        assessment.case,
        id=forged,
        title=forged,
        events=tuple(replace(event, name=forged) for event in assessment.case.events),
        products=tuple(replace(product, name=forged) for product in assessment.case.products),
    )
    changed = replace(
        assessment, case=case, pairs=(assessment.pairs[0], pair), findings=(replace(finding, text=forged),)
    )
    text = shown(changed, width=400, details=details)
    assert [line for line in text.splitlines() if line.lstrip(" ·").startswith("● FORGED")] == []
    assert re.findall("[^\\n -~\xa0-\u2027\u2030-\u2065\u206a-\U0010ffff]", text) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("stated: fever", "Stated: fever"),
        ("day 3", "Day 3"),
        ("nR is missing", "nR is missing"),
        ("pH 7.1", "pH 7.1"),
        ("ALT high", "ALT high"),
        ("“x” is unknown", "“x” is unknown"),
        ("", ""),
    ],
)
def test_a_finding_begins_with_a_capital(text: str, sentence: str) -> None:
    assert capitalised(text) == sentence


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_without_the_signs_gets_plain_ones(assessment: Assessment, encoding: str) -> None:
    text = words(shown(assessment, width=200, encoding=encoding))
    assert "x liver injury: excluded to possible - total 0 .. 5" in text
    assert "( ) .. (1/2) herbal decoction" in text
    assert "could become -1 .. 7" in text
    assert "alpelisib x liver injury" in text


def test_an_empty_case_says_that_there_is_nothing_to_assess() -> None:
    text = shown(Assessment(Case(id="x"), (), (), (), (), (), ()))
    assert "Case x" in text
    assert "No pair to assess" in text


def test_methods_not_asked_for_are_left_out(assessment: Assessment) -> None:
    stream = io.StringIO()
    bedside(assessment, Console(file=stream, width=80), ["naranjo"])
    assert "RUCAM 2016" not in stream.getvalue()


def test_the_summary_fits_one_screen(assessment: Assessment) -> None:
    stream = io.StringIO()
    summary(replace(assessment), Console(file=stream, width=80))
    assert len(stream.getvalue().splitlines()) < 24
    assert "alpelisib × liver injury: not applicable" in words(stream.getvalue())
    assert "2 findings" in stream.getvalue()
