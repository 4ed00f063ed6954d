"""The key file beside a store: its slots, failed tries, and the last head of the audit trail that was seen.

Without a slot nothing in the store can be read, so that the file is written whole or not at all, and every backup
carries it. It holds no secret in clear.
"""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from causality.files import printable, write_new
from causality.frozen import frozen
from causality.records.keys import LEAST, MOST, Effort, Slot
from causality.text import _

FORMAT = 1
UNKNOWN = "?"
"""What names begin with that are no officer's; no officer's id does."""
MOST_UNKNOWN = 100
"""Names that are no officer's whose failed tries are counted at a time, the oldest going first."""
LARGEST = 2**20
"""The largest key file that is read, in bytes."""
_HEXADECIMAL = {"salt": 16, "nonce": 12, "locked": 80}
"""Bytes of each part of a slot; `locked` is two secrets and the tag of AES-GCM."""


class InvalidKeyFile(ValueError):
    """A file that is no key file; the message is one line with the place and what was expected."""


@frozen
class Tries:
    """Failed tries to sign in since the last success, and when the last was (seconds since 1970, UTC)."""

    failed: int = 0
    last: float = 0.0


@frozen
class KeyFile:
    """What stands beside the store of the id `store`. `head` is the last place and hash of the trail."""

    store: str
    slots: tuple[Slot, ...]
    tries: tuple[tuple[str, Tries], ...] = ()
    head: tuple[int, str] = (0, "")

    def slot(self, name: str) -> Slot | None:
        """Give the slot of that name."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """Put a slot in, in place of the one of its name."""
        others = tuple(one for one in self.slots if one.name != slot.name)
        return replace(self, slots=(*others, slot))

    def without_slot(self, name: str) -> "KeyFile":
        """Take a slot out: nothing opens the store for that name any more."""
        return replace(self, slots=tuple(one for one in self.slots if one.name != name))

    def tries_of(self, name: str) -> Tries:
        """Give the failed tries of a name."""
        return dict(self.tries).get(name, Tries())

    def with_tries(self, name: str, tries: Tries) -> "KeyFile":
        """Put the failed tries of a name in."""
        others = [one for one in self.tries if one[0] != name]
        counted = [*others, (name, tries)] if tries.failed else others
        unknown = [one for one in counted if one[0].startswith(UNKNOWN)]
        dropped = {one for one, _tries in unknown[:-MOST_UNKNOWN]}
        return replace(self, tries=tuple(one for one in counted if one[0] not in dropped))


def key_path(store: Path) -> Path:
    """Give the place of the key file of the store at `store`."""
    return store.with_name(store.name + ".keys")


def read_key_file(path: Path) -> KeyFile:
    """Read a key file. Raises InvalidKeyFile, or the OSError of the file system."""
    with path.open("rb") as file:
        return parsed(file.read(LARGEST + 1))


def parsed(data: bytes) -> KeyFile:
    """Give what a key file's bytes say. Raises InvalidKeyFile."""
    try:
        tree = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise InvalidKeyFile(_("not the key file of a store: expected JSON")) from None
    if not isinstance(tree, dict) or type(tree.get("format")) is not int:
        raise InvalidKeyFile(_('not the key file of a store: expected an object with the key "format"'))
    if tree["format"] > FORMAT:
        message = _("format: {version}; this program reads up to {current}, a newer one is needed")
        raise InvalidKeyFile(message.format(version=tree["format"], current=FORMAT))
    try:
        return _key_file(tree)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = _("damaged key file: {what}; bring it back from a backup")
        raise InvalidKeyFile(message.format(what=printable(str(error), 80))) from None


def write_key_file(path: Path, keys: KeyFile) -> None:
    """Write a key file over the one before, whole or not at all. Raises OSError."""
    write_new(path, dumped(keys).encode(), force=True)


def dumped(keys: KeyFile) -> str:
    """Give the text of a key file."""
    tree = {
        "format": FORMAT,
        "store": keys.store,
        "slots": [asdict(slot) for slot in keys.slots],
        "tries": {name: asdict(tries) for name, tries in keys.tries},
        "head": list(keys.head),
    }
    return json.dumps(tree, indent=1) + "\n"


def _key_file(tree: dict[str, Any]) -> KeyFile:
    place, head = tree["head"]
    return KeyFile(
        _text(tree["store"]),
        tuple(_slot(one) for one in tree["slots"]),
        tuple((name, Tries(int(one["failed"]), float(one["last"]))) for name, one in tree["tries"].items()),
        (int(place), _text(head)),
    )


def _slot(tree: dict[str, Any]) -> Slot:
    effort = Effort(**{name: int(value) for name, value in tree["effort"].items()})
    for name in ("passes", "memory", "lanes"):
        if not getattr(LEAST, name) <= getattr(effort, name) <= getattr(MOST, name):
            raise ValueError(f"effort.{name} {getattr(effort, name)}")
    for name, length in _HEXADECIMAL.items():
        if len(bytes.fromhex(tree[name])) != length:
            raise ValueError(name)
    return Slot(_text(tree["name"]), tree["salt"], tree["nonce"], tree["locked"], effort)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
