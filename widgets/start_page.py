"""Where the program starts without a case: what can be begun, recent cases, and what was left behind by a crash."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from causality.frozen import frozen
from causality.text import N_, _
from widgets.palette import Theme
from widgets.start_row import StartRow
from widgets.style import SIZE
from widgets.wrapped_text import WrappedText

WIDEST, LEFT = 980, 340
BEGINNINGS = (
    ("new", N_("New case"), N_("Enter a case from a chart"), "file-plus"),
    ("open", N_("Open a case…"), N_("A case file of this machine"), "folder-open"),
    ("import", N_("Import…"), N_("From laboratory results"), "file-input"),
    ("store", N_("Cases of the store"), N_("Kept encrypted, with an audit trail"), "lock"),
    ("example", N_("Worked example"), N_("A published case under alpelisib"), "flask-conical"),
)


@frozen
class RecentFile:
    """A case file worked on before: where it is, how it is named, when it was used, and whether it is gone."""

    path: str
    name: str
    folder: str
    when: str
    missing: bool = False


@frozen
class LeftBehind:
    """A recovery copy that a crash left: its key, the case's id and title, the file it is meant for, its moment."""

    key: str
    case: str
    file: str
    when: str


class StartPage(QScrollArea):
    """Shows what can be begun or gone on with.

    Signals:
        begun: the user chose a beginning ("new", "open", "import", "store", "example").
        file_chosen, file_forgotten: a recent file was chosen or taken off the list (its path).
        restored, discarded: a recovery copy is wanted or not (its key).
    """

    begun = Signal(str)
    file_chosen = Signal(str)
    file_forgotten = Signal(str)
    restored = Signal(str)
    discarded = Signal(str)

    def __init__(self, keys: dict[str, str]) -> None:
        super().__init__()
        self.setObjectName("startPage")
        self.setAccessibleName(_("Start page"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keys = keys
        self._beginnings = {key: StartRow(f"begin-{key}") for key, *_rest in BEGINNINGS}
        self._copies, self._files = _Card(_("Not saved before the program ended")), _Card(_("Recent cases"))
        self._copies.setObjectName("recoveryCard")
        self._copies.setProperty("warning", True)
        self._nothing = WrappedText(SIZE, indent=12)
        self._copy_rows: list[StartRow] = []
        self._file_rows: list[StartRow] = []
        self._lay_out()
        for key, row in self._beginnings.items():
            row.chosen.connect(partial(self.begun.emit, key))
            row.stepped.connect(partial(self._step, row))

    def show_start(
        self, files: Sequence[RecentFile], copies: Sequence[LeftBehind], theme: Theme, store: str = ""
    ) -> None:
        """Display recent files, copies left behind and how the store stands; without a word no store is offered."""
        for key, title, told, sign in BEGINNINGS:
            said = store if key == "store" else _(told)
            self._beginnings[key].show_row(_(title), said, sign, theme, keys=self._keys.get(key, ""))
        self._beginnings["store"].setVisible(bool(store))
        self._copies.setVisible(bool(copies))
        self._copy_rows = self._filled(self._copies, self._copy_rows, [self._copy_row(one, theme) for one in copies])
        self._file_rows = self._filled(self._files, self._file_rows, [self._file_row(one, theme) for one in files])
        told = _("No case has been opened yet. Drop a case file on this window, or begin on the left.")
        self._nothing.show_text(told, theme.muted)
        self._nothing.setVisible(not files)

    def focus_first(self) -> None:
        """Put the keyboard where going on is likeliest: a copy left behind, the latest file, or a new case."""
        first = next(iter((*self._copy_rows, *self._file_rows)), self._beginnings["new"])
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, row: StartRow, by: int) -> None:
        """Put the keyboard on the row after or before; those at the ends stay."""
        begin = [one for one in self._beginnings.values() if not one.isHidden()]
        rows = [*self._copy_rows, *begin, *self._file_rows]
        place = rows.index(row) + by
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _filled(self, card: "_Card", before: list[StartRow], rows: list[StartRow]) -> list[StartRow]:
        for row in before:
            row.hide()
            row.deleteLater()
        for row in rows:
            row.stepped.connect(partial(self._step, row))
            card.column.addWidget(row)
        return rows

    def _copy_row(self, copy: LeftBehind, theme: Theme) -> StartRow:
        row = StartRow("recoveryRow")
        told = _("meant for {file}").format(file=copy.file) if copy.file else _("had no file yet")
        row.show_row(copy.case, told, "triangle-alert", theme, copy.when)
        restore, discard = QPushButton(_("&Restore")), QPushButton(_("&Discard"))
        restore.setObjectName("restoreCopy")
        restore.setProperty("primary", True)
        discard.setObjectName("discardCopy")
        for button, signal in ((restore, self.restored), (discard, self.discarded)):
            button.setAccessibleDescription(copy.case)
            button.clicked.connect(partial(signal.emit, copy.key))
            row.add_button(button)
        row.chosen.connect(partial(self.restored.emit, copy.key))
        return row

    def _file_row(self, file: RecentFile, theme: Theme) -> StartRow:
        row = StartRow("recentFile", remove=_("Take off the list (Delete)"))
        row.setProperty("missing", file.missing)
        moment = _("missing") if file.missing else file.when
        row.show_row(file.name, file.folder, "triangle-alert" if file.missing else "file-text", theme, moment)
        row.chosen.connect(partial(self.file_chosen.emit, file.path))
        row.removed.connect(partial(self.file_forgotten.emit, file.path))
        return row

    def _lay_out(self) -> None:
        title, told = (
            QLabel("Dechallenge"),
            QLabel(_("How strongly the recorded facts point to a drug, worked out on this machine.")),
        )
        title.setObjectName("startTitle")
        told.setObjectName("pageNote")
        told.setWordWrap(True)
        begin = _Card(_("Begin"))
        for row in self._beginnings.values():
            begin.column.addWidget(row)
        begin.setMaximumWidth(LEFT)
        self._files.column.addWidget(self._nothing)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(begin, 1, Qt.AlignmentFlag.AlignTop)
        cards.addWidget(self._files, 2, Qt.AlignmentFlag.AlignTop)
        inside, whole = QWidget(), QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(told)
        column.addSpacing(20)
        column.addWidget(self._copies)
        column.addSpacing(12)
        column.addLayout(cards)
        column.addStretch(1)
        centred = QHBoxLayout(whole)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addStretch(1)
        centred.addWidget(inside, 1000)
        centred.addStretch(1)
        self.setWidget(whole)


class _Card(QFrame):
    """A titled card with rows in its `column`."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("startCard")
        self.setProperty("startCard", True)
        heading = QLabel(title)
        heading.setObjectName("cardTitle")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 12, 8, 8)
        self.column.setSpacing(2)
        heading.setContentsMargins(12, 0, 0, 6)
        self.column.addWidget(heading)
