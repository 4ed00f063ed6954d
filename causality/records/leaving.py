"""What leaves the store: everything in open formats."""

from dataclasses import replace
from pathlib import Path

from causality.case.file import case_json
from causality.files import write_new
from causality.records.desk import Desk
from causality.records.searching import PAGE, Query
from causality.records.trail import Filter, rows_in_lots, trail_csv, trail_places
from causality.records.watching import Watch, unwatched


def export_all(desk: Desk, folder: Path, watch: Watch = unwatched) -> int:
    """Write every case as JSON, every signed report as PDF and the trail as CSV to `folder`, and give their number.

    Files are named by the store's keys, which say nothing of a patient. What was written before `watch` stopped it
    stays. Raises OSError from the disk.
    """
    desk.enter("export_audit")
    desk.enter("export")
    folder.mkdir(parents=True, exist_ok=True)
    count, query = 0, Query(order="case_id", descending=False, count=PAGE)
    whole = desk.count(query)
    while listed := desk.find(query):
        for one in listed:
            watch(count, whole)
            held = desk.open(one.key)
            write_new(folder / f"{one.key}.json", case_json(held.case).encode())
            for version in desk.versions(one.key):
                number = version["version"]
                write_new(folder / f"{one.key}-v{number}.pdf", desk.report(one.key, number))
            desk.exported(held, "open formats")
            count += 1
        query = replace(query, first=query.first + PAGE)
    rows = rows_in_lots(desk, trail_places(desk, Filter())[::-1], watch)
    write_new(folder / "audit.csv", trail_csv(desk, rows).encode("utf-8-sig"))
    return count
