"""What a window without a case shows of the store: it is made, signed in to, and its cases are listed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QStackedWidget, QWidget

from causality.records.binding import STATEMENT
from causality.records.rights import NAMES, RIGHTS
from causality.text import _
from desktop.case_listing import CaseListing, case_list
from desktop.look import Look
from desktop.paper import print_code
from desktop.signing_in import SigningIn, user
from desktop.store_jobs import NewStore
from desktop.stores import StoreDesk
from widgets.form_page import FormPage
from widgets.new_store_form import NewStoreForm
from widgets.recovery_card import RecoveryCard
from widgets.renew_form import RenewForm
from widgets.sign_in_form import SignInForm
from widgets.statement_card import StatementCard
from widgets.store_card import StoreCard

PREPARE = 400
"""Milliseconds after which what signing in needs is loaded beside the window, once the form is there."""


class StoreRoom(QStackedWidget):
    """Shows the step that comes next at the store.

    Signals:
        files_asked: the start page is wanted.
        opened, export_asked: a case is to be opened, or written to a file (its key).
        new_asked, import_asked, store_asked: a new case, one from a file, or the window of the store is wanted.
    """

    files_asked = Signal()
    opened = Signal(str)
    export_asked = Signal(str)
    new_asked = Signal()
    import_asked = Signal()
    store_asked = Signal()

    def __init__(self, stores: StoreDesk, look: Look) -> None:
        super().__init__()
        self._stores, self._look = stores, look
        self._code, self._recovering = "", False
        self.setObjectName("storeRoom")
        self.sign_in, self.making = SignInForm(), NewStoreForm(_(STATEMENT))
        self.recovery, self.statement = RecoveryCard(), StatementCard(_(STATEMENT))
        self.renewing, self.lost = RenewForm(lost=False), RenewForm(lost=True)
        self.list = case_list()
        self.listing = CaseListing(self.list, stores, look)
        self._pages: dict[QWidget, QWidget] = {}
        for part in (self.sign_in, self.making, self.recovery, self.statement, self.renewing, self.lost, self.list):
            page = part if part is self.list else FormPage(part)
            self._pages[part] = page
            self.addWidget(page)
        self._connect()
        SigningIn(self.sign_in, stores, look)
        self.refresh()

    @staticmethod
    def ask_place(parent: QWidget, before: str) -> str:
        """Ask where a new store is to lie; empty when the officer gave up."""
        title, kinds = _("Where the store lies"), _("Stores (*.store)")
        return QFileDialog.getSaveFileName(parent, title, before, kinds)[0]

    @staticmethod
    def ask_other(parent: QWidget, before: str) -> str:
        """Ask for another store; empty when the officer gave up."""
        label = _("The file of a store, or the postgresql:// URL of a department's")
        text, taken = QInputDialog.getText(parent, _("Another store"), label, text=before)
        return text.strip() if taken else ""

    @property
    def step(self) -> str:
        """The step that is shown, by the name of its form."""
        part = next(part for part, page in self._pages.items() if page is self.currentWidget())
        return part.name if isinstance(part, StoreCard) else "list"

    def refresh(self) -> None:
        """Show the step that comes next, as it stands."""
        stores, theme, busy = self._stores, self._look.theme, self._stores.busy
        state = stores.state
        part: StoreCard | QWidget = {
            "absent": self.making, "renewing": self.renewing, "stating": self.statement, "open": self.list,
        }.get(state, self.lost if self._recovering else self.sign_in)  # fmt: skip
        if self._code:
            part = self.recovery
        self.making.show_form(stores.place, stores.last_officer or user(), theme, busy=busy)
        self.statement.show_statement(theme, busy=busy)
        for card in (self.recovery, self.renewing, self.lost):
            card.show_card(theme, busy=busy)
        self._show_head()
        self._turn(part)

    def begin(self) -> None:
        """Put the keyboard where the step begins."""
        part = next(part for part, page in self._pages.items() if page is self.currentWidget())
        begin = getattr(part, "begin", None)
        if begin is not None:
            begin()

    def _connect(self) -> None:
        stores, shown = self._stores, self.list
        stores.changed.connect(self.refresh)
        stores.refused.connect(self._say)
        stores.made.connect(self._show_code)
        stores.opened.connect(self._greet)
        self._look.changed.connect(self._restyle)
        self.sign_in.recovery_asked.connect(self._lose)
        self.sign_in.other_asked.connect(self._use_other)
        self.making.typed.connect(lambda text, about: self._measure(self.making, text, about))
        self.making.asked.connect(lambda: stores.make(NewStore(*self.making.wish)))
        self.making.place_asked.connect(self._choose_place)
        self.making.left.connect(self.files_asked)
        self.recovery.asked.connect(self._forget_code)
        self.recovery.print_asked.connect(lambda: print_code(self, self._code, stores.shown_place))
        self.statement.asked.connect(stores.confirm_statement)
        for form in (self.renewing, self.lost):
            form.typed.connect(lambda text, form=form: self._measure(form, text, [stores.last_officer]))
        self.renewing.asked.connect(lambda: stores.choose_passphrase(self.renewing.take()[1]))
        self.lost.asked.connect(self._recover)
        self.lost.left.connect(self._find)
        stores.recovered.connect(self._find)
        for part in (self.renewing, self.statement):
            part.left.connect(stores.close)
        for ours, theirs in (
            (shown.opened, self.opened), (shown.new_asked, self.new_asked), (shown.import_asked, self.import_asked),
            (shown.export_asked, self.export_asked), (shown.store_asked, self.store_asked),
            (shown.files_asked, self.files_asked),
        ):  # fmt: skip
            ours.connect(theirs)
        shown.lock_asked.connect(stores.lock)
        self.listing.failed.connect(lambda text: self._show_head(text))

    def _turn(self, part: QWidget) -> None:
        if self.currentWidget() is self._pages[part]:
            return
        self.setCurrentWidget(self._pages[part])
        if part is self.list:
            self.listing.refresh()
        elif part is self.sign_in:
            QTimer.singleShot(PREPARE, self, self._stores.prepare)
        if self.isVisible():
            self.begin()

    def _show_head(self, note: str = "") -> None:
        officer = self._stores.officer
        who = f"{officer.name} · {_(NAMES[officer.role])}" if officer else ""
        role = officer.role if officer else "reader"
        writable = self._stores.store is not None and not self._stores.store.read_only
        self.list.show_head(
            who, note or self._stores.warning, self._look.theme,
            may_create=writable and role in RIGHTS["create"], may_export=role in RIGHTS["export"],
        )  # fmt: skip

    def _say(self, why: str, _wait: float) -> None:
        part = next(part for part, page in self._pages.items() if page is self.currentWidget())
        if not isinstance(part, StoreCard) or part is self.sign_in:
            return
        part.say(why)
        if self.isVisible():
            QTimer.singleShot(0, self, self.begin)  # once the fields are there again

    def _greet(self) -> None:
        self._recovering = False

    def _measure(self, form: "NewStoreForm | RenewForm", passphrase: str, about: list[str]) -> None:
        from causality.identity.strength import strength

        found = strength(passphrase, about)
        words = f"{found.words[:1].upper()}{found.words[1:]}. {found.advice}".strip() if passphrase else found.advice
        form.show_strength(found.score, words, self._look.theme, enough=found.enough)

    def _choose_place(self) -> None:
        place = self.ask_place(self, self._stores.place)
        if place:
            self.making.show_place(place)

    def _use_other(self) -> None:
        place = self.ask_other(self, self._stores.shown_place)
        if place:
            self._stores.use(place)

    def _show_code(self, code: str) -> None:
        self._code = code
        self.recovery.show_code(code)
        self.refresh()

    def _forget_code(self) -> None:
        self._code = ""
        self.recovery.show_code("")
        self.refresh()
        self.begin()

    def _lose(self) -> None:
        self._recovering = True
        self.lost.show_officer(self.sign_in.officer)
        self.refresh()

    def _find(self) -> None:
        self._recovering = False
        self.refresh()

    def _recover(self) -> None:
        code, passphrase = self.lost.take()
        self._stores.recover(self.lost.officer, code, passphrase)

    def _restyle(self) -> None:
        self.refresh()
        self.listing.refresh()
