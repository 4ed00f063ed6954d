"""The rooms of the window of the store as pictures show them: with two versions of a case, copies, and a trail."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from causality.records.backup import back_up
from causality.records.searching import Query
from causality.records.trail import Filter, trail
from desktop.look import Look
from desktop.store_window import ROOMS, StoreWindow
from tests.records.places import Hands, Place, example, made
from tests.records.test_desk import PDF, signed

PAGES = tuple(f"store-{key}" for key, _title, _make in ROOMS)


def shown(page: str, look: Look, home: Path) -> tuple[StoreWindow, Callable[[], bool]]:
    """Give the window of a store in one of its rooms, and what says that it stands."""
    desk = _place(home / "pictures.store").desk("administrator")
    window = StoreWindow(desk, look, home)
    window.closed.connect(desk.store.close)
    window.show_room(page.removeprefix("store-"))
    if page == "store-versions":
        window.versions.show_case(desk.find(Query(state="signed"))[0].key)
        compare = window.findChild(QPushButton, "compare")
        assert compare is not None
        compare.click()
    if page == "store-audit":
        edited = trail(desk, Filter(action="case changed"))[1].place
        window.audit.found.connect(lambda: window.audit.show_place(edited))
    return window, lambda: not window.worker.busy and not window.audit.busy


def _place(path: Path) -> Place:
    """Give a store, made when it is first asked for."""
    if path.exists():
        return Place(str(path), Hands(), "")
    path.parent.mkdir(parents=True, exist_ok=True)
    place = made(str(path))
    desk, other = place.desk(), place.desk("reviewer")
    held = desk.create(example())
    held = desk.save(held, replace(held.case, title="Jaundice under alpelisib"), reason="second reading of the chart")
    held = desk.next_version(desk.keep_signed(desk.submit(held), signed(held.case), PDF))
    patient = replace(held.case.patient, age=45)
    held = other.save(
        held, replace(held.case, patient=patient, samples=held.case.samples[1:]), reason="letter of 3 May"
    )
    held = desk.save(held, replace(held.case, conclusion="Tumour infiltration, receding under the treatment."))
    desk.keep_signed(held, signed(held.case, "cd"), PDF)
    desk.create(replace(example(), id="2026-018", title="Liver injury after amoxicillin"))
    back_up(desk, path.parent / "copies")
    desk.store.close()
    other.store.close()
    return place
