"""What the start page shows: the recent files of the settings and the copies that were left behind."""

from collections.abc import Sequence
from pathlib import Path

from causality.files import printable
from causality.text import N_, _
from desktop.actions import Actions, shown
from desktop.look import Look
from desktop.moments import moment
from desktop.recovery import Recovery
from desktop.settings import Settings
from widgets.start_page import LeftBehind, RecentFile, StartPage

STORES = {
    "absent": N_("Kept encrypted"),
    "shut": N_("Sign in"),
    "locked": N_("Locked"),
    "renewing": N_("Choose a passphrase"),
    "stating": N_("Confirm the statement"),
    "open": N_("Signed in"),
}
"""What the start page says of the store, by its state."""


def start_page(actions: Actions) -> StartPage:
    """Make the start page of a window; what is begun there is done by the window's actions."""
    begin = {
        "new": actions.new,
        "open": actions.open,
        "import": actions.import_labs,
        "example": actions.example,
        "store": actions.cases,
    }
    page = StartPage({key: shown(begin[key]) for key in ("new", "open", "import", "store")})
    page.begun.connect(lambda key: begin[key].trigger())
    return page


def show_start(page: StartPage, settings: Settings, left: Sequence[Recovery], look: Look, store: str = "") -> None:
    """Display on the start page the recent files, the copies that were left behind, and how the store stands."""
    told = _(STORES[store]) if store in STORES else ""
    page.show_start(recent_files(settings, private=look.private), copies_left(left), look.theme, told)


def recent_files(settings: Settings, *, private: bool = False) -> list[RecentFile]:
    """Give the files worked on before, the latest first; in private without their names and folders."""
    return [_recent(path, settings, private=private) for path in settings.recent()]


def copies_left(recoveries: Sequence[Recovery]) -> list[LeftBehind]:
    """Give the copies as they are offered."""
    return [
        LeftBehind(
            key=one.file.name,
            case=printable(" · ".join(filter(None, (one.case.id, one.case.title)))),
            file="" if one.path is None else printable(str(one.path)),
            when=moment(one.when),
        )
        for one in recoveries
    ]


def _recent(path: Path, settings: Settings, *, private: bool) -> RecentFile:
    used = settings.used(path)
    return RecentFile(
        path=str(path),
        name=_("Case file") if private else printable(path.name),
        folder=_("its name is not shown in privacy mode") if private else printable(_shortened(path.parent)),
        when=moment(used) if used else "",
        missing=not _is_there(path),
    )


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _shortened(folder: Path) -> str:
    """Write the officer's own folder as `~`."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)
