"""What watched files have delivered already, remembered with the saved case by content.

A result that the officer corrected or took back does not come again after the next start. Kept are no results but
keyed digests of them, under a key that each case has for itself.
"""

import hashlib
import hmac
import json
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from causality.case.model import Sample
from causality.exchange.merging import content
from causality.files import write_new

LENGTH = 20
"""Hexadecimal digits of a digest."""
Known = dict[str, Counter[str]]


class Delivered:
    """The memory of one case, in a file of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._secret = secrets.token_bytes(16)
        self._known: Known = {}
        self._read()

    def unknown(self, file: str, samples: Iterable[Sample]) -> tuple[Sample, ...]:
        """Give the samples of a watched file that it has not delivered before, as often as they are new."""
        left = Counter(self._known.get(self._digest(file), Counter()))
        new = []
        for sample in samples:
            digest = self._digest(content(sample))
            if left[digest] > 0:
                left[digest] -= 1
            else:
                new.append(sample)
        return tuple(new)

    def remember(self, delivered: Mapping[str, Iterable[Sample]]) -> None:
        """Remember what each file has delivered. Raises OSError."""
        known = self._known | {self._digest(file): Counter(self._digest(content(one)) for one in samples)
                               for file, samples in delivered.items()}  # fmt: skip
        if known == self._known and self._path.is_file():
            return
        self._known = known
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = {"key": self._secret.hex(), "files": {file: list(of.elements()) for file, of in known.items()}}
        write_new(self._path, json.dumps(kept).encode(), force=True)

    def forget(self) -> None:
        """Remember nothing."""
        self._known = {}
        self._path.unlink(missing_ok=True)

    def _read(self) -> None:
        """Read what was remembered; what cannot be read is as if it were not there: results may come a second time."""
        try:
            kept = json.loads(self._path.read_bytes())
            secret = bytes.fromhex(kept["key"])
            self._known = {str(file): Counter(map(str, of)) for file, of in kept["files"].items()}
            self._secret = secret
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._known = {}

    def _digest(self, text: str) -> str:
        return hmac.new(self._secret, text.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()[:LENGTH]
