"""What the start page shows: the recent files of the settings and the copies that were left behind."""

from collections.abc import Sequence
from pathlib import Path

from causality.files import printable
from desktop.actions import Actions, shown
from desktop.moments import moment
from desktop.recovery import Recovery
from desktop.settings import Settings
from widgets.palette import Theme
from widgets.start_page import LeftBehind, RecentFile, StartPage


def start_page(actions: Actions) -> StartPage:
    """Make the start page of a window; what is begun there is done by the window's actions."""
    begin = {"new": actions.new, "open": actions.open, "import": actions.import_labs, "example": actions.example}
    page = StartPage({key: shown(begin[key]) for key in ("new", "open", "import")})
    page.begun.connect(lambda key: begin[key].trigger())
    return page


def show_start(page: StartPage, settings: Settings, left: Sequence[Recovery], theme: Theme) -> None:
    """Display on the start page the recent files and the copies that were left behind."""
    page.show_start(recent_files(settings), copies_left(left), theme)


def recent_files(settings: Settings) -> list[RecentFile]:
    """Give the files worked on before, the latest first."""
    return [_recent(path, settings) for path in settings.recent()]


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


def _recent(path: Path, settings: Settings) -> RecentFile:
    used = settings.used(path)
    return RecentFile(
        path=str(path),
        name=printable(path.name),
        folder=printable(_shortened(path.parent)),
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
