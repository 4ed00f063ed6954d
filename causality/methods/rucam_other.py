"""RUCAM items 3 to 6: risk factors, other products, other causes, what is known of the product."""

from collections.abc import Iterable, Set

from causality.case.causes import GROUP_I, GROUP_II
from causality.case.model import Case, Patient, Product
from causality.case.work_up import states
from causality.methods import rucam
from causality.methods.rucam_others import Beside

BOTH = frozenset(("yes", "no"))
RANKS = ("none", "incompatible", "compatible", "hepatotoxin", "implicated")
"""The lines of item 4 from best to worst: only the worst one counts."""


def alcohol(patient: Patient) -> frozenset[str]:
    """Answer item 3, alcohol: above 2 (women) or 3 (men) drinks a day; both answers while unknown."""
    if patient.alcohol is None:
        return BOTH
    sex = "female" if patient.pregnant else patient.sex
    limits = [rucam.DRINKS[sex]] if sex else list(rucam.DRINKS.values())
    return frozenset("yes" if patient.alcohol > limit else "no" for limit in limits)


def pregnancy(patient: Patient) -> frozenset[str]:
    """Answer item 3, pregnancy; both answers while unknown."""
    if patient.sex == "male":
        return frozenset(("no",))
    return BOTH if patient.pregnant is None else frozenset(("yes" if patient.pregnant else "no",))


def age(patient: Patient) -> frozenset[str]:
    """Answer item 3, age: 55 or more at onset; both answers while unknown."""
    return BOTH if patient.age is None else frozenset(("yes" if patient.age >= rucam.AGE else "no",))


def one_product(product: Product | Beside, timings: Set[bool]) -> frozenset[str]:
    """Give the lines of item 4 that one other product allows, from its possible timings and its own evidence.

    Evidence for its role in this case counts unless its time to onset is incompatible.
    """
    if product.implicated_here and timings != {False}:
        return frozenset(("implicated",)) if timings != {True, False} else frozenset(("implicated", "incompatible"))
    found: set[str] = set()
    if False in timings:
        found.add("incompatible")
    if True in timings:
        lines = {None: {"compatible", "hepatotoxin"}, "unknown": {"compatible"}}
        found |= lines.get(product.hepatotoxicity, {"hepatotoxin"})
    return frozenset(found or {"none"})


def worst(lines: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give the worst lines that several products allow together: item 4 counts the worst only."""
    ranked = [[RANKS.index(line) for line in one] for one in lines]
    if not ranked:
        return frozenset(("none",))
    least = max(min(one) for one in ranked)
    return frozenset(RANKS[rank] for one in ranked for rank in one if rank >= least)


def alternatives(case: Case) -> frozenset[str]:
    """Answer item 5. A positive cause makes -3 a candidate beside the count, for the officer to confirm."""
    known = states(case)
    one = sum(known.get(cause) == "ruled_out" for cause in GROUP_I)
    two = all(known.get(cause) == "ruled_out" for cause in GROUP_II)
    counted = count_line(one, two)
    return frozenset((counted, "highly_probable")) if "positive" in known.values() else frozenset((counted,))


def count_line(ruled_out: int, group_two: bool) -> str:
    """Give the line of item 5 for a number of group I causes ruled out, and whether all of group II are."""
    if ruled_out >= rucam.RULED_OUT_FOR_ONE:
        return "all_ruled_out" if group_two else "group_i"
    return "five_or_six" if ruled_out >= rucam.RULED_OUT_FOR_ZERO else "fewer"


def hepatotoxicity(product: Product) -> frozenset[str]:
    """Answer item 6; a product on which nothing is stated counts as unknown, as the sheet says."""
    return frozenset((product.hepatotoxicity or "unknown",))
