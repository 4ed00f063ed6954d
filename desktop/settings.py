"""What the desktop remembers between starts: places of windows and panes, the theme, recent files. No patient data."""

import contextlib
import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QByteArray, QSettings

from causality.files import settings_folder

Theme = Literal["system", "light", "dark"]
MOST_RECENT = 10
"""How many files are remembered."""


def own_folder() -> Path:
    """Give the folder of settings and recovery copies: DECHALLENGE_HOME or the platform's usual place."""
    return settings_folder(os.environ)


class Settings:
    """The settings file. Anything in it that cannot be understood counts as not set."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or own_folder()
        with contextlib.suppress(OSError):  # nothing is remembered then; the program works all the same
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._store = QSettings(str(self.folder / "desktop.ini"), QSettings.Format.IniFormat)

    def geometry(self, name: str) -> QByteArray:
        """Give the remembered place of a window or panes, empty when there is none."""
        value = self._store.value(f"geometry/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember_geometry(self, name: str, state: QByteArray) -> None:
        """Remember the place of a window (`saveGeometry`) or of panes (`saveState`)."""
        self._store.setValue(f"geometry/{name}", state)

    def theme(self) -> Theme:
        """Give the theme: that of the system unless one was chosen."""
        value = self._store.value("theme")
        return next((theme for theme in get_args(Theme) if theme == value), "system")

    def remember_theme(self, theme: Theme) -> None:
        """Remember the theme that was chosen."""
        self._store.setValue("theme", theme)

    def hidden(self, what: str) -> frozenset[str]:
        """Give the ids that were switched off in `what`, such as the analytes of the timeline."""
        return frozenset(self._list(f"hidden/{what}"))

    def remember_hidden(self, what: str, ids: Iterable[str]) -> None:
        """Remember the ids that are switched off in `what`."""
        self._remember_list(f"hidden/{what}", sorted(ids))

    def choice(self, what: str) -> str:
        """Give what was chosen of `what`, such as the axis of the timeline; empty when nothing was."""
        value = self._store.value(f"choice/{what}")
        return value if isinstance(value, str) else ""

    def remember_choice(self, what: str, chosen: str) -> None:
        """Remember what was chosen of `what`."""
        self._store.setValue(f"choice/{what}", chosen)

    def recent(self) -> list[Path]:
        """Give the files opened or saved last, the newest first, whether or not they still exist."""
        return [Path(text) for text in self._list("recent")]

    def used(self, path: Path) -> datetime | None:
        """Give when a recent file was last opened or saved, None where that is not known."""
        text = self._store.value(f"used/{_key(path)}")
        try:
            return datetime.fromisoformat(str(text)).astimezone(UTC)
        except ValueError:
            return None

    def remember_recent(self, path: Path, when: datetime | None = None) -> None:
        """Put a file at the head of the recent ones, and make it the one that the next start opens."""
        whole = path.absolute()
        files = [whole, *(other for other in self.recent() if other != whole)]
        for gone in files[MOST_RECENT:]:
            self._store.remove(f"used/{_key(gone)}")
        self._remember_list("recent", map(str, files[:MOST_RECENT]))
        self._store.setValue(f"used/{_key(whole)}", (when or datetime.now(UTC)).isoformat(timespec="seconds"))
        self.remember_last(whole)

    def forget_recent(self, path: Path) -> None:
        """Take a file off the recent ones."""
        whole = path.absolute()
        self._remember_list("recent", [str(other) for other in self.recent() if other != whole])
        self._store.remove(f"used/{_key(whole)}")
        if self.last() == whole:
            self.remember_last(None)

    def last(self) -> Path | None:
        """Give the file of the case that was worked on last; None when that was none."""
        value = self._store.value("last")
        return Path(value) if isinstance(value, str) and value else None

    def remember_last(self, path: Path | None) -> None:
        """Remember the file of the case that is worked on."""
        self._store.setValue("last", "" if path is None else str(path.absolute()))

    def watched(self, case: Path | None) -> Path | None:
        """Give the file or folder of results that is watched for the case of a file, None when there is none."""
        value = self._store.value(f"watched/{_key(case)}") if case is not None else None
        return Path(value) if isinstance(value, str) and value else None

    def remember_watched(self, case: Path | None, place: Path | None) -> None:
        """Remember what is watched for the case of a file; a case without a file is not remembered."""
        if case is None:
            return
        if place is None:
            self._store.remove(f"watched/{_key(case)}")
        else:
            self._store.setValue(f"watched/{_key(case)}", str(place.absolute()))

    def delivered(self, case: Path) -> Path:
        """Give where it is remembered what the watched files of a case have delivered."""
        return self.folder / "watched" / f"{_key(case)}.json"

    def sync(self) -> None:
        """Write what was remembered."""
        self._store.sync()

    def _list(self, key: str) -> list[str]:
        count = self._store.beginReadArray(key)
        texts = []
        for place in range(min(count, 1000)):
            self._store.setArrayIndex(place)
            texts.append(self._store.value("text"))
        self._store.endArray()
        return [text for text in texts if isinstance(text, str) and text]

    def _remember_list(self, key: str, texts: Iterable[str]) -> None:
        self._store.remove(key)
        self._store.beginWriteArray(key)
        for place, text in enumerate(texts):
            self._store.setArrayIndex(place)
            self._store.setValue("text", text)
        self._store.endArray()


def _key(path: Path) -> str:
    """Give a key for a file: settings keys cannot hold every path."""
    return hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
