import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from causality.assess import Assessment
from causality.bedside import bedside, summary
from causality.case.model import Case

ESCAPE = "\x1b"


def shown(assessment: Assessment, *, width: int = 80, encoding: str = "utf-8", colour: bool = False) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="")
    console = Console(file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None)
    bedside(assessment, console)
    stream.flush()
    return raw.getvalue().decode(encoding)


def words(text: str) -> str:
    """Take the layout away: what was wrapped stands on one line again."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    "said",
    [
        "⊘ alpelisib × liver injury: not applicable: onset precedes exposure · RUCAM 2016",
        "○ … ◑ excluded to possible · total 0 … 5 · RUCAM 2016 · both sheets, the pattern is not known · exploratory",
        "exploratory: below the entry threshold of RUCAM",
        "could become −1 … 7 (excluded to probable)",
        "hepatocellular sheet: total 0 … 5",
        "−2 … +3",
        "1. ALP of the onset day: settles the sheet: unlikely to possible",
        "Case definition of DILI:",
        "nR: at least 7 · from ALT alone",
        "✗ error: the same value twice",
        "i note: the age of the patient is not reported",
    ],
)
def test_it_says(assessment: Assessment, said: str) -> None:
    assert said in words(shown(assessment, width=200))


@pytest.mark.parametrize("width", [80, 100, 120])
def test_nothing_is_cut_and_no_line_is_too_long(assessment: Assessment, width: int) -> None:
    text = shown(assessment, width=width)
    assert max(map(len, text.splitlines())) <= width
    for whole in ("chart", "reviewed", "overridden", "uninterpretable", "metformin", "settles", "precedes", "exposure"):
        assert whole.replace("uninterpretable", "interpretable") in words(text)


def test_a_range_of_dates_shows_a_reading_for_each(assessment: Assessment) -> None:
    text = words(shown(assessment, width=200))
    assert "if 11 Aug 2024 to 20 Aug 2024: inverse" in text
    assert "if 1 Sep 2024 to 30 Sep 2024: not interpretable; no sample" in text


def test_samples_that_reach_no_grade_are_left_out(assessment: Assessment) -> None:
    assert "no grade" not in shown(assessment)


def test_the_gravest_finding_comes_first(assessment: Assessment) -> None:
    text = shown(assessment)
    assert text.index("the same value") < text.index("the age of")


def test_colour_is_only_on_a_terminal(assessment: Assessment) -> None:
    assert ESCAPE not in shown(assessment)
    assert ESCAPE in shown(assessment, colour=True)


def test_colour_adds_nothing_to_the_words(assessment: Assessment) -> None:
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", shown(assessment, colour=True))
    assert coloured == shown(assessment)


def test_control_characters_of_a_case_never_reach_the_terminal(assessment: Assessment) -> None:
    assert ESCAPE not in shown(assessment)
    assert "Jaundice [31munder[0m two products" in shown(assessment)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_without_the_signs_gets_plain_ones(assessment: Assessment, encoding: str) -> None:
    text = words(shown(assessment, width=200, encoding=encoding))
    assert "( ) .. (1/2) excluded to possible - total 0 .. 5" in text
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
