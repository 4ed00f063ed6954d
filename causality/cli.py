"""The command line: `dechallenge`. Exit 0 on success, 1 when what is checked does not hold, 2 on bad input.

Bad input is one line on standard error. The commands themselves are in `causality.commands`; nothing of them is
imported before an interrupt is sure to be quiet.
"""

import os
import sys

# What a shell reports for a program ended by SIGINT.
INTERRUPTED = 130

try:
    import signal
    from collections.abc import Callable
    from types import FrameType
except KeyboardInterrupt:
    os._exit(INTERRUPTED)


def main(argv: list[str] | None = None) -> int:
    """Run the command line on `argv` (without the program's name) and give its exit code.

    Without `argv` it is the program itself: it takes its arguments from the process and answers an interrupt at once.
    """
    program = argv is None
    try:
        if program:
            _on_interrupt(_leave)
        from causality.commands.application import run

        if program:
            _on_interrupt(signal.default_int_handler)
        return run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if program:
            _on_interrupt(signal.SIG_IGN)  # the exit code is settled; nothing is left to break off


def _on_interrupt(answer: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Answer an interrupt so, unless whoever started the program asked for interrupts to be ignored."""
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, answer)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """End at once: while modules are being imported nothing is open, and an exception could be lost in them."""
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
