"""What the task list of the system shows of a window; with privacy no number and no name, which may be a patient's."""

from causality.text import _
from desktop.look import Look


def case_title(number: str, look: Look, *, begun: bool, covered: bool) -> str:
    """Give the title of the window of a case."""
    if covered:
        return _("Locked – Dechallenge")
    shown = _("Case") if look.private else number
    return f"{shown}[*] – Dechallenge" if begun else "Dechallenge"


def report_title(name: str, look: Look) -> str:
    """Give the title of the window of a report."""
    return f"{_('Report') if look.private else name} – Dechallenge"
