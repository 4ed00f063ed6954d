"""The section on products: what was taken, at what dose, from when to when, as reported."""

from collections import defaultdict

from causality import wording
from causality.case.model import Case, DoseRecord, Product
from causality.report.case_sections import none_recorded
from causality.report.notes import lettered
from causality.report.places import period
from causality.report.values import Cell, Column, Row, Section, Table
from causality.text import _

LONGEST_BESIDE = 280
"""The longest remark that stands beside a dose, in characters; a longer one takes the whole width below it."""
ROLES = ("suspect", "interacting", "concomitant", "treatment")


def products(case: Case) -> Section:
    """Every product with its dose records, suspects first, treatments by the event that they were given for."""
    title = _("Products and dose history")
    if not case.products:
        return Section(title, (none_recorded(_("product")),))
    groups: dict[str, list[Product]] = defaultdict(list)
    places = {event.id: place for place, event in enumerate(case.events)}
    for product in sorted(case.products, key=lambda p: (ROLES.index(p.role), [places.get(e, -1) for e in p.treats])):
        groups[_group(case, product)].append(product)
    said = {product.id: _remarks(product) for members in groups.values() for product in members}
    texts, notes = lettered([remarks for rows in said.values() for remarks in rows])
    shown = iter(texts)
    remarks = {product_id: [next(shown) for _row in rows] for product_id, rows in said.items()}
    rows: list[Row] = []
    for name, members in groups.items():
        rows.append(Row((Cell(name, strong=True),), banner=True))
        for product in members:
            rows.extend(_rows(product, remarks[product.id]))
    columns = (Column(_("Product"), 3.6), Column(_("Dose"), 2.1), Column(_("First to last day of intake"), 3.9),
               Column(_("Source and remarks"), 4.1))  # fmt: skip
    return Section(title, (Table(columns, tuple(rows), notes=notes),))


def _group(case: Case, product: Product) -> str:
    role = wording.sentence(wording.name(product.role))
    if not product.treats:
        return role
    events = ", ".join(wording.event_name(case, event) for event in product.treats)
    return _("{role}, given for: {events}").format(role=role, events=events)


def _remarks(product: Product) -> list[tuple[str, ...]]:
    """Give the remarks of each row of a product: its dose records and, when there are several, its own row."""
    own = (product.source, product.comment)
    records = [(_intended(record), record.source, record.comment) for record in product.doses]
    if len(records) > 1:
        return [*records, own]
    return [(*records[0], *own) if records else own]


def _intended(record: DoseRecord) -> str:
    return _("intended re-exposure") if record.intended_reexposure else ""


def _rows(product: Product, remarks: list[str]) -> list[Row]:
    suspect = product.role in ("suspect", "interacting")
    head = Cell(product.name or product.id, "fact", strong=suspect, below=_details(product))
    if not product.doses:
        return [Row((head, Cell(_("no dose record"), "muted"), Cell("–", "muted"), Cell("", below=remarks[0])))]
    rows = []
    for place, record in enumerate(product.doses):
        dose = ", ".join(filter(None, (wording.dose(record), record.route)))
        rows.append(Row((Cell("") if place else head, Cell(dose, "fact"), Cell(period(record), "fact"),
                         Cell("", below=remarks[place]))))  # fmt: skip
    if len(remarks) > len(rows) and remarks[-1]:
        rows.append(Row((Cell("", below=remarks[-1]),), wide=True))
    return [spread for row in rows for spread in _spread(row)]


def _spread(row: Row) -> tuple[Row, ...]:
    """Put a long remark below its row, over the whole width."""
    *others, last = row.cells
    if row.wide or len(last.below) <= LONGEST_BESIDE:
        return (row,)
    return Row((*others, Cell(""))), Row((last,), wide=True)


def _details(product: Product) -> str:
    known = [
        product.kind,
        _("for {text}").format(text=product.indication) if product.indication else "",
        _("liver injury on record: {what}").format(what=wording.name(product.hepatotoxicity))
        if product.hepatotoxicity else "",
        f"LiverTox {product.livertox_category}" if product.livertox_category else "",
        _("slowly metabolised") if product.slowly_metabolised else "",
        _("not slowly metabolised") if product.slowly_metabolised is False else "",
        _("half-life {hours} h").format(hours=wording.number(product.half_life)) if product.half_life else "",
        _("implicated in this case by rechallenge or a validated test") if product.implicated_here else "",
    ]  # fmt: skip
    return " · ".join(filter(None, known))
