"""How a method comes from answers to a category: points, a flow of questions, criteria, or a person's opinion.

Each rule says, exactly, which categories the answers that are still possible can reach: no combination is left out and
none is sampled. Totals are kept as the bits of one number, so that a dozen open items cost a few shifts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import product

from causality.frozen import frozen
from causality.methods.items import CATEGORY, Item, Range

Profile = tuple[frozenset[str], ...]
"""The possible answers of every item of a sheet, in its order."""
Names = tuple[str, ...]
MOST_KNOWN = 4096


@frozen
class Band:
    """Totals from `at_least` up belong to `category`."""

    at_least: int
    category: str


@frozen
class Points:
    """The points of all items add up to a total; `bands` in descending order give its category."""

    bands: tuple[Band, ...]

    @property
    def scale(self) -> Names:
        """The categories from the lowest up."""
        return tuple(band.category for band in reversed(self.bands))

    def band(self, total: int) -> int:
        """Give the place of a total's band."""
        return next((place for place, band in enumerate(self.bands) if total >= band.at_least), len(self.bands) - 1)

    def conclude(self, _items: Sequence[Item], profile: Profile) -> Profile:
        """Give the answers as they are: nothing follows from them but the total."""
        return profile

    def reached(self, items: Sequence[Item], profile: Profile) -> frozenset[str]:
        """Give the categories of all attainable totals."""
        mask, lowest = _totals(_points(items, profile))
        return _categories(self.bands, mask, lowest)

    def asked(self, items: Sequence[Item], _profile: Profile) -> frozenset[str]:
        """Every item counts."""
        return frozenset(item.id for item in items)


@frozen
class Step:
    """An answer of an item leads `to` the next item, or to a category of the scale."""

    item: str
    answer: str
    to: str


@frozen
class Flow:
    """The answer to one question leads to the next, from the first item of the sheet on, and in the end to a category.

    `scale` are the categories from the lowest up.
    """

    steps: tuple[Step, ...]
    scale: Names
    targets: dict[tuple[str, str], str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "targets", {(step.item, step.answer): step.to for step in self.steps})

    def conclude(self, _items: Sequence[Item], profile: Profile) -> Profile:
        """Give the answers as they are."""
        return profile

    def reached(self, items: Sequence[Item], profile: Profile) -> frozenset[str]:
        """Give the categories at the end of every path that is still possible."""
        return frozenset(self._walk(items, profile)) & frozenset(self.scale)

    def asked(self, items: Sequence[Item], profile: Profile) -> frozenset[str]:
        """Give the items that some possible path goes through."""
        return frozenset(self._walk(items, profile)) - frozenset(self.scale)

    def target(self, item: str, answer: str) -> str:
        """Give where an answer leads."""
        return self.targets[item, answer]

    def _walk(self, items: Sequence[Item], profile: Profile) -> set[str]:
        answers = {item.id: held for item, held in zip(items, profile, strict=True)}
        seen, waiting = {items[0].id}, [items[0].id]
        while waiting:
            here = waiting.pop()
            for answer in answers.get(here, ()):
                to = self.target(here, answer)
                if to not in seen:
                    seen.add(to)
                    waiting.append(to)
        return seen


@frozen
class Class:
    """A category with what each named item has to be answered: any one of the answers listed."""

    category: str
    needs: tuple[tuple[str, tuple[str, ...]], ...]

    def fits(self, answers: dict[str, str]) -> bool:
        """Whether these answers, one an item, comply with all criteria."""
        return all(answers[item] in able for item, able in self.needs)


@frozen
class Criteria:
    """Categories with criteria: the first of `classes` whose criteria are all met is proposed, `otherwise` if none is.

    The last item of the sheet is the category itself: the officer accepts the proposal or decides otherwise. `scale`
    are the answers of that item by certainty from the lowest up; those `beside` it say that none of them can be had.
    """

    classes: tuple[Class, ...]
    otherwise: str
    scale: Names
    beside: Names = ()
    known: dict[Profile, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Proposals by the answers that are possible: the same come again with every edit."""

    def conclude(self, items: Sequence[Item], profile: Profile) -> Profile:
        """Put the proposals that the possible answers allow in the place of the last item."""
        found = self.known.get(profile[:-1])
        if found is None:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            found = self.known[profile[:-1]] = self._proposals([item.id for item in items[:-1]], profile)
        return (*profile[:-1], found)

    def _proposals(self, names: list[str], profile: Profile) -> frozenset[str]:
        used = {item for one in self.classes for item, _able in one.needs}
        able = [sorted(held) if name in used else ["-"] for name, held in zip(names, profile, strict=False)]
        return frozenset(self.propose(dict(zip(names, answers, strict=True))) for answers in product(*able))

    def unmet(self, category: str, answers: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
        """Give the items that none of whose possible answers complies with the criteria of a category."""
        needs = next((one.needs for one in self.classes if one.category == category), ())
        return tuple(item for item, able in needs if not answers[item] & set(able))

    def propose(self, answers: dict[str, str]) -> str:
        """Give the category for one answer an item."""
        return next((one.category for one in self.classes if one.fits(answers)), self.otherwise)

    def reached(self, items: Sequence[Item], profile: Profile) -> frozenset[str]:
        """Give the categories that are still possible."""
        return _texts(items, profile)

    def asked(self, items: Sequence[Item], _profile: Profile) -> frozenset[str]:
        """Every item counts."""
        return frozenset(item.id for item in items)


@frozen
class Opinion:
    """A person's word: the one item is the category. Until it is given there is no verdict, not even a range."""

    scale: Names
    beside: Names = ()

    def conclude(self, _items: Sequence[Item], profile: Profile) -> Profile:
        """Give the answers as they are."""
        return profile

    def reached(self, items: Sequence[Item], profile: Profile) -> frozenset[str]:
        """Give the opinion; nothing while there is none."""
        found = _texts(items, profile)
        return found if len(found) == 1 else frozenset()

    def asked(self, items: Sequence[Item], _profile: Profile) -> frozenset[str]:
        """Every item counts."""
        return frozenset(item.id for item in items)


Verdict = Points | Flow | Criteria | Opinion


def forget() -> None:
    """Forget the totals that were worked out before; only a measurement has a reason to."""
    _totals.cache_clear()


def attainable(items: Sequence[Item], profile: Profile) -> frozenset[int]:
    """Give every total that the possible answers can add up to."""
    mask, lowest = _totals(_points(items, profile))
    return frozenset(lowest + place for place in range(mask.bit_length()) if mask >> place & 1)


def extremes(items: Sequence[Item], profile: Profile) -> Range:
    """Give the smallest and the largest total."""
    mask, lowest = _totals(_points(items, profile))
    return lowest, lowest + mask.bit_length() - 1


def _points(items: Sequence[Item], profile: Profile) -> tuple[frozenset[int], ...]:
    return tuple([item.points(held) for item, held in zip(items, profile, strict=True)])


@lru_cache(maxsize=4096)
def _totals(points: tuple[frozenset[int], ...]) -> tuple[int, int]:
    """All sums of one number a set: bit n of the first number stands for the second number plus n."""
    mask, lowest = 1, 0
    for able in points:
        least = min(able)
        lowest += least
        shifted = 0
        for one in able:
            shifted |= mask << (one - least)
        mask = shifted
    return mask, lowest


def _categories(bands: tuple[Band, ...], mask: int, lowest: int) -> frozenset[str]:
    """The categories of the totals whose bits are set; the last band takes all that lies below it."""
    found = set()
    for place, band in enumerate(bands):
        edge = 0 if place == len(bands) - 1 else max(0, band.at_least - lowest)
        if mask >> edge:
            found.add(band.category)
            mask &= (1 << edge) - 1
    return frozenset(found)


def _texts(items: Sequence[Item], profile: Profile) -> frozenset[str]:
    """The categories that the item "category", the last one, still allows."""
    assert items[-1].id == CATEGORY
    return frozenset(answer.text for answer in items[-1].answers if answer.id in profile[-1])
