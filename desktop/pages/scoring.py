"""The scoring page: a pair under a method, item by item."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout
from typing_extensions import override

from causality.assess import Assessment
from causality.case.model import Case
from causality.case.pair_facts import pair_of
from causality.methods.method import Flow, PairAssessment
from causality.signs import verdict_level
from causality.text import _, ngettext
from causality.wording import category, name, pair_name, total
from desktop.blind import AgreementView, BlindView, state_of
from desktop.method_lines import columns_of, lines_of, told_of
from desktop.pages.method_choice import BESIDE, MethodChoice
from desktop.pages.page import Page
from desktop.pages.pair_form import PairForm
from desktop.pages.places import links_of
from desktop.selection import Selection, by_pair, waiting
from desktop.who import officer
from widgets.agreement_panel import AgreementPanel
from widgets.blind_bar import BlindBar
from widgets.category_disc import CategoryDisc
from widgets.choice_bar import AROUND, ChoiceBar
from widgets.flow_path import FlowPath
from widgets.head_layout import HeadLayout
from widgets.method_matrix import MethodMatrix
from widgets.palette import Theme
from widgets.score_sheet import ScoreSheet
from widgets.sheet_total import SheetTotal
from widgets.style import SIZE, SMALL, font
from widgets.title_choice import TitleChoice
from widgets.wrapped_text import WrappedText


class ScoringPage(Page):
    """Shows one pair under one method, with the ways to other pairs, methods and sheets.

    Signals:
        pair_chosen, method_chosen, sheet_chosen: the officer went elsewhere (ids).
        opened: the officer went to a pair under a method (ids).
        all_accepted: every derived answer of the pair was accepted.
        place_chosen: the officer went to a fact (its place in the case).
        item_chosen: the officer went to an item on which scorings differ (a `Selection`).
    """

    pair_chosen = Signal(str, str)
    method_chosen = Signal(str)
    opened = Signal(str, str, str)
    sheet_chosen = Signal(str)
    all_accepted = Signal()
    place_chosen = Signal(str)
    item_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pairs = TitleChoice("pairChoice", _("Pair of product and event"))
        self._heading = QLabel(_("Scoring"))
        self._offered: list[tuple[str, tuple[str, str]]] = []
        self._methods, self._sheets = MethodChoice(), ChoiceBar()
        self._beside, self.matrix = False, cast("MethodMatrix | None", None)
        self._known, self.facts = QPushButton(_("Facts on this pair")), cast("PairForm | None", None)
        self._disc, self._word, self._total = CategoryDisc(), QLabel(), QLabel()
        self._note, self._why_not = WrappedText(SMALL, most=1), WrappedText(SIZE)
        self._all, self._item = QPushButton(), ""
        self.sheet, self._sum, self._path = ScoreSheet(), SheetTotal(), FlowPath()
        self.blind, self.panel = BlindBar(), AgreementPanel()
        self._view, self._agreement, self._comparing = BlindView(), AgreementView(), False
        self._again: tuple[Assessment, Selection, Theme] | None = None
        self._prepare()
        self._lay_out()
        self._pairs.activated.connect(self._report_pair)
        self._methods.chosen.connect(self.choose_method)
        self._sheets.chosen.connect(self.sheet_chosen)
        self._all.clicked.connect(self.all_accepted)
        self._known.clicked.connect(self._show_again)
        self._sum.chosen.connect(self.sheet.focus_item)
        self._path.chosen.connect(self.sheet.focus_item)
        self.sheet.evidence_chosen.connect(self.place_chosen)
        self.blind.agreement_shown.connect(self._compare)
        self.panel.chosen.connect(self._report_difference)

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        self._item, self._again = selection.item, (assessment, selection, theme)
        self._show_blind(assessment.case, theme)
        assessment = self._view.seen(assessment, officer())
        groups = by_pair(assessment)
        self._show_pairs(assessment, groups, selection)
        pair, sheet = selection.pair(assessment), selection.scored(assessment)
        self._beside = self._beside and pair is not None and not self._comparing
        for shown in (self._disc, self._word, self._total):
            shown.setVisible(pair is not None and not self._beside)
        self._show_facts(assessment.case, pair)
        scored = sheet is not None and pair is not None and not self._comparing and not self._beside
        scored = scored and not (self.facts is not None and self.facts.isVisibleTo(self))
        self.sheet.setVisible(scored)
        self._sum.setVisible(scored and pair is not None and pair.method.scored)
        self._path.setVisible(scored and pair is not None and isinstance(pair.method.verdict, Flow))
        for part in (self._pairs, self._methods, self._sheets):
            part.setVisible(pair is not None)
        self._heading.setVisible(pair is None)
        if pair is None:
            self._show_beside(assessment, theme)
            self._show_nothing(theme)
            return
        members = next(group for group in groups if group[0].product == pair.product and group[0].event == pair.event)
        self._methods.show_members(members, BESIDE if self._beside else pair.method.id)
        self._show_beside(assessment, theme)
        titles = [(one.sheet.id, f"{_(one.sheet.title)}  {_short(total(one.total))}") for one in pair.sheets]
        self._sheets.show_choices(titles, selection.sheet)
        self._sheets.setVisible(len(pair.method.sheets) > 1 and not self._beside)
        self._show_verdict(pair, theme)
        if sheet is not None:
            if pair.method.scored:
                self._sum.show_sheet(sheet, pair.method, selection.item, theme)
            elif isinstance(pair.method.verdict, Flow):
                self._path.show_sheet(sheet, pair.method, selection.item, theme)
            self.sheet.show_items(sheet.items, selection.item, theme, links_of(assessment, selection))

    @override
    def reveal(self, place: str) -> None:
        if place.startswith("pairs["):
            self._reveal_fact(place)
        else:
            if place and self._known.isChecked():
                self._known.setChecked(False)
                self._show_again()
            self.sheet.focus_item(place or self._item)

    def _reveal_fact(self, place: str) -> None:
        """Show the facts on a pair, with the keyboard on the one at a place of the case."""
        pair = pair_of((key for _name, key in self._offered), place)
        if pair is None:
            return
        self._beside, self._comparing = False, False
        self._known.setChecked(True)
        self.pair_chosen.emit(*pair)
        self._show_again()
        if self.facts is not None:
            self.facts.go_to(place.rpartition(".")[2])

    def _show_blind(self, case: Case, theme: Theme) -> None:
        state = state_of(case, officer())
        self._comparing = self._comparing and state.state == "shown"
        self.blind.show_state(state, theme, comparing=self._comparing)
        self.blind.setVisible(bool(case.events and case.products and officer()))
        self.panel.setVisible(self._comparing)
        if self._comparing:
            self._agreement.show(case)
            self.panel.show_agreement(self._agreement.facts, self._agreement.alike)

    def _compare(self, shown: bool) -> None:
        self._comparing = shown
        if self._again is not None:
            self.show_assessment(*self._again)

    def _report_difference(self, row: int) -> None:
        if row < len(self._agreement.rows):
            self._compare(False)
            self.item_chosen.emit(self._agreement.rows[row])

    def _show_verdict(self, pair: PairAssessment, theme: Theme) -> None:
        shown = verdict_level(pair)
        self._disc.show_category(shown, theme)
        self._word.setText(category(pair))
        if (style := f"color: {theme.category(shown)}; font-weight: 600;") != self._word.styleSheet():
            self._word.setStyleSheet(style)
        self._total.setText(_short(total(pair.total)))
        state, reason = pair.applicability.state, pair.applicability.reason
        reserve = "" if not pair.sheets else reason if state == "applicable" else f"{name(state)}: {reason}"
        told = " · ".join(filter(None, (_(pair.method.caution), reserve)))
        self._note.show_text(told, theme.warning, 2 if pair.method.caution else 1)
        self._note.setVisible(bool(told))
        told_why = (
            _("{method} does not apply: {reason}.")
            if state == "not_applicable"
            else _("{method} cannot be scored yet: {reason}.")
        )
        why = told_why.format(method=pair.method.title, reason=reason)
        self._why_not.show_text("" if pair.sheets else why, theme.text)
        self._why_not.setVisible(not pair.sheets and not self._beside)
        count = len(waiting([pair]))
        text = ngettext("Accept {count} derived answer", "Accept all {count} derived answers", count)
        self._all.setText(text.format(count=count))
        self._all.setVisible(count > 0 and not self._beside)

    def _show_nothing(self, theme: Theme) -> None:
        lacking = _("There is no pair to assess: enter an event and a suspect product.")
        self._why_not.show_text(lacking, theme.text)
        self._why_not.show()
        self._note.hide()
        self._all.hide()
        for label in (self._word, self._total):
            label.setText("")

    def _show_pairs(
        self, assessment: Assessment, groups: Sequence[tuple[PairAssessment, ...]], selection: Selection
    ) -> None:
        names = [pair_name(assessment.case, members[0]) for members in groups]
        keys = [(members[0].product, members[0].event) for members in groups]
        if (offered := list(zip(names, keys, strict=True))) != self._offered:
            self._offered = offered
            self._pairs.clear()
            for name_of_pair, key in offered:
                self._pairs.addItem(name_of_pair, "\n".join(key))
        if (selection.product, selection.event) in keys:
            self._pairs.setCurrentIndex(keys.index((selection.product, selection.event)))

    def choose_method(self, method: str) -> None:
        """Show all methods side by side (`BESIDE`), or go to one of them."""
        self._beside = method == BESIDE
        if method != BESIDE:
            self.method_chosen.emit(method)
        self._show_again()

    def _show_again(self) -> None:
        if self._again is not None:
            self.show_assessment(*self._again)

    def _show_facts(self, case: Case, pair: PairAssessment | None) -> None:
        """Offer what is known of the pair, in place of its sheet."""
        shown = self._known.isChecked() and pair is not None and not self._beside and not self._comparing
        self._known.setVisible(pair is not None and not self._beside and not self._comparing)
        if shown and self.facts is None:
            self.facts = PairForm()
            self.facts.edited.connect(self.edited)
            self._column.insertWidget(self._column.indexOf(self._why_not), self.facts)
        if self.facts is not None:
            self.facts.setVisible(shown)
            if shown and pair is not None:
                self.facts.show_pair(case, pair.product, pair.event)

    def _show_beside(self, assessment: Assessment, theme: Theme) -> None:
        if self._beside and self.matrix is None:
            self.matrix = MethodMatrix()
            self.matrix.opened.connect(self._open)
            self._column.insertWidget(self._column.indexOf(self._sum), self.matrix, 1)
        if self.matrix is not None:
            self.matrix.setVisible(self._beside)
            if self._beside:
                _ids, names = columns_of(assessment)
                self.matrix.show_methods(names, lines_of(assessment), told_of(assessment), theme)

    def _open(self, product: str, event: str, method: str) -> None:
        self._beside = False
        self.opened.emit(product, event, method)

    def _report_pair(self, place: int) -> None:
        product, event = str(self._pairs.itemData(place)).split("\n")
        self.pair_chosen.emit(product, event)

    def _prepare(self) -> None:
        self._heading.setObjectName("pageTitle")
        self._sheets.setObjectName("sheets")
        self._known.setObjectName("pairFacts")
        self._known.setCheckable(True)
        wide = QFontMetricsF(font(SIZE, strong=True)).horizontalAdvance(self._known.text())
        self._known.setMinimumWidth(round(wide) + AROUND)
        self._all.setObjectName("acceptAll")
        self._word.setFont(font(SIZE, strong=True))
        self._total.setFont(font(SIZE, strong=True))
        self._total.setObjectName("pairTotal")

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._heading)
        title.addWidget(self._pairs, 1)
        for widget in (self._disc, self._word, self._total):
            title.addWidget(widget)
        choices = HeadLayout()
        choices.addWidget(self._methods)
        choices.addWidget(self._known)
        choices.add_right(self._sheets)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self.blind, 0, Qt.AlignmentFlag.AlignRight)
        below.addWidget(self._all, 0, Qt.AlignmentFlag.AlignRight)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 0)
        column.setSpacing(6)
        for row in (title, choices, below):
            column.addLayout(row)
        column.addWidget(self._why_not)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.panel, 1)
        column.addWidget(self._sum)
        column.addWidget(self._path)
        column.addStretch()


def _short(text: str) -> str:
    return text.replace(" … ", "…")
