"""Going to anything: the popup of a window, filled from its case and its actions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from causality.assess import Assessment
from causality.text import N_, _
from desktop.actions import Actions, plain, shown
from desktop.look import Look
from desktop.navigation import Navigation
from desktop.selection import Selection
from desktop.session import Session
from desktop.steps import CHALLENGES

if TYPE_CHECKING:
    from desktop.goto import Target, Targets
    from widgets.goto_popup import GoToPopup

KINDS = {
    "page": (N_("page"), "file-text"), "pair": (N_("pair"), "list"), "item": (N_("item"), "list"),
    "product": (N_("product"), "pill"), "event": (N_("event"), "flag"), "finding": (N_("finding"), "triangle-alert"),
    "sample": (N_("sample"), "test-tube"), "action": (N_("action"), "zap"),
}  # fmt: skip
"""How a kind is named, and its icon."""


class Finder(QObject):
    """Asks where to go, and goes there."""

    def __init__(self, window: QWidget, session: Session, navigation: Navigation, actions: Actions, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._session, self._navigation, self._actions, self._look = session, navigation, actions, look
        self._known: tuple[Assessment, Targets] | None = None
        self._found: tuple[Target, ...] = ()
        self._list: list[QAction] = []
        self._popup: GoToPopup | None = None

    @property
    def open_popup(self) -> "GoToPopup | None":
        """Where it is asked, if it ever was."""
        return self._popup

    @property
    def popup(self) -> "GoToPopup":
        """Where it is asked."""
        if self._popup is None:
            from widgets.goto_popup import GoToPopup

            self._popup = GoToPopup(self._window)
            self._popup.typed.connect(self._show)
            self._popup.chosen.connect(self._go)
        return self._popup

    def ask(self) -> None:
        """Open the popup."""
        self._known = None
        self.popup.ask()
        self._show("")

    def _show(self, typed: str) -> None:
        from widgets.goto_popup import Hit

        self._found = self._targets().find(typed)
        hits = [Hit(one.text, " · ".join(filter(None, (one.detail, _(KINDS[one.kind][0])))), KINDS[one.kind][1])
                for one in self._found]  # fmt: skip
        self.popup.show_hits(hits, self._look.theme)

    def _targets(self) -> "Targets":
        from desktop.goto import Targets

        assessment = self._session.assessment
        if self._known is None or self._known[0] is not assessment:
            self._known = assessment, Targets(assessment, self._commands(), empty=not self._session.begun)
        return self._known[1]

    def _commands(self) -> Iterator["Target"]:
        """Give the pages, then the actions that can be done now."""
        from desktop.goto import Target

        pages = self._actions.steps.values()
        for step, action in self._actions.steps.items():
            if action.isEnabled():
                yield Target("page", plain(action), shown(action), ("page", step))
        if self._actions.steps["products"].isEnabled():
            told = plain(self._actions.steps["products"])
            yield Target("page", _("Challenges: dechallenge and rechallenge"), told, ("place", CHALLENGES))
        for action in self._actions.all:
            if action.isEnabled() and action not in pages and action is not self._actions.go_to:
                yield Target("action", plain(action), shown(action), ("action", action.objectName()))

    def _go(self, place: int) -> None:
        kind, *ids = self._found[place].to
        if kind == "page":
            self._navigation.go_to(ids[0])
        elif kind == "place":
            self._navigation.go_to_place(ids[0])
        elif kind == "pair":
            self._navigation.go_to_pair(*ids)
        elif kind == "item":
            self._navigation.go_to_item(Selection(*ids))
        elif kind == "finding":
            self._navigation.go_to_finding(int(ids[0]))
        else:
            next(action for action in self._actions.all if action.objectName() == ids[0]).trigger()
