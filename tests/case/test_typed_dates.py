from importlib.resources import files

import pytest
from hypothesis import given

from causality.case.dates import InvalidDate
from causality.case.file import read_case
from causality.case.model import Case, Event, Product
from causality.case.typed_dates import understand
from tests.strategies import partial_dates

CASE = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())


@pytest.mark.parametrize(
    ("typed", "written", "shown"),
    [
        ("early Aug 2024", "early 2024-08", "1 to 10 Aug 2024"),
        ("beginning of Aug 2024", "early 2024-08", "1 to 10 Aug 2024"),
        ("end of September 2024", "late 2024-09", "21 to 30 Sep 2024"),
        ("2024-08", "2024-08", "1 to 31 Aug 2024"),
        ("8/2024", "2024-08", "1 to 31 Aug 2024"),
        ("2024/8/12", "2024-08-12", "12 Aug 2024"),
        ("12.8.2024", "2024-08-12", "12 Aug 2024"),
        ("13/08/2024", "2024-08-13", "13 Aug 2024"),
        ("08/13/2024", "2024-08-13", "13 Aug 2024"),
        ("8/8/2024", "2024-08-08", "8 Aug 2024"),
        ("Aug 2024 – Sep 2024", "2024-08 to 2024-09", "1 Aug to 30 Sep 2024"),
        ("~12 days after start", "about 12 days after start of alpelisib", "10 to 25 Aug 2024"),
        ("ca. 12 d after start", "about 12 days after start of alpelisib", "10 to 25 Aug 2024"),
        ("12 days after start of ALPELISIB", "12 days after start of alpelisib", "13 to 22 Aug 2024"),
        ("3 wks before onset", "3 weeks before onset of liver-injury", "22 Jan to 22 Mar 2024"),
        ("day 12", "day 12 of alpelisib", "12 to 21 Aug 2024"),
        ("start", "0 days after start of alpelisib", "1 to 10 Aug 2024"),
        ("?", "unknown", "it happened, the day is not known"),
        ("2 days after stop", "2 days after stop of alpelisib",
         "not on the calendar yet: stop of alpelisib is not known"),
    ],
)  # fmt: skip
def test_what_is_typed_is_understood(typed: str, written: str, shown: str) -> None:
    found = understand(typed, CASE, product="alpelisib", event="liver-injury")
    assert (found.day and found.day.text, found.text) == (written, shown)


def test_nothing_typed_is_no_date() -> None:
    assert understand("  ", CASE).day is None


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("12/08/2024", '"12/08/2024" may be 12 Aug 2024 or 8 Dec 2024; write the month as a word'),
        ("2024-13-01", '"2024-13-01" is not a date'),
        ("99/99/2024", '"99/99/2024" is not a date'),
        ("soon", '"soon" is not a date'),
        ("31 Feb 2026", '"31 Feb 2026" is not a date'),
        ("31.2.2026", '"31.2.2026" is not a date'),
        ("1 Feb 2026 – 31.2.2026", '"31.2.2026" is not a date'),
        ("1 Jan 2026 or 31 Feb 2026", '"31 Feb 2026" is not a date'),
        ("~0 d after 31.2.2026", '"~0 d after 31.2.2026" is not a date'),
        ("day 0", '"day 0" is not a date: day 1 is the first day of intake'),
    ],
)
def test_what_cannot_be_understood_says_why(typed: str, message: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        understand(typed, CASE, product="alpelisib")
    assert str(refused.value) == message


def test_start_alone_needs_one_product_or_the_one_that_the_field_is_about() -> None:
    one = Case(id="c", products=(Product(id="a", name="Drug A"),), events=(Event(id="e", name="rash"),))
    found = understand("3 days after start or 2 days before onset", one)
    assert found.day is not None
    assert found.day.text == "3 days after start of a or 2 days before onset of e"
    with pytest.raises(InvalidDate, match="of what"):
        understand("3 days after start", CASE)


@given(partial_dates())
def test_what_a_file_holds_is_understood_as_itself(day: object) -> None:
    case = Case(id="c")
    assert understand(str(day), case, product="p", event="e").day == day
