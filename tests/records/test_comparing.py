"""Versions of a case compared: what, by whom, when."""

from dataclasses import replace

from causality.records.comparing import compared, untold
from causality.records.tables import CASES
from tests.records.places import Place, example
from tests.records.test_desk import PDF, signed


def test_who_changed_what_between_versions_and_when(place: Place) -> None:
    desk, other = place.desk(), place.desk("reviewer")
    held = desk.keep_signed(desk.create(example()), signed(example()), PDF)
    held = desk.next_version(held)
    held = desk.save(held, replace(held.case, title="Second look"))
    held = desk.submit(held)
    held = other.give_back(held, "the conclusion is missing")
    held = other.save(held, replace(held.case, conclusion="Tumour", samples=held.case.samples[1:]))
    found = compared(desk, held.key, 1)
    assert {("Title", "ben"), ("Sample 1 (ALT, 2024-07-25)", "chloe"), ("Conclusion", "chloe")} <= {
        (one.told.what, one.who) for one in found
    }
    assert not untold(found)
    parts = [one.told.part for one in found]
    assert parts == sorted(parts, key=parts.index)  # each part once, its changes together
    assert parts.index("Case") < parts.index("Laboratory values") < parts.index("Conclusion")
    held = desk.keep_signed(desk.open(held.key), signed(held.case, "cd"), PDF)
    both = compared(desk, held.key, 1, 2)
    assert ("Conclusion", "chloe") in {(one.told.what, one.who) for one in both}
    assert all(one.who and one.at for one in both)
    backwards = compared(desk, held.key, 2, 1)
    assert {one.told.what for one in backwards} >= {"Title", "Conclusion"}
    assert untold(backwards)  # nobody changed a later version into an earlier one
    desk.store.close()
    other.store.close()


def test_nobody_is_named_for_what_other_hands_changed(place: Place) -> None:
    desk = place.desk()
    held = desk.keep_signed(desk.create(example()), signed(example()), PDF)
    held = desk.next_version(held)
    with desk.store.writing() as work:
        content = CASES.update().values(content=CASES.c.content + "\n")
        work.connection.execute(content)
    assert not untold(compared(desk, held.key, 1))
    held = desk.save(desk.open(held.key), replace(held.case, title="x"))
    with desk.store.writing() as work:
        from causality.case.file import case_json

        work.connection.execute(CASES.update().values(content=case_json(replace(held.case, title="forged"))))
    found = compared(desk, held.key, 1)
    assert {one.told.after for one in found if one.told.what == "Title"} == {"forged"}
    assert untold(found)
    desk.store.close()
