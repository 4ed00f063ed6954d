"""Dechallenge and rechallenge of every product, on the page of the products: a table, and the one chosen in full."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from causality import challenged
from causality.assess import Assessment
from causality.challenged import Key, Row
from causality.evidence.values import Challenge
from causality.figure.chart import chart_of
from causality.figure.close_up import CloseUp, Panel, close_up
from causality.figure.values import Chart
from causality.text import _
from desktop.selection import Selection
from widgets.challenge_detail import ChallengeDetail, Detail
from widgets.challenge_table import ChallengeTable, Line
from widgets.palette import Theme
from widgets.style import SIZE
from widgets.wrapped_text import WrappedText

WIDE = 520
"""From this width on, in px, the challenge stands beside the table."""
NONE: Key = ("", "", -1, "", "")


class ChallengeView(QWidget):
    """Shows every challenge of the case.

    Signals:
        place_chosen: the officer went to a fact (its place in the case).
        item_chosen: the officer went to an item (a `Selection`).
        challenge_chosen: the officer looks at a challenge (ids of product and event, dose record, change).
    """

    place_chosen = Signal(str)
    item_chosen = Signal(object)
    challenge_chosen = Signal(str, str, int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("challenges")
        self._rows: list[Row | None] = []
        self._key = NONE
        self._items: dict[str, tuple[str, str, str, str, str]] = {}
        self._charted: tuple[Assessment, Chart] | None = None
        self._shown: tuple[Assessment, Theme] | None = None
        self.table, self.detail, self._none = ChallengeTable(), ChallengeDetail(), WrappedText(SIZE)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.table)
        self._split.addWidget(self.detail)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self._split, 1)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._go_to_samples)
        self.detail.place_chosen.connect(self.place_chosen)
        self.detail.item_chosen.connect(self._go_to_item)

    def show_assessment(self, assessment: Assessment, theme: Theme) -> None:
        """Display the challenges of `assessment`; emits nothing."""
        if self._shown is not None and self._shown[0] is assessment and self._shown[1] == theme:
            return
        self._shown = assessment, theme
        rows = challenged.rows_of(assessment)
        self._none.show_text(
            "" if rows else _("There is no change of dose to judge: enter doses of a suspect product, and samples."),
            theme.muted,
        )
        self._none.setVisible(not rows)
        self._split.setVisible(bool(rows))
        self._rows = list(_with_headings(rows))
        if rows and self._key not in [row.key for row in rows]:
            self._key = rows[0].key
        current = next((place for place, row in enumerate(self._rows) if row and row.key == self._key), -1)
        self.table.show_lines([_line(self._rows, place) for place in range(len(self._rows))], current, theme)
        self._show_chosen()

    @property
    def chosen(self) -> tuple[str, str, int, str]:
        """The challenge that is looked at; no product where there is none."""
        product, event, record, change, _analyte = self._key
        return product, event, record, change

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        turned = Qt.Orientation.Horizontal if self.width() >= WIDE else Qt.Orientation.Vertical
        if self._split.orientation() != turned or event.oldSize().width() < 0:
            self._split.setOrientation(turned)
            self._split.setSizes([580, 420] if turned == Qt.Orientation.Horizontal else [450, 550])

    def _show_chosen(self) -> None:
        found = challenged.find(self._shown[0], self._key) if self._shown else None
        if found is None or self._shown is None:
            return
        assessment, theme = self._shown
        row = next(row for row in self._rows if row and row.key == self._key)
        taken = challenged.taken_by(assessment, found)
        self._items = {one.text: one.ids for one in taken}
        told = (
            *challenged.readings_text(found), challenged.change_text(found),
            *challenged.beside_texts(assessment, found), challenged.window_text(assessment, found),
            challenged.others_text(found),
        )  # fmt: skip
        detail = Detail(
            f"{row.change} · {row.days}", f"{row.event}, {row.measured}: {row.word}", tuple(filter(None, told)),
            challenged.places_of(assessment, found), tuple((one.text, one.text) for one in taken),
        )  # fmt: skip
        self.detail.show_challenge(detail, self._near(assessment, found), theme)

    def _near(self, assessment: Assessment, found: Challenge) -> tuple[CloseUp, Panel] | None:
        """The plot of the challenge; None where nothing was measured for it."""
        if self._charted is None or self._charted[0] is not assessment:
            self._charted = assessment, chart_of(assessment, self._charted)
        key = found.product, found.record, found.change
        shown = close_up(assessment, self._charted[1].series, key, found.event)
        panels = shown.panels if shown else ()
        panel = next((one for one in panels if one.series.analyte == found.analyte), None)
        return (shown, panel) if shown is not None and panel is not None else None

    def _choose(self, place: int) -> None:
        row = self._rows[place]
        if row is not None:
            self._key = row.key
            self._show_chosen()
            self.challenge_chosen.emit(*self.chosen)

    def _go_to_samples(self, _place: int) -> None:
        found = challenged.find(self._shown[0], self._key) if self._shown else None
        if found is not None and self._shown is not None:
            places = [place for place, _text in challenged.places_of(self._shown[0], found)]
            self.place_chosen.emit(next((place for place in places if place.startswith("samples")), places[0]))

    def _go_to_item(self, text: str) -> None:
        self.item_chosen.emit(Selection(*self._items[text]))


def _with_headings(rows: tuple[Row, ...]) -> list[Row | None]:
    """Put a heading (None) before the rows of every change of dose."""
    found: list[Row | None] = []
    change: tuple[str, ...] = ()
    for row in rows:
        if (row.change, row.days) != change:
            change = row.change, row.days
            found.append(None)
        found.append(row)
    return found


def _line(rows: list[Row | None], place: int) -> Line:
    row = rows[place]
    if row is None:
        following = rows[place + 1]
        assert following is not None
        return Line((f"{following.change} · {following.days}",))
    spoken = f"{row.change}, {row.days}, {row.event}, {row.measured}: {row.course}, {row.word}"
    return Line((f"{row.measured} · {row.event}", row.course, row.word), row.verdict, spoken)
