"""Moments as people tell them: the time of today, else the day and the time."""

from datetime import datetime

from causality.case.dates import show


def moment(when: datetime, now: datetime | None = None) -> str:
    """Tell a moment in the time of this machine: `14:02`, `3 Aug 2024 14:02`."""
    local = when.astimezone()
    today = (now or datetime.now().astimezone()).astimezone().date()
    clock = f"{local:%H:%M}"
    return clock if local.date() == today else f"{show(local.date().toordinal())} {clock}"
