from datetime import date

import pytest
from hypothesis import given

from causality.case.dates import FIRST_YEAR, LAST_YEAR, InvalidDate, Part, PartialDate, exact, show, show_range
from tests.strategies import absolute_dates, partial_dates


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-08-12", "2024-08-12", "2024-08-12"),
        ("2024-08", "2024-08-01", "2024-08-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("early 2024-08", "2024-08-01", "2024-08-10"),
        ("mid 2024-08", "2024-08-11", "2024-08-20"),
        ("late 2024-08", "2024-08-21", "2024-08-31"),
        ("late 2024-06", "2024-06-21", "2024-06-30"),
        ("late 2024-02", "2024-02-21", "2024-02-29"),
        ("late 2023-02", "2023-02-21", "2023-02-28"),
        ("before 2024-08-12", None, "2024-08-11"),
        ("before 2024-08", None, "2024-07-31"),
        ("before mid 2024-08", None, "2024-08-10"),
        ("after 2024-08-12", "2024-08-13", None),
        ("after 2024-08", "2024-09-01", None),
        ("after 2024", "2025-01-01", None),
        ("2024-08-12 to 2024-09-30", "2024-08-12", "2024-09-30"),
        ("2024-08 to 2024-09", "2024-08-01", "2024-09-30"),
        ("early 2024-08 to mid 2024-09", "2024-08-01", "2024-09-20"),
        ("2024-08-12 to 2024-08-12", "2024-08-12", "2024-08-12"),
        ("3 days after 2024-08-12", "2024-08-15", "2024-08-15"),
        ("3 days before 2024-03-01", "2024-02-27", "2024-02-27"),
        ("1 day after 2024-08", "2024-08-02", "2024-09-01"),
        ("0 days after 2024-08-12", "2024-08-12", "2024-08-12"),
        ("2 weeks after 2024-08-12", "2024-08-23", "2024-08-29"),
        ("1 month after 2024-08-12", "2024-08-27", "2024-09-26"),
        ("1 year before 2024-08-12", "2023-02-12", "2024-02-11"),
        ("about 12 days after 2024-08-12", "2024-08-21", "2024-08-27"),
        ("about 1 day before 2024-08-12", "2024-08-10", "2024-08-12"),
        ("about 2 weeks after 2024-08-12", "2024-08-22", "2024-08-30"),
        ("about 1 month after 2024-08-12", "2024-08-27", "2024-09-26"),
        ("unknown", None, None),
        (f"{FIRST_YEAR}", f"{FIRST_YEAR}-01-01", f"{FIRST_YEAR}-12-31"),
        (f"{LAST_YEAR}-12", f"{LAST_YEAR}-12-01", f"{LAST_YEAR}-12-31"),
    ],
)
def test_a_text_is_a_range_of_days(text: str, first: str | None, last: str | None) -> None:
    parsed = PartialDate.parse(text)
    assert str(parsed) == text
    assert parsed.parts == (Part(text, (first and day(first)) or None, (last and day(last)) or None),)


@pytest.mark.parametrize(
    ("text", "first", "last", "anchor"),
    [
        ("day 1 of alpelisib", 0, 0, "start of alpelisib"),
        ("day 12 of alpelisib", 11, 11, "start of alpelisib"),
        ("4 months before admission", -137, -107, "admission"),
        ("2 weeks after start of alpelisib", 11, 17, "start of alpelisib"),
        ("1 year after stop of 阿培利司", 183, 547, "stop of 阿培利司"),
        ("after onset of hepatitis", 1, None, "onset of hepatitis"),
        ("before admission", None, -1, "admission"),
        ("after onset of reaction to contrast", 1, None, "onset of reaction to contrast"),
        ("day 2 of batch May 2024", 1, 1, "start of batch May 2024"),
        ("3 days after start of start of x", 3, 3, "start of start of x"),
    ],
)
def test_a_relative_date_counts_days_from_its_anchor(text: str, first: int, last: int | None, anchor: str) -> None:
    assert PartialDate.parse(text).parts == (Part(text, first, last, anchor),)
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("  2024-08-12 ", "2024-08-12"),
        ("12 Aug 2024", "2024-08-12"),
        ("5-Sept-2024", "2024-09-05"),
        ("8 Dec. 2024", "2024-12-08"),
        ("August 2024", "2024-08"),
        ("MAY 2024", "2024-05"),
        ("early Aug 2024", "early 2024-08"),
        ("Early  2024-08", "early 2024-08"),
        ("Before 12 Aug 2024", "before 2024-08-12"),
        ("3 Days After 12 Aug 2024", "3 days after 2024-08-12"),
        ("1 days after 2024", "1 day after 2024"),
        ("03 days after 2024", "3 days after 2024"),
        ("2024-08 TO 2024-09", "2024-08 to 2024-09"),
        ("mid Aug 2024\tor\nSep 2024", "mid 2024-08 or 2024-09"),
        ("2024 OR unknown", "2024 or unknown"),
        ("UNKNOWN", "unknown"),
        ("DAY 012 of Alpelisib", "day 12 of Alpelisib"),
        ("4 Months before Admission", "4 months before admission"),
        ("after Onset of Hepatitis", "after onset of Hepatitis"),
    ],
)
def test_spelling_is_brought_to_one_form(text: str, canonical: str) -> None:
    assert str(PartialDate.parse(text)) == canonical
    assert PartialDate.parse(text) == PartialDate.parse(canonical)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", '"" is not a date'),
        ("soon", '"soon" is not a date'),
        ("2024-13-01", '"2024-13-01" is not a date'),
        ("2024-02-30", '"2024-02-30" is not a date'),
        ("2023-02-29", '"2023-02-29" is not a date'),
        ("2024-00", '"2024-00" is not a date'),
        ("2024-00-12", '"2024-00-12" is not a date'),
        ("2024-08-00", '"2024-08-00" is not a date'),
        ("early 2024-08-00", '"early 2024-08-00" is not a date: "early" needs a year and a month'),
        ("2024-8-1", '"2024-8-1" is not a date'),
        ("٢٠٢٤-٠٨-١٢", '"٢٠٢٤-٠٨-١٢" is not a date'),
        ("2024-08-12T10:00", '"2024-08-12T10:00" is not a date'),
        ("9999-01-01", '"9999-01-01" is not a date between 1880 and 2199'),
        ("1879", '"1879" is not a date between 1880 and 2199'),
        ("2200", '"2200" is not a date between 1880 and 2199'),
        ("0000-01-01", '"0000-01-01" is not a date between 1880 and 2199'),
        ("early 2024", '"early 2024" is not a date: "early" needs a year and a month'),
        ("late 2024-08-12", '"late 2024-08-12" is not a date: "late" needs a year and a month'),
        ("2024-09 to 2024-08", '"2024-09 to 2024-08" is not a period: it ends before it begins'),
        ("2024 to now", '"2024 to now" is not a period of two dates'),
        ("2024 or", '"2024 or" is not a date'),
        ("2024 or or 2025", '"or 2025" is not a date'),
        ("day 0 of x", '"day 0 of x" is not a date: day 1 is the first day of intake'),
        ("day 99999 of x", '"day 99999 of x" is not a date: it counts more than 200 years'),
        ("9999 years before 2024", '"9999 years before 2024" is not a date: it counts more than 200 years'),
        ("day 3", '"day 3" is not a date'),
        ("42 Aug 2024", '"42 Aug 2024" is not a date'),
        ("early 31 Feb 2026", '"early 31 Feb 2026" is not a date: "early" needs a year and a month'),
        ("1 Feb 2026 to 31 Feb 2026", '"31 Feb 2026" is not a date'),
        ("3 days after 31 Feb 2026", '"3 days after 31 Feb 2026" is not a date'),
        (
            "2 weeks before surgery",
            '"2 weeks before surgery" is not a date: "surgery" is neither a date, "admission", '
            '"start of …", "stop of …" nor "onset of …"',
        ),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(InvalidDate) as refusal:
        PartialDate.parse(text)
    assert str(refusal.value) == message


@given(partial_dates(("alpelisib", "中药"), ("hepatitis",), admission=True))
def test_printing_and_reading_a_date_gives_it_back(when: PartialDate) -> None:
    assert PartialDate.parse(str(when)) == when


@given(absolute_dates())
def test_ranges_run_forward_and_name_no_anchor(when: PartialDate) -> None:
    for part in when.parts:
        assert not part.anchor
        assert part.first is None or part.last is None or part.first <= part.last


@pytest.mark.parametrize(
    ("text", "exact_day"),
    [
        ("2024-08-12", "2024-08-12"),
        ("2024-08-12 to 2024-08-12", "2024-08-12"),
        ("2 days after 2024-08-12", "2024-08-14"),
        ("2024-08", None),
        ("2024-08-12 or 2024-08-13", None),
        ("day 1 of x", None),
        ("unknown", None),
    ],
)
def test_only_a_day_is_exact(text: str, exact_day: str | None) -> None:
    assert exact(text).exact == (day(exact_day) if exact_day else None)


def test_the_date_of_a_day_is_that_of_its_text() -> None:
    assert PartialDate.of(date(2024, 8, 12)) == exact("2024-08-12")
    assert exact("unknown").unknown
    assert not exact("unknown or 2024").unknown


@pytest.mark.parametrize(
    ("text", "e2b"),
    [
        ("2024-08-12", "20240812"),
        ("2024-08", "202408"),
        ("2024", "2024"),
        ("late 2024-08", "202408"),
        ("after 2024", ""),
        ("2024 to 2025", ""),
        ("2024 or 2025", ""),
        ("day 3 of x", ""),
        ("unknown", ""),
    ],
)
def test_the_e2b_form_keeps_the_precision(text: str, e2b: str) -> None:
    assert exact(text).e2b == e2b


@pytest.mark.parametrize(
    ("stamp", "text"),
    [
        ("2024", "2024"),
        ("202408", "2024-08"),
        ("20240812", "2024-08-12"),
        ("20240812+0200", "2024-08-12"),
        ("2024081215", "2024-08-12"),
        ("202408121530+0200", "2024-08-12"),
        ("20240812153000.123-0500", "2024-08-12"),
    ],
)
def test_an_e2b_date_is_read_at_its_precision(stamp: str, text: str) -> None:
    assert str(PartialDate.from_e2b(stamp)) == text


@pytest.mark.parametrize(
    "stamp", ["", "24", "20248", "2024081", "2024-08-12", "2024abc", "20240812x", "٢٠٢٤", "2024-0500"]
)
def test_other_stamps_are_refused(stamp: str) -> None:
    with pytest.raises(InvalidDate, match="CCYYMMDD"):
        PartialDate.from_e2b(stamp)


@pytest.mark.parametrize("stamp", ["20241301", "20240230", "202400", "9999"])
def test_stamps_off_the_calendar_are_refused(stamp: str) -> None:
    with pytest.raises(InvalidDate, match="is not a date"):
        PartialDate.from_e2b(stamp)


@given(absolute_dates())
def test_an_e2b_form_is_read_back_within_its_range(when: PartialDate) -> None:
    if when.e2b:
        again, first = PartialDate.from_e2b(when.e2b).parts[0], when.parts[0].first
        assert again.first is not None
        assert again.last is not None
        assert first is not None
        assert again.first <= first <= again.last


def test_days_are_shown_unambiguously() -> None:
    assert show(day("2024-08-12")) == "12 Aug 2024"
    assert show_range(day("2024-08-12"), day("2024-08-12")) == "12 Aug 2024"
    assert show_range(day("2024-08-12"), day("2024-09-01")) == "12 Aug to 1 Sep 2024"
    assert show_range(None, day("2024-08-12")) == "by 12 Aug 2024"
    assert show_range(day("2024-08-12"), None) == "from 12 Aug 2024"
    assert show_range(None, None) == "date unknown"


def test_days_off_the_calendar_are_shown_as_its_ends() -> None:
    assert show(-5_000_000) == "1 Jan 1"
    assert show(5_000_000) == "31 Dec 9999"
