"""What is wrong with the case or missing from it, the gravest first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from causality.case.finding import Finding
from causality.text import _, ngettext
from widgets.finding_row import FindingRow
from widgets.palette import LIGHT, Theme

MOST = 40
"""How many findings are shown before the rest is asked for."""


class FindingsList(QFrame):
    """Shows the findings of a case.

    Signals:
        chosen: the user went to a finding (its place in the list).
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        title, self._count = QLabel(_("Findings")), QLabel()
        title.setObjectName("cardTitle")
        self._count.setObjectName("badge")
        self._rows: list[FindingRow] = []
        self._shown: tuple[tuple[Finding, ...], Theme, tuple[str, ...]] = (), LIGHT, ()
        self._all, self._more = False, QPushButton()
        self._more.setObjectName("moreFindings")
        self._more.hide()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(6)
        self._column.addLayout(head)
        self._column.addWidget(self._more)
        self._more.clicked.connect(self._show_all)

    def show_findings(self, findings: Sequence[Finding], theme: Theme, answers: Sequence[str] = ()) -> None:
        """Display `findings`, the first `MOST` of many until all are asked for; emits nothing.

        `answers` are what the officer said to each, empty where nothing was said.
        """
        shown = tuple(findings), theme, tuple(answers) if any(answers) else ()
        if shown != self._shown:
            self._shown = shown
            self._show()

    def _show(self) -> None:
        findings, theme, answers = self._shown
        count = len(findings) if self._all else min(len(findings), MOST)
        answers = answers or ("",) * len(findings)
        left = sum(not answer for answer in answers)
        told = _("{left} open of {count}").format(left=left, count=len(findings))
        self._count.setText(str(len(findings)) if left == len(findings) else told)
        self._rows = self._in_order(findings[:count])
        for place, row in enumerate(self._rows):
            row.setVisible(place < count)
            if place < count:
                row.show_finding(findings[place], theme, answers[place])
        left = len(findings) - count
        self._more.setText(ngettext("Show {count} more", "Show {count} more", left).format(count=left))
        self._more.setVisible(left > 0)

    def _in_order(self, findings: Sequence[Finding]) -> list[FindingRow]:
        """Give a row for each finding, and then those to spare; a finding keeps its row when others come before it."""
        held = {row.finding: row for row in reversed(self._rows) if not row.isHidden()}
        kept = [held.pop(finding, None) for finding in findings]
        spare = [row for row in self._rows if row not in kept]
        rows = [row or (spare.pop(0) if spare else self._made()) for row in kept] + spare
        for row in spare:
            self._column.removeWidget(row)  # so that the rows after it move up by themselves
        for place, row in enumerate(rows, start=1):
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
        return rows

    def _made(self) -> FindingRow:
        row = FindingRow()
        row.chosen.connect(lambda: self.chosen.emit(self._rows.index(row)))
        return row

    def _show_all(self) -> None:
        self._all = True
        self._show()
