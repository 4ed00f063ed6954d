"""The pages of the store, for the pictures: each step of making one and signing in, its cases, one of them, locked."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from causality.case import edits
from causality.records.held import reported
from desktop.look import Look
from desktop.settings import Settings
from desktop.windows import Windows
from tests.desktop.storing import put, room_of
from tests.records.places import PASSPHRASE, example, made

STEPS = ("store-making", "store-code", "store-sign-in", "store-refused", "store-lost", "store-renew", "store-statement")
CASES = ("store-cases", "store-case", "store-conflict", "store-locked")
PAGES = (*STEPS, *CASES)
CODE = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567"
Settle = Callable[[Callable[[], bool]], None]


def store_pages(look: Look, pages: list[str], size: QSize, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    """Give each page that is wanted with the window that shows it."""
    if not set(pages) & set(PAGES):
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        windows = Windows(look, Settings(home))
        window = windows.start()
        window.resize(size)
        window.home.go(at_store=True)
        room = room_of(windows)
        if "store-making" in pages:
            yield "store-making", window
        place = made(str(home / "cases.store"))
        place.hands.now = datetime.now(UTC)
        today = date.today()  # noqa: DTZ011 - how the list looks today
        for number in range(14):
            case = replace(example(), id=f"2026-{number:03d}", title="" if number % 3 else "Jaundice, two products")
            put(place, reported(case, today - timedelta(days=2 * number), "eu_serious", None))
        room.refresh()
        forms = {"store-lost": room.lost, "store-renew": room.renewing, "store-statement": room.statement}
        for page in pages:
            if page == "store-code":
                room.recovery.show_code(CODE)
                room.setCurrentWidget(room._pages[room.recovery])
            elif page in forms:
                room.setCurrentWidget(room._pages[forms[page]])
            elif page == "store-refused":
                room.refresh()
                windows.stores.sign_in("ben", "wrong")
                settle(lambda: not windows.stores.busy)
            elif page == "store-sign-in":
                room.refresh()
            else:
                continue
            yield page, window
        if set(pages) & set(CASES):
            windows.stores.sign_in("ben", f"{PASSPHRASE} ben")
            settle(lambda: windows.stores.state == "open")
            if "store-cases" in pages:
                yield "store-cases", window
            yield from _case(windows, [page for page in pages if page in CASES[1:]], size, settle)
        for one in windows.windows:
            one.file.session.keep(one.file.session.case)
        windows.quit()


def _case(windows: Windows, pages: list[str], size: QSize, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    room = room_of(windows)
    room.opened.emit(room.list.table.chosen)
    window = windows.windows[-1]
    window.resize(size)
    report = window.shell.report
    window.go_to("report")
    settle(lambda: report.current and report.parts.preview.pages.complete)
    for page in pages:
        if page == "store-conflict":
            desk, key = windows.stores.desk, window.file.stored and window.file.held and window.file.held.key
            assert desk is not None
            held = desk.open(str(key))
            desk.save(held, replace(held.case, title="theirs"))
            window.file.session.apply(edits.set_title("mine"))
            window.file.save()
            window.go_to("case")
        elif page == "store-locked":
            windows.stores.lock()
        yield page, window
