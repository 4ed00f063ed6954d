"""What the pages of a window ask for, connected to what does it when a page is made."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from desktop.deciding import Deciding
from desktop.lab_results import LabResults
from desktop.navigation import Navigation
from desktop.plotting import Plotting
from desktop.session import Session
from desktop.shell import Shell

if TYPE_CHECKING:
    from desktop.pages.differential import DifferentialPage
    from desktop.pages.products import ProductsPage
    from desktop.pages.work_up import WorkUpPage


class PageConnections(QObject):
    """Connects each page of a shell when it is made.

    Signals:
        export_asked: the officer wants the report as PDF.
    """

    export_asked = Signal()

    def __init__(
        self, shell: Shell, session: Session, navigation: Navigation, deciding: Deciding, results: LabResults,
        plotting: Plotting,
    ) -> None:  # fmt: skip
        super().__init__(shell)
        self._shell, self._session, self._navigation = shell, session, navigation
        self._deciding, self._results, self._plotting = deciding, results, plotting
        self._further = {
            "products": self._connect_products, "labs": self._connect_labs, "work-up": self._connect_work_up,
            "scoring": self._connect_scoring, "differential": self._connect_differential,
            "report": self._connect_report,
        }  # fmt: skip
        shell.made.connect(self._connect)

    def _connect(self, step: str) -> None:
        self._shell.page(step).edited.connect(self._session.apply)
        if step in self._further:
            self._further[step]()

    def _connect_products(self) -> None:
        page = cast("ProductsPage", self._shell.page("products"))
        page.product_selected.connect(self._plotting.look_at)
        page.challenge_looked_at.connect(self._plotting.look_at_challenge)
        page.place_chosen.connect(self._navigation.go_to_place)
        page.item_chosen.connect(self._navigation.go_to_item)

    def _connect_labs(self) -> None:
        page, results = self._shell.labs, self._results
        results.accept_paste(page)
        page.paste_asked.connect(results.asked.take_text)
        page.import_asked.connect(results.choose_file)
        page.seen.connect(results.news.see)

    def _connect_work_up(self) -> None:
        cast("WorkUpPage", self._shell.page("work-up")).item_chosen.connect(self._navigation.go_to_item)

    def _connect_scoring(self) -> None:
        page, navigation, deciding = self._shell.scoring, self._navigation, self._deciding
        page.place_chosen.connect(navigation.go_to_place)
        page.pair_chosen.connect(lambda product, event: navigation.select(product=product, event=event))
        page.opened.connect(navigation.go_to_pair)
        page.method_chosen.connect(lambda method: navigation.select(method=method))
        page.sheet_chosen.connect(lambda sheet: navigation.select(sheet=sheet))
        page.all_accepted.connect(deciding.accept_all)
        page.sheet.selected.connect(lambda item: navigation.select(item=item))
        page.sheet.accepted.connect(deciding.accept)
        page.sheet.withdrawn.connect(deciding.withdraw)
        page.sheet.answered.connect(deciding.answer)
        page.item_chosen.connect(navigation.go_to_item)
        page.blind.begin_asked.connect(deciding.begin_blind)
        page.blind.finish_asked.connect(deciding.finish_blind)
        page.panel.taken.connect(deciding.take_agreed)

    def _connect_differential(self) -> None:
        page = cast("DifferentialPage", self._shell.page("differential"))
        page.pair_chosen.connect(self._navigation.go_to_pair)
        page.place_chosen.connect(self._navigation.go_to_place)

    def _connect_report(self) -> None:
        page = self._shell.report
        page.export_asked.connect(self.export_asked)
        page.item_chosen.connect(self._navigation.go_to_item)
        page.finding_chosen.connect(self._navigation.go_to_finding)
        page.place_chosen.connect(self._navigation.go_to_place)
