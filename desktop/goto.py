"""Going to anything by typing a few letters of it: what there is to go to, and what matches best."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal

from causality import wording
from causality.assess import Assessment
from causality.case.dates import PartialDate
from causality.case.model import Sample
from causality.frozen import frozen
from causality.text import _

Kind = Literal["page", "pair", "item", "product", "event", "finding", "sample", "action"]
MOST = 50
"""How many matches are given at most."""
_SHORT = 60
_COMPARED = 400
"""How many matches of one quality are compared; further ones of 100,000 samples wait for more letters."""


@frozen
class Target:
    """Something to go to: its kind, its text, a detail beside it, and the ids that say where it is."""

    kind: Kind
    text: str
    detail: str
    to: tuple[str, ...]


class Targets:
    """Everything to go to in a case. Samples become targets only when they match."""

    def __init__(self, assessment: Assessment, others: Iterable[Target] = (), *, empty: bool = False) -> None:
        self._samples = assessment.case.samples
        found = () if empty else (*_pairs(assessment), *_facts(assessment), *_findings(assessment))
        self._targets = (*others, *found)
        self._texts = [f" {folded(one.text)} {folded(one.detail)} " for one in self._targets]

    def find(self, typed: str) -> tuple[Target, ...]:
        """Give what matches best, best first: whole words, words begun, parts of words, then letters in order."""
        words = folded(typed).split()
        if not words:
            return self._targets[:MOST]
        texts = self._searched()
        found: dict[int, None] = {}
        for matching in (_equal, _begun, _contained, _in_order):
            places = (place for place in matching(words, texts) if place not in found)
            # Of one quality, what begins with what was typed comes first; otherwise the order of the targets holds.
            for place in sorted(islice(places, _COMPARED), key=lambda one: not texts[one].startswith(f" {words[0]}")):
                found[place] = None
            if len(found) >= MOST:
                break
        return tuple(self._target(place) for place in islice(found, MOST))

    def _searched(self) -> list[str]:
        """Give the texts of targets and samples, those of the samples made when they are first needed."""
        if len(self._texts) == len(self._targets):
            self._texts += [_sample_text(sample) for sample in self._samples]
        return self._texts

    def _target(self, place: int) -> Target:
        if place < len(self._targets):
            return self._targets[place]
        number = place - len(self._targets)
        sample = self._samples[number]
        text = f"{wording.short_analyte(sample.analyte)} {wording.when(sample.day)}"
        return Target("sample", text, wording.with_unit(sample), ("place", f"samples[{number}]"))


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Give `text` for comparing: without case and accents."""
    # Letters of mathematics become plain ones only by the first step, and capitals may fall apart once they are small.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _equal(words: Sequence[str], texts: Sequence[str]) -> Sequence[int]:
    return _holding([f" {word} " for word in words], texts)


def _begun(words: Sequence[str], texts: Sequence[str]) -> Sequence[int]:
    return _holding([f" {word}" for word in words], texts)


def _contained(words: Sequence[str], texts: Sequence[str]) -> Sequence[int]:
    return _holding(words, texts)


def _holding(parts: Sequence[str], texts: Sequence[str]) -> Sequence[int]:
    places: Sequence[int] = range(len(texts))
    for part in parts:
        places = [place for place in places if part in texts[place]]
    return places


def _in_order(words: Sequence[str], texts: Sequence[str]) -> Sequence[int]:
    """Give the texts with the letters of every word in their order; in long texts nearly any letters are."""
    places: Sequence[int] = [place for place, text in enumerate(texts) if len(text) <= _SHORT]
    for word in words:
        letters = [re.escape(sign) for sign in word]
        # Every letter is looked for where the one before ends, and nothing is tried twice.
        pattern = re.compile(letters[0] + "".join(f"[^{sign}]*{sign}" for sign in letters[1:])).search
        places = [place for place in places if pattern(texts[place])]
    return places


def _sample_text(sample: Sample) -> str:
    value = "" if sample.value is None else f"{sample.value:g}"
    return f" {_analyte(sample.analyte)} {_day(sample.day)} {value} "


@lru_cache(maxsize=1000)
def _analyte(key: str) -> str:
    return folded(f"{wording.short_analyte(key)} {wording.analyte(key)}")


@lru_cache(maxsize=20_000)
def _day(day: PartialDate) -> str:
    return folded(f"{wording.when(day)} {day.text}")


def _pairs(assessment: Assessment) -> Iterator[Target]:
    for pair in assessment.pairs:
        ids, named = (pair.product, pair.event, pair.method.id), wording.pair_name(assessment.case, pair)
        yield Target("pair", named, f"{pair.method.title} · {wording.category(pair)}", ("pair", *ids))
        for sheet in pair.sheets:
            for result in sheet.items:
                text = f"{result.item.number} {_(result.item.title)}"
                yield Target(
                    "item", text, f"{named} · {_(sheet.sheet.title)}", ("item", *ids, sheet.sheet.id, result.item.id)
                )


def _facts(assessment: Assessment) -> Iterator[Target]:
    case = assessment.case
    for event in case.events:
        yield Target("event", event.name or event.id, wording.when(event.onset), ("place", f"events[{event.id}]"))
    for product in case.products:
        yield Target("product", product.name or product.id, wording.name(product.role),
                     ("place", f"products[{product.id}]"))  # fmt: skip


def _findings(assessment: Assessment) -> Iterator[Target]:
    for number, finding in enumerate(assessment.findings):
        yield Target("finding", finding.text, wording.name(finding.severity), ("finding", str(number)))
