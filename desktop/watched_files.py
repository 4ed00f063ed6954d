"""Which files of a watched place changed, and whether they are written to the end."""

from dataclasses import dataclass
from pathlib import Path

TABLES = (".csv", ".tsv", ".txt", ".xlsx")

Signature = tuple[int, int, int]


@dataclass(slots=True)
class Seen:
    """A file as it was last looked at: since when it is as it is, and what was made of it.

    `settled` is the state that was read and dealt with. `ends_open` says that this file ends without a line break
    when it is whole.
    """

    signature: Signature
    since: float
    settled: Signature | None = None
    ends_open: bool = False


def files_of(place: Path) -> list[Path]:
    """Give the tables of a watched folder, or the watched file itself; what is not there is left out."""
    try:
        if not place.is_dir():
            return [place] if place.is_file() else []
        return sorted(path for path in place.iterdir() if _is_table(path) and path.is_file())
    except OSError:
        return []


def signature(path: Path) -> Signature | None:
    """Give what changes when a file is written or replaced; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def unfinished(path: Path) -> bool:
    """Whether a text breaks off: in a line with fewer cells than the one before, or inside quotes."""
    data = _tail(path)
    if data.startswith(b"PK") or not data or data.endswith((b"\n", b"\r", b"\n\0", b"\0\n")):
        return False
    lines = [line for line in data.replace(b"\0", b"").splitlines() if line.strip()]
    if len(lines) < 2:
        return True
    before, last = lines[-2], lines[-1]
    return last.count(b'"') % 2 == 1 or any(last.count(sign) < before.count(sign) for sign in (b"\t", b";", b","))


def ends_open(path: Path) -> bool:
    """Whether a text ends without a line break, so that it may still be growing."""
    data = _tail(path)
    return bool(data) and not data.startswith(b"PK") and not data.endswith((b"\n", b"\r", b"\n\0", b"\0\n"))


def _is_table(path: Path) -> bool:
    """Spreadsheets and exporters write beside the file first, under names such as ~$labs.xlsx or .labs.csv.part."""
    return path.suffix.lower() in TABLES and not path.name.startswith(("~", "."))


def _tail(path: Path) -> bytes:
    """Give the end of a file; of a workbook its first bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(2)
            if head == b"PK":
                return head
            file.seek(max(path.stat().st_size - 65_536, 0))
            return file.read()
    except OSError:
        return b""
