"""What the view of methods side by side shows of an assessment."""

from causality import wording
from causality.assess import Assessment
from causality.comparison import disagreements, effects, groups, rankings
from causality.methods.method import PairAssessment
from causality.signs import symbol, verdict_level
from causality.text import _, ngettext
from causality.wording import category, product_name, total
from widgets.method_matrix import Line, Standing


def columns_of(assessment: Assessment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the ids and the names of the suspects, in the order of the case."""
    ids = tuple(dict.fromkeys(pair.product for pair in assessment.pairs))
    return ids, tuple(product_name(assessment.case, one) for one in ids)


def lines_of(assessment: Assessment) -> tuple[Line, ...]:
    """Give a row for every event, and below it a row for every method that is made for it."""
    products, _names = columns_of(assessment)
    events: dict[str, dict[str, dict[str, PairAssessment]]] = {}
    for members in groups(assessment):
        for pair in members:
            events.setdefault(pair.event, {}).setdefault(pair.method.id, {})[pair.product] = pair
    found: list[Line] = []
    for event, methods in events.items():
        found.append(Line(wording.event_name(assessment.case, event)))
        for by_product in methods.values():
            method = next(iter(by_product.values())).method
            cells = tuple(_standing(by_product[one]) if one in by_product else None for one in products)
            found.append(Line(_(method.title), cells))
    return tuple(found)


def told_of(assessment: Assessment) -> tuple[str, ...]:
    """Say where methods disagree and why, how suspects rank, and what they do to each other."""
    case = assessment.case
    apart = tuple(
        f"{product_name(case, one.product)} × {wording.event_name(case, one.event)}. {one.text}"
        for one in disagreements(assessment)
    )
    methods = {pair.method.id: pair.method for pair in assessment.pairs if pair.total is not None}
    cautions = (f"{_(one.title)}: {_(one.caution)}." for one in methods.values() if one.caution)
    return (*cautions, *apart, *rankings(assessment), *effects(assessment))


def _standing(pair: PairAssessment) -> Standing:
    count = len(pair.open_items)
    parts = [f"{symbol(pair)} {category(pair)}", total(pair.total).replace(" … ", "…")]
    if count and pair.categories:
        parts.append(ngettext("{count} open", "{count} open", count).format(count=count))
    if pair.undecided and pair.categories:
        parts.append(_("not decided"))
    text = " · ".join(part for part in parts if part)
    told = ": ".join(filter(None, (text, wording.decided(pair), pair.applicability.reason, _(pair.method.caution))))
    return Standing(pair.product, pair.event, pair.method.id, text, told, verdict_level(pair))
