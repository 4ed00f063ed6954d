"""Time stamps (RFC 3161) from a server that the officer has named; without one, or without a network, signing goes on.

A time that an own authority would state proves nothing; a signature without a time stamp says that its time is this
computer's.
"""

import asyncio
from typing import Any
from urllib.parse import urlsplit

SECONDS = 8
"""How long the server may take for an answer."""
TOKEN = "signature_time_stamp_token"


def time_stamper(server: str) -> Any:
    """Give what asks `server` for time stamps, once it has answered; None without a server, or when it does not."""
    if not server:
        return None
    from pyhanko.sign.timestamps import HTTPTimeStamper

    stamper = HTTPTimeStamper(server, timeout=SECONDS)
    return stamper if _answers(stamper) else None


def host(server: str) -> str:
    """Name a server in few words."""
    return urlsplit(server).hostname or server


def _answers(stamper: Any) -> bool:
    """Whether the server gives a time stamp for a trial, whose size is then known as well."""
    try:
        asyncio.run(stamper.async_dummy_response("sha256"))
    except (OSError, ValueError, TypeError, KeyError):
        return False
    return True
