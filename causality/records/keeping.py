"""Where the slots of a store are kept: in the key file beside a local store, in a table of a department's.

The last head of the trail that was seen is kept apart from the rows it vouches for: in the key file, or for a
department's store in a small file of the officer's own machine.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, insert, inspect, select, update

from causality.files import write_new
from causality.records.engine import reading, writing
from causality.records.key_file import InvalidKeyFile, KeyFile, dumped, parsed, read_key_file, write_key_file
from causality.records.tables import KEYS
from causality.text import _


class Keeper(Protocol):
    """Reads and writes the slots of one store."""

    def load(self) -> KeyFile:
        """Give the slots. Raises InvalidKeyFile, StoreError or OSError."""

    def save(self, keys: KeyFile) -> None:
        """Keep the slots in place of those before."""


class FileKeeper:
    """Keeps the slots in the key file at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> KeyFile:
        """Give the slots."""
        return read_key_file(self._path)

    def save(self, keys: KeyFile) -> None:
        """Keep the slots."""
        write_key_file(self._path, keys)


class TableKeeper:
    """Keeps the slots in the department's database, and the last head that was seen in `heads` on this machine."""

    def __init__(self, engine: Engine, name: str, heads: Path | None) -> None:
        self._engine = engine
        self._name = name
        self._heads = heads

    def load(self) -> KeyFile:
        """Give the slots, with the head that this machine saw last."""
        with reading(self._engine, self._name) as connection:
            there = inspect(connection).has_table(KEYS.name)
            content = connection.execute(select(KEYS.c.content)).scalar() if there else None
        if content is None:
            raise InvalidKeyFile(_("there is no store in this database; make one with: dechallenge store init"))
        keys = parsed(content.encode())
        return replace(keys, head=self._seen(keys.store))

    def save(self, keys: KeyFile) -> None:
        """Keep the slots; the head stays on this machine."""
        content = dumped(replace(keys, head=(0, "")))
        with writing(self._engine, self._name) as connection:
            if connection.execute(update(KEYS).where(KEYS.c.id == 1).values(content=content)).rowcount == 0:
                connection.execute(insert(KEYS).values(id=1, content=content))
        if self._heads is not None and keys.head[0]:
            self._heads.mkdir(parents=True, exist_ok=True)
            write_new(self._heads / f"{keys.store}.head", json.dumps(keys.head).encode(), force=True)

    def _seen(self, store: str) -> tuple[int, str]:
        if self._heads is None:
            return 0, ""
        try:
            place, head = json.loads((self._heads / f"{store}.head").read_text("utf-8"))
            return int(place), str(head)
        except (OSError, ValueError, TypeError):
            return 0, ""  # not seen yet on this machine, or no longer known
