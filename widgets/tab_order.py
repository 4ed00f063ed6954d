"""The order in which Tab goes through a window: as it is read, pane by pane, whenever its parts were made."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMainWindow, QTableView, QWidget
from typing_extensions import override

_WHOLE = (QLineEdit, QComboBox, QTableView)
"""What Tab reaches as one; what is edited inside it has keys of its own."""
PASSES = "tabPasses"
"""The property of a widget from which Tab goes on to what follows it, past what is in it: that has a key of its own."""
_Placed = tuple[tuple[int, int, int, int], list[QWidget]]
"""The left, top, right and bottom of a part, and what takes the keyboard in it in the order in which it is read."""


class ReadWindow(QMainWindow):
    """A window through which Tab goes as it is read."""

    @override
    def focusNextPrevChild(self, following: bool) -> bool:
        return go_on(self, following=following)


def go_on(window: QWidget, *, following: bool) -> bool:
    """Give the keyboard to the part of `window` that is read after the one that has it, or before it."""
    here: QWidget | None = QApplication.focusWidget()
    stops = _read(window, here)
    held = [place for place, one in enumerate(stops) if here is not None and _holds(one, here)]
    place = held[-1] if held else -1 if following else len(stops)
    if following and here is not None and here.property(PASSES):
        stops = [one for one in stops if one is here or not here.isAncestorOf(one)]
    ways = [*stops[place + 1 :], *stops[:place]] if following else [*stops[:place][::-1], *stops[place + 1 :][::-1]]
    target = next(filter(_takes_tab, ways), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason)
    return True


def go_to_pane(panes: Sequence[tuple[QWidget, QWidget | None]], *, following: bool) -> None:
    """Give the keyboard to the pane after the one that has it, or before it: to what had it there last.

    Each pane stands with what takes the keyboard first in it; None for what is read first.
    """
    here: QWidget | None = QApplication.focusWidget()
    reason = Qt.FocusReason.TabFocusReason
    shown = [(part, first) for part, first in panes if part.isVisible() and reading_order(part)]
    held = [place for place, (part, _first) in enumerate(shown) if here is not None and _holds(part, here)]
    if not shown:
        return
    place = held[0] + (1 if following else -1) if held else 0 if following else -1
    part, first = shown[place % len(shown)]
    last: QWidget | None = part.focusWidget()
    if last is not None and last.isVisible() and last.isEnabled():
        last.setFocus(reason)
    else:
        (first if first is not None and first.isVisible() else reading_order(part)[0]).setFocus(reason)


def reading_order(part: QWidget) -> list[QWidget]:
    """Give what Tab reaches in `part`, in the order in which it is read."""
    return [one for one in _read(part, None) if _takes_tab(one)]


def _read(part: QWidget, held: QWidget | None) -> list[QWidget]:
    """Give what takes the keyboard in `part` in the order in which it is read, and what holds it in its place."""
    found = [part] if part is held or _takes_tab(part) else []
    if isinstance(part, _WHOLE):
        return found
    placed: list[_Placed] = []
    for child in part.children():
        if isinstance(child, QWidget) and not child.isHidden() and not child.isWindow():
            box, stops = child.geometry(), _read(child, held)
            if stops:
                placed.append(((box.left(), box.top(), box.right(), box.bottom()), stops))
    return [*found, *(stop for each in _in_order(placed, across=False) for stop in each[1])]


def _in_order(placed: list[_Placed], *, across: bool, cut: bool = True) -> Iterator[_Placed]:
    """Give parts row by row, those of a row column by column; what stands beside several rows is a column of its own.

    They are cut apart by turns where a gap goes through all of them; what lies over something else follows its corner.
    """
    if len(placed) < 2:
        yield from placed
        return
    groups = _apart(placed, 0 if across else 1)
    if len(groups) == 1 and not cut:
        yield from sorted(placed, key=lambda each: (each[0][1], each[0][0]))
        return
    for group in groups:
        yield from _in_order(group, across=not across, cut=len(groups) > 1)


def _apart(placed: list[_Placed], side: int) -> list[list[_Placed]]:
    """Cut parts into groups that do not overlap from left to right (0) or from top to bottom (1)."""
    groups: list[list[_Placed]] = []
    end = 0
    for each in sorted(placed, key=lambda one: (one[0][side], one[0][1 - side])):
        begins, ends = each[0][side], each[0][side + 2]
        if not groups or begins > end:
            groups.append([])
            end = ends
        groups[-1].append(each)
        end = max(end, ends)
    return groups


def _takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at a widget: not at one that gives the keyboard to another, and of choices that exclude one
    another at the one that is made; the arrows lead to the others. Qt itself stops at the one that was there last."""
    if not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() is not None:
        return group.checkedButton() is widget and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)
