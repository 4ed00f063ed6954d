"""Whose file something is: a claim that ends with the process that holds it, however that ends."""

import contextlib
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks: better offered twice than never
        return True


class Claim:
    """A lock file: held by one owner at a time, also among windows of one process, freed by the system at its end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    @property
    def path(self) -> Path:
        """The lock file."""
        return self._path

    def take(self) -> bool:
        """Hold the claim; whether it is ours. Raises OSError when the file cannot be made."""
        if self._handle is not None:
            return True
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if _locked(handle) and self._still_there(handle):
            self._handle = handle
            return True
        os.close(handle)
        return False

    def release(self) -> None:
        """Let go and leave the file, for another owner to come."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def end(self) -> None:
        """Let go and take the file away. Does nothing unless the claim is held."""
        if self._handle is None:
            return
        if sys.platform != "win32":  # there an open file cannot be removed, nor a removed one be claimed
            self._path.unlink(missing_ok=True)
        self.release()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _still_there(self, handle: int) -> bool:
        """Whether the file was not taken away between opening and locking it."""
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            return False
