"""The JSON form of an assessment: the contract of `dechallenge assess --format json`.

Keys are stable; new ones may be added. Days are ISO dates, an end that is open or infinite is null, samples and dose
records are named by their place in the case file (`samples[3]`).
"""

import math
from collections.abc import Collection
from datetime import date
from typing import Any

from causality.answer_completeness import completeness
from causality.answer_differential import differential
from causality.answer_liver import dose_response, liver_looks, since_first_intake
from causality.assess import Assessment
from causality.case.answering import answer_to
from causality.case.finding import Finding
from causality.case.model import Case
from causality.comparison import disagreements, effects, rankings
from causality.evidence.exposure import Lane
from causality.evidence.values import Challenge, Grade, Interval, LiverEvidence, Reading
from causality.methods.method import ItemResult, NextTest, PairAssessment, Range, SheetResult
from causality.signs import symbol
from causality.text import _

Json = dict[str, Any]


def answer(assessment: Assessment, methods: Collection[str] | None = None) -> Json:
    """Give the assessment as an object that `json.dumps` can print; only `methods` (ids) when given."""
    case = assessment.case
    pairs = [pair for pair in assessment.pairs if methods is None or pair.method.id in methods]
    of = {event.id: event for event in case.events}
    events = [_liver(found) | liver_looks(assessment, of[found.event]) for found in assessment.liver]
    return {
        "case": {"id": case.id, "title": case.title, "version": case.version},
        "assessments": [_pair(pair) for pair in pairs],
        "comparison": _comparison(assessment),
        "liver": events[0] if events else None,
        "liver_events": events,
        "challenges": [_challenge(challenge) for challenge in assessment.challenges],
        "dose_response": dose_response(assessment),
        "exposure": [_lane(lane) for lane in assessment.lanes],
        "since_first_intake": since_first_intake(assessment),
        "differential": differential(assessment),
        "completeness": completeness(assessment),
        "grades": [_grade(grade) for grade in assessment.grades],
        "findings": [_finding(case, finding) for finding in assessment.findings],
    }


def _lane(lane: Lane) -> Json:
    days = (lane.first_possible, lane.first_certain, lane.last_certain, lane.last_possible)
    first, certain, last_certain, last = (None if day is None else day.isoformat() for day in days)
    return {
        "product": lane.product,
        "dose_record": lane.record,
        "dose": lane.label,
        "from": [first, certain],
        "to": [last_certain, last],
        "continues": lane.continues,
    }


def _comparison(assessment: Assessment) -> Json:
    return {
        "disagreements": [
            {"product": one.product, "event": one.event, "methods": list(one.methods), "text": one.text}
            for one in disagreements(assessment)
        ],
        "rankings": list(rankings(assessment)),
        "effects": list(effects(assessment)),
    }


def _pair(pair: PairAssessment) -> Json:
    categories = list(pair.categories)
    return {
        "product": pair.product,
        "event": pair.event,
        "method": pair.method.id,
        "method_title": _(pair.method.title),
        "method_version": pair.method.version,
        "main": pair.main,
        "undecided": pair.undecided,
        "caution": _(pair.method.caution),
        "sheet": pair.sheet_id,
        "applicability": {"state": pair.applicability.state, "reason": pair.applicability.reason},
        "total": _single(pair.total),
        "total_range": _ends(pair.total),
        "could_become": _ends(pair.could_become),
        "category": categories[0] if len(categories) == 1 else None,
        "category_range": categories,
        "category_could_become": list(pair.could_reach),
        "symbol": symbol(pair),
        "sheets": [_sheet(result) for result in pair.sheets],
        "items": [_item(item) for result in pair.sheets for item in result.items],
        "next_tests": [_test(test) for test in pair.next_tests],
    }


def _test(test: NextTest) -> Json:
    return {
        "what": test.what,
        "effect": test.effect,
        "narrows": test.narrows,
        "cost": test.cost,
        "sheet": test.sheet or None,
        "item": test.item or None,
    }


def _sheet(result: SheetResult) -> Json:
    return {
        "sheet": result.sheet.id,
        "title": _(result.sheet.title),
        "total": _single(result.total) if result.answered else None,
        "total_range": _ends(result.total) if result.answered else None,
        "could_become": _ends(result.could_become),
    }


def _item(result: ItemResult) -> Json:
    chosen = [found for key in result.answers if (found := result.item.answer(key)) is not None]
    decision, counts = result.decision, result.item.counts
    return {
        "sheet": result.sheet,
        "id": result.item.id,
        "number": result.item.number,
        "title": _(result.item.title),
        "answer": result.answers[0] if len(result.answers) == 1 else None,
        "answers": [
            {"id": one.id, "text": _(one.text), "points": one.points if counts else None, "label": one.label}
            for one in chosen
        ],
        "points": _single(result.points) if counts else None,
        "points_range": _ends(result.points) if counts else None,
        "could_become": _ends(result.could_give) if counts else None,
        "asked": result.asked,
        "basis": result.basis,
        "derived": list(result.derived),
        "evidence": list(result.evidence),
        "text": result.because,
        "decision": {"action": decision.action, "reason": decision.reason, "who": decision.who, "when": decision.when}
        if decision
        else None,
    }


def _liver(evidence: LiverEvidence) -> Json:
    return {
        "event": evidence.event,
        "onset_days": _days(evidence.onset_day),
        "onset_text": evidence.onset_text,
        "onset_sample": [_sample(index) for index in evidence.onset_sample],
        "R": _number(evidence.ratio),
        "R_range": _bounds(evidence.ratio),
        "nR": _number(evidence.new_ratio),
        "nR_range": _bounds(evidence.new_ratio),
        "nR_from_alt_alone": evidence.new_ratio_from_alt_alone,
        "pattern": evidence.pattern[0] if len(evidence.pattern) == 1 else None,
        "pattern_range": list(evidence.pattern),
        "pattern_text": evidence.pattern_text,
        "pair_offer": [_sample(index) for index in evidence.pair_offer],
        "entry": evidence.entry,
        "entry_text": evidence.entry_text,
        "case_definition": evidence.case_definition,
        "case_definition_text": evidence.case_definition_text,
        "hys_law": evidence.hys_law,
        "hys_law_text": evidence.hys_law_text,
        "severity": evidence.severity,
        "severity_text": evidence.severity_text,
    }


def _challenge(challenge: Challenge) -> Json:
    return {
        "product": challenge.product,
        "event": challenge.event,
        "analyte": challenge.analyte,
        "change": challenge.change,
        "record": f"products[{challenge.product}].doses[{challenge.record}]",
        "size": challenge.size,
        "verdict": challenge.verdict,
        "reason": challenge.reason,
        "confounders": list(challenge.confounders),
        "readings": [_reading(reading) for reading in challenge.readings],
    }


def _reading(reading: Reading) -> Json:
    return {
        "days": _days((reading.first, reading.last)),
        "before": None if reading.before is None else _sample(reading.before),
        "after": [_sample(index) for index in reading.after],
        "first_change": _finite(reading.first_change),
        "highest": _finite(reading.highest),
        "lowest": _finite(reading.lowest),
        "half_days": list(reading.half_days) if reading.half_days else None,
        "verdict": reading.verdict,
        "reason": reading.reason,
        "values": reading.values,
    }


def _grade(grade: Grade) -> Json:
    return {
        "analyte": grade.analyte,
        "sample": _sample(grade.sample),
        "grade": grade.grade,
        "version": grade.version,
        "text": grade.text,
    }


def _finding(case: Case, finding: Finding) -> Json:
    answer = answer_to(case, finding)
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "text": finding.text,
        "where": list(finding.where),
        "answer": answer.reason if answer else None,
    }


def _sample(index: int) -> str:
    return f"samples[{index}]"


def _single(points: Range | None) -> int | None:
    return points[0] if points and points[0] == points[1] else None


def _ends(points: Range | None) -> list[int] | None:
    return list(points) if points else None


def _number(values: Interval | None) -> float | None:
    return _finite(values[0]) if values and values[0] == values[1] else None


def _bounds(values: Interval | None) -> list[float | None] | None:
    return [_finite(value) for value in values] if values else None


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _days(days: tuple[int | None, int | None] | None) -> list[str | None] | None:
    return [None if day is None else date.fromordinal(day).isoformat() for day in days] if days else None
