"""What can be asked for by menu or shortcut."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from causality.text import N_, _
from desktop.look import Look
from desktop.session import Session
from desktop.settings import Theme as Choice
from desktop.steps import TITLES

THEMES: tuple[tuple[Choice, str], ...] = (
    ("system", N_("Theme of the &system")),
    ("light", N_("&Light theme")),
    ("dark", N_("&Dark theme")),
)
Keys = QKeySequence.StandardKey | str


class Actions:
    """The actions of one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        key = QKeySequence.StandardKey
        self.new = self._action(_("&New case"), key.New, "newCase")
        self.open = self._action(_("&Open…"), key.Open, "open")
        self.import_labs = self._action(_("&Import laboratory results…"), "Ctrl+I", "importLabs")
        self.watch_file = self._action(_("&Watch a file of results…"), "", "watchFile")
        self.watch_folder = self._action(_("Watch a &folder of results…"), "", "watchFolder")
        self.example = self._action(_("&Worked example"), "", "example")
        self.start = self._action(_("S&tart page"), "Ctrl+Shift+H", "goStart")
        self.cases = self._action(_("&Cases of the store"), "Ctrl+Shift+L", "goCases")
        self.store = self._action(_("Window of the s&tore: trail, officers, copies…"), "Ctrl+Shift+T", "storeWindow")
        self.compare = self._action(_("Compare versions &of the case"), "", "compareVersions")
        self.case_trail = self._action(_("A&udit trail of the case"), "", "caseTrailAction")
        self.lock = self._action(_("&Lock the store"), "Ctrl+L", "lockNow")
        self.put_in = self._action(_("&Put this case into the store"), "", "putIn")
        self.submit = self._action(_("Give the case to &review"), "", "submit")
        self.give_back = self._action(_("Give the case &back…"), "", "giveBack")
        self.versions = self._action(_("Signed &versions of the case…"), "", "versions")
        self.privacy = self._action(_("P&rivacy: no case named in titles and lists"), "", "privacy")
        self.privacy.setCheckable(True)
        self.save = self._action(_("&Save"), key.Save, "save")
        self.save_as = self._action(_("Save &as…"), "Ctrl+Shift+S", "saveAs")
        self.export = self._action(_("&Export the report…"), "Ctrl+E", "export")
        self.sign = self._action(_("Si&gn the report…"), "Ctrl+Shift+E", "sign")
        self.new_version = self._action(_("&Begin a new version"), "", "newVersion")
        self.verify = self._action(_("&Verify a report…"), "Ctrl+R", "verify")
        self.identities = self._action(_("Identities &and trust…"), "", "identities")
        self.close = self._action(_("&Close the window"), "Ctrl+W", "close")
        self.quit = self._action(_("&Quit"), "Ctrl+Q", "quit")
        self.undo = self._action(_("&Undo"), key.Undo, "undo")
        self.redo = self._action(_("&Redo"), "Ctrl+Shift+Z", "redo", "Ctrl+Y")
        self.accept_all = self._action(_("&Accept all derived answers"), "Ctrl+Return", "acceptAllAction")
        self.beside = self._action(_("Compare methods side &by side"), "", "methodsBeside")
        self.go_to = self._action(_("&Go to anything…"), "Ctrl+K", "goToAction")
        self.timeline = self._action(_("Go to the &timeline"), "Ctrl+T", "goTimeline")
        self.next_pane = self._action(_("Next &pane"), "F6", "nextPane")
        self.pane_before = self._action(_("Pane &before"), "Shift+F6", "paneBefore")
        self.fit_case = self._action(_("Fit the timeline to the &case"), "", "fitCaseAction")
        self.fit_episode = self._action(_("Fit the timeline to the e&pisode"), "", "fitEpisodeAction")
        self.timeline_svg = self._action(_("Export the timeline as S&VG…"), "", "timelineSvgAction")
        self.timeline_png = self._action(_("Export the timeline as P&NG…"), "", "timelinePngAction")
        self.shortcuts = self._action(_("&Keys"), "F1", "shortcutsAction")
        self.menu_key = self._action(_("Menu"), "F10", "menuAction")
        self.steps = {step: self._action(_(title), f"Ctrl+{number}", f"go-{step}")
                      for number, (step, title) in enumerate(TITLES, start=1)}  # fmt: skip
        self._themes = QActionGroup(window)

    @property
    def of_a_case(self) -> tuple[QAction, ...]:
        """The actions that need a case."""
        labs = (self.watch_file, self.watch_folder, self.beside)
        return (*labs, self.save, self.save_as, self.export, self.sign, self.timeline_svg, self.timeline_png,
                self.timeline, self.next_pane, self.pane_before, self.fit_case, self.fit_episode,
                *self.steps.values())  # fmt: skip

    @property
    def all(self) -> tuple[QAction, ...]:
        """Every action of the window, those of the menu first."""
        return tuple(action for action in self._window.findChildren(QAction) if action.objectName())

    def show_state(self, session: Session, *, can_accept_all: bool) -> None:
        """Name what undo and redo would do, and enable what can be done now."""
        for action, told, plain in (
            (self.undo, session.undo_text, _("&Undo")),
            (self.redo, session.redo_text, _("&Redo")),
        ):
            action.setEnabled(bool(told))
            action.setText(told.replace("&", "&&") or plain)
            action.setIconText(plain.replace("&", ""))
            action.setToolTip(told or plain.replace("&", ""))
        self.accept_all.setEnabled(can_accept_all)
        for action in self.of_a_case:
            action.setEnabled(session.begun)
        self.new_version.setEnabled(session.case.signed is not None)

    def menu(self, look: Look) -> QMenu:
        """Give the menu of the window."""
        menu = QMenu(self._window)
        for title, groups in (
            (_("&File"), ((self.new, self.open, self.example, self.start),
                          (self.cases, self.put_in, self.store, self.lock),
                          (self.import_labs, self.watch_file, self.watch_folder),
                          (self.save, self.save_as, self.export),
                          (self.submit, self.give_back, self.versions, self.compare, self.case_trail),
                          (self.sign, self.new_version, self.verify, self.identities),
                          (self.timeline_svg, self.timeline_png), (self.close, self.quit))),
            (_("&Edit"), ((self.undo, self.redo), (self.accept_all, self.beside))),
            (_("&View"), ((self.go_to, self.next_pane, self.pane_before), tuple(self.steps.values()),
                          (self.timeline, self.fit_case, self.fit_episode), self._theme_actions(look),
                          (self.privacy,))),
            (_("&Help"), ((self.shortcuts,),)),
        ):  # fmt: skip
            part = menu.addMenu(title)
            for place, group in enumerate(groups):
                if place:
                    part.addSeparator()
                part.addActions(group)
        return menu

    def theme(self, choice: Choice) -> QAction:
        """Give the action that puts on a theme."""
        return next(action for action in self._themes.actions() if action.objectName() == f"theme-{choice}")

    def _theme_actions(self, look: Look) -> tuple[QAction, ...]:
        for choice, text in THEMES:
            action = QAction(_(text), self._window)
            action.setObjectName(f"theme-{choice}")
            action.setCheckable(True)
            action.setChecked(look.choice == choice)
            action.triggered.connect(_choosing(look, choice))
            self._themes.addAction(action)
        return tuple(self._themes.actions())

    def _action(self, text: str, keys: Keys, name: str, *further: str) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(one) for one in (keys, *further) if one != ""])
        self._window.addAction(action)
        return action


def shown(action: QAction) -> str:
    """Give the shortcuts of an action as this system writes them."""
    return "  ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())


def plain(action: QAction) -> str:
    """Give the text of an action without its mnemonic and dots."""
    text = action.iconText() if action.objectName() in ("undo", "redo") else action.text()
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def _choosing(look: Look, choice: Choice) -> Callable[[], None]:
    return lambda: look.choose(choice)


def without_argument(slot: Callable[..., object], *arguments: str) -> Callable[[], None]:
    """Call `slot` without the checked state that Qt sends along."""

    def call() -> None:
        slot(*arguments)

    return call
