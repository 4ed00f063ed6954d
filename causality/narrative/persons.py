"""The first paragraphs of the narrative: where the report comes from, the patient, and the products."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from causality import wording
from causality.assess import Assessment
from causality.case.drinks import drinks_a_day
from causality.case.model import Case, Product
from causality.narrative.phrases import dated, intake, joined, listed, missing
from causality.text import N_, _

_ROLES = {"concomitant": N_("Other products taken: {products}"), "interacting": N_("Interacting products: {products}")}


def source(assessment: Assessment) -> str:
    """Which case and version this is, what it was taken from, who reported it."""
    case = assessment.case
    words = _("This is the narrative of case {id}, version {version}").format(id=case.id, version=case.version)
    if case.predecessor is not None:
        words += _("; it follows the signed version {number}").format(number=case.predecessor.version)
    given = case.source or missing(_("source of the report not reported"))
    reporter = missing(_("qualification and country of the reporter not reported"))
    return joined((words, _("Source: {source}").format(source=given), _("Reporter: {who}").format(who=reporter)))


def patient(assessment: Assessment) -> str:
    """Age, sex, weight, pregnancy, alcohol, admission and history."""
    return joined(_patient(assessment.case))


def _patient(case: Case) -> Iterator[str]:
    known = case.patient
    sex = wording.name(known.sex) if known.sex else missing(_("sex not reported"))
    age = missing(_("age not reported"))
    if known.age is not None:
        age = _("{years} years old at onset").format(years=wording.number(known.age))
    weight = missing(_("weight not reported"))
    if known.weight is not None:
        weight = _("with a weight of {weight} kg").format(weight=wording.number(known.weight))
    yield _("The patient was {sex}, {age}, {weight}").format(sex=sex, age=age, weight=weight)
    if known.pregnant is not None:
        yield _("The patient was pregnant") if known.pregnant else _("The patient was not pregnant")
    elif known.sex != "male":
        yield missing(_("pregnancy not reported"))
    yield _alcohol(case)
    if case.admission:
        yield _("Admission: {day}").format(day=wording.when(case.admission))
    history = listed(dated(entry.text.rstrip(". "), entry.when) for entry in known.history)
    yield _("History: {history}").format(history=history) if history else missing(_("history not reported"))


def _alcohol(case: Case) -> str:
    known = case.patient
    if known.alcohol is None:
        told = missing(_("intake not reported"))
    elif known.alcohol == 0:
        told = _("none")
    else:
        told = drinks_a_day(known.alcohol)
    return _("Alcohol: {told}").format(told="; ".join(filter(None, (told, known.alcohol_note))))


def products(assessment: Assessment) -> str:
    """The suspect products with doses and days, then the others, then treatments by the event they were given for."""
    return joined(_products(assessment.case))


def _products(case: Case) -> Iterator[str]:
    suspects = [product for product in case.products if product.role == "suspect"]
    if not suspects:
        yield missing(_("no suspect product is named"))
    for product in suspects:
        yield _suspect(product)
    for role, words in _ROLES.items():
        if others := _briefly(product for product in case.products if product.role == role):
            yield _(words).format(products=others)
    treated: dict[tuple[str, ...], list[Product]] = defaultdict(list)
    for product in case.products:
        if product.role == "treatment":
            treated[product.treats].append(product)
    for events, given in treated.items():
        names = ", ".join(wording.event_name(case, event) for event in events) or missing(_("event not reported"))
        yield _("Given as treatment of {event}: {products}").format(event=names, products=_briefly(given))


def _suspect(product: Product) -> str:
    name = wording.sentence(product.name or product.id)
    indication = missing(_("indication not reported"))
    if product.indication:
        indication = _("for {text}").format(text=product.indication)
    taken = listed(intake(product.doses, place) for place in range(len(product.doses)))
    doses = taken or missing(_("doses and dates not reported"))
    return _("{product} (suspect), {indication}: {doses}").format(product=name, indication=indication, doses=doses)


def _briefly(products: Iterable[Product]) -> str:
    """Name products with doses and days, those of the same intake together."""
    alike: dict[str, list[str]] = defaultdict(list)
    for product in products:
        taken = listed((intake(product.doses, place) for place in range(len(product.doses))), 2)
        alike[taken or missing(_("doses and dates not reported"))].append(product.name or product.id)
    return listed(f"{', '.join(names)} ({taken})" for taken, names in alike.items())
