"""Hy's law and the severity of a liver injury, with their limits and sources."""

from collections.abc import Iterator, Sequence
from typing import Literal

from causality.case.causes import CHECKLIST, cause_name
from causality.case.dates import show
from causality.case.model import Case, Event
from causality.case.work_up import states
from causality.evidence.in_time import in_time
from causality.evidence.series import Series, above, any_of, at_least, both
from causality.evidence.values import Multiple, Truth
from causality.text import _

HY_TRANSAMINASE, HY_BILIRUBIN, HY_ALP = 3.0, 2.0, 2.0
"""ALT or AST >= 3, bilirubin > 2, ALP < 2 times the upper limit (FDA guidance, July 2009; decision of record)."""
SEVERE_INR, JAUNDICE = 1.5, 2.0
"""Aithal 2011, doi:10.1038/clpt.2011.58, as reproduced in doi:10.3389/fphar.2021.786174, Table 4."""
FAILURE_SIGNS = ("ascites", "encephalopathy")

HysLaw = Literal["met", "biochemically_met", "open", "not_met"]


def hys_law(case: Case, group: Series) -> tuple[HysLaw, str]:
    """Give the state of Hy's law at case level: biochemical criteria of one day, and whether causes are open."""
    unsure = None
    for day, samples in _raised(group):
        truth = _biochemical(samples)
        if truth == "yes":
            return _with_causes(case, day)
        if truth == "either" and unsure is None:
            unsure = day
    if any(_undated(group, *pair) for pair in ((("ALT", "AST"), HY_TRANSAMINASE), (("TBIL",), HY_BILIRUBIN))):
        return "open", _("possible: raised values without an exact day cannot be set side by side")
    if unsure is not None:
        return "open", _("possible on {day}: a transaminase, bilirubin or ALP of that day is missing").format(
            day=show(unsure)
        )
    return "not_met", _("no day with ALT or AST ≥ 3×ULN, bilirubin > 2×ULN and ALP < 2×ULN")


def _raised(group: Series) -> Iterator[tuple[int, dict[str, Multiple]]]:
    """The days on which a transaminase may be raised enough, with their samples; on others the law is not met."""
    of_law = {name: in_time(group.get(name, ())) for name in ("ALT", "AST", "TBIL", "ALP")}
    able = {day for name in ("ALT", "AST") for day in of_law[name].all_on(("able", HY_TRANSAMINASE), _able)}
    for day in sorted(able):
        yield day, {name: one for name, found in of_law.items() if (one := found.on(day)) is not None}


def _able(one: Multiple) -> bool:
    return at_least(one, HY_TRANSAMINASE) != "no"


def _biochemical(samples: dict[str, Multiple]) -> Truth:
    transaminases = [samples[name] for name in ("ALT", "AST") if name in samples]
    if not transaminases:
        return "no"
    raised = any_of(at_least(sample, HY_TRANSAMINASE) for sample in transaminases)
    cholestatic = at_least(samples.get("ALP"), HY_ALP)
    without: Truth = {"yes": "no", "no": "yes"}.get(cholestatic, "either")  # type: ignore[assignment] # mirrored
    return both(both(raised, above(samples.get("TBIL"), HY_BILIRUBIN)), without)


def _undated(group: Series, analytes: tuple[str, ...], limit: float) -> bool:
    """Whether a sample without an exact day may exceed a limit."""
    return any(at_least(one, limit) != "no" for name in analytes for one in in_time(group.get(name, ())).loose)


def _with_causes(case: Case, day: int) -> tuple[HysLaw, str]:
    shown = show(day)
    known = states(case)
    found = [cause_name(cause) for cause, state in known.items() if state == "positive"]
    if found:
        return "biochemically_met", _("biochemical criteria met on {day}; another cause is recorded: {causes}").format(
            day=shown, causes=", ".join(found)
        )
    if any(known.get(cause) != "ruled_out" for cause in CHECKLIST):
        return "biochemically_met", _("potential: biochemical criteria met on {day}, other causes open").format(
            day=shown
        )
    return "met", _("biochemical criteria met on {day}, every cause of the checklist ruled out").format(day=shown)


def severity(case: Case, event: Event, group: Series, definition: Truth, inr: Sequence[Multiple]) -> tuple[str, str]:
    """Give the severity (mild, moderate, severe, fatal; empty when not graded) and why, after Aithal 2011."""
    if definition != "yes":
        return "", _("not graded: the case definition is not shown to be met")
    if event.outcome in ("fatal", "transplant"):
        return "fatal", _("death or transplantation")
    if not group.get("TBIL"):
        return "", _("not graded: bilirubin not available")
    jaundice = any_of(at_least(one, JAUNDICE) for one in in_time(group["TBIL"]).able(JAUNDICE))
    if jaundice == "either":
        return "", _("not graded: bilirubin possibly ≥ 2×ULN")
    if jaundice == "no":
        ill = bool(_symptoms(case, event))
        return ("moderate", _("symptomatic, bilirubin < 2×ULN")) if ill else ("mild", _("bilirubin < 2×ULN"))
    failing = failure_sign(case, event, inr)
    if failing:
        return "severe", _("bilirubin ≥ 2×ULN and {sign}").format(sign=failing)
    return "moderate", _("bilirubin ≥ 2×ULN")


def failure_sign(case: Case, event: Event, inr: Sequence[Multiple]) -> str:
    """Give the first sign of failure of the liver (INR from 1.5, ascites, encephalopathy) in words, empty for none."""
    high = [(one.value, one.index) for one in inr if one.value is not None and one.value >= SEVERE_INR]
    values = [value for value, place in high if case.samples[place].comparator not in ("<", "<=")]
    if values:
        return _("INR {value:g}").format(value=max(values))
    return next((name for name in _symptoms(case, event) if any(sign in name.lower() for sign in FAILURE_SIGNS)), "")


def _symptoms(case: Case, event: Event) -> list[str]:
    return [symptom.name for symptom in case.symptoms if symptom.event == event.id]
