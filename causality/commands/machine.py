"""doctor."""

from causality.commands.terminal import say
from causality.text import _


def doctor() -> int:
    """Say what this machine lacks, and how to get it."""
    from causality.doctor import doctor as examined
    from causality.doctor import lines

    checks = examined()
    for line in lines(checks):
        say(line)
    lacking = [check for check in checks if check.state == "missing"]
    say(_("Something needed is missing.") if lacking else _("Everything needed for assessment and reports is there."))
    return 1 if lacking else 0
