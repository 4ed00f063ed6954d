"""The severity of a liver injury by the five grades of the Drug-Induced Liver Injury Network.

Fontana 2009 as reproduced in Front Pharmacol 2022, Table 4 (doi:10.3389/fphar.2021.786174, PMC8807695; evidence label
R): 1 mild: raised enzymes, bilirubin below 2.5 mg/dL and INR below 1.5. 2 moderate: bilirubin from 2.5 mg/dL or INR
from 1.5. 3 moderate to severe: as 2, with admission to hospital or a longer stay. 4 severe: bilirubin from 2.5 mg/dL
with failure of the liver (INR from 1.5, ascites or encephalopathy) or of another organ. 5 fatal: death or transplant.

Failure of another organ has no field of its own: the officer sees the grade without it, and the text says so.
"""

from collections.abc import Sequence
from typing import Final

from causality.case.model import Case, Event, Sample
from causality.case.units import convert
from causality.evidence.facts import Facts
from causality.evidence.liver import of_episode
from causality.evidence.series import any_of
from causality.evidence.severity import SEVERE_INR, failure_sign
from causality.evidence.values import Multiple, Truth
from causality.frozen import frozen
from causality.text import N_, _

JAUNDICE: Final = 2.5
"""Bilirubin in mg/dL (42.75 µmol/L)."""
GRADES: Final = {
    1: N_("mild"), 2: N_("moderate"), 3: N_("moderate to severe"), 4: N_("severe"), 5: N_("fatal"),
}  # fmt: skip


@frozen
class Dilin:
    """The grade (0: not graded) and why."""

    event: str
    grade: int
    text: str


def dilin(facts: Facts, event: Event) -> Dilin | None:
    """Give the DILIN severity of a liver injury, None for another event."""
    evidence = facts.liver.get(event.id)
    if evidence is None:
        return None
    grade, text = _graded(facts, event, evidence.case_definition, evidence.onset_day)
    return Dilin(event.id, grade, text)


def _graded(facts: Facts, event: Event, definition: Truth,
            onset: tuple[int | None, int | None] | None) -> tuple[int, str]:  # fmt: skip
    if definition != "yes":
        return 0, _("not graded: the case definition is not shown to be met")
    if event.outcome in ("fatal", "transplant"):
        return 5, _("death or transplantation")
    case, group = facts.case, of_episode(facts.group, onset)
    inr = facts.measured.by_analyte.get("INR", ())
    bilirubin = _reached(case, group.get("TBIL", ()), JAUNDICE, "TBIL", "mg/dL")
    clotting = _reached(case, inr, SEVERE_INR, "INR", "1")
    failing = failure_sign(case, event, inr)
    if bilirubin == "yes" and failing:
        return 4, _("bilirubin ≥ 2.5 mg/dL and {sign}").format(sign=failing)
    if "yes" in (bilirubin, clotting):
        raised = _("bilirubin ≥ 2.5 mg/dL") if bilirubin == "yes" else _("INR ≥ 1.5")
        if "hospitalisation" in event.seriousness:
            return 3, _("{raised}, in hospital; failure of other organs is not recorded").format(raised=raised)
        return 2, _("{raised}; no stay in hospital is recorded").format(raised=raised)
    if bilirubin == "either":
        return 0, _("not graded: no bilirubin that can be set against 2.5 mg/dL")
    unknown = "" if clotting == "no" else _("; INR not available")
    return 1, _("bilirubin < 2.5 mg/dL{unknown}").format(unknown=unknown)


def _reached(case: Case, found: Sequence[Multiple], limit: float, analyte: str, unit: str) -> Truth:
    """Whether a sample reaches a limit in a unit; "either" without one that tells."""
    return any_of(_reaches(case.samples[one.index], limit, analyte, unit) for one in found) if found else "either"


def _reaches(sample: Sample, limit: float, analyte: str, unit: str) -> Truth:
    value = None if sample.value is None else convert(sample.value, analyte, sample.unit, unit)
    if value is None:
        return "either"
    match sample.comparator:
        case "<" | "<=":
            open_at = limit if sample.comparator == "<=" else None
            return "either" if value > limit or value == open_at else "no"
        case ">" | ">=":
            return "yes" if value >= limit else "either"
        case _:
            return "yes" if value >= limit else "no"
