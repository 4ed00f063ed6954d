"""Edits of what is known of a product and an event together."""

from dataclasses import replace
from typing import Any, Literal

from causality.case.edits_core import Edit, InvalidEdit, made, of
from causality.case.integrity import quoted
from causality.case.model import Case
from causality.case.pair_facts import PairFacts, pair_key
from causality.text import N_, _

PairField = Literal[
    "reported", "definitive", "other_cause", "antagonist", "toxic_level", "placebo", "before", "objective",
    "mechanism", "worsened", "not_withdrawable", "source", "comment",
]  # fmt: skip

_FIELDS = {
    "reported": N_("earlier reports"),
    "definitive": N_("recognised effect"),
    "other_cause": N_("other explanation"),
    "antagonist": N_("effect of an antagonist"),
    "toxic_level": N_("toxic concentration"),
    "placebo": N_("course under placebo"),
    "before": N_("earlier reaction"),
    "objective": N_("objective evidence"),
    "mechanism": N_("evidence of the mechanism"),
    "worsened": N_("worsening"),
    "not_withdrawable": N_("withdrawal that cannot be read"),
    "source": N_("source"),
    "comment": N_("comment"),
}


def pair_facts(case: Case, product: str, event: str) -> PairFacts:
    """Give what is known of a pair, with nothing known where nothing was entered."""
    wanted = product, event
    held = (one for one in case.pairs if (one.product, one.event) == wanted)
    return next(held, None) or PairFacts(product=product, event=event)


def change_pair(product: str, event: str, field: PairField, value: Any) -> Edit:
    """Change one fact of a product and an event; a pair of which nothing is left is taken out."""

    def change(case: Case) -> Case:
        _known(case, product, event)
        changed = replace(pair_facts(case, product, event), **{field: value})
        empty = changed == PairFacts(product=product, event=event)
        rows, place = case.pairs, _place(case, product, event)
        if place is None:
            return case if empty else replace(case, pairs=(*rows, changed))
        return replace(case, pairs=(*rows[:place], *(() if empty else (changed,)), *rows[place + 1 :]))

    key = pair_key(product, event)
    return made(of(_FIELDS[field], key), change, f"pairs[{key}].{field}")


def _place(case: Case, product: str, event: str) -> int | None:
    places = (place for place, one in enumerate(case.pairs) if (one.product, one.event) == (product, event))
    return next(places, None)


def _known(case: Case, product: str, event: str) -> None:
    if product not in {one.id for one in case.products}:
        raise InvalidEdit(_("there is no product {id}").format(id=quoted(product)))
    if event not in {one.id for one in case.events}:
        raise InvalidEdit(_("there is no event {id}").format(id=quoted(event)))
