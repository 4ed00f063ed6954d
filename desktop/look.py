"""The look of the whole program: the theme of the system or the one that was chosen, style sheet and palette."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop.settings import Settings
from desktop.settings import Theme as Choice
from widgets.palette import THEMES, Theme, qt_palette
from widgets.style import font, load_fonts, style_sheet

BEFORE, MIDDLE = "darkBefore", 128
"""The property of the program that keeps what the system's colours were, and the lightness between dark and light."""


class Look(QObject):
    """Holds the theme and puts it on the application.

    Signals:
        changed: another theme is on.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app, self._settings = app, settings
        self._choice = settings.theme()
        self._system = Qt.ColorScheme.Unknown
        self._dark_before = _dark_before(app)
        load_fonts()
        # Fusion draws by the palette alone, so that both themes look the same on every system.
        if app.style().name() != "fusion":
            app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(font())
        self._ask_system()
        app.styleHints().colorSchemeChanged.connect(self._follow)
        app.applicationStateChanged.connect(self._ask_again)
        self._put_on()

    @property
    def choice(self) -> Choice:
        """What was chosen: "system", "light" or "dark"."""
        return self._choice

    @property
    def private(self) -> bool:
        """Whether titles of windows and lists of files name no case."""
        return self._settings.choice("privacy") == "on"

    def keep_private(self, *, on: bool) -> None:
        """Name no case in titles of windows and lists of files, or name it again; remembered."""
        self._settings.remember_choice("privacy", "on" if on else "off")
        self.changed.emit()

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        if self._choice != "system":
            return THEMES[self._choice]
        if self._system == Qt.ColorScheme.Unknown:
            return THEMES["dark" if self._dark_before else "light"]
        return THEMES["dark" if self._system == Qt.ColorScheme.Dark else "light"]

    def choose(self, choice: Choice) -> None:
        """Put on the light or the dark theme, or follow the system; remembered."""
        self._choice = choice
        self._settings.remember_theme(choice)
        self._ask_system()
        self._put_on()
        self.changed.emit()

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self._system = scheme
            self._put_on()
            self.changed.emit()

    def _ask_again(self, state: Qt.ApplicationState) -> None:
        """Ask the system when the program is come back to: not every one tells that its theme has changed."""
        scheme = self._app.styleHints().colorScheme()
        if state == Qt.ApplicationState.ApplicationActive and scheme != self._system:
            self._follow(scheme)

    def _ask_system(self) -> None:
        """Let frames and dialogs that the system draws follow a forced theme."""
        asked = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
        self._app.styleHints().setColorScheme(asked[self._choice])
        self._system = self._app.styleHints().colorScheme()

    def _put_on(self) -> None:
        self._app.setPalette(qt_palette(self.theme))
        self._app.setStyleSheet(style_sheet(self.theme))


def _dark_before(app: QApplication) -> bool:
    """Whether the colours of the system were dark before any of ours, for systems that do not name their scheme."""
    known = app.property(BEFORE)
    if known is None:
        known = app.palette().window().color().lightness() < MIDDLE
        app.setProperty(BEFORE, known)
    return bool(known)
