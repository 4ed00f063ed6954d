"""The sections that print the facts of the case: patient, event, products, work-up, sources."""

from collections.abc import Iterable

from causality.case.model import Case, DoseRecord, Event, Product
from causality.report import wording
from causality.report.places import period
from causality.report.values import Block, Cell, Column, Heading, Paragraph, Row, Section, Table
from causality.text import N_, _

_ASKED = {True: N_("yes"), False: N_("no"), None: wording.NOT_REPORTED}


def patient_and_event(case: Case) -> Section:
    """Patient, history, events, symptoms, imaging and the work-up for other causes."""
    blocks: list[Block] = [_facts(_patient(case))]
    if case.patient.history:
        blocks += [Heading(_("History")), _listed(_HISTORY, ((h.text, wording.when(h.when), h.source, h.comment)
                                                           for h in case.patient.history))]  # fmt: skip
    blocks.append(Heading(_("Events")))
    blocks.append(_listed(_EVENT, (_event(event) for event in case.events)) if case.events else _none(_("event")))
    if case.symptoms:
        rows = ((s.name, f"{wording.when(s.onset)}{f' – {wording.when(s.end)}' if s.end else ''}", s.source, s.comment)
                for s in case.symptoms)  # fmt: skip
        blocks += [Heading(_("Symptoms and signs")), _listed(_SYMPTOM, rows)]
    if case.imaging:
        rows = ((f"{i.method}: {i.finding}", wording.when(i.day), i.source, i.comment) for i in case.imaging)
        blocks += [Heading(_("Imaging and procedures")), _listed(_IMAGING, rows)]
    blocks += [Heading(_("Search for other causes")), *_work_up(case)]
    return Section(_("Patient and event"), tuple(blocks))


def products(case: Case) -> Section:
    """Every product with its dose records, as reported."""
    if not case.products:
        return Section(_("Products and dose history"), (_none(_("product")),))
    rows: list[Row] = []
    for product in case.products:
        rows.append(Row((Cell(_product_line(product), strong=True, below=_product_notes(case, product)),), banner=True))
        rows.extend(_dose_row(record) for record in product.doses)
        if not product.doses:
            rows.append(_row((_("no dose record"), "", "", ""), "muted"))
    columns = (
        Column(_("Dose"), 3.2, kind="fact"),
        Column(_("First to last day of intake"), 4.2, kind="fact"),
        Column(_("Route"), 1.4, kind="fact"),
        Column(_("Source and remarks"), 4, kind="fact"),
    )
    return Section(_("Products and dose history"), (Table(columns, tuple(rows)),))


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
        rows = ((s.text, wording.name(s.kind), _span(s.day, s.until), s.source, s.comment) for s in case.statements)
        blocks.append(_listed(_STATEMENT, rows))
    return Section(_("Statements of the source"), tuple(blocks))


def officer_words(case: Case) -> tuple[Section, ...]:
    """The officer's conclusion and narrative, or that there is none yet."""
    conclusion = case.conclusion or _("No conclusion has been entered.")
    sections = [Section(_("Officer's conclusion"), _paragraphs(conclusion, bool(case.conclusion)))]
    if case.narrative:
        sections.append(Section(_("Narrative"), _paragraphs(case.narrative, True)))
    return tuple(sections)


_HISTORY = (Column(N_("Entry"), 5, kind="fact"), Column(N_("When"), 2, kind="fact"),
            Column(N_("Source"), 2, kind="fact"), Column(N_("Comment"), 3, kind="fact"))  # fmt: skip
_SYMPTOM = (Column(N_("Symptom or sign"), 4, kind="fact"), Column(N_("When"), 3, kind="fact"),
            Column(N_("Source"), 2, kind="fact"), Column(N_("Comment"), 3, kind="fact"))  # fmt: skip
_IMAGING = (Column(N_("Examination and finding"), 6, kind="fact"), Column(N_("When"), 2, kind="fact"),
            Column(N_("Source"), 2, kind="fact"), Column(N_("Comment"), 3, kind="fact"))  # fmt: skip
_EVENT = (
    Column(N_("Event"), 3, kind="fact"),
    Column(N_("Kind"), 2),
    Column(N_("Onset (assessor)"), 2, kind="judgement"),
    Column(N_("Seriousness"), 2, kind="fact"),
    Column(N_("Outcome"), 2, kind="fact"),
    Column(N_("Source and remarks"), 3, kind="fact"),
)
_STATEMENT = (Column(N_("Statement"), 6, kind="fact"), Column(N_("About"), 1.6), Column(N_("When"), 2.2, kind="fact"),
              Column(N_("Source"), 2, kind="fact"), Column(N_("Comment"), 3, kind="fact"))  # fmt: skip
_WORK_UP = (
    Column(N_("Cause"), 3),
    Column(N_("State"), 1.7, kind="judgement"),
    Column(N_("Test and result"), 4, kind="fact"),
    Column(N_("Date"), 2, kind="fact"),
    Column(N_("Source and remarks"), 3, kind="fact"),
)


def _patient(case: Case) -> list[tuple[str, str]]:
    patient = case.patient
    drinks = (
        _("{count} drinks a day").format(count=wording.number(patient.alcohol)) if patient.alcohol is not None else ""
    )
    alcohol = "; ".join(filter(None, (drinks, patient.alcohol_note)))
    given = [
        (_("Initials"), patient.initials),
        (
            _("Age at onset"),
            _("{years} years").format(years=wording.number(patient.age)) if patient.age is not None else "",
        ),
        (_("Sex"), wording.name(patient.sex) if patient.sex else ""),
        (_("Weight"), f"{wording.number(patient.weight)} kg" if patient.weight is not None else ""),
        (_("Pregnancy"), _(_ASKED[patient.pregnant]) if patient.pregnant is not None else ""),
        (_("Alcohol"), alcohol),
        (_("Admission"), wording.when(case.admission) if case.admission else ""),
        (_("Death"), wording.when(patient.death) if patient.death else ""),
        (_("Source"), patient.source),
        (_("Comment"), patient.comment),
    ]
    optional = {_("Death"), _("Source"), _("Comment"), _("Admission")}
    return [(label, text or _(wording.NOT_REPORTED)) for label, text in given if text or label not in optional]


def _event(event: Event) -> tuple[str, ...]:
    serious = ", ".join(wording.name(criterion) for criterion in event.seriousness) or _(wording.NOT_REPORTED)
    onset = wording.when(event.onset) if event.onset else _("not set")
    return (event.name or event.id, wording.name(event.kind), onset, serious,
            wording.name(event.outcome), _joined(event.source, event.comment))  # fmt: skip


def _work_up(case: Case) -> list[Block]:
    if not case.work_up:
        return [
            Paragraph(_("No search for other causes is recorded. Not recorded is not the same as negative."), "warning")
        ]
    rows = [
        Row((
            Cell(wording.name(row.cause)),
            Cell(wording.name(row.state), "warning" if row.state == "not_done" else "judgement"),
            Cell(_joined(row.test, row.result) or "–", "fact"),
            Cell(wording.when(row.day) if row.day else "–", "fact"),
            Cell(_joined(row.source, row.comment), "fact"),
        ))
        for row in case.work_up
    ]  # fmt: skip
    note = Paragraph(
        _("“Not done” is never counted as “ruled out”; causes that are not listed were not reported."), "muted"
    )
    return [Table(_titles(_WORK_UP), tuple(rows)), note]


def _product_line(product: Product) -> str:
    return f"{product.name or product.id} · {wording.name(product.role)}"


def _product_notes(case: Case, product: Product) -> str:
    known = [
        product.kind,
        _("indication: {text}").format(text=product.indication) if product.indication else "",
        _("given to treat: {events}").format(events=", ".join(wording.event_name(case, e) for e in product.treats))
        if product.treats else "",
        _("liver injury on record: {what}").format(what=wording.name(product.hepatotoxicity))
        if product.hepatotoxicity else "",
        f"LiverTox {product.livertox_category}" if product.livertox_category else "",
        _("slowly metabolised") if product.slowly_metabolised else "",
        _("half-life {hours} h").format(hours=wording.number(product.half_life)) if product.half_life else "",
        _("implicated in this case by rechallenge or a validated test") if product.implicated_here else "",
        product.source,
        product.comment,
    ]  # fmt: skip
    return " · ".join(filter(None, known))


def _dose_row(record: DoseRecord) -> Row:
    remarks = [_("intended re-exposure") if record.intended_reexposure else "", record.source, record.comment]
    return _row((wording.dose(record), period(record), record.route or "–", _joined(*remarks)))


def _span(first: object, last: object) -> str:
    from causality.case.dates import PartialDate

    begin, end = (wording.when(d) if isinstance(d, PartialDate) else "" for d in (first, last))
    return f"{begin} – {end}" if end else begin or "–"


def _paragraphs(text: str, given: bool) -> tuple[Block, ...]:
    pieces = (piece.strip() for piece in text.split("\n\n"))
    return tuple(Paragraph(piece, "judgement" if given else "muted") for piece in pieces if piece)


def _facts(pairs: Iterable[tuple[str, str]]) -> Table:
    rows = tuple(Row((Cell(label, "muted"), Cell(text, "fact"))) for label, text in pairs)
    return Table((Column("", 1), Column("", 4, kind="fact")), rows, titled=False)


def _listed(columns: tuple[Column, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    known = list(rows)
    kept = [place for place in range(len(columns)) if place == 0 or any(row[place] for row in known)]
    titles = _titles(tuple(columns[place] for place in kept))
    cells = (Row(tuple(Cell(row[place], columns[place].kind) for place in kept)) for row in known)
    return Table(titles, tuple(cells))


def _titles(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(Column(_(column.title), column.share, column.align, column.kind) for column in columns)


def _row(texts: tuple[str, ...], kind: str = "fact") -> Row:
    return Row(tuple(Cell(text, "muted" if kind == "muted" else "fact") for text in texts))


def _joined(*texts: str) -> str:
    return "; ".join(filter(None, texts))


def _none(what: str) -> Paragraph:
    return Paragraph(_("No {what} is recorded.").format(what=what), "muted")
