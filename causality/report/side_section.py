"""Methods side by side: every pair under every method made for it, and why methods disagree where they do."""

from collections.abc import Iterator, Sequence

from causality import wording
from causality.assess import Assessment
from causality.comparison import disagreements, effects, groups, rankings
from causality.methods.method import Method, PairAssessment, Points
from causality.report.values import Block, Cell, Column, Heading, Kind, Paragraph, Row, Section, Table
from causality.text import _, ngettext

PRODUCTS_A_TABLE, LONGEST_HEAD = 3, 120


def side_by_side(assessment: Assessment) -> Section:
    """For every event one row a method that is made for it, one column a product."""
    title = _("Methods side by side")
    methods = list({pair.method.id: pair.method for pair in assessment.pairs}.values())
    if not methods:
        return Section(title, (Paragraph(_("No method was applied."), "muted"),))
    blocks: list[Block] = []
    if len(methods) == 1:
        words = _("One method was applied, {method}; there is nothing to compare it with.")
        blocks.append(Paragraph(words.format(method=wording.method_name(methods[0])), "muted"))
    for event, members in _by_event(assessment).items():
        blocks.append(Heading(wording.event_name(assessment.case, event)))
        blocks += _tables(assessment, members)
    if any(not pair.binding and pair.categories for pair in assessment.pairs):
        blocks.append(Paragraph(_undecided(), "muted"))
    blocks += _why(assessment)
    blocks += _bands(methods)
    return Section(title, tuple(blocks))


def _undecided() -> str:
    return _(
        "What is not decided by the officer is computed from the facts and stands here for comparison alone: a "
        "signature attests the decisions on the sheets that are printed item by item."
    )


def _by_event(assessment: Assessment) -> dict[str, list[PairAssessment]]:
    """The assessments of each event by the methods that are made for it."""
    found: dict[str, list[PairAssessment]] = {}
    for members in groups(assessment):
        found.setdefault(members[0].event, []).extend(members)
    return found


def _tables(assessment: Assessment, members: Sequence[PairAssessment]) -> Iterator[Table]:
    products = list(dict.fromkeys(pair.product for pair in members))
    methods = list({pair.method.id: pair.method for pair in members}.values())
    held = {(pair.product, pair.method.id): pair for pair in members}
    for start in range(0, len(products), PRODUCTS_A_TABLE):
        shown = products[start : start + PRODUCTS_A_TABLE]
        names = (_short(wording.product_name(assessment.case, one)) for one in shown)
        columns = (Column(_("Method"), 2), *(Column(name, 3.2) for name in names))
        rows = tuple(
            Row((Cell(wording.method_name(one), strong=True), *(_standing(held.get((key, one.id))) for key in shown)))
            for one in methods
        )
        yield Table(columns, rows)


def _short(name: str) -> str:
    """The name of a product in the head of a column: the head stands on every page, so that it has to be short."""
    return name if len(name) <= LONGEST_HEAD else f"{name[: LONGEST_HEAD - 1]}…"


def _standing(pair: PairAssessment | None) -> Cell:
    if pair is None:
        return Cell("–", "muted", below=_("not assessed"))
    state, method = pair.applicability.state, pair.method
    total = wording.total(pair.total) if state != "not_applicable" else ""
    reached = f"{wording.category(pair)}, {total}" if total else wording.category(pair)
    count = len(pair.open_items) if pair.categories else 0
    told = (
        ngettext("{count} open item", "{count} open items", count).format(count=count) if count else "",
        wording.name(state) if state in ("exploratory", "incomplete") else "",
        pair.applicability.reason if state in ("not_applicable", "incomplete") else "",
        wording.decided(pair),
        _(method.caution) if total else "",
    )
    kind: Kind = "muted" if state == "not_applicable" else "derived"
    return Cell(reached, kind, strong=bool(total), below="; ".join(filter(None, told)))


def _why(assessment: Assessment) -> list[Block]:
    """Say where methods disagree and why, how suspects rank, and what they do to each other."""
    case = assessment.case
    found = disagreements(assessment)
    told = [
        f"{wording.product_name(case, one.product)} × {wording.event_name(case, one.event)}. {one.text}"
        for one in found
    ]
    if not told and len(assessment.pairs) > 1:
        told = [_("No two methods exclude each other's certainty on any pair.")]
    told += [*rankings(assessment), *effects(assessment)]
    return [Paragraph(text, "derived") for text in told]


def _bands(methods: list[Method]) -> list[Block]:
    """Say what the categories of each method are, so that one word is not taken for that of another method."""
    scored = [method for method in methods if method.scored and len(method.scale) > 1]
    if not scored:
        return []
    rows = tuple(Row((Cell(wording.method_name(method)), Cell(_bands_text(method)))) for method in scored)
    return [Heading(_("Categories of each method")), Table((Column("", 2), Column("", 7)), rows, titled=False)]


def _bands_text(method: Method) -> str:
    told = []
    above: int | None = None
    assert isinstance(method.verdict, Points)
    bands = method.verdict.bands
    for place, band in enumerate(bands):
        name = _(band.category)
        if place == len(bands) - 1:
            least = _("{name} below {above}").format(name=name, above=_number(above or 0))
        elif above is None:
            least = _("{name} from {least}").format(name=name, least=_number(band.at_least))
        elif band.at_least == above - 1:
            least = f"{name} {_number(band.at_least)}"
        else:
            span = f"{_number(band.at_least)} … {_number(above - 1)}"
            least = f"{name} {span}"
        told.append(least)
        above = band.at_least
    return "; ".join(told)


def _number(value: int) -> str:
    return str(value).replace("-", "−")
