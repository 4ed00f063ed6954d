"""Methods side by side: every pair under every method, and why methods disagree where that is known."""

from collections import defaultdict

from causality import wording
from causality.assess import Assessment
from causality.comparison import disagreements, effects, rankings
from causality.methods.method import Method, PairAssessment, Points
from causality.report.values import Block, Cell, Column, Heading, Kind, Paragraph, Row, Section, Table
from causality.text import _

METHODS_A_TABLE = 4


def side_by_side(assessment: Assessment) -> Section:
    """One row a pair of product and event, one column a method."""
    title, case = _("Methods side by side"), assessment.case
    methods = list({pair.method.id: pair.method for pair in assessment.pairs}.values())
    if not methods:
        return Section(title, (Paragraph(_("No method was applied."), "muted"),))
    by_pair: dict[tuple[str, str], dict[str, PairAssessment]] = defaultdict(dict)
    for pair in assessment.pairs:
        by_pair[(pair.product, pair.event)][pair.method.id] = pair
    blocks: list[Block] = []
    if len(methods) == 1:
        words = _("One method was applied, {method}; there is nothing to compare it with.")
        blocks.append(Paragraph(words.format(method=wording.method_name(methods[0])), "muted"))
    for start in range(0, len(methods), METHODS_A_TABLE):
        shown = methods[start : start + METHODS_A_TABLE]
        columns = (Column(_("Pair"), 3), *(Column(wording.method_name(method), 2.6) for method in shown))
        rows = []
        for found in by_pair.values():
            name = Cell(wording.pair_name(case, next(iter(found.values()))), strong=True)
            rows.append(Row((name, *(_standing(method, found.get(method.id)) for method in shown))))
        blocks.append(Table(columns, tuple(rows)))
    blocks += _why(assessment)
    blocks += _bands(methods)
    return Section(title, tuple(blocks))


def _standing(method: Method, pair: PairAssessment | None) -> Cell:
    if pair is None:
        return Cell("–", "muted", below=_("not assessed by {method}").format(method=method.title))
    total = wording.total(pair.total) if pair.applicability.state != "not_applicable" else ""
    reached = f"{wording.category(pair)}, {total}" if total else wording.category(pair)
    state = pair.applicability.state
    caution = _(method.caution) if total else ""
    told = (wording.name(state) if state in ("exploratory", "incomplete") else "", pair.applicability.reason, caution)
    kind: Kind = "muted" if state == "not_applicable" else "derived"
    return Cell(reached, kind, strong=bool(total), below=": ".join(filter(None, told)))


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
