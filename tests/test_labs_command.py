import json
from pathlib import Path

import pytest

from causality.cli import main

CASE = {"id": "1", "samples": [{"analyte": "ALT", "day": "2024-08-12", "value": 40, "unit": "U/L"}]}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    return path


def file(tmp_path: Path, text: str) -> str:
    path = tmp_path / "labs.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def samples(path: Path) -> list[tuple[str, str, float]]:
    read = json.loads(path.read_text(encoding="utf-8"))
    return [(sample["analyte"], sample["day"], sample["value"]) for sample in read["samples"]]


def test_results_are_read_into_the_case(tmp_path: Path, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file(tmp_path, "Date,ALT (U/L)\n2024-08-12,40\n2024-08-13,41*\nlater,7\n")
    assert main(["labs", path, "--into", str(case)]) == 0
    assert samples(case) == [("ALT", "2024-08-12", 40), ("ALT", "2024-08-13", 41)]
    first, second, third = capsys.readouterr().out.strip().splitlines()
    assert first.endswith("1 new sample, 1 already there, 1 not understood")
    assert second.strip().startswith("A4: not a date")
    assert third.strip().startswith("1 result is marked (*)")


def test_the_case_may_be_written_elsewhere(tmp_path: Path, case: Path) -> None:
    before, out = case.read_bytes(), tmp_path / "out.json"
    path = file(tmp_path, "Date,ALT (U/L)\n01/02/2024,41\n")
    assert main(["labs", path, "--into", str(case), "-o", str(out), "--dates", "month-first"]) == 0
    assert samples(out)[1] == ("ALT", "2024-01-02", 41)
    assert case.read_bytes() == before
    assert main(["labs", path, "--into", str(case), "-o", str(out), "--dates", "month-first"]) == 2
    assert main(["labs", path, "--into", str(case), "-o", str(out), "--dates", "day-first", "--force"]) == 0
    assert samples(out)[1] == ("ALT", "2024-02-01", 41)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Date,ALT\n01/02/2024,41\n", "--dates day-first|month-first"),
        ("Date;ALT\n2024-02-01;1,234\n", "--decimal point|comma"),
        ("Date,ALT\n1 Feb,41\n", "--year YYYY"),
        ("", "nothing in it"),
        ("ALT\n40\n", "no column of dates"),
        ("PK\x03\x04broken", "the workbook is broken"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_the_case_stays(
    tmp_path: Path, case: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    before = case.read_bytes()
    assert main(["labs", file(tmp_path, text), "--into", str(case)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1
    assert "labs.csv" in captured.err
    assert told in captured.err
    assert case.read_bytes() == before


def test_a_missing_file_or_case_is_told(tmp_path: Path, case: Path) -> None:
    assert main(["labs", str(tmp_path / "none.csv"), "--into", str(case)]) == 2
    path = file(tmp_path, "Date,ALT\n2024-08-12,40\n")
    assert main(["labs", path, "--into", str(tmp_path / "none.json")]) == 2
    assert main(["labs", path, "--into", "-"]) == 2
