import contextlib
import io
import json
from datetime import date, datetime
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from causality.case.dates import PartialDate
from causality.case.file import read_case
from causality.case.model import Sample
from causality.exchange.labs import understand
from causality.exchange.merging import new_to
from causality.exchange.table import InvalidTable, Table, table_of_bytes, table_of_text
from causality.exchange.understood import Choices, Understood

TABLE_1 = """Table 1 | Trends in relevant metrics from July 24 through November 7.
Date\tJul 25\tAug 4\tAug12\tAug29\tSep 7\tOct 7\tOct 10\tNov 7\tRef.Range\tUnits

ALT\t110.6\t59.7\t36.7\t45.1\t43.7\t60.3\t15.5\t36\t7-40\tU/L
AST\t306.6\t306.6\t164.7\t312.7\t312.7\t129.3\t60.3\t109.5\t13-35\tU/L
TBIL\t316.3\t206.4\t162.5\t189.1\t113.3\t42.1\t50.6\t72.4\t5.64-18.52\tumol/L
DBIL\t230.3\t122.5\t87.2\t133.3\t65.2\t20.8\t26.1\t49.2\t1.82-6.78\tumol/L
Glu\t5.18\t23.22\t11.4\t4.23\t4.82\t6.39\t16.08\t5.16\t3.9-6.1\tmmol/l
"""

Told = tuple[str, str, str]


AS_IT_IS = Choices()


def read(text: str, choices: Choices = AS_IT_IS) -> Understood:
    return understand(table_of_text(text), choices)


def told(understood: Understood) -> list[Told]:
    """Give each sample as analyte, day and result with its unit, and limits where there are any."""
    return [(sample.analyte, sample.day.text, shown(sample)) for sample in understood.samples]


def shown(sample: Sample) -> str:
    value = "" if sample.value is None else f"{sample.comparator}{sample.value:g}"
    limits = "" if (sample.lower, sample.upper) == (None, None) else f"[{sample.lower or 0:g}-{sample.upper or 0:g}]"
    return " ".join(filter(None, (value, sample.text, sample.unit, limits)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date\tALT (U/L)\tAST [U/L] 7-40\n2024-08-12\t306,6*\t<5\n",
         [("ALT", "2024-08-12", "306.6 U/L"), ("AST", "2024-08-12", "<5 U/L [7-40]")]),
        ("Date;ALT;Bilirubin, total µmol/l\n12.08.2024;1.234,5;17\n13.08.2024;neg;-\n",
         [("ALT", "2024-08-12", "1234.5"), ("Bilirubin, total", "2024-08-12", "17 µmol/l"),
          ("ALT", "2024-08-13", "neg")]),
        ("Ward report\n\ntest,result,units,reference range,date\nALT,306.6 H,U/L,7–40,12/08/2024\n"
         "AST,≤55,U/L,<40,13/08/2024\n",
         [("ALT", "2024-08-12", "306.6 U/L [7-40]"), ("AST", "2024-08-13", "<=55 U/L [0-40]")]),
        ("2024-08-12\tALT\t40\tU/L\t7\t40\n2024-08-12\tAST\t50\tU/L\t7\t40",
         [("ALT", "2024-08-12", "40 U/L [7-40]"), ("AST", "2024-08-12", "50 U/L [7-40]")]),
        ("\t12 Aug 2024\t29 Aug 2024\nGPT (U/l)\t36,7\t45,1\nGOT\thaemolysed\t>1000\n",
         [("GPT", "2024-08-12", "36.7 U/l"), ("GOT", "2024-08-12", "haemolysed"),
          ("GPT", "2024-08-29", "45.1 U/l"), ("GOT", "2024-08-29", ">1000")]),
        ("Datum;Untersuchung;Ergebnis;Einheit;Referenzbereich\n02.01.2024;Gesamtbilirubin;1,2;mg/dl;0,1-1,2\n",
         [("Gesamtbilirubin", "2024-01-02", "1.2 mg/dl [0.1-1.2]")]),
        ("日期\t项目\t结果\t单位\t参考范围\n2024年8月12日\t总胆红素\t316.3\tumol/L\t5.64~18.52\n",
         [("总胆红素", "2024-08-12", "316.3 umol/L [5.64-18.52]")]),
        ("Date\tALT\tAST\nUnits\tU/L\tU/L\nNormal range\t7-40\t<35\n2024-08-12\t1.5e2\t1,5E+02\n",
         [("ALT", "2024-08-12", "150 U/L [7-40]"), ("AST", "2024-08-12", "150 U/L [0-35]")]),
        ("Date,ALT,Unit,AST,Unit\n2024-08-12,40,U/L,0.5,µkat/L\n",
         [("ALT", "2024-08-12", "40 U/L"), ("AST", "2024-08-12", "0.5 µkat/L")]),
        ("LOINC,LBDTC,LBORRES,LBORRESU,LBORNRLO,LBORNRHI\n1742-6,2024-08-12T07:30,40,U/L,7,40\n",
         [("1742-6", "2024-08-12", "40 U/L [7-40]")]),
        ("Date\tALT\n45516\t40\n", [("ALT", "2024-08-12", "40")]),
        ("Date\tALT\n2024-08-12\t40\n2024-08-12\t41\n", [("ALT", "2024-08-12", "40"), ("ALT", "2024-08-12", "41")]),
        ("Date\tALT\n2024-08-12\t40 U/L (7-40)\n2024-08\t12\n",
         [("ALT", "2024-08-12", "40 U/L (7-40)"), ("ALT", "2024-08", "12")]),
        ("date;HBsAg;anti-HCV\n2024-08-12;neg;not detected\n",
         [("HBsAg", "2024-08-12", "neg"), ("anti-HCV", "2024-08-12", "not detected")]),
        ("Date\tALT\tULN\tAST\tULN\n2024-08-12\t40\t41\t50\t35\n",
         [("ALT", "2024-08-12", "40 [0-41]"), ("AST", "2024-08-12", "50 [0-35]")]),
        ("Date\tTroponin T (ng/L)\n2024-08-12\t3\n", [("Troponin T", "2024-08-12", "3 ng/L")]),
    ],
)  # fmt: skip
def test_results_as_they_come_are_read(text: str, expected: list[Told]) -> None:
    assert told(read(text)) == expected


def test_the_table_of_the_worked_example_gives_its_samples() -> None:
    case = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
    asked = read(TABLE_1)
    assert asked.samples == ()
    assert [question.asked for question in asked.questions] == ["year"]
    understood = read(TABLE_1, Choices(year=2024))
    facts = {(sample.analyte, sample.day.text, sample.value, sample.unit) for sample in understood.samples}
    expected = {(s.analyte, s.day.text, s.value, s.unit) for s in case.samples if s.source == "Table 1"}
    assert facts == expected
    assert len(understood.samples) == 40
    assert {(s.analyte, s.lower, s.upper) for s in understood.samples} >= {("ALT", 7, 40), ("Glu", 3.9, 6.1)}
    assert new_to(case, understood.samples) == ()


@pytest.mark.parametrize(
    ("dates", "choices", "first"),
    [
        (("12/08/2024", "13/08/2024"), Choices(), "2024-08-12"),
        (("08/12/2024", "08/13/2024"), Choices(), "2024-08-12"),
        (("12/08/2024", "11/08/2024"), Choices(order="day-first"), "2024-08-12"),
        (("12/08/2024", "11/08/2024"), Choices(order="month-first"), "2024-12-08"),
        (("08/08/2024", "09/09/2024"), Choices(), "2024-08-08"),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_whole_column(
    dates: tuple[str, str], choices: Choices, first: str
) -> None:
    understood = read(f"Date\tALT\n{dates[0]}\t40\n{dates[1]}\t41\n", choices)
    assert understood.samples[0].day.text == first
    assert understood.problems == ()


def test_dates_that_could_be_two_days_are_asked_about_and_nothing_is_read() -> None:
    understood = read("Date\tALT\n12/08/2024\t40\n11/08/2024\t41\n")
    assert understood.samples == ()
    assert [question.asked for question in understood.questions] == ["order"]
    assert "12/08/2024" in understood.questions[0].text


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (("1,234", "5.2"), [1234, 5.2]),
        (("1.234", "5,2"), [1234, 5.2]),
        (("1.234", "12"), [1.234, 12]),
        (("0,234", "12"), [0.234, 12]),
        (("1,234.5", "12"), [1234.5, 12]),
        (("1 234,5", "12"), [1234.5, 12]),
        (("1,234,567", "12"), [1234567, 12]),
    ],
)
def test_thousands_are_told_from_decimals_where_the_table_shows_it(cells: tuple[str, str], values: list[float]) -> None:
    understood = read(f"Date\tALT\n2024-08-12\t{cells[0]}\n2024-08-13\t{cells[1]}\n")
    assert [sample.value for sample in understood.samples] == values


@pytest.mark.parametrize(("mark", "value"), [("point", 1234), ("comma", 1.234)])
def test_a_number_that_can_be_read_in_two_ways_is_asked_about(mark: str, value: float) -> None:
    text = "Date\tALT\n2024-08-12\t1,234\n"
    assert [question.asked for question in read(text).questions] == ["mark"]
    assert read(text, Choices(mark="point" if mark == "point" else "comma")).samples[0].value == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Date\tALT\n2024-08-12\t40\nlater\t41\n", "A3: not a date"),
        ("Date\tALT\n2024-08-12\t40\n\t41\n", "A3: no date"),
        ("Date\tALT\n2024-08-12\t40\n2024-13-40\t41\n", "A3: not a date"),
        ("\t2024-08-12\tlater\nALT\t40\t41\n", "C1: not a date"),
        ("Date,test,result\n2024-08-12,ALT,40\n2024-08-12,,41\n", "B3: no analyte"),
        ("Date,test,result,lower,upper\n2024-08-12,ALT,40,40,7\n", "D2: “40 – 7”: the lower limit is above"),
        ('Date,test,result,lower,upper\n2024-08-12,ALT,40,7,"-1,2"\n', "E2: “-1,2” is a limit of normal below zero"),
        ('Date,test,result,reference\n2024-08-12,ALT,40,"-1,2"\n', "D2: “-1,2” is not understood as limits"),
        ("Date,test,result,reference\n2024-08-12,ALT,40 (-1-2),\n", "C2: “-1” is a limit of normal below zero"),
        ("Date\tALT\n\t-1-40\n2024-08-12\t40\n", "B3: “-1” is a limit of normal below zero"),
        ("Date,test,result\n2024-08-12,ALT,280+\n", "C2: “280+” is no number"),
        ("ALT\tAST\n40\t41\n", "no column of dates"),
        ("Date\tward\n2024-08-12\tB\n", "no analyte was found"),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(text: str, problem: str) -> None:
    assert any(str(one).startswith(problem) for one in read(text).problems)


def test_what_cannot_be_read_is_a_problem_and_never_only_a_note() -> None:
    found = read('Date,test,result,reference,upper\n2024-08-12,ALT,40,"-1,2",\n2024-08-13,ALT,2 80,7-40,x\n')
    assert [(one.where, one.severity) for one in found.problems] == [
        ("D2", "problem"), ("C3", "problem"), ("E3", "problem")]  # fmt: skip


def test_a_limit_below_zero_leaves_the_other_one() -> None:
    samples = read("Date,test,result,lower,upper\n2024-08-12,ALT,40,-1,40\n2024-08-13,ALT,40,40,7\n").samples
    assert [(sample.lower, sample.upper) for sample in samples] == [(None, 40), (None, None)]


@pytest.mark.parametrize("result", ["haemolysed", "2+", "neg", ""])
def test_results_in_words_and_titres_are_no_problem(result: str) -> None:
    problems = read(f"Date,test,result\n2024-08-12,protein in urine,{result}\n2024-08-12,ANA,1:80\n").problems
    assert [one for one in problems if one.severity == "problem"] == []


def test_marks_beside_results_are_told_once_with_how_many_there_are() -> None:
    found = read("Date\tALT\n2024-08-12\t>280*\n2024-08-13\tH 40\n2024-08-14\t41 ↑\n2024-08-15\t42\n")
    assert [(one.comparator, one.value, one.comment) for one in found.samples] == [
        (">", 280, "marked *"), ("", 40, "marked H"), ("", 41, "marked ↑"), ("", 42, "")]  # fmt: skip
    assert [str(one) for one in found.problems] == [
        "3 results are marked (*, H, ↑): they are read without the mark, a comment keeps it"
    ]


def test_headings_that_are_repeated_on_every_page_are_passed_over() -> None:
    understood = read("Date\tALT\n2024-08-12\t40\nDate\tALT\n2024-08-13\t41\n")
    assert [sample.value for sample in understood.samples] == [40, 41]
    assert understood.problems == ()


def test_columns_that_are_left_out_are_told_with_the_reason() -> None:
    understood = read("Patient,Date,Time,ALT,Flag\n17,2024-08-12,07:30,40,H\n")
    assert [str(problem) for problem in understood.problems] == [
        "column “Patient”: left out: who it is about stands in the case",
        "column “Time”: left out: times of day are not kept",
        "column “Flag”: left out: marks follow from the limits",
    ]
    assert told(understood) == [("ALT", "2024-08-12", "40")]


def test_a_line_that_names_visits_is_told_to_be_left_out() -> None:
    understood = read("Parameter\tUnit\tBaseline\tWeek 1\nDate\t\t2024-08-12\t2024-08-19\nALT\tU/L\t1\t2\n")
    assert told(understood) == [("ALT", "2024-08-12", "1 U/L"), ("ALT", "2024-08-19", "2 U/L")]
    assert str(understood.problems[0]) == "line “Parameter”: left out: the analytes stand in the headings"


@pytest.mark.parametrize("role", ["unit", "limits", "lower", "laboratory", "comment"])
def test_of_two_columns_of_one_kind_the_other_is_told_to_be_left_out(role: str) -> None:
    text = f"Date,test,result,{role},{role}\n2024-08-12,ALT,40,7-40,8-50\n"
    understood = read(text)
    assert len(understood.samples) == 1
    assert any("another column is the" in problem.what for problem in understood.problems)


def test_what_a_column_was_taken_for_can_be_corrected() -> None:
    text = "Date\tfoo\tbar\n2024-08-12\t40\tx\n"
    assert told(read(text)) == [("foo", "2024-08-12", "40")]
    corrected = read(text, Choices(columns=((1, "result:ALT"), (2, "comment"))))
    assert told(corrected) == [("ALT", "2024-08-12", "40")]
    assert corrected.samples[0].comment == "x"
    assert read(text, Choices(columns=((1, "ignored"),))).samples == ()


def test_a_workbook_with_titles_merged_cells_and_real_dates_is_read() -> None:
    book = Workbook()
    book.active.title = "empty"
    sheet = book.create_sheet("results")
    for row in (
        ["Results", None, None],
        [],
        ["Date", "Test", "Result (U/L)"],
        [date(2024, 8, 12), "ALT", 306.6],
        [None, "AST", 1234.5],
        [datetime.fromisoformat("2024-08-13T07:30"), "ALT", "<5"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A4:A5")
    file = io.BytesIO()
    book.save(file)
    understood = understand(table_of_bytes(file.getvalue()))
    assert told(understood) == [
        ("ALT", "2024-08-12", "306.6 U/L"), ("AST", "2024-08-12", "1234.5 U/L"), ("ALT", "2024-08-13", "<5 U/L"),
    ]  # fmt: skip
    for cut in range(0, len(file.getvalue()) - 1, 97):
        with pytest.raises(InvalidTable):
            table_of_bytes(file.getvalue()[:cut])


def test_of_a_workbook_the_sheet_with_results_is_read_and_the_others_are_named() -> None:
    book = Workbook()
    book.active.title = "Cover"
    book.active.append(["Ward 3, printed", date(2024, 9, 1)])
    book.create_sheet("Results").append(["", "ALT", "AST"])
    book["Results"].append([date(2024, 8, 12), 40, 1.234])
    file = io.BytesIO()
    book.save(file)
    understood = understand(table_of_bytes(file.getvalue()))
    assert told(understood) == [("ALT", "2024-08-12", "40"), ("AST", "2024-08-12", "1.234")]
    assert [str(problem) for problem in understood.problems] == ["sheet “Cover”: not read"]


@pytest.mark.parametrize("form", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_every_usual_form_of_text_is_read(form: str) -> None:
    understood = understand(table_of_bytes("Date;Bilirubin (µmol/l)\r\n2024-08-12;17,5\r\n".encode(form)))
    assert told(understood) == [("Bilirubin", "2024-08-12", "17.5 µmol/l")]


@pytest.mark.parametrize("held", [(), ("bilirubin",), ("Bili ges.",)])
def test_one_result_under_two_names_of_its_analyte_is_one(held: tuple[str, ...]) -> None:
    case = read_case(json.dumps({"id": "1", "samples": [
        {"analyte": name, "day": "2024-08-12", "value": 20, "unit": "µmol/L"} for name in held]}).encode())  # fmt: skip
    text = "Date,test,result,unit\n2024-08-12,total bilirubin,20,umol/L\n2024-08-12,Bili ges.,20,umol/L\n"
    samples = read(text + "2024-08-12,Bili ges.,21,umol/L\n").samples
    assert [sample.value for sample in new_to(case, samples)] == ([21] if held else [20, 21])


def test_a_case_is_told_what_is_new_to_it() -> None:
    case = read_case(json.dumps({"id": "1", "samples": [
        {"analyte": "ALT", "day": "2024-08-12", "value": 40, "unit": "U/L"}]}).encode())  # fmt: skip
    samples = read("Date\tGPT (U/l)\n2024-08-12\t40\n2024-08-12\t40\n2024-08-12\t41\n").samples
    assert [sample.value for sample in new_to(case, samples)] == [40, 41]


DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))
NUMBERS = st.decimals(0, 99_999, places=2).map(float)
ROWS = st.lists(st.tuples(DAYS, st.sampled_from(["ALT", "AST", "TBIL", "Glu", "CA 19-9"]), NUMBERS), min_size=1)


def listed(rows: list[tuple[date, str, float]], delimiter: str, mark: str, order: tuple[int, ...]) -> str:
    lines = [("date", "test", "result", "unit")]
    lines += [(day.isoformat(), name, f"{value:.2f}".replace(".", mark), "U/L") for day, name, value in rows]
    return "\n".join(delimiter.join(line[place] for place in order) for line in lines)


@given(ROWS, st.sampled_from(["\t", ";"]), st.sampled_from([".", ","]), st.permutations(range(4)))
def test_a_list_is_read_back_whatever_its_delimiter_decimal_mark_and_order_of_columns(
    rows: list[tuple[date, str, float]], delimiter: str, mark: str, order: list[int]
) -> None:
    understood = read(listed(rows, delimiter, mark, tuple(order)))
    assert [(s.analyte, s.day, s.value) for s in understood.samples] == [
        (name, PartialDate.of(day), value) for day, name, value in rows
    ]
    assert understood.problems == ()


@given(
    st.lists(DAYS, min_size=2, max_size=6, unique=True),
    st.lists(st.sampled_from(["ALT", "AST", "TBIL", "Glu", "ALP"]), min_size=1, max_size=5, unique=True),
    st.data(),
)
def test_a_grid_is_read_back_whichever_way_it_lies(days: list[date], names: list[str], data: st.DataObject) -> None:
    values = data.draw(st.lists(NUMBERS, min_size=len(days) * len(names), max_size=len(days) * len(names)))
    cells = iter(values)
    grid = [["", *names], *([day.strftime("%d %b %Y"), *(f"{next(cells):.2f}" for _n in names)] for day in days)]
    lying = [list(column) for column in zip(*grid, strict=True)]
    upright, turned = (read("\n".join("\t".join(row) for row in table)) for table in (grid, lying))
    assert [sample.value for sample in upright.samples] == values
    assert upright.samples == turned.samples
    assert (upright.turned, turned.turned) == (False, True)


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    with contextlib.suppress(InvalidTable):
        understand(table_of_text(text))


CELLS = st.sampled_from(
    ["", "ALT", "date", "result", "unit", "U/L", "7-40", "12/08/2024", "2024-08-12", "1,234", "<5", "neg", "2024",
     "45516", "-", "１２", "½", "1e999", "Ref.Range", "Aug12", "day 3 of x", "…"]
)  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3).map(tuple), min_size=1, max_size=8))
def test_no_table_is_too_odd(rows: list[tuple[str, ...]]) -> None:
    table = Table(tuple(rows))
    for turned in (None, True, False):
        understand(table, Choices(turned=turned, order="day-first", year=2024))


@given(st.binary())
def test_no_file_is_too_odd(data: bytes) -> None:
    with contextlib.suppress(InvalidTable):
        understand(table_of_bytes(data))
