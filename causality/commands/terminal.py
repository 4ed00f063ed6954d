"""What every command shares: what a refusal is, reading a case or a passphrase, and writing to the terminal."""

import errno
import json
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from causality.commands.streams import forget
from causality.files import describe, printable, settings_folder, write_new
from causality.signs import clean
from causality.text import _

if TYPE_CHECKING:
    from rich.console import Console

    from causality.case.model import Case

STANDARD_INPUT = "-"
LONGEST_PASSPHRASE = 4096

# What JSON leaves as it is and a terminal obeys or reorders; inside JSON only texts can hold it.
_UNSAFE = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


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
        raise Refusal(unwritten(error)) from error


def unwritten(error: OSError) -> str:
    """Say why standard output cannot be written; what it still holds is given up."""
    forget(sys.stdout)
    return describe(_named(error, _("standard output")))


def write(text: str) -> None:
    """Write `text` as it is, and a line break, to standard output."""
    with output():
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def say(line: str) -> None:
    """Write one line; line breaks, control and direction characters of names in it do not reach the terminal."""
    words = line.lstrip(" ")
    write(" " * (len(line) - len(words)) + clean(words))


def say_json(value: object) -> None:
    """Write `value` as JSON, with escapes for what a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    write(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


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
        sys.stdout.flush()


def case_of(path: str) -> "Case":
    """Read the case file at `path`, or from standard input for "-"; anything wrong with it is a refusal."""
    from causality.case.file import InvalidCaseFile, load_case, read_case

    name = _("standard input") if path == STANDARD_INPUT else path
    try:
        if path == STANDARD_INPUT:
            return read_case(_standard_input(name))
        with about(name):
            _ordinary(Path(path), _("expected an ordinary file; only - reads a stream"))
            return load_case(Path(path))
    except InvalidCaseFile as error:
        raise Refusal(name, str(error)) from error


def _standard_input(name: str) -> bytes:
    from causality.case.file import LARGEST

    if sys.stdin is None:
        raise Refusal(name, _("it is closed"))
    with about(name):
        return sys.stdin.buffer.read(LARGEST + 1)


def _ordinary(path: Path, expected: str) -> None:
    """Refuse pipes and devices, which may never end; a folder is left to whoever opens it."""
    kind = path.stat().st_mode
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise Refusal(str(path), expected)


def bytes_of(path: Path) -> bytes:
    """Read a whole file; what goes wrong is a refusal."""
    with about(str(path)):
        _ordinary(path, _("expected an ordinary file"))
        return path.read_bytes()


def vacant(path: Path, *, force: bool, inputs: Sequence[str | Path | None] = ()) -> None:
    """Refuse an output that exists or that has no folder, before any work is done; `force` allows the first.

    One of the `inputs` is never replaced, and standard output is no place for a PDF.
    """
    if str(path) == STANDARD_INPUT:
        raise Refusal(str(path), _("a PDF is not written to standard output; expected the name of a file"))
    if any(_same(path, one) for one in inputs if one is not None):
        raise Refusal(str(path), _("is read by this command too; expected another file to write"))
    with about(str(path)):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.exists() and not force:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        folder = path.absolute().parent
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def vacant_folder(folder: Path) -> None:
    """Refuse a folder to write to that holds something already, or whose own folder is missing."""
    with about(str(folder)):
        if folder.exists() and any(folder.iterdir()):
            raise Refusal(str(folder), _("it is not empty; expected a new or empty folder"))
        if not folder.exists() and not folder.absolute().parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))


def deliver(path: Path, data: bytes, *, force: bool) -> None:
    """Write a finished output whole or not at all."""
    with about(str(path)):
        write_new(path, data, force=force)


def _same(path: Path, other: str | Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False  # one of them is not there; whoever opens it says so


def passphrase(file: Path | None, whose: str) -> bytes:
    """Get the passphrase of an identity: from `file`, DECHALLENGE_PASSPHRASE, or a prompt on a terminal."""
    if (given := given_passphrase(file)) is not None:
        return given
    if not asks():
        raise Refusal(whose, _("needs its passphrase: --passphrase-file, DECHALLENGE_PASSPHRASE or a terminal"))
    return prompted(_("Passphrase of {identity}: ").format(identity=clean(whose)))


def given_passphrase(file: Path | None) -> bytes | None:
    """Get a passphrase from `file` or DECHALLENGE_PASSPHRASE; None when neither is given."""
    if file is not None:
        with about(str(file)), file.open("rb") as opened:  # may be a pipe: a shell hands secrets over like that
            return opened.readline(LONGEST_PASSPHRASE).removesuffix(b"\n").removesuffix(b"\r")
    given = os.environ.get("DECHALLENGE_PASSPHRASE")
    return None if given is None else given.encode("utf-8", "surrogateescape")


def asks() -> bool:
    """Whether there is a terminal on which something can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def prompted(text: str) -> bytes:
    """Ask for a passphrase on the terminal, without showing it."""
    from getpass import getpass

    return getpass(text).encode("utf-8", "surrogateescape")


def use_methods_of_the_site() -> None:
    """Use the methods declared in the folder of this machine; one that cannot be used is refused."""
    folder = settings_folder(os.environ) / "methods"
    if not folder.is_dir():
        return
    from causality.methods.registry import use_site_methods
    from causality.methods.site import InvalidMethod

    try:
        use_site_methods(folder)
    except InvalidMethod as error:
        raise Refusal(printable(str(error))) from error
