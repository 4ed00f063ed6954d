"""The sections that print the facts of the case: patient, event, search for other causes, sources."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from causality import wording
from causality.case.causes import cause_name
from causality.case.dates import PartialDate
from causality.case.drinks import drinks_a_day
from causality.case.model import Case, Event, Statement
from causality.case.severity import SeverityGrade
from causality.report.examined import biopsy_text, imaging_text, procedure_text
from causality.report.notes import lettered
from causality.report.values import Block, Cell, Column, Heading, Kind, Paragraph, Row, Section, Table
from causality.text import N_, _

_ASKED = {True: N_("yes"), False: N_("no"), None: wording.NOT_REPORTED}
SHORT_FACT, LONG_ENTRY = 44, 160


def patient_and_event(case: Case) -> Section:
    """Patient, history, events, symptoms, imaging and the work-up for other causes."""
    blocks: list[Block] = [_facts(_patient(case))]
    if case.patient.history:
        found = [((h.text, wording.when(h.when)), (h.source, h.comment)) for h in case.patient.history]
        blocks += [Heading(_("History")), _listed((_("Entry"), _("When")), found)]
    blocks.append(Heading(_("Events")))
    blocks.append(_events(case.events) if case.events else none_recorded(_("event")))
    if case.symptoms:
        signs = [((s.name, _span(s.onset, s.end)), (s.source, s.comment)) for s in case.symptoms]
        blocks += [Heading(_("Symptoms and signs")), _listed((_("Symptom or sign"), _("When")), _joined_rows(signs))]
    if case.severity_grades:
        graded = [((_graded(case, g), wording.when(g.day)), (g.source, g.comment)) for g in case.severity_grades]
        blocks += [Heading(_("Severity over time")), _listed((_("CTCAE grade"), _("When")), graded)]
    seen = [((imaging_text(i), wording.when(i.day)), (i.source, i.comment)) for i in case.imaging]
    seen += [((biopsy_text(b), wording.when(b.day)), (b.source, b.comment)) for b in case.biopsies]
    seen += [((procedure_text(p), _span(p.start, p.end)), (p.source, p.comment)) for p in case.procedures]
    if seen:
        blocks += [Heading(_("Imaging and procedures")), _listed((_("Examination and finding"), _("When")), seen)]
    blocks += [Heading(_("Search for other causes")), *_work_up(case)]
    return Section(_("Patient and event"), tuple(blocks))


def source_statements(case: Case) -> Section | None:
    """What the sources themselves state, beside which the derived verdicts stand."""
    if not case.statements and not case.source and not case.comment:
        return None
    blocks: list[Block] = []
    if case.source or case.comment:
        given = [(_("Source of the case"), case.source), (_("Comment"), case.comment)]
        blocks.append(_facts([pair for pair in given if pair[1]]))
    if case.statements:
        blocks.append(Paragraph(_("Reported by the source; not derived from the values of this case."), "muted"))
        found = [((s.text, _span(s.day, s.until)), (s.source, s.comment)) for s in case.statements]
        below = [_about(case, statement) for statement in case.statements]
        blocks.append(_listed((_("Statement"), _("When")), found, below))
    return Section(_("Statements of the source"), tuple(blocks))


def _graded(case: Case, row: SeverityGrade) -> str:
    """A severity grade with its version: "grade 2, CTCAE v5.0: neuralgia"."""
    version = f"CTCAE v{row.version}" if row.version else _("version not stated")
    what = row.term or (wording.event_name(case, row.event) if row.event else "")
    if row.grade is None:
        return _("grade not entered: {what}").format(what=what)
    return _("grade {grade}, {version}: {what}").format(grade=row.grade, version=version, what=what)


def none_recorded(what: str) -> Paragraph:
    """Say that there is none of a kind of fact."""
    return Paragraph(_("No {what} is recorded.").format(what=what), "muted")


def _patient(case: Case) -> list[tuple[str, str]]:
    patient, count = case.patient, wording.number
    drinks = drinks_a_day(patient.alcohol) if patient.alcohol is not None else ""
    age = _("{years} years").format(years=count(patient.age)) if patient.age is not None else ""
    given = [
        (_("Initials"), patient.initials),
        (_("Sex"), wording.name(patient.sex) if patient.sex else ""),
        (_("Age at onset"), age),
        (_("Weight"), f"{count(patient.weight)} kg" if patient.weight is not None else ""),
        (_("Pregnancy"), _(_ASKED[patient.pregnant]) if patient.pregnant is not None else ""),
        (_("Alcohol"), "; ".join(filter(None, (drinks, patient.alcohol_note)))),
        (_("Admission"), wording.when(case.admission) if case.admission else ""),
        (_("Death"), wording.when(patient.death) if patient.death else ""),
        (_("Country of the report"), case.reporting.country),
        (_("Primary reporter"), wording.name(case.reporting.qualification) if case.reporting.qualification else ""),
        (_("Type of report"), wording.name(case.reporting.report_type) if case.reporting.report_type else ""),
        (_("Received"), wording.when(case.reporting.received) if case.reporting.received else ""),
        (_("Source"), patient.source),
        (_("Comment"), patient.comment),
    ]
    optional = {_("Death"), _("Received"), _("Source"), _("Comment"), _("Admission")}
    return [(label, text or _(wording.NOT_REPORTED)) for label, text in given if text or label not in optional]


def _facts(pairs: Sequence[tuple[str, str]]) -> Table:
    """Lay out labels and values, short ones two in a row."""
    cells: list[list[Cell]] = []
    for label, text in pairs:
        pair = [Cell(label, "muted"), Cell(text, "fact")]
        if len(text) <= SHORT_FACT and cells and len(cells[-1]) == 2 and len(cells[-1][1].text) <= SHORT_FACT:
            cells[-1] += pair
        else:
            cells.append(pair)
    single = all(len(row) == 2 for row in cells)
    shares = (1, 6) if single else (1, 2, 1, 3)
    rows = tuple(_fact_row(row, len(shares)) for row in cells)
    return Table(tuple(Column("", share) for share in shares), rows, titled=False)


def _fact_row(cells: list[Cell], count: int) -> Row:
    if count > len(cells) and len(cells[1].text) > SHORT_FACT:
        return Row((Cell(f"{cells[0].text}: {cells[1].text}", "fact"),), wide=True)
    return Row((*cells, *[Cell("")] * (count - len(cells))))


def _events(events: Sequence[Event]) -> Table:
    columns = (Column(_("Event"), 3.4), Column(_("Kind"), 1.6), Column(_("Onset (assessor)"), 2.4),
               Column(_("Seriousness"), 2), Column(_("Outcome"), 2))  # fmt: skip
    rows: list[Row] = []
    for event in events:
        serious = ", ".join(wording.name(criterion) for criterion in event.seriousness) or _(wording.NOT_REPORTED)
        onset = wording.when(event.onset) if event.onset else _("not set")
        rows.append(Row((Cell(event.name or event.id, "fact", strong=True), Cell(wording.name(event.kind)),
                         Cell(onset, "judgement"), Cell(serious, "fact"),
                         Cell(wording.name(event.outcome), "fact"))))  # fmt: skip
        if remarks := "; ".join(filter(None, (event.source, event.comment))):
            rows.append(Row((Cell("", below=remarks),), wide=True))
    return Table(columns, tuple(rows))


def _work_up(case: Case) -> list[Block]:
    if not case.work_up:
        return [
            Paragraph(_("No search for other causes is recorded. Not recorded is not the same as negative."), "warning")
        ]
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in case.work_up:
        found = "; ".join(filter(None, (row.test, row.result))) or "–"
        day = wording.when(row.day) if row.day else "–"
        alike[(row.state, found, day, row.source, row.comment)].append(cause_name(row.cause))
    texts, notes = lettered([key[3:] for key in alike])
    columns = (Column(_("Cause"), 3), Column(_("State"), 2), Column(_("Test and result"), 4.4),
               Column(_("Date"), 1.3), Column(_("Source and remarks"), 4))  # fmt: skip
    rows = []
    for (key, names), remarks in zip(alike.items(), texts, strict=True):
        kind: Kind = "warning" if key[0] == "not_done" else "judgement"
        rows.append(Row((Cell(wording.sentence(", ".join(names))), Cell(wording.name(key[0]), kind),
                         Cell(key[1], "fact"), Cell(key[2], "fact"), Cell("", below=remarks))))  # fmt: skip
    said = _("“Not done” is never counted as “ruled out”; causes that are not listed were not reported.")
    return [Table(columns, tuple(rows), notes=(*notes, said))]


def _about(case: Case, statement: Statement) -> str:
    named = (
        wording.name(statement.kind),
        wording.product_name(case, statement.product) if statement.product else "",
        wording.event_name(case, statement.event) if statement.event else "",
        wording.name(statement.change) if statement.change else "",
        wording.analyte(statement.analyte) if statement.analyte else "",
        wording.name(statement.direction) if statement.direction else "",
    )
    return " · ".join(filter(None, named))


def _span(first: PartialDate | None, last: PartialDate | None) -> str:
    return f"{wording.when(first)} – {wording.when(last)}" if last else wording.when(first)


_Facts = tuple[tuple[str, ...], tuple[str, ...]]


def _joined_rows(rows: Iterable[_Facts]) -> list[_Facts]:
    """Join the rows that differ in nothing but the first text."""
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = defaultdict(list)
    for texts, remarks in rows:
        alike[(texts[1:], remarks)].append(texts[0])
    return [((", ".join(names), *others), remarks) for (others, remarks), names in alike.items()]


def _listed(titles: tuple[str, str], rows: Sequence[_Facts], below: Sequence[str] = ()) -> Table:
    texts, notes = lettered([remarks for _texts, remarks in rows])
    long = max((len(known[0]) for known, _remarks in rows), default=0) > LONG_ENTRY
    columns = [Column(titles[0], 8 if long else 5.4), Column(titles[1], 1.8 if long else 2.7)]
    if any(texts):
        columns.append(Column(_("Source and remarks"), 3 if long else 4.6))
    small = below or [""] * len(rows)
    made = [
        (Cell(known[0], "fact", below=about), Cell(known[1], "fact"), Cell("", below=remarks))
        for (known, _remarks), about, remarks in zip(rows, small, texts, strict=True)
    ]
    return Table(tuple(columns), tuple(Row(cells[: len(columns)]) for cells in made), notes=notes)
