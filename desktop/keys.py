"""The sheet of keys: those of the actions as the actions have them, then those of the parts of a page."""

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from causality.text import N_, _
from desktop.actions import plain, shown
from widgets.key_button import KeyButton
from widgets.shortcut_sheet import KeyGroup

PARTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (N_("Everywhere"), (
        ("Tab  Shift+Tab", N_("next part, part before")),
        ("Enter", N_("go to the pair or finding; open what is chosen")),
        ("Esc", N_("close what lies over the window")),
    )),
    (N_("Scoring"), (
        ("↑  ↓", N_("item before, next item")),
        ("Space", N_("accept the derived answer")),
        ("1 … 9", N_("choose an answer")),
        ("Backspace", N_("take the decision back")),
        ("→", N_("the facts that it rests on, Tab from one to the next; Esc back")),
    )),
    (N_("Differential"), (
        ("↑  ↓", N_("cause before, next cause")),
        ("Ctrl+↑  Ctrl+↓", N_("rank it higher, lower")),
        ("1 … 4", N_("supported, possible, unlikely, excluded")),
        ("0", N_("no word on it")),
    )),
    (N_("Tables"), (
        ("↑  ↓  PgUp  PgDn", N_("move through the rows")),
        ("Home  End", N_("first and last column or row")),
        ("F2  Enter", N_("edit the cell; typing begins anew")),
        ("Tab", N_("enter, then edit the next cell; after Esc or an arrow on to the next part")),
        ("Delete", N_("empty the cell")),
        ("Ctrl+Delete", N_("take the selected rows out")),
        ("Ctrl+Enter", N_("enter for all selected rows")),
        ("Ctrl+D", N_("fill down")),
        ("Ctrl+C", N_("copy what is selected")),
    )),
    (N_("Challenges"), (
        ("↑  ↓", N_("challenge before, next challenge")),
        ("Enter", N_("the samples it rests on")),
    )),
    (N_("Labs"), (
        ("Insert", N_("a new value")),
        ("Ctrl+V", N_("take in a table of results")),
    )),
    (N_("Work-up"), (
        ("R  P  I  N", N_("ruled out, positive, inconclusive, not done; with Shift and on")),
        ("Backspace", N_("clear the cause")),
        ("Enter", N_("fill in test, day and result")),
    )),
    (N_("Report"), (
        ("Ctrl+F", N_("find a word in the report")),
        ("PgUp  PgDn", N_("turn the pages")),
    )),
    (N_("Timeline"), (
        ("←  →", N_("earlier, later")),
        ("+  −", N_("closer, farther")),
        ("0  9", N_("the whole case, the episode")),
        (",  .", N_("what the samples of the day before, of the next read")),
        ("C", N_("next change of dose, with its verdict")),
        ("Enter", N_("next edge of a dose or an onset")),
        ("Alt+←  Alt+→", N_("move that edge by a day, with Shift by a week")),
        ("PgUp  PgDn", N_("lanes above, lanes below")),
    )),
    (N_("Start page"), (
        ("↑  ↓", N_("row before, next row")),
        ("Delete", N_("take a file off the list")),
    )),
)  # fmt: skip
"""Keys that are no actions: they belong to the part that has the keyboard."""


def key_groups(window: QWidget) -> list[KeyGroup]:
    """Give all keys of a window: every action with a shortcut in it, in its group, then those of the parts."""
    actions = [action for action in window.findChildren(QAction) if not action.shortcut().isEmpty()]
    pages = [action for action in actions if action.objectName().startswith("go-")]
    others = [action for action in actions if action not in pages]
    groups = [KeyGroup(_("Window"), _told(others)), KeyGroup(_("Pages"), _told(pages))]
    if buttons := _on_buttons(window):
        groups.append(KeyGroup(_("Buttons of the pages"), buttons))
    for title, keys in PARTS:
        groups.append(KeyGroup(_(title), tuple((key, _(told)) for key, told in keys)))
    return groups


def _on_buttons(window: QWidget) -> tuple[tuple[str, str], ...]:
    """Give the keys of the buttons that have one of their own."""
    known = {}
    for button in window.findChildren(QAbstractButton):
        keys = button.key if isinstance(button, KeyButton) else button.shortcut()
        if not keys.isEmpty():
            told = button.accessibleName() or button.text().replace("&", "")
            known[keys.toString(QKeySequence.SequenceFormat.NativeText)] = told.removesuffix("…").partition(" (")[0]
    return tuple(known.items())


def _told(actions: Iterable[QAction]) -> tuple[tuple[str, str], ...]:
    return tuple((shown(action), plain(action)) for action in actions)
