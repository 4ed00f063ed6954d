"""The entry of the program: the window where it is asked for and can be shown, else the command line."""

import sys

from causality import cli

IN_THE_WINDOW: tuple[list[str], ...] = ([], ["demo"])
"""Arguments that mean the window: none, or the worked example without a report to write."""


def main() -> int:
    """Run the program on the arguments of the process and give its exit code.

    Where a library of Qt or a display is missing, one line says so and the command line answers instead.
    """
    if sys.argv[1:] not in IN_THE_WINDOW:
        return cli.main()
    from desktop import app

    reason = app.missing()
    if not reason:
        return app.run(None)
    sys.stderr.write(f"dechallenge: {reason}\n")
    return cli.main()
