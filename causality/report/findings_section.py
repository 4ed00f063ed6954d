"""The section on findings, on what is missing, and on what each missing test or date could change."""

from collections import defaultdict

from causality import wording
from causality.assess import Assessment
from causality.case.finding import Finding
from causality.case.model import Case
from causality.methods.method import NextTest, PairAssessment
from causality.report.places import evidence_text
from causality.report.values import Block, Cell, Column, Heading, Paragraph, Row, Section, Table
from causality.text import _

PLACES_SHOWN = 8


def findings(assessment: Assessment) -> Section:
    """Contradictions, gaps and implausible values, then what is missing and what it could change."""
    blocks = _findings(assessment)
    if missing := _missing(assessment):
        blocks += [Heading(_("What is missing, and what it could change")), *missing]
    return Section(_("Findings and missing data"), tuple(blocks))


def _missing(assessment: Assessment) -> list[Block]:
    """Give the next tests and facts of all pairs, what narrows most first; one test for several pairs once."""
    told: dict[str, list[tuple[NextTest, PairAssessment]]] = defaultdict(list)
    for pair in assessment.pairs:
        for test in pair.next_tests:
            told[test.what].append((test, pair))
    if not told:
        return []
    columns = (Column(_("Test or fact to get"), 3.4), Column(_("What it could change"), 6.6))
    rows: list[Row] = []
    order = sorted(told.items(), key=lambda one: -max(test.narrows for test, _pair in one[1]))
    narrowing = [(what, found) for what, found in order if max(test.narrows for test, _pair in found) > 0]
    for what, found in narrowing:
        effects: dict[str, list[str]] = defaultdict(list)
        for test, pair in found:
            effects[test.effect].append(f"{wording.pair_name(assessment.case, pair)}, {pair.method.title}")
        for place, (effect, where) in enumerate(effects.items()):
            head = Cell("") if place else Cell(what, "derived")
            rows.append(Row((head, Cell(effect, "derived", below="; ".join(where), run_in=True))))
    blocks: list[Block] = [Table(columns, tuple(rows), dense=True)] if rows else []
    if rest := [what for what, _found in order if what not in dict(narrowing)]:
        text = _("What would complete an item but change no category by itself: {what}.")
        blocks.append(Paragraph(text.format(what="; ".join(rest)), "derived"))
    return blocks


def _findings(assessment: Assessment) -> list[Block]:
    """Give contradictions, gaps and implausible values, and where they stand."""
    if not assessment.findings:
        return [Paragraph(_("None."), "derived")]
    columns = (Column(_("Weight"), 1), Column(_("Finding, and what it concerns"), 9))
    order = {"error": 0, "warning": 1, "note": 2}
    rows = []
    for finding in sorted(assessment.findings, key=lambda f: order[f.severity]):
        weight = Cell(wording.name(finding.severity), "muted" if finding.severity == "note" else "warning")
        concerns, answer = _concerns(assessment.case, finding), wording.answered(assessment.case, finding)
        rows.append(Row((weight, Cell(finding.text, "derived", below=concerns, judged=answer, run_in=True))))
    return [Table(columns, tuple(rows), dense=True)]


def _concerns(case: Case, finding: Finding) -> str:
    """Say what a finding concerns, as far as its text does not already."""
    shown = finding.where[:PLACES_SHOWN]
    places = [
        evidence_text(case, path)
        for path in shown
        if not (path.startswith("statements[") and _statement(case, path) in finding.text)
    ]
    if len(finding.where) > PLACES_SHOWN:
        places.append(_("and {count} more").format(count=len(finding.where) - PLACES_SHOWN))
    return "; ".join(dict.fromkeys(places))


def _statement(case: Case, path: str) -> str:
    place = path.removeprefix("statements[").partition("]")[0]
    known = place.isdecimal() and int(place) < len(case.statements)
    return case.statements[int(place)].text.rstrip(".") if known else path
