"""Edits of events and products, and what their removal or another id means for everything that names them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal, TypeVar

from causality.case.deciding import Decision, Scoring
from causality.case.edits_anchors import freed, renamed
from causality.case.edits_core import Edit, InvalidEdit, fresh_id, identifier, made, of, with_row
from causality.case.integrity import quoted
from causality.case.model import Case, Event, Product
from causality.files import printable
from causality.text import N_, _

EventField = Literal["name", "kind", "onset", "analytes", "seriousness", "outcome", "source", "comment"]
ProductField = Literal[
    "name", "role", "kind", "indication", "hepatotoxicity", "livertox_category", "slowly_metabolised", "half_life",
    "years_on_market", "implicated_here", "treats", "source", "comment",
]  # fmt: skip

_EVENT = {
    "name": N_("name"),
    "kind": N_("kind"),
    "onset": N_("onset"),
    "analytes": N_("analytes"),
    "seriousness": N_("seriousness"),
    "outcome": N_("outcome"),
    "source": N_("source"),
    "comment": N_("comment"),
}
_PRODUCT = {
    "name": N_("name"),
    "role": N_("role"),
    "kind": N_("kind"),
    "indication": N_("indication"),
    "hepatotoxicity": N_("known hepatotoxicity"),
    "livertox_category": N_("LiverTox category"),
    "slowly_metabolised": N_("slow metabolism"),
    "half_life": N_("half-life"),
    "years_on_market": N_("years on the market"),
    "implicated_here": N_("earlier implication"),
    "treats": N_("treated events"),
    "source": N_("source"),
    "comment": N_("comment"),
}
_Named = TypeVar("_Named", Event, Product)


def add_event(event: Event) -> Edit:
    """Add an event; without an id it gets one made from its name."""

    def change(case: Case) -> Case:
        known = _with_id(event, case.events, _("event"))
        return replace(case, events=(*case.events, replace(known, analytes=_said(known.analytes))))

    return made(_called(_("new event {name}"), event.name or event.id), change)


def change_event(event: str, field: EventField, value: Any) -> Edit:
    """Change one fact of an event."""
    settled: Any = _said(value) if field == "analytes" else value

    def change(case: Case) -> Case:
        place = _place(case.events, event)
        changed = replace(case.events[place], **{field: settled})
        return replace(case, events=with_row(case.events, place, changed))

    return made(of(_EVENT[field], event), change, f"events[{event}].{field}")


def set_event_id(event: str, new: str) -> Edit:
    """Give an event another id, here and in all that names it."""

    def change(case: Case) -> Case:
        case = replace(case, events=_renamed_row(case.events, event, new))
        return renamed(_renamed_event(case, event, identifier(new)), ("onset",), event, identifier(new))

    return made(of(N_("id"), event), change)


def remove_event(event: str) -> Edit:
    """Remove an event and the decisions on it; dates counted from its onset are put on the calendar."""

    def change(case: Case) -> Case:
        _place(case.events, event)
        case = freed(case, frozenset({f"onset of {event}"}))
        case = replace(
            case,
            events=tuple(one for one in case.events if one.id != event),
            pairs=tuple(one for one in case.pairs if one.event != event),
            decisions=tuple(one for one in case.decisions if one.event != event),
            scorings=_scored(case, lambda one: None if one.event == event else one),
            ranking=tuple(one for one in case.ranking if one.event != event),
        )
        return _renamed_event(case, event, "")

    return made(_called(_("removal of {name}"), event), change)


def add_product(product: Product) -> Edit:
    """Add a product; without an id it gets one made from its name."""

    def change(case: Case) -> Case:
        return replace(case, products=(*case.products, _with_id(product, case.products, _("product"))))

    return made(_called(_("new product {name}"), product.name or product.id), change)


def change_product(product: str, field: ProductField, value: Any) -> Edit:
    """Change one fact of a product."""
    return made(of(_PRODUCT[field], product), on_product(product, lambda one: replace(one, **{field: value})),
                f"products[{product}].{field}")  # fmt: skip


def set_product_id(product: str, new: str) -> Edit:
    """Give a product another id, here and in all that names it."""

    def change(case: Case) -> Case:
        case = replace(case, products=_renamed_row(case.products, product, new))
        return renamed(_renamed_product(case, product, identifier(new)), ("start", "stop"), product, identifier(new))

    return made(of(N_("id"), product), change)


def remove_product(product: str) -> Edit:
    """Remove a product and the decisions on it; dates counted from its intake are put on the calendar."""

    def change(case: Case) -> Case:
        _place(case.products, product)
        case = freed(case, frozenset({f"start of {product}", f"stop of {product}"}))
        case = replace(
            case,
            products=tuple(one for one in case.products if one.id != product),
            pairs=tuple(one for one in case.pairs if one.product != product),
            decisions=tuple(one for one in case.decisions if one.product != product),
            scorings=_scored(case, lambda one: None if one.product == product else one),
            ranking=tuple(one for one in case.ranking if one.cause.partition(":")[2] != product),
        )
        return _renamed_product(case, product, "")

    return made(_called(_("removal of {name}"), product), change)


def on_product(product: str, change: Callable[[Product], Product]) -> Callable[[Case], Case]:
    """Give the change of a case that changes one of its products."""

    def changed(case: Case) -> Case:
        place = _place(case.products, product)
        return replace(case, products=with_row(case.products, place, change(case.products[place])))

    return changed


def _called(text: str, name: str) -> str:
    return text.format(name=printable(identifier(name), 40)).strip()


def _said(analytes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, (analyte.strip() for analyte in analytes)))


def _with_id(thing: _Named, others: tuple[_Named, ...], otherwise: str) -> _Named:
    wanted = identifier(thing.id) or fresh_id([other.id for other in others], thing.name, otherwise)
    return replace(thing, id=wanted, name=thing.name or wanted)


def _place(things: tuple[_Named, ...], name: str) -> int:
    for place, thing in enumerate(things):
        if thing.id == name:
            return place
    raise InvalidEdit(_("there is no {id}").format(id=quoted(name)))


def _renamed_row(things: tuple[_Named, ...], old: str, new: str) -> tuple[_Named, ...]:
    place = _place(things, old)
    if not identifier(new):
        raise InvalidEdit(_("is empty"))
    return with_row(things, place, replace(things[place], id=identifier(new)))


def _scored(case: Case, change: Callable[[Decision], Decision | None]) -> tuple[Scoring, ...]:
    """The blind scorings with every decision changed; one that becomes None goes."""
    return tuple(
        replace(one, decisions=tuple(found for held in one.decisions if (found := change(held)) is not None))
        for one in case.scorings
    )


def _renamed_event(case: Case, old: str, new: str) -> Case:
    """Let what names the event `old` name `new` instead, or none if that is empty."""
    return replace(
        case,
        symptoms=tuple(replace(one, event=new) if one.event == old else one for one in case.symptoms),
        ranking=tuple(replace(one, event=new) if one.event == old else one for one in case.ranking),
        scorings=_scored(case, lambda one: replace(one, event=new) if one.event == old else one),
        severity_grades=tuple(replace(one, event=new) if one.event == old else one for one in case.severity_grades),
        statements=tuple(replace(one, event=new) if one.event == old else one for one in case.statements),
        pairs=tuple(replace(one, event=new) if one.event == old else one for one in case.pairs),
        decisions=tuple(replace(one, event=new) if one.event == old else one for one in case.decisions),
        products=tuple(
            replace(one, treats=tuple(filter(None, (new if name == old else name for name in one.treats))))
            if old in one.treats
            else one
            for one in case.products
        ),
    )


def _renamed_product(case: Case, old: str, new: str) -> Case:
    named = f":{old}"
    return replace(
        case,
        scorings=_scored(case, lambda one: replace(one, product=new) if one.product == old else one),
        ranking=tuple(
            replace(one, cause=f"{one.cause.removesuffix(named)}:{new}") if one.cause.endswith(named) else one
            for one in case.ranking
        ),
        statements=tuple(replace(one, product=new) if one.product == old else one for one in case.statements),
        pairs=tuple(replace(one, product=new) if one.product == old else one for one in case.pairs),
        decisions=tuple(replace(one, product=new) if one.product == old else one for one in case.decisions),
    )
