"""Files as the whole program writes them: whole or not at all, never over another one unasked."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from causality.text import N_, _

_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
"""What a file system without hard links answers."""

_SAYINGS = {
    errno.ENOENT: N_("{file}: no such file or folder"),
    errno.EEXIST: N_("{file} exists; use --force to replace it"),
    errno.EISDIR: N_("{file} is a folder; a file was expected"),
    errno.ENOTDIR: N_("{file}: a part of this path is a file, not a folder"),
    errno.EACCES: N_("{file}: you have no right to read or write here"),
    errno.EPERM: N_("{file}: you have no right to read or write here"),
    errno.EROFS: N_("{file}: this place is read-only"),
    errno.ENOSPC: N_("{file}: the disk is full"),
    getattr(errno, "EDQUOT", errno.ENOSPC): N_("{file}: the disk is full or your share of it is used up"),
    errno.ENAMETOOLONG: N_("{file}: the name is too long"),
}


def write_new(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write `data` to `path` in one step, readable by its owner only.

    The file appears whole or not at all; nothing else is left behind, also when the disk is full or the user
    interrupts. An existing file is replaced only with `force`; a symbolic link is then replaced, not followed.
    Raises FileExistsError, IsADirectoryError or another OSError, always with `path` as its file name.
    """
    with _named(path):
        _refuse(path, force)
        temporary = path.with_name(f".{secrets.token_hex(8)}.part")
        try:
            _write(temporary, data)
            _move(temporary, path, force)
        finally:
            temporary.unlink(missing_ok=True)
        _settle(path.parent)


def settings_folder(environment: Mapping[str, str]) -> Path:
    """Give the folder of settings, store and identities: DECHALLENGE_HOME or the platform's usual place."""
    if home := environment.get("DECHALLENGE_HOME"):
        return Path(home)
    from platformdirs import user_data_path

    return user_data_path("dechallenge", appauthor=False)


def describe(error: OSError) -> str:
    """Say in one line what went wrong with a file, and what to do about an existing one."""
    file = printable(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else _("the file")
    saying = _SAYINGS.get(error.errno or 0)
    if saying is None:
        return f"{file}: {printable(error.strerror or str(error))}"
    return _(saying).format(file=file)


def printable(text: str, longest: int | None = None) -> str:
    """Give `text` fit for one line: what cannot be printed is escaped, what exceeds `longest` characters cut."""
    cut = text if longest is None or len(text) <= longest else text[: longest - 1] + "…"
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in cut)


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let errors speak of the file that was asked for, not of the temporary one."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _refuse(path: Path, force: bool) -> None:
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(kind):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not force:
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
    if not stat.S_ISREG(kind):
        raise OSError(errno.EINVAL, _("not an ordinary file"))


def _write(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o600), "wb") as file:  # noqa: PTH123 - the mode has to be set at creation
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(temporary: Path, path: Path, force: bool) -> None:
    if force:
        temporary.replace(path)
    elif os.name == "nt":
        temporary.rename(path)  # refuses an existing target there
    else:
        _link(temporary, path)


def _link(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _claim(temporary, path)


def _claim(temporary: Path, path: Path) -> None:
    """Take the name with an empty file, which only one writer can do, and put the whole file over it."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        temporary.replace(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _settle(folder: Path) -> None:
    """Make the new name outlast a power cut, where a folder can be synchronised."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
