"""The identities of this machine as they are offered for signing, those that can sign first."""

from datetime import UTC, datetime
from pathlib import Path

from causality.identity.card import card_address
from causality.identity.own import Stored, cards, stored
from causality.text import _

Choices = tuple[tuple[str, str], ...]


def offered(home: Path, now: datetime | None = None) -> tuple[Choices, Choices]:
    """Give (file, name) of every identity that can sign, and (file, warning) of those that soon cannot."""
    moment = now or datetime.now(UTC)
    usable = [one for one in stored(home) if not one.problem(moment)]
    warnings = tuple((str(one.file), one.warning(moment)) for one in usable if one.warning(moment))
    return (*((str(one.file), _told(one)) for one in usable), *map(card_choice, cards(home))), warnings


def card_choice(address: str) -> tuple[str, str]:
    """Give (address, name) of a card."""
    where = card_address(address)
    return address, _("Card: {name}").format(name=" · ".join(filter(None, (where.token, where.label))) or where.module)


def _told(one: Stored) -> str:
    return _("{name} ({fingerprint})").format(name=one.name, fingerprint=one.fingerprint[:8])
