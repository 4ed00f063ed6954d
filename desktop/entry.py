"""The entry of the program: the window where it is asked for and can be shown, else the command line."""

import sys
from pathlib import Path

from causality import cli

EXAMPLE = ["demo"]
"""The worked example without a report to write is shown in the window."""


def main() -> int:
    """Run the program on the arguments of the process and give its exit code.

    No argument, `demo` alone or a case file alone mean the window. Where a library of Qt or a display is missing, one
    line says so and the command line answers instead.
    """
    arguments = sys.argv[1:]
    file = _file(arguments)
    if arguments and arguments != EXAMPLE and file is None:
        return cli.main()
    from desktop import app

    reason = app.missing()
    if not reason:
        app.collect_nothing()
        return app.run(file, example=arguments == EXAMPLE)
    sys.stderr.write(f"dechallenge: {reason}\n")
    return app.BAD_START if file is not None else cli.main()


def _file(arguments: list[str]) -> Path | None:
    """Give the case file that is the only argument; commands are plain words, files have a dot or a folder."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        return None
    path = Path(arguments[0])
    return path if path.suffix or len(path.parts) > 1 else None


if __name__ == "__main__":
    sys.exit(main())
