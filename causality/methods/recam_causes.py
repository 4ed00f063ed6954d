"""RECAM's items that do not rest on days: literature, competing causes, additional data."""

from causality.case.model import Sample, WorkUpRow
from causality.case.units import convert
from causality.case.work_up import spoken_of, states
from causality.evidence.liver import EXACT
from causality.methods import recam
from causality.methods.general import Question
from causality.methods.method import Item
from causality.methods.pair import Answered, PairView
from causality.text import N_, _

_CATEGORY = {"A": "a_b", "B": "a_b", "C": "c", "D": "d", "E*": "d", "E": "e_x", "X": "e_x"}
_SAID = {"ruled_out": N_("ruled out"), "positive": N_("positive"), "inconclusive": N_("inconclusive"),
         "not_done": N_("not done")}  # fmt: skip


def literature(view: PairView, item: Item) -> Answered:
    """3: the LiverTox category; open until somebody looked it up."""
    found = view.product.livertox_category.strip().upper()
    path = (f"products[{view.product.id}].livertox_category",)
    if found in _CATEGORY:
        return Answered(frozenset((_CATEGORY[found],)), _("as entered: {category}").format(category=found), path)
    what = _("LiverTox category of {product}").format(product=view.product.name)
    return Answered(
        item.everything,
        _("no LiverTox category is entered"),
        path,
        item.everything,
        view.ask(what, item, item.everything),
    )


def _rows(view: PairView, *starts: str) -> tuple[list[tuple[int, WorkUpRow]], tuple[str, ...]]:
    """The rows of the work-up on a cause, and their places."""
    found = [
        (place, row)
        for place, row in enumerate(view.facts.case.work_up)
        if spoken_of(row) in starts or row.cause.casefold().replace(" ", "_").startswith(starts)
    ]
    return found, tuple(f"work_up[{place}]" for place, _row in found)


def _state(rows: list[tuple[int, WorkUpRow]]) -> str:
    held = {row.state for _place, row in rows}
    return next((state for state in ("positive", "ruled_out", "inconclusive") if state in held), "not_done")


def _cause(cause: str, positive: frozenset[str], test: str) -> Question:
    """An item of a cause of the checklist: ruled out, positive in one of some ways, else missing."""

    def question(view: PairView, item: Item) -> Answered:
        rows, evidence = _rows(view, cause)
        state = _state(rows)
        text = _(_SAID[state])
        if state in ("positive", "ruled_out"):
            answers = positive if state == "positive" else frozenset(("negative",))
            needs = view.ask(_(item.title), item, answers) if len(answers) > 1 else ()
            return Answered(answers, text, evidence, answers, needs)
        later = frozenset(("negative", "missing")) | positive
        needs = view.ask(_(test), item, later - {"missing"}, "test")
        return Answered(frozenset(("missing",)), text, evidence, later, needs)

    return question


def _further(cause: str) -> Question:
    """CMV, EBV, HSV: untested costs nothing."""

    def question(view: PairView, item: Item) -> Answered:
        rows, evidence = _rows(view, cause)
        state = _state(rows)
        if state == "positive":
            both = frozenset(("single", "both"))
            return Answered(
                both, _("positive; IgM or PCR, or both"), evidence, both, view.ask(_(item.title), item, both)
            )
        if state == "ruled_out":
            return Answered(frozenset(("negative",)), _("ruled out"), evidence)
        later = frozenset(("untested", "single", "both"))
        what = _("{virus}: IgM and PCR").format(virus=_(item.title))
        needs = view.ask(what, item, frozenset(("negative", "single", "both")), "test")
        return Answered(frozenset(("untested",)), _(_SAID[state]), evidence, later | {"negative"}, needs)

    return question


def alcohol(view: PairView, item: Item) -> Answered:
    """4e: evaluated only where AST/ALT and AST ask for it."""
    asked, text = _enzymes(view)
    drunk = _drunk(view) if "yes" in asked else frozenset()
    answers = drunk | (frozenset(("not_evaluated",)) if "no" in asked else frozenset())
    path = (
        "patient.alcohol",
        *(f"samples[{one.index}]" for name in ("ALT", "AST") for one in view.series.get(name, ())[:1]),
    )
    if len(answers) == 1 and answers != {"missing"}:
        return Answered(answers, text, path)
    if view.facts.case.patient.alcohol is not None:
        needs = view.ask(_("AST and ALT of the onset day"), item, answers, "test")
        return Answered(answers, text, path, answers, needs)
    needs = view.ask(_("alcohol, drinks a day"), item, item.everything - {"missing", "not_evaluated"})
    return Answered(answers, text, path, answers | item.everything - {"not_evaluated"}, needs)


def _enzymes(view: PairView) -> tuple[frozenset[str], str]:
    """Whether the enzymes of the onset ask for alcohol: yes, no, or both where they are not known."""
    onset = [view.facts.multiples[place] for place in (view.evidence.onset_sample if view.evidence else ())]
    values = {one.analyte: _units(view.facts.case.samples[one.index], one.analyte) for one in onset}
    alt, ast = values.get("ALT"), values.get("AST")
    if alt is None or ast is None or not alt:
        return frozenset(("yes", "no")), _("AST and ALT of the onset day are not both known")
    ratio, text = round(ast / alt, EXACT), _("AST/ALT {ratio:.2f}, AST {ast:g}")
    asked = ratio >= recam.RATIO_AST_ALT and ast <= recam.AST_MOST
    return frozenset(("yes" if asked else "no",)), text.format(ratio=ratio, ast=ast)


def _units(sample: Sample, analyte: str) -> float | None:
    """A value in U/L, as the limit of 500 is meant; one without any unit is taken to be in it."""
    value = convert(sample.value, analyte, sample.unit, "U/L") if sample.value and sample.unit.strip() else sample.value
    return None if value is None else round(value, EXACT)


def _drunk(view: PairView) -> frozenset[str]:
    drinks, sex = view.facts.case.patient.alcohol, view.facts.case.patient.sex
    if drinks is None:
        return frozenset(("missing",))
    limits = [recam.MODERATE[sex]] if sex else list(recam.MODERATE.values())
    return frozenset("low" if drinks <= low else "moderate" if drinks <= high else "heavy" for low, high in limits)


def imaging(view: PairView, item: Item) -> Answered:
    """4f: imaging of biliary tract and liver; how much of the liver is infiltrated is for the officer to say."""
    rows, evidence = _rows(view, "biliary_vascular", "hepatobiliary")
    state = _state(rows)
    metastases = states(view.facts.case).get("underlying_disease") == "positive"
    if state == "positive":
        return Answered(frozenset(("obstruction",)), _("biliary or vascular disease positive"), evidence)
    answers = {"normal"} if state == "ruled_out" else {"missing"}
    if state != "ruled_out" and view.facts.case.imaging:
        answers = {"normal", "obstruction"}
        evidence = tuple(f"imaging[{place}]" for place in range(len(view.facts.case.imaging)))
    if metastases:
        answers |= {"infiltration"}
    found = frozenset(answers)
    text = _("infiltration by tumour possible") if metastases else _(_SAID[state])
    if found == {"normal"}:
        return Answered(found, text, evidence)
    what = _("imaging of the biliary tract, and how much of the liver is infiltrated")
    cost = "test" if found == {"missing"} else "ask"
    needs = view.ask(what, item, item.everything - {"missing"}, cost)  # type: ignore[arg-type] # one of the two costs
    return Answered(found, text, evidence, item.everything if found == {"missing"} else found, needs)


def ischaemia(view: PairView, item: Item) -> Answered:
    """4h: hypotension of the checklist stands for ischaemia."""
    return _stated(view, item, _rows(view, "hypotension", "ischaem", "ischem", "hypoxi", "shock"))


def sepsis(view: PairView, item: Item) -> Answered:
    """4i: only where R is below 5."""
    low = [pattern for pattern in view.patterns if pattern != "hepatocellular"]
    if view.patterns and not low:
        return Answered(frozenset(("not_evaluated",)), _("R is 5 or more"))
    found = _stated(view, item, _rows(view, "sepsis"))
    if "hepatocellular" not in view.patterns and view.patterns:
        return found
    both = frozenset(("not_evaluated",))
    return Answered(
        found.answers | both, _("R is not known; {text}").format(text=found.because), found.evidence,
        found.attainable | both, found.needs,
    )  # fmt: skip


def _stated(view: PairView, item: Item, held: tuple[list[tuple[int, WorkUpRow]], tuple[str, ...]]) -> Answered:
    rows, evidence = held
    state = _state(rows)
    if state in ("positive", "ruled_out"):
        answer = frozenset(("present" if state == "positive" else "absent",))
        return Answered(answer, _(_SAID[state]), evidence, answer)
    later = frozenset(("missing", "absent", "present"))
    needs = view.ask(_(item.title), item, later - {"missing"})
    return Answered(frozenset(("missing",)), _(_SAID[state]), evidence, later, needs)


def autoimmune(view: PairView, item: Item) -> Answered:
    """4g: rows on autoimmune hepatitis or its markers."""
    rows, evidence = _rows(view, "autoimmune")
    state = _state(rows)
    if state == "ruled_out":
        return Answered(frozenset(("negative",)), _("ruled out"), evidence)
    if state == "positive":
        both = frozenset(("any", "typical"))
        return Answered(both, _("positive"), evidence, both, view.ask(_(item.title), item, both))
    needs = view.ask(_("ANA, ASMA, IgG"), item, item.everything - {"missing"}, "test")
    return Answered(frozenset(("missing",)), _(_SAID[state]), evidence, item.everything, needs)


def before(view: PairView, item: Item) -> Answered:
    """5b: an earlier reaction counts where it went with jaundice, which the officer says."""
    known = view.known.before
    if known:
        needs = view.ask(_(item.title), item, item.everything)
        text = _("a similar reaction on an earlier exposure; with jaundice?")
        return Answered(item.everything, text, view.path("before"), item.everything, needs)
    later = item.everything if known is None else frozenset(("no",))
    text = _("earlier exposures not stated") if known is None else _("no such reaction on an earlier exposure")
    needs = view.ask(_(item.title), item, later) if known is None else ()
    return Answered(frozenset(("no",)), text, view.path("before"), later, needs)


def biopsy(view: PairView, item: Item) -> Answered:
    """5c: what a biopsy says is for the officer to read."""
    done = [place for place, one in enumerate(view.facts.case.biopsies) if one.state == "done"]
    if not done:
        return Answered(frozenset(("none",)), _("no biopsy is recorded"), (), item.everything)
    evidence = tuple(f"biopsies[{place}]" for place in done)
    what = _("your reading of the biopsy: drug-induced, another diagnosis, or not telling")
    return Answered(
        item.everything, _("a biopsy is recorded"), evidence, item.everything, view.ask(what, item, item.everything)
    )


def skin(view: PairView, item: Item) -> Answered:
    """5g: DRESS or Stevens-Johnson syndrome among the symptoms."""
    words = ("dress", "stevens", "sjs", "toxic epidermal")
    found = [
        place for place, one in enumerate(view.facts.case.symptoms) if any(w in one.name.casefold() for w in words)
    ]
    if found:
        return Answered(frozenset(("yes",)), _("recorded"), tuple(f"symptoms[{place}]" for place in found))
    return Answered(
        frozenset(("no",)), _("none is recorded"), (), item.everything, view.ask(_(item.title), item, item.everything)
    )


FIXED: dict[str, Question] = {
    "literature": literature,
    "hepatitis_a": _cause("hepatitis_a", frozenset(("positive",)), N_("anti-HAV IgM")),
    "hepatitis_b": _cause("hepatitis_b", frozenset(("positive", "carrier")), N_("anti-HBc IgM and HBsAg")),
    "hepatitis_c": _cause("hepatitis_c", frozenset(("positive", "chronic")), N_("anti-HCV and HCV RNA")),
    "hepatitis_e": _cause("hepatitis_e", frozenset(("positive",)), N_("anti-HEV IgM")),
    "alcohol": alcohol,
    "imaging": imaging,
    "autoimmune": autoimmune,
    "ischaemia": ischaemia,
    "sepsis": sepsis,
    "before": before,
    "biopsy": biopsy,
    "cmv": _further("cmv"),
    "ebv": _further("ebv"),
    "hsv": _further("hsv"),
    "skin": skin,
}
