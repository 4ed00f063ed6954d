"""The settings of a store: what each means, what it may be, and what it is when nobody has set it.

They are kept in the store, so that each change stands in its trail and holds for everybody who shares the store.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, select

from causality.frozen import frozen
from causality.records.clock import CLOCKS
from causality.records.officers import IDLE, Unfit
from causality.records.tables import SETTINGS
from causality.text import N_, _

if TYPE_CHECKING:
    from causality.records.store import Clock

IDLE_MINUTES, ZONE, REPORTING_CLOCK, RETENTION = "idle minutes", "time zone", "reporting clock", "retention years"
FOLDER, HOURS, COPIES = "backup folder", "backup hours", "copies kept"
MOST_IDLE = 60
"""Minutes; the checklist says ten (Annex 11, clause 12), and a desk that waits longer than an hour does not lock."""


@frozen
class Preference:
    """One setting: its name in the trail, its title, what holds when it was never set, and what it is about.

    `check` raises ValueError with what was expected.
    """

    name: str
    title: str
    default: str
    about: str
    check: Callable[[str], None]


def _whole(low: int, high: int) -> Callable[[str], None]:
    def check(value: str) -> None:
        if not (value.isascii() and value.isdecimal() and low <= int(value) <= high):
            raise ValueError(_("expected a whole number from {low} to {high}").format(low=low, high=high))

    return check


def _zone(value: str) -> None:
    if value and zone(value) is None:
        raise ValueError(_("expected a time zone, such as Europe/Vienna, or nothing"))


def _clock(value: str) -> None:
    if value and value not in (one.id for one in CLOCKS):
        raise ValueError(_("expected a reporting clock that is known, or nothing"))


def _folder(value: str) -> None:
    if value and not Path(value).is_absolute():
        raise ValueError(_("expected a folder with its whole path, or nothing"))


PREFERENCES = (
    Preference(IDLE_MINUTES, N_("Minutes without anybody until the store locks"), str(round(IDLE / 60)),
               N_("The passphrase is asked again."), _whole(1, MOST_IDLE)),
    Preference(ZONE, N_("Time zone of the store's place"), "",
               N_("For the times in the trail; empty for that of each machine."), _zone),
    Preference(REPORTING_CLOCK, N_("Reporting clock of new cases"), "",
               N_("For a case that comes with a day of receipt and no clock of its own."), _clock),
    Preference(RETENTION, N_("Years for which records are kept"), "0",
               N_("Said before a patient is erased; 0 when the site has set none."), _whole(0, 200)),
    Preference(FOLDER, N_("Folder of the scheduled backups"), "",
               N_("On another disk than the store; empty for no schedule."), _folder),
    Preference(HOURS, N_("Hours between backups"), "24",
               N_("Made by the program while it is open."), _whole(1, 8760)),
    Preference(COPIES, N_("Copies that are kept"), "14",
               N_("Older ones are removed once a newer one was proved."), _whole(1, 1000)),
)  # fmt: skip
"""Every setting there is."""


def preference(name: str) -> Preference | None:
    """Give the setting of that name."""
    return next((one for one in PREFERENCES if one.name == name), None)


def check(name: str, value: str) -> None:
    """Raise Unfit when a setting cannot have a value."""
    known = preference(name)
    if known is None:
        raise Unfit(_("{name}: there is no such setting").format(name=name))
    try:
        known.check(value)
    except ValueError as error:
        raise Unfit(f"{_(known.title)}: {error}") from None


def value_of(connection: Connection, name: str) -> str:
    """Give the value of a setting as it holds now."""
    found = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.name == name)).scalar()
    known = preference(name)
    return found if found is not None else known.default if known else ""


def zone(name: str) -> ZoneInfo | None:
    """Give a time zone by its name; None when this machine does not know it."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def in_zone(clock: "Clock", name: str) -> "Clock":
    """Give a clock that tells the time of a zone; the same clock where the zone is not known."""
    place = zone(name)
    return clock if place is None else lambda: clock().astimezone(place)
