"""The server that is asked for time stamps (RFC 3161): none, unless the officer names one."""

from pathlib import Path
from urllib.parse import urlsplit

from causality.files import write_new
from causality.text import _

NAME, LONGEST = "time-server", 500


class InvalidServer(ValueError):
    """What is no address of a server; the message is one line."""


def time_server(home: Path) -> str:
    """Give the address of the server, empty when none was named."""
    try:
        address = (home / NAME).read_text(encoding="utf-8")[:LONGEST].strip()
        return checked(address)
    except (OSError, ValueError):
        return ""


def name_time_server(home: Path, address: str) -> None:
    """Remember the server, or none for an empty address. Raises `InvalidServer` or OSError."""
    whole = checked(address.strip())
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if whole:
        write_new(home / NAME, f"{whole}\n".encode(), force=True)
    else:
        (home / NAME).unlink(missing_ok=True)


def checked(address: str) -> str:
    """Give an address as it is used, an empty one as it is. Raises `InvalidServer`."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or not address.isprintable() or " " in address or len(address) > LONGEST:
        raise InvalidServer(_("expected the address of a server, such as https://example.org/tsa"))
    return address
