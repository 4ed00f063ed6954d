"""The three standard streams: made ready at the start, and never complained about by the interpreter at the end."""

import os
import sys
from contextlib import suppress
from typing import TextIO

from causality.signs import clean


def prepare() -> None:
    """Make the streams ready.

    They write UTF-8 whatever the system's code page, unless an encoding was asked for, and never fail on a character.
    The numbers of closed streams are taken, so that no file opened later is mistaken for one of them.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace", **({} if os.environ.get("PYTHONIOENCODING") else {"encoding": "utf-8"}))


def forget(stream: TextIO | None) -> None:
    """Let what `stream` could not write go nowhere, so that the interpreter does not try again at its end."""
    if stream is None:
        return
    with suppress(OSError, ValueError):
        number = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


def complain(message: str) -> None:
    """Write one line on standard error, where there is one."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"dechallenge: {clean(message).strip()}\n")
        sys.stderr.flush()
    except OSError:
        forget(sys.stderr)
