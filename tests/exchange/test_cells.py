import pytest

from causality.exchange.days import day_of, writing_of
from causality.exchange.headings import Measured, measured
from causality.exchange.results import Limit, Result, read_limits, read_result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("306.6", Result(306.6)),
        ("<5", Result(5, "<")),
        ("≤ 5", Result(5, "<=")),
        (">1000", Result(1000, ">")),
        ("306.6 H", Result(306.6, flag="H")),
        ("306,6*", Result(306.6, flag="*")),
        (">280*", Result(280, ">", flag="*")),
        ("> 280 **", Result(280, ">", flag="**")),
        ("280 ↑", Result(280, flag="↑")),
        ("3.1↓", Result(3.1, flag="↓")),
        ("3.1 L", Result(3.1, flag="L")),
        ("* 280", Result(280, flag="*")),
        ("H >280", Result(280, ">", flag="H")),
        ("280 (H)*", Result(280, flag="H*")),
        ("280 H U/L", Result(280, unit="U/L", flag="H")),
        ("280+", Result(text="280+")),
        ("1.5e3", Result(1500)),
        ("1,5 x 10^3", Result(1500)),
        ("40 U/L", Result(40, unit="U/L")),
        ("40 (7-40)", Result(40, lower=7, upper=40)),
        ("-2", Result(-2)),
        ("neg", Result(text="neg")),
        ("haemolysed", Result(text="haemolysed")),
        ("1:40", Result(text="1:40")),
        ("5-10", Result(text="5-10")),
        ("2+", Result(text="2+")),
        ("1e999", Result(text="1e999")),
        ("1,234", Result(text="1,234", unclear=True)),
    ],
)
def test_a_result_is_a_number_a_censored_number_or_a_text(text: str, expected: Result) -> None:
    assert read_result(text, "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7-40", Limit(7, 40)),
        ("7–40 U/L", Limit(7, 40, "U/L")),
        ("5.64-18.52", Limit(5.64, 18.52)),
        ("0,1 bis 1,2", Limit(0.1, 1.2)),
        ("(7 - 40)", Limit(7, 40)),
        ("<40", Limit(None, 40)),
        ("up to 40", Limit(None, 40)),
        (">= 60", Limit(60, None)),
        ("40-7", None),
        ("neg", None),
        ("40", None),
    ],
)
def test_limits_of_normal_are_read(text: str, expected: Limit | None) -> None:
    assert read_limits(text, "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-08-12", "2024-08-12"),
        ("2024/8/12", "2024-08-12"),
        ("2024-08-12T07:30:00Z", "2024-08-12"),
        ("12.08.2024", "2024-08-12"),
        ("12.8.24 07:30", "2024-08-12"),
        ("12 Aug 2024", "2024-08-12"),
        ("12-Aug-24", "2024-08-12"),
        ("Aug 12, 2024", "2024-08-12"),
        ("Mon, 12 August 2024", "2024-08-12"),
        ("12. März 2024", "2024-03-12"),
        ("2024年8月12日", "2024-08-12"),
        ("20240812", "2024-08-12"),
        ("45516", "2024-08-12"),
        ("13/08/2024", None),
        ("12/08/2024", None),
        ("Aug 12", None),
        ("2024-02-30", None),
        ("day 3 of alpelisib", None),
        ("2024-08", "2024-08"),
        ("early Aug 2024", "early 2024-08"),
    ],
)
def test_a_date_is_read_where_it_can_only_be_one_day(text: str, expected: str | None) -> None:
    found = day_of(text, "", None, numbers=True)
    assert (found[0].text if found else None) == expected


@pytest.mark.parametrize(
    ("dates", "order", "ambiguous"),
    [
        (["12/08/2024", "13/08/2024"], "day-first", ""),
        (["12/08/2024", "08/13/2024"], "month-first", ""),
        (["13/08/2024", "08/13/2024", "12/08/2024"], "", "12/08/2024"),
        (["12/08/2024"], "", "12/08/2024"),
        (["12-08-24", "24-08-12"], "", "12-08-24"),
        (["08/08/2024", "2024-08-12"], "", ""),
    ],
)
def test_one_date_above_twelve_settles_a_column(dates: list[str], order: str, ambiguous: str) -> None:
    found = writing_of(dates)
    assert (found.order, found.ambiguous) == (order, ambiguous)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("ALT", Measured("ALT", known=True)),
        ("ALT (U/L)", Measured("ALT", "U/L", known=True)),
        ("ALT [U/L] 7-40", Measured("ALT", "U/L", 7, 40, known=True)),
        ("ALT (7-40 U/L)", Measured("ALT", "U/L", 7, 40, known=True)),
        ("ALT U/L (ref. range: 7-40)", Measured("ALT", "U/L", 7, 40, known=True)),
        ("ALT (SGPT)", Measured("ALT (SGPT)", known=True)),
        ("glucose (fasting) mmol/L", Measured("glucose (fasting)", "mmol/L", known=True)),
        ("CA 19-9", Measured("CA 19-9", known=True)),
        ("Bilirubin, total µmol/l", Measured("Bilirubin, total", "µmol/l", known=True)),
        ("ALT <40", Measured("ALT", "", None, 40, known=True)),
        ("Troponin T (ng/L)", Measured("Troponin T", "ng/L")),
        ("1742-6", Measured("1742-6", known=True)),
    ],
)
def test_a_heading_names_an_analyte_with_its_unit_and_limits(heading: str, expected: Measured) -> None:
    assert measured(heading) == expected
