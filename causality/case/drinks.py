"""How much a patient drinks, in words."""

from causality.text import _


def drinks_a_day(count: float) -> str:
    """Tell drinks a day, one of them as one."""
    return (_("1 drink a day") if count == 1 else _("{drinks:g} drinks a day")).format(drinks=count)
