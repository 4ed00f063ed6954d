"""Why RUCAM items 3 to 6 stand as they do: risk factors, other products, other causes, the product's record."""

from collections.abc import Sequence
from functools import partial

from causality.case.causes import GROUP_I, GROUP_II, cause_name
from causality.case.drinks import drinks_a_day
from causality.case.work_up import states
from causality.methods import rucam_other
from causality.methods.asked_days import vague_intake
from causality.methods.method import Need, Outcome
from causality.methods.rucam_others import Beside
from causality.methods.rucam_phrases import NOTHING, Words, ask, each, item_of, short
from causality.methods.rucam_rules import RucamRules
from causality.text import _

PRESENT = frozenset(rucam_other.RANKS[1:])


def alcohol(rules: RucamRules, possible: frozenset[str]) -> Words:
    """Item 3, alcohol."""
    drinks = rules.facts.case.patient.alcohol
    text = _("alcohol not reported") if drinks is None else drinks_a_day(drinks)
    if drinks is not None and len(possible) > 1:
        text += _("; sex not reported")
    return text, ("patient.alcohol",), NOTHING, ask(rules, "risk_alcohol", possible, _("alcohol, drinks a day"))


def _years(years: float) -> str:
    return (_("1 year at onset") if years == 1 else _("{age:g} years at onset")).format(age=years)


def pregnancy(rules: RucamRules, possible: frozenset[str]) -> Words:
    """Item 3, pregnancy."""
    patient = rules.facts.case.patient
    text = {None: _("pregnancy not reported"), True: _("pregnant"), False: _("not pregnant")}[patient.pregnant]
    text = _("male") if patient.sex == "male" else text
    return text, ("patient.pregnant",), NOTHING, ask(rules, "risk_pregnancy", possible, _("pregnancy"))


def age(rules: RucamRules, possible: frozenset[str]) -> Words:
    """Item 3, age."""
    years = rules.facts.case.patient.age
    text = _("age not reported") if years is None else _years(years)
    return text, ("patient.age",), NOTHING, ask(rules, "risk_age", possible, _("age at onset"))


def concomitant(rules: RucamRules, possible: frozenset[str]) -> Words:
    """Item 4: what each other product contributes, those of incompatible timing and those without dates by name."""
    if not rules.others:
        return _("no other product recorded"), (), NOTHING, ()
    undated = [one.product.name for one in rules.others if not one.periods]
    lines = [(one.product, rules.lines_of(one)) for one in rules.others if one.periods]
    apart = [product.name for product, found in lines if found == {"incompatible"}]
    counted = [(product, found) for product, found in lines if found != {"incompatible"}]
    text = partial(_beside_text, [(product.name, found) for product, found in counted], apart, undated)
    what = _asked(rules, counted, undated)
    if not what:
        return text, tuple(f"products[{one.id}]" for one, _lines in counted), NOTHING, ()
    need = Need(what, each(rules, "concomitant", possible | PRESENT if undated else possible))
    evidence = tuple(f"products[{one.id}]" for one, _lines in counted)
    return text, evidence, PRESENT if undated else NOTHING, (need,)


def _beside_text(counted: list[tuple[str, frozenset[str]]], apart: list[str], undated: list[str]) -> str:
    texts = [_("{product}: {lines}").format(product=name, lines=_line_text(found)) for name, found in counted]
    if apart:
        texts.append(_("incompatible time to onset: {names}").format(names=", ".join(apart)))
    if undated:
        texts.append(_("no dates: {names}").format(names=", ".join(undated)))
    return "; ".join(texts)


def _asked(rules: RucamRules, counted: Sequence[tuple[Beside, frozenset[str]]], undated: Sequence[str]) -> str:
    """What is to be asked of the other products: what is not entered, or not exactly; empty for nothing."""
    periods = {one.product.id: one.periods for one in rules.others}
    timing = [product for product, found in counted if len(found) > 1 and "incompatible" in found]
    vague = [one.name for one in timing if vague_intake(rules.facts.moments, periods[one.id])] + list(undated)
    silent = [one.name for one, found in counted if len(found) > 1 and one.hepatotoxicity is None] + list(undated)
    asked = []
    if vague and vague == silent:
        asked.append(_("dates and known hepatotoxicity of {names}").format(names=", ".join(vague)))
    else:
        for words, names in ((_("dates of {names}"), vague), (_("known hepatotoxicity of {names}"), silent)):
            if names:
                asked.append(words.format(names=", ".join(names)))
    if len(timing) > len(vague) - len(undated):
        asked.append(_("exact date of the onset"))
    return "; ".join(asked)


def _line_text(lines: frozenset[str]) -> str:
    words = {
        "none": _("no contradiction-free dates"),
        "incompatible": _("incompatible"),
        "compatible": _("compatible time to onset"),
        "hepatotoxin": _("known hepatotoxin, compatible time to onset"),
        "implicated": _("evidence for its role in this case"),
    }
    return _(" or ").join(words[line] for line in rucam_other.RANKS if line in lines)


def alternatives(rules: RucamRules, possible: frozenset[str]) -> Words:
    """Item 5: causes recorded as positive, ruled out, and neither."""
    known = states(rules.facts.case)
    positive = [cause for cause, state in known.items() if state == "positive"]
    ruled_out = [cause for cause in GROUP_I if known.get(cause) == "ruled_out"]
    open_one, open_two = ([cause for cause in group if known.get(cause) not in ("ruled_out", "positive")]
                          for group in (GROUP_I, GROUP_II))  # fmt: skip
    text = partial(_searched_text, positive, len(ruled_out), open_one, open_two)
    evidence = tuple(
        f"work_up[{place}]" for place, row in enumerate(rules.facts.case.work_up) if row.state != "not_done"
    )
    attainable = _attainable(len(ruled_out), open_one, open_two, positive)
    needs = (*_judgement(positive, possible), *_work_up(len(ruled_out), open_one, open_two, positive))
    return text, evidence, attainable, needs


def _searched_text(positive: list[str], ruled_out: int, open_one: list[str], open_two: list[str]) -> str:
    texts = [_("recorded as positive: {causes}").format(causes=named(positive))] if positive else []
    texts.append(_("{count} of 7 group I causes ruled out").format(count=ruled_out))
    if open_one:
        texts.append(_("not ruled out: {causes}").format(causes=named(open_one)))
    if open_two:
        texts.append(_("{count} of 5 group II causes not ruled out").format(count=len(open_two)))
    return "; ".join(texts)


def _attainable(ruled_out: int, open_one: list[str], open_two: list[str], positive: list[str]) -> frozenset[str]:
    if not open_one and not open_two:
        return NOTHING
    complete = {False} if set(positive) & set(GROUP_II) else {False, True} if open_two else {True}
    counts = range(ruled_out, ruled_out + len(open_one) + 1)
    return frozenset(rucam_other.count_line(count, two) for count in counts for two in complete) | {"highly_probable"}


def _judgement(positive: list[str], possible: frozenset[str]) -> tuple[Need, ...]:
    if not positive:
        return ()
    what = _("your judgement: is it highly probable that {causes} caused the injury?").format(causes=named(positive))
    outcomes = Outcome(_("yes"), frozenset(("highly_probable",))), Outcome(_("no"), possible - {"highly_probable"})
    return (Need(what, outcomes),)


def _work_up(ruled_out: int, open_one: list[str], open_two: list[str], positive: list[str]) -> tuple[Need, ...]:
    """Group I first: without it nothing of group II counts."""
    missing = open_one or open_two
    if not missing:
        return ()
    two_done = not open_two and not set(positive) & set(GROUP_II)
    line = rucam_other.count_line(ruled_out + len(open_one), two_done) if open_one else "all_ruled_out"
    ruled = frozenset((line, "highly_probable")) if positive else frozenset((line,))
    what = (_("rule out group I: {causes}") if open_one else _("rule out group II: {causes}")).format(
        causes=named(missing)
    )
    found = Outcome(_("one found"), frozenset(("highly_probable",)))
    return (Need(what, (Outcome(_("all ruled out"), ruled), found), "test"),)


def named(causes: list[str]) -> str:
    """Give causes of the checklist in words; further ones as entered."""
    return ", ".join(cause_name(cause) for cause in causes)


def hepatotoxicity(rules: RucamRules, _possible: frozenset[str]) -> Words:
    """Item 6: what was entered of label and literature; left out, the sheet's "unknown" counts."""
    stated, path = rules.product.hepatotoxicity, (f"products[{rules.product.id}].hepatotoxicity",)
    item = item_of(rules, "hepatotoxicity")
    if stated is not None:
        return _("as entered: {state}").format(state=short(item, frozenset((stated,)))), path, NOTHING, ()
    everything = frozenset(answer.id for answer in item.answers)
    what = _("label and literature on liver injury by {product}").format(product=rules.product.name)
    return _("not stated"), path, everything, (Need(what, each(rules, "hepatotoxicity", everything)),)
