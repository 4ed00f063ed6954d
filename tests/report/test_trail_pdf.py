"""Rows of the audit trail on paper."""

from datetime import datetime, timedelta, timezone
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from causality.records.in_words import Told
from causality.records.trail_words import RowWords
from causality.records.watching import Stopped, unwatched
from causality.report.archival import conformance, font_faults
from causality.report.trail_pdf import MOST_CHANGES, TrailPrint, print_trail
from causality.report.values import PAPERS, Paper

WHEN = datetime(2026, 3, 1, 9, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))


def about(paper: Paper = "a4", *wish: str) -> TrailPrint:
    return TrailPrint("cases.store", wish, WHEN, paper, "Anna")


def row(place: int, *changes: Told, **more: Any) -> RowWords:
    given = {"reason": "", "details": (), "erased": False, **more}
    return RowWords(place, "2026-03-01 09:00:00 +05:30", "2026-03-01 03:30:00 UTC", "Ben (ben)", "case changed",
                    "2026-017", changes, **given)  # fmt: skip


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def test_every_row_is_printed_once_with_both_values_and_its_times() -> None:
    rows = [row(place, Told("Case", "Title", f"old {place}", f"new {place}")) for place in range(1, 201)]
    found = pages(print_trail(about(), rows, unwatched))
    whole = "\n".join(found)
    for place in (1, 60, 61, 200):
        assert whole.count(f"old {place}\r\n") + whole.count(f"old {place} ") >= 1, place
    assert whole.count("2026-03-01 03:30:00 UTC") == 200
    assert len(found) > 3
    for number, page in enumerate(found, start=1):
        assert f"Page {number} of" in page
        assert "Audit trail · cases.store" in page
        assert "From" in page  # the heading of the table


def test_the_head_says_what_the_rows_are_filtered_for() -> None:
    (page,) = pages(print_trail(about("a4", "officer: Ben", "words: 肝损伤"), [row(7)], unwatched))
    assert "officer: Ben" in page
    assert "肝损伤" in page
    assert "(1 row)" in page


def test_no_rows_are_said_to_be_none() -> None:
    (page,) = pages(print_trail(about("a4", "words: none"), [], unwatched))
    assert "No row of the audit trail is as it was asked for" in page


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_pages_lie_across_and_keep_the_standard_of_archives(paper: Paper) -> None:
    made = print_trail(about(paper), [row(1, Told("Patient", "Age", "", "45"), reason="Ηπατική 100 % ≥ 2")], unwatched)
    with pikepdf.open(BytesIO(made)) as pdf:
        box = [float(side) for side in pdf.pages[0].mediabox]
        assert box[2:] == pytest.approx(PAPERS[paper][::-1], abs=0.01)
        assert conformance(pdf) == "A"
        assert [*font_faults(pdf)] == []
        assert "/AcroForm" not in pdf.Root
    assert print_trail(about(paper), [row(1)], unwatched) == print_trail(about(paper), [row(1)], unwatched)


def test_of_many_changes_of_one_row_the_first_are_printed_and_the_rest_counted() -> None:
    changes = [Told("Samples", f"Sample {place}", "", "x") for place in range(MOST_CHANGES + 5)]
    whole = "\n".join(pages(print_trail(about(), [row(1, *changes, details=("edits: many",))], unwatched)))
    assert "5 more changes; the CSV has them" in " ".join(whole.split())
    assert "edits: many" in whole
    assert f"Sample {MOST_CHANGES - 1}" in whole
    assert f"Sample {MOST_CHANGES + 1}" not in whole


def test_a_long_value_breaks_over_lines_and_pages() -> None:
    long = "word " * 3000
    found = pages(print_trail(about(), [row(1, Told("Case", "Comment", long, long))], unwatched))
    assert "…" in "".join(found)


def test_printing_is_watched_and_stopped() -> None:
    seen: list[tuple[int, int]] = []
    rows = [row(place) for place in range(1, 301)]
    print_trail(about(), rows, lambda done, of: seen.append((done, of)))
    assert seen[0][0] == 0
    assert [done for done, of in seen if done > of] == []
    assert len({of for _done, of in seen}) <= 2

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        print_trail(about(), rows, stop)
