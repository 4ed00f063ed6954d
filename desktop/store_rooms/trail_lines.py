"""Rows of the trail as its table and its pane show them."""

from causality.records.in_words import NOTHING
from causality.records.trail_words import RowWords
from causality.text import _
from widgets.trail_detail import TrailDetail
from widgets.trail_table import TrailLine

MOST = 300
"""The most changes of one row that the pane lists; the CSV has all."""


def line_of(row: RowWords) -> TrailLine:
    """Give the line of a row."""
    cells = (row.when, row.who, row.action, row.case, row.what, row.values, row.reason)
    return TrailLine(row.place, tuple(cell.replace("\n", " ") for cell in cells), row.utc)


def detail_of(row: RowWords) -> TrailDetail:
    """Give a row in full."""
    lines = [_("{time} ({utc})").format(time=row.when, utc=row.utc), _("By {officer}").format(officer=row.who)]
    if row.case:
        lines.append(_("Case {case}").format(case=row.case))
    if row.reason:
        lines.append(_("Reason: {reason}").format(reason=row.reason))
    lines += row.details
    if row.erased:
        lines.append(_("What this row said was taken out with the patient; that it stood here is still proved."))
    changes = [(one.whole, one.before or NOTHING, one.after or NOTHING) for one in row.changes[:MOST]]
    if len(row.changes) > MOST:
        more = _("{count} more, all of them in the CSV").format(count=len(row.changes) - MOST)
        changes.append((more, "", ""))
    title = _("Row {number}: {action}").format(number=row.place, action=row.action)
    return TrailDetail(title, tuple(lines), tuple(changes))
