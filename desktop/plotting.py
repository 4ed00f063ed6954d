"""The timeline of the window: what is shown of the case, and what is moved, selected and exported on it."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from causality.assess import Assessment
from causality.case import edits
from causality.case.dates import PartialDate
from causality.figure.challenge_rule import challenge_highlight
from causality.figure.chart import chart_of, with_episode
from causality.figure.close_up import close_up
from causality.figure.edish import EdishPlot, edish_plots
from causality.figure.rules import highlight_of
from causality.figure.scale import Mode
from causality.figure.values import Chart, Highlight
from causality.files import describe, printable, write_new
from causality.text import _
from causality.wording import product_name
from desktop.selection import Selection
from desktop.session import Session
from desktop.settings import Settings
from widgets.palette import Theme
from widgets.timeline_panel import TimelinePanel
from widgets.verdict_column import VerdictColumn

ANALYTES, AXIS = "timeline", "timelineAxis"


class Plotting(QObject):
    """Shows the case of a session on a timeline and edits it by what is dragged there.

    Signals:
        changed: something else of the timeline is to be shown.
        written: a picture was written, or why it was not.
    """

    changed = Signal()
    written = Signal(str)

    def __init__(self, session: Session, settings: Settings, panel: TimelinePanel, verdicts: VerdictColumn) -> None:
        super().__init__(panel)
        self._session, self._settings, self._panel, self._verdicts = session, settings, panel, verdicts
        self._hidden = settings.hidden(ANALYTES)
        self._mode: Mode = "units" if settings.choice(AXIS) == "units" else "multiples"
        self._edish = settings.choice(AXIS) == "edish"
        self._plotted: tuple[Assessment, str, tuple[EdishPlot, ...]] | None = None
        self._charted: tuple[Assessment, Chart] | None = None
        self._challenge: tuple[str, int, str] | None = None
        self._looked_at, self._product = (Selection(), ""), ""
        self._near: tuple[str, str, int, str] | None = None
        panel.analyte_switched.connect(self._switch)
        panel.mode_chosen.connect(self._choose_mode)
        panel.picture_asked.connect(lambda kind: self.write_svg() if kind == "svg" else self.write_png())
        panel.plot.challenge_chosen.connect(self._choose_challenge)
        panel.plot.edge_dragged.connect(self._move_edge)
        panel.plot.onset_dragged.connect(self._move_onset)
        verdicts.close_up_dismissed.connect(panel.plot.let_go)
        panel.plot.drag_ended.connect(lambda kept: session.release(keep=kept))

    def show(self, selection: Selection, step: str, theme: Theme) -> None:
        """Show the case as it stands, with what the page of a step looks at, or the challenge chosen after it."""
        if (selection, step) != self._looked_at:
            self._challenge = None
        self._looked_at = selection, step
        assessment, event = self._session.assessment, selection.event
        chart = self._chart(assessment, event)
        edish = self._edish_plots(assessment, event)
        self._panel.show_chart(chart, self._hidden, self._lit(), theme, self._mode, edish=edish)
        near = self._challenge and close_up(assessment, chart.series, self._challenge, event)
        self._verdicts.show_close_up(near, theme)

    def look_at(self, product: str) -> None:
        """Light up the lane of a product while the page of the products is shown; "" for none."""
        self._product = product
        self.changed.emit()

    def look_at_challenge(self, product: str, event: str, record: int, change: str) -> None:
        """Light up a challenge while they are shown on the page of the products; no product for none."""
        self._near = (product, event, record, change) if product else None
        self.changed.emit()

    @classmethod
    def ask_picture(cls, parent: QWidget, proposal: str, kinds: str) -> Path | None:
        """Ask for the file of a picture; None when the officer gave up."""
        chosen, _kind = QFileDialog.getSaveFileName(parent, _("Export the timeline"), proposal, kinds)
        return Path(chosen) if chosen else None

    def write_svg(self) -> None:
        """Ask for a file and write the timeline to it as a drawing."""
        self._write("svg", _("Drawings (*.svg)"))

    def write_png(self) -> None:
        """Ask for a file and write the timeline to it as a picture."""
        self._write("png", _("Pictures (*.png)"))

    def _write(self, kind: str, kinds: str) -> None:
        from widgets.timeline_picture import png, svg

        case = self._session.case
        target = self.ask_picture(self._panel, f"{case.id}.{kind}", kinds)
        if target is None:
            return
        chart = self._chart(self._session.assessment, self._looked_at[0].event)
        title = " · ".join(filter(None, (case.id, case.title)))
        make = svg if kind == "svg" else png
        data = make(chart, self._hidden, self._lit(), self._mode, self._panel.plot.days_seen(), title)
        try:
            # The dialog has asked already whether an existing file may be replaced.
            write_new(target, data, force=True)
        except OSError as error:
            self.written.emit(describe(error))
        else:
            self.written.emit(_("The timeline was written to {file}.").format(file=printable(str(target))))

    def _chart(self, assessment: Assessment, event: str) -> Chart:
        if self._charted is None or self._charted[0] is not assessment:
            self._charted = assessment, chart_of(assessment, self._charted)
        chart = with_episode(self._charted[1], assessment.case, event)
        self._charted = assessment, chart
        return chart

    def _edish_plots(self, assessment: Assessment, event: str) -> tuple[EdishPlot, ...] | None:
        """The plots of the liver injury looked at, else of the first: none when not chosen, None when there is none."""
        injuries = [one.id for one in assessment.case.events if one.kind == "liver_injury"]
        if not injuries:
            return None
        if not self._edish:
            return ()
        chosen = event if event in injuries else injuries[0]
        if self._plotted is None or self._plotted[0] is not assessment or self._plotted[1] != chosen:
            self._plotted = assessment, chosen, edish_plots(assessment, chosen)
        return self._plotted[2]

    def _lit(self) -> Highlight:
        (selection, step), assessment = self._looked_at, self._session.assessment
        if self._challenge is not None:
            return challenge_highlight(assessment, self._challenge, selection.event)
        if step == "products" and self._near is not None:
            product, event, record, change = self._near
            return challenge_highlight(assessment, (product, record, change), event)
        if step == "products" and self._product:
            return Highlight(products=frozenset((product_name(assessment.case, self._product),)))
        result = selection.result(assessment) if step == "scoring" else None
        if result is None:
            return Highlight()
        return highlight_of(assessment, selection.product, selection.method, selection.sheet, result)

    def _switch(self, analyte: str, shown: bool) -> None:
        self._hidden = self._hidden - {analyte} if shown else self._hidden | {analyte}
        self._settings.remember_hidden(ANALYTES, self._hidden)
        self.changed.emit()

    def _choose_mode(self, mode: str) -> None:
        self._edish = mode == "edish"
        if not self._edish:
            self._mode = "units" if mode == "units" else "multiples"
        self._settings.remember_choice(AXIS, mode)
        self.changed.emit()

    def _choose_challenge(self, product: str, record: int, change: str) -> None:
        self._challenge = (product, record, change) if product else None
        self.changed.emit()

    def _move_edge(self, product: str, record: int, end: str, day: int) -> None:
        field: edits.DoseField = "start" if end == "start" else "stop"
        self._session.hold(edits.change_dose(product, record, field, _exactly(day)))

    def _move_onset(self, event: str, day: int) -> None:
        self._session.hold(edits.change_event(event, "onset", _exactly(day)))


def _exactly(day: int) -> PartialDate:
    return PartialDate.of(date.fromordinal(day))
