"""What every command shares: what a refusal is, reading a case or a passphrase, and writing to the terminal."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from causality.files import describe, write_new
from causality.text import _

if TYPE_CHECKING:
    from rich.console import Console

    from causality.case.model import Case

STANDARD_INPUT = "-"


class Refusal(Exception):
    """Input that a command cannot work with: one line that names the file, the place and what is wrong (exit 2)."""

    def __init__(self, *parts: str) -> None:
        super().__init__(": ".join(part for part in parts if part))


@contextmanager
def about(name: str) -> Iterator[None]:
    """Turn what the system says about the file `name` into a refusal."""
    try:
        yield
    except OSError as error:
        raise Refusal(describe(_named(error, name))) from error


def _named(error: OSError, name: str) -> OSError:
    return OSError(error.errno, error.strerror or str(error), name)


@contextmanager
def output() -> Iterator[None]:
    """Turn a full disk behind standard output into a refusal; a closed pipe is the reader's right and passes."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Refusal(describe(_named(error, _("standard output")))) from error


def say(text: str) -> None:
    """Write `text` and a line break to standard output."""
    with output():
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


@contextmanager
def console() -> Iterator["Console"]:
    """Give a console on standard output, without colour when that is piped or NO_COLOR is set."""
    from rich.console import Console

    class Screen(Console):
        """A console that leaves a closed pipe to us: its own answer is exit 1, "does not hold"."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    with output():
        yield Screen(highlight=False, markup=False, emoji=False)


def case_of(path: str) -> "Case":
    """Read the case file at `path`, or from standard input for "-"; anything wrong with it is a refusal."""
    from causality.case.file import LARGEST, InvalidCaseFile, load_case, read_case

    name = _("standard input") if path == STANDARD_INPUT else path
    try:
        with about(name):
            return read_case(sys.stdin.buffer.read(LARGEST + 1)) if path == STANDARD_INPUT else load_case(Path(path))
    except InvalidCaseFile as error:
        raise Refusal(name, str(error)) from error


def bytes_of(path: Path) -> bytes:
    """Read a whole file; what goes wrong is a refusal."""
    with about(str(path)):
        return path.read_bytes()


def vacant(path: Path, *, force: bool) -> None:
    """Refuse an output that exists or that has no folder, before any work is done; `force` allows the first."""
    with about(str(path)):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.exists() and not force:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        folder = path.absolute().parent
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def deliver(path: Path, data: bytes, *, force: bool) -> None:
    """Write a finished output whole or not at all."""
    with about(str(path)):
        write_new(path, data, force=force)


def passphrase(file: Path | None, identity: Path) -> bytes:
    """Get the passphrase of an identity: from `file`, DECHALLENGE_PASSPHRASE, or a prompt on a terminal."""
    if file is not None:
        return bytes_of(file).removesuffix(b"\n").removesuffix(b"\r")
    if (given := os.environ.get("DECHALLENGE_PASSPHRASE")) is not None:
        return given.encode("utf-8", "surrogateescape")
    if not sys.stdin.isatty():
        raise Refusal(str(identity), _("needs its passphrase: --passphrase-file, DECHALLENGE_PASSPHRASE or a terminal"))
    from getpass import getpass

    return getpass(_("Passphrase of {identity}: ").format(identity=identity)).encode()
