"""Hints from the search for other causes: the work-up, procedures, radiation, alcohol, history, fever."""

from collections.abc import Iterator

from causality.case.drinks import drinks_a_day
from causality.case.examinations import PROCEDURES, Procedure
from causality.case.model import WorkUpRow
from causality.case.work_up import spoken_of
from causality.differential.ontology import Kind
from causality.differential.scene import Scene
from causality.differential.values import Hint, Side
from causality.methods.rucam_other import alcohol as of_rucam
from causality.text import _
from causality.wording import name, when

STATES: dict[str, Side] = {"positive": "for", "ruled_out": "against", "inconclusive": "open", "not_done": "open"}
SIDES_OF_DRINKS: dict[frozenset[str], Side] = {
    frozenset(("yes",)): "for", frozenset(("no",)): "against", frozenset(("yes", "no")): "open",
}  # fmt: skip
METABOLIC = ("diabetes", "obes", "steato", "fatty liver", "metabolic syndrome", "mafld", "nafld")


def work_up(scene: Scene) -> Iterator[Hint]:
    """What came out of looking for this cause."""
    for place, row in enumerate(scene.case.work_up):
        if is_about(row, scene.kind):
            found = ", ".join(filter(None, (row.test, row.result, when(row.day) if row.day else "")))
            text = _("work-up: {state}").format(state=name(row.state)) + (f" ({found})" if found else "")
            yield Hint(STATES[row.state], text, (f"work_up[{place}]",), "rucam")


def is_about(row: WorkUpRow, kind: Kind) -> bool:
    """Whether a row of the work-up looks for a cause of the ontology."""
    known = spoken_of(row)
    plain = "".join(letter for letter in known.casefold() if letter.isalnum())
    return any(plain.startswith(cause.replace("_", "")) for cause in kind.causes)


def procedure(scene: Scene) -> Iterator[Hint]:
    """A local treatment of the liver before the onset."""
    rows = [(place, row) for place, row in enumerate(scene.case.procedures) if row.kind == scene.kind.procedure]
    for place, row in rows:
        side, text = _before_onset(scene, row)
        yield Hint(side, text, (f"procedures[{place}]",), "article")
    if not rows:
        yield Hint("open", _("no such treatment is recorded"), (), "article")


def _before_onset(scene: Scene, row: Procedure) -> tuple[Side, str]:
    shown = f"{_(PROCEDURES[row.kind])}{f' ({row.site})' if row.site else ''}"
    (first, last), (begin, end) = scene.days(row.start), scene.onset
    if last is not None and begin is not None and last <= begin:
        return "for", _("{what} before the onset").format(what=shown)
    if first is not None and end is not None and first > end:
        return "against", _("{what} only after the onset").format(what=shown)
    return "open", _("{what}: before or after the onset is not known").format(what=shown)


def radiation(scene: Scene) -> Iterator[Hint]:
    """Radiotherapy with the liver in its field, or not."""
    rows = [(place, row) for place, row in enumerate(scene.case.procedures) if row.kind == "radiotherapy"]
    for place, row in rows:
        where, site = (f"procedures[{place}]",), row.site or _("site not stated")
        if row.liver_in_field is False:
            yield Hint("against", _("radiotherapy, {site}: no liver in the field").format(site=site), where, "article")
        elif row.liver_in_field is None:
            text = _("radiotherapy, {site}: whether the liver lay in the field is not known")
            yield Hint("open", text.format(site=site), where, "article")
        else:
            side, text = _before_onset(scene, row)
            yield Hint(side, _("{text}, the liver in the field").format(text=text), where, "article")
    if not rows:
        yield Hint("open", _("no radiotherapy is recorded"), (), "article")


def alcohol(scene: Scene) -> Iterator[Hint]:
    """How much the patient drinks, against the limit of RUCAM (2 drinks a day for women, 3 for men)."""
    drinks = scene.case.patient.alcohol
    if drinks is None:
        yield Hint("open", _("alcohol is not reported"), ("patient.alcohol",), "rucam")
    elif drinks == 0:
        yield Hint("against", _("no alcohol"), ("patient.alcohol",), "rucam")
    else:
        side: Side = SIDES_OF_DRINKS[frozenset(of_rucam(scene.case.patient))]
        yield Hint(side, drinks_a_day(drinks), ("patient.alcohol",), "rucam")


def metabolic(scene: Scene) -> Iterator[Hint]:
    """A metabolic disease in the history."""
    for place, row in enumerate(scene.case.patient.history):
        if any(word in row.text.casefold() for word in METABOLIC):
            yield Hint("for", row.text, (f"patient.history[{place}]",), "general")


def fever(scene: Scene) -> Iterator[Hint]:
    """Fever among the symptoms."""
    for place, symptom in enumerate(scene.case.symptoms):
        if "fever" in symptom.name.casefold() or "pyrexia" in symptom.name.casefold():
            yield Hint("for", symptom.name, (f"symptoms[{place}]",), "general")
