"""Figures of the list of cases in the window: 10,000 of them shown, gone through, searched, sorted; one saved."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLineEdit

from causality.case import edits
from causality.records.making import create
from causality.records.signing_in import sign_in
from desktop.case_listing import CaseListing, case_list
from desktop.look import Look
from desktop.session import Session
from desktop.settings import Settings
from desktop.stored_case import StoredCase
from desktop.stores import StoreDesk
from tests.benchmarks.cases import worked_example
from tests.benchmarks.figures import milliseconds, show
from tests.benchmarks.storing import CASE_COUNT, ROLE, SECRET, filled

SIZE = QSize(1280, 720)


def measure_listing() -> None:
    """Print what the list costs, each time until it is painted."""
    app = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder))
        stores = StoreDesk(settings)
        create(stores.place, ROLE, SECRET)
        filled(stores.place, worked_example())
        store, officer = sign_in(stores.place, ROLE.id, SECRET)
        store.close()
        stores.sign_in(officer.id, SECRET)
        while stores.state not in ("open", "stating"):
            app.processEvents()
        stores.confirm_statement()
        _measure(app, stores, Look(app, settings))
        stores.close()


def _measure(app: QApplication, stores: StoreDesk, look: Look) -> None:
    shown = case_list()
    listing = CaseListing(shown, stores, look)
    shown.resize(SIZE)
    shown.show()
    told = f"{CASE_COUNT:,} cases in the window"

    def painted(change: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            change()
            app.processEvents()
            shown.grab()

        return run

    show(f"{told}: shown", milliseconds(painted(listing.refresh), 20))
    show(f"{told}: the last row", milliseconds(painted(shown.table.scrollToBottom), 5))
    show(f"{told}: a page further", milliseconds(painted(_paging(shown.table.verticalScrollBar())), 50))
    field = shown.findChild(QLineEdit, "caseSearch")
    assert field is not None
    for words in ("alpelisib-7777", "alpelisib tumour", "77"):
        show(f"{told}: search “{words}”", milliseconds(painted(_searching(field, words, listing)), 10))
    field.clear()
    for column in (0, 3, 6):
        show(f"{told}: sorted by column {column}", milliseconds(painted(_sorting(shown.table, column)), 6))
    _measure_saving(stores)


def _measure_saving(stores: StoreDesk) -> None:
    desk = stores.desk
    assert desk is not None
    file = StoredCase(Session(), stores, desk.open(f"{77:032x}"))
    numbers = iter(range(1000))

    def save() -> None:
        file.session.apply(edits.set_title(f"edit {next(numbers)}"))
        file.save()

    show("an edit in the window until the store has it, waited for", milliseconds(save, 50))
    file.close()


def _paging(bar: object) -> Callable[[], None]:
    from PySide6.QtWidgets import QScrollBar

    assert isinstance(bar, QScrollBar)
    return lambda: bar.setValue((bar.value() + bar.pageStep() * 37) % bar.maximum())


def _searching(field: QLineEdit, words: str, listing: CaseListing) -> Callable[[], None]:
    def run() -> None:
        field.setText(words)
        listing.refresh()

    return run


def _sorting(table: object, column: int) -> Callable[[], None]:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QTableView

    assert isinstance(table, QTableView)
    orders = iter((Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder) * 10)
    return lambda: table.horizontalHeader().setSortIndicator(column, next(orders))
