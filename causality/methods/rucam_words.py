"""Why RUCAM's items stand as they do: reasons in words, evidence as paths, and what would settle them."""

from collections.abc import Callable

from causality.case.dates import show, show_range
from causality.methods import rucam, rucam_other
from causality.methods.method import Derivation, Item, Need, Outcome
from causality.methods.rucam_rules import RucamRules
from causality.text import _

Words = tuple[str, tuple[str, ...], frozenset[str], tuple[Need, ...]]
FAMILIES = {"first": ("first_suggestive", "first_compatible"), "again": ("again_suggestive", "again_compatible")}


def derive(rules: RucamRules, item: Item, possible: frozenset[str]) -> Derivation:
    """Give reason, evidence, attainable answers and needs of an item whose facts allow the `possible` answers."""
    because, evidence, attainable, needs = _WORDS[item.id](rules, possible)
    return Derivation(because, evidence, possible | attainable, needs)


def days_text(ends: tuple[int | None, int | None] | None) -> str:
    """Print a range of days: "12 days", "−30 to 30 days", "at least 4 days"."""
    if ends is None or ends == (None, None):
        return _("unknown")
    first, last = ends
    if first is None:
        return _("at most {days} days").format(days=_minus(last or 0))
    if last is None:
        return _("at least {days} days").format(days=_minus(first))
    if first == last:
        return _("{days} days").format(days=_minus(first))
    return _("{first} to {last} days").format(first=_minus(first), last=_minus(last))


def _minus(days: int) -> str:
    return str(days).replace("-", "−")


def _time_to_onset(rules: RucamRules, possible: frozenset[str]) -> Words:
    moments, product = rules.facts.moments, rules.product
    starts = [period.start for period in rules.periods if period.start is not None]
    stops = [period.stop for period in rules.periods if period.stop is not None]
    texts = [
        _("onset {onset}; first intake {start}: {days} after it").format(
            onset=show_range(*(moments.range_of(rules.onset) or (None, None))),
            start=show_range(*(moments.range_of(starts[0]) or (None, None))),
            days=days_text(moments.difference(rules.onset, starts[0])),
        )
    ] if starts else []  # fmt: skip
    if stops and possible & {"after_cessation", "after_cessation_slow"}:
        days = days_text(moments.difference(rules.onset, stops[-1]))
        texts.append(_("{days} after the last intake").format(days=days))
    needs = ()
    if len(possible) > 1:
        answers = [frozenset((answer,)) for answer in sorted(possible)]
        item = _item(rules, "time_to_onset")
        needs = (Need(_("exact dates of the first intake of {product} and of the onset").format(product=product.name),
                      tuple(Outcome(_short(item, answer), answer) for answer in answers)),)  # fmt: skip
    return "; ".join(texts), _dose_paths(rules), frozenset(), needs


def _course(rules: RucamRules, possible: frozenset[str]) -> Words:
    from causality.evidence.course import FOLLOWED_DAYS

    marker, moments, product = rucam.MARKER[rules.sheet], rules.facts.moments, rules.product
    samples = rules.facts.group.get(marker, ())
    evidence = tuple(f"samples[{one.index}]" for one in samples)
    everything = frozenset(answer.id for answer in _item(rules, "course").answers)
    stops = [period.stop for period in rules.periods if period.stop is not None]
    if not samples:
        need = Need(_("{marker} after the last intake").format(marker=marker), _each(rules, "course", everything))
        return _("no {marker} with a limit of normal").format(marker=marker), (), everything, (need,)
    if not stops:
        ongoing = any(record.ongoing for record in product.doses)
        if ongoing:
            return _("product continued; dose changes are judged as challenges"), (), everything, ()
        need = Need(
            _("date of the last intake of {product}").format(product=product.name), _each(rules, "course", everything)
        )
        return _("no date of the last intake is reported"), (), everything, (need,)
    top = max(samples, key=lambda one: one.low or 0.0)
    stop = moments.range_of(stops[-1]) if stops else None
    text = _("peak {marker} {peak:.1f}×ULN{day}; last intake {stop}").format(
        marker=marker, peak=top.low or 0.0, day=f" ({show(top.day)})" if top.day else "",
        stop=show_range(*(stop or (None, None))))  # fmt: skip
    line = ((top.low or 0.0) + 1) / 2
    below = next(
        (one for one in samples if one.day and top.day and one.day > top.day and (one.high or 0.0) <= line), None
    )
    if below is not None and below.day is not None and stop is not None:
        after = days_text(
            (None if stop[1] is None else below.day - stop[1], None if stop[0] is None else below.day - stop[0])
        )
        text += _("; half of the excess gone by {day} ({days} after)").format(day=show(below.day), days=after)
    last = max((one.day for one in samples if one.day is not None), default=None)
    followed = last is not None and stop is not None and stop[0] is not None and last - stop[0] >= FOLLOWED_DAYS
    window = rucam.SLOW_DAYS if rules.sheet == rucam.HEPATOCELLULAR else rucam.CHOLESTATIC_DAYS
    open_end = not followed and (last is None or stop is None or stop[0] is None or last - stop[0] <= window)
    if open_end and "no_information" in possible:
        need = Need(_("further {marker} up to day {days} after the last intake").format(marker=marker, days=window),
                    _each(rules, "course", everything))  # fmt: skip
        return text, evidence, everything, (need,)
    return text, evidence, frozenset(), ()


def _alcohol(rules: RucamRules, possible: frozenset[str]) -> Words:
    drinks = rules.facts.case.patient.alcohol
    text = _("alcohol not reported") if drinks is None else _("{drinks:g} drinks a day").format(drinks=drinks)
    if drinks is not None and len(possible) > 1:
        text += _("; sex not reported")
    return text, ("patient.alcohol",), frozenset(), _ask(rules, "risk_alcohol", possible, _("alcohol, drinks a day"))


def _pregnancy(rules: RucamRules, possible: frozenset[str]) -> Words:
    patient = rules.facts.case.patient
    text = _("male") if patient.sex == "male" else (
        _("pregnancy not reported") if patient.pregnant is None else _("pregnant") if patient.pregnant else _("not pregnant")
    )  # fmt: skip
    return text, ("patient.pregnant",), frozenset(), _ask(rules, "risk_pregnancy", possible, _("pregnancy"))


def _age(rules: RucamRules, possible: frozenset[str]) -> Words:
    age = rules.facts.case.patient.age
    text = _("age not reported") if age is None else _("{age:g} years at onset").format(age=age)
    return text, ("patient.age",), frozenset(), _ask(rules, "risk_age", possible, _("age at onset"))


def _concomitant(rules: RucamRules, possible: frozenset[str]) -> Words:
    if not rules.others:
        return _("no other product recorded"), (), frozenset(), ()
    texts, undated, evidence = [], [], []
    early = {}
    for held in rules.others:
        other = held.product
        if not held.dated:
            undated.append(other.name)
            continue
        lines = rules.lines_of(held)
        if lines == {"incompatible"}:
            early[other.name] = None
            continue
        evidence.append(f"products[{other.id}]")
        words = [_short(_item(rules, "concomitant"), frozenset((line,))) for line in rucam_other.RANKS if line in lines]
        texts.append(_("{product}: {lines}").format(product=other.name, lines=_(" or ").join(words)))
    if early:
        texts.append(_("incompatible time to onset: {names}").format(names=", ".join(early)))
    if undated:
        texts.append(_("no dates: {names}").format(names=", ".join(undated)))
    attainable = frozenset(rucam_other.RANKS[1:]) if undated or len(possible) > 1 else frozenset()
    needs = ()
    if undated or len(possible) > 1:
        names = ", ".join([*undated, *(path[9:-1] for path in evidence)])
        needs = (Need(_("dates and hepatotoxicity of: {names}").format(names=names), _each(rules, "concomitant",
                      (possible | attainable) - {"none"})),)  # fmt: skip
    return "; ".join(texts), tuple(evidence), attainable, needs


def _alternatives(rules: RucamRules, possible: frozenset[str]) -> Words:
    known = rucam_other.states(rules.facts.case)
    positive = [cause for cause, state in known.items() if state == "positive"]
    ruled_out = [cause for cause in rucam.GROUP_I if known.get(cause) == "ruled_out"]
    open_one = [cause for cause in rucam.GROUP_I if known.get(cause) not in ("ruled_out", "positive")]
    open_two = [cause for cause in rucam.GROUP_II if known.get(cause) not in ("ruled_out", "positive")]
    texts = [_("{count} of 7 group I causes ruled out").format(count=len(ruled_out))]
    if positive:
        texts.insert(0, _("recorded as positive: {causes}").format(causes=", ".join(map(cause_text, positive))))
    if open_one:
        texts.append(_("not ruled out: {causes}").format(causes=", ".join(map(cause_text, open_one))))
    if open_two:
        texts.append(_("{count} of 5 group II causes not ruled out").format(count=len(open_two)))
    counts = range(len(ruled_out), len(ruled_out) + len(open_one) + 1)
    two = not any(known.get(cause) == "positive" for cause in rucam.GROUP_II)
    lines = {rucam_other.count_line(count, done) for count in counts for done in {False, two}}
    still = open_one or open_two
    attainable = frozenset(lines | ({"highly_probable"} if still else set())) if still else frozenset()
    needs = _work_up_needs(open_one, open_two, ruled_out, positive)
    if positive:
        shown = ", ".join(map(cause_text, positive))
        needs = (Need(_("your judgement: is it highly probable that {causes} caused the injury?").format(causes=shown),
                      (Outcome(_("yes"), frozenset(("highly_probable",))),
                       Outcome(_("no"), possible - {"highly_probable"}))), *needs)  # fmt: skip
    evidence = tuple(
        f"work_up[{number}]" for number, row in enumerate(rules.facts.case.work_up) if row.state != "not_done"
    )
    return "; ".join(texts), evidence, attainable, needs


def _work_up_needs(
    open_one: list[str], open_two: list[str], ruled_out: list[str], positive: list[str]
) -> tuple[Need, ...]:
    needs = []
    if open_one:
        full = len(ruled_out) + len(open_one)
        line = rucam_other.count_line(full, not open_two)
        outcomes = [Outcome(_("all ruled out"), frozenset((line,)) | ({"highly_probable"} if positive else set())),
                    Outcome(_("one found"), frozenset(("highly_probable",)))]  # fmt: skip
        needs.append(
            Need(_("rule out group I: {causes}").format(causes=", ".join(map(cause_text, open_one))), tuple(outcomes))
        )
    elif open_two:
        outcomes = [
            Outcome(_("all ruled out"), frozenset(("all_ruled_out",))),
            Outcome(_("one found"), frozenset(("highly_probable",))),
        ]
        needs.append(
            Need(_("rule out group II: {causes}").format(causes=", ".join(map(cause_text, open_two))), tuple(outcomes))
        )
    return tuple(needs)


def cause_text(cause: str) -> str:
    """Give a cause of the checklist in words; a further one as entered."""
    known = rucam.GROUP_I | rucam.GROUP_II
    return _(known[cause]).split(" (")[0] if cause in known else cause.replace("_", " ")


def _hepatotoxicity(rules: RucamRules, _possible: frozenset[str]) -> Words:
    stated = rules.product.hepatotoxicity
    path = (f"products[{rules.product.id}].hepatotoxicity",)
    if stated is not None:
        return (
            _("entered: {state}").format(state=_short(_item(rules, "hepatotoxicity"), frozenset((stated,)))),
            path,
            frozenset(),
            (),
        )
    everything = frozenset(("labelled", "published", "unknown"))
    need = Need(_("label and literature on liver injury by {product}").format(product=rules.product.name),
                _each(rules, "hepatotoxicity", everything))  # fmt: skip
    return _("not stated"), path, everything, (need,)


def _rechallenge(rules: RucamRules, possible: frozenset[str]) -> Words:
    again = rules.periods[1:]
    if not again:
        return _("no re-exposure recorded"), (), frozenset(), ()
    intended = [record.intended_reexposure for record in rules.product.doses[1:]]
    marker = rucam.MARKER[rules.sheet]
    text = _("re-exposure recorded; {marker} before and during it decide").format(marker=marker)
    if any(intended):
        text += _("; a planned re-exposure is not scored")
    elif None in intended and possible != {"other"}:
        text += _("; not stated whether it was unintentional")
    return text, _dose_paths(rules), frozenset(), ()


def _item(rules: RucamRules, item_id: str) -> Item:
    sheet = next(one for one in rucam.RUCAM_2016.sheets if one.id == rules.sheet)
    item = sheet.item(item_id)
    assert item is not None
    return item


def _short(item: Item, answers: frozenset[str]) -> str:
    return _(" or ").join(_(answer.text) for answer in item.answers if answer.id in answers)


def _each(rules: RucamRules, item_id: str, answers: frozenset[str]) -> tuple[Outcome, ...]:
    item = _item(rules, item_id)
    return tuple(Outcome(_(one.text), frozenset((one.id,))) for one in item.answers if one.id in answers)


def _ask(rules: RucamRules, item_id: str, possible: frozenset[str], what: str) -> tuple[Need, ...]:
    return (Need(what, _each(rules, item_id, possible)),) if len(possible) > 1 else ()


def _dose_paths(rules: RucamRules) -> tuple[str, ...]:
    doses = (f"products[{rules.product.id}].doses[{number}]" for number in range(len(rules.product.doses)))
    return (*doses, f"events[{rules.event}].onset")


_WORDS: dict[str, Callable[[RucamRules, frozenset[str]], Words]] = {
    "time_to_onset": _time_to_onset,
    "course": _course,
    "risk_alcohol": _alcohol,
    "risk_pregnancy": _pregnancy,
    "risk_age": _age,
    "concomitant": _concomitant,
    "alternatives": _alternatives,
    "hepatotoxicity": _hepatotoxicity,
    "rechallenge": _rechallenge,
}
