"""What is to be asked where the days of intake and onset leave an item open: only what is not known exactly."""

from collections.abc import Iterable, Set

from causality.evidence.intake import Period
from causality.evidence.moments import Moments
from causality.evidence.zone import Key
from causality.text import _

SLOW = frozenset(("persisting", "long_half_life", "after_cessation_slow"))
"""Answers that hold for a product that is slowly metabolised."""


def asked_days(
    moments: Moments, product: str, periods: Iterable[Period], onset: Key, possible: Set[str] = frozenset(),
    slow: bool | None = False,
) -> str:  # fmt: skip
    """Tell what to ask for: dates that are not exact, and whether the product is slowly metabolised if that counts.

    `possible` are the answers that are still open, `slow` what is known of the product's metabolism.
    """
    metabolism = _("whether {product} is slowly metabolised").format(product=product)
    by_metabolism = slow is None and bool(SLOW & possible)
    if by_metabolism and len(possible - SLOW) < 2:
        return metabolism
    intake, begun = vague_intake(moments, periods), not _exact(moments, onset)
    if intake == begun:
        what = _("exact dates of intake of {product} and of the onset").format(product=product)
    elif intake:
        what = _("exact dates of intake of {product}").format(product=product)
    else:
        what = _("exact date of the onset")
    return "; ".join((what, metabolism)) if by_metabolism else what


def vague_intake(moments: Moments, periods: Iterable[Period]) -> bool:
    """Whether an end of a period of intake has no exact day, or there is no period."""
    held = tuple(periods)
    ends = [key for period in held for key in (period.start, period.stop) if key is not None]
    return not held or any(period.start is None for period in held) or not all(_exact(moments, key) for key in ends)


def _exact(moments: Moments, key: Key) -> bool:
    first, last = moments.range_of(key) or (None, None)
    return first is not None and first == last
