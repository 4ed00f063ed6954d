"""Messages about what was typed quote it as it was typed, not as it was read."""

import re

_TO = re.compile(r"\s*[–—]\s*|\s+-\s+| to ", re.IGNORECASE)


def as_typed(message: str, plain: str, typed: str) -> str:
    """Give a message about the date, or the period of two dates, that was read as `plain` with what was `typed`."""
    ends = [_TO.split(one) for one in (plain, typed)]
    pairs = [(plain, typed), *(zip(*ends, strict=True) if len(ends[0]) == len(ends[1]) else ())]
    for read, meant in pairs:
        for quoted in (f'"{read}"', f'"{read.lower()}"'):
            message = message.replace(quoted, f'"{meant}"')
    return message
