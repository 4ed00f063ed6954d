"""Kills and a full disk: no committed edit is lost and nothing half is left."""

from dataclasses import replace

import pytest

from causality.records.engine import Full
from tests.records.faults import kill_often
from tests.records.places import Place, example

KILLS = 8
"""The short form; `python -m tests.records.faults` is the long one."""


def test_no_committed_edit_is_lost_to_a_kill(place: Place) -> None:
    tally = kill_often(place, KILLS)
    assert (tally.kills, tally.lost, tally.broken) == (KILLS, 0, 0)
    assert tally.edits > KILLS


def test_a_full_disk_loses_nothing_and_says_so(place: Place) -> None:
    desk = place.desk()
    held = desk.create(example())
    with desk.store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Full, match="the disk is full; nothing was changed"):
        desk.save(held, replace(held.case, narrative="x" * 90_000))
    assert desk.open(held.key) == held
    assert desk.store.prove().doubts == ()
    desk.store.close()
    again = place.desk()
    again.save(held, replace(held.case, title="there is room again"))
    again.store.close()
