"""A case as one officer scored it, and the scorings that are shown."""

from dataclasses import replace
from itertools import combinations

from causality.assess import Assessment, assess
from causality.case.deciding import Scoring
from causality.case.edits import revealed
from causality.case.model import Case

Twice = tuple[tuple[str, Assessment], tuple[str, Assessment]]
"""Two officers by name, each with the case as they scored it."""


def as_scored(case: Case, scoring: Scoring) -> Case:
    """Give the case with the decisions of one blind scoring in place of its own, and without the scorings."""
    return replace(case, decisions=scoring.decisions, scorings=())


def scored(case: Case) -> tuple[tuple[str, Assessment], ...]:
    """Give every officer with the assessment by their decisions; nothing while a scoring is still open."""
    if not revealed(case):
        return ()
    return tuple((one.officer, assess(as_scored(case, one))) for one in case.scorings)


def in_twos(case: Case) -> tuple[Twice, ...]:
    """Give every two officers of a case, in the order of their names."""
    return tuple(combinations(sorted(scored(case), key=lambda one: one[0]), 2))
