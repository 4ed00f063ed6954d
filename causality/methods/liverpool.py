"""The Liverpool causality assessment tool, declared as its flow of questions.

Gallagher RM, Kirkham JJ, Mason JR, et al. Development and inter-rater reliability of the Liverpool adverse drug
reaction causality assessment tool. PLoS One 2011;6(12):e28096, doi:10.1371/journal.pone.0028096. The flow was read in
one transcription of its Figure 2; the footnotes in PLoS One 2017 (e0172830), Figure 1.
"""

from causality.case.model import Change
from causality.methods.method import Answer, Flow, Item, Method, Sheet, Step
from causality.text import N_

UNLIKELY, POSSIBLE, PROBABLE, DEFINITE = N_("unlikely"), N_("possible"), N_("probable"), N_("definite")
_YES, _NO = Answer("yes", N_("yes"), 0, "transcribed"), Answer("no", N_("no"), 0, "transcribed")
_UNASSESSABLE = N_("Unassessable: given once, intermittently (such as chemotherapy in cycles), or indispensable.")
_MECHANISM = N_("Laboratory proof of the mechanism (not only of the reaction), a supratherapeutic level, or good "
                "evidence of a dose response.")  # fmt: skip


def _ask(key: str, number: str, title: str, *further: Answer, note: str = "", of: tuple[Change, ...] = ()) -> Item:
    return Item(key, number, title, (_YES, _NO, *further), note=note, changes=of)


ITEMS = (
    _ask("suspected", "1", N_("Do you suspect an adverse drug reaction?")),
    _ask("followed", "2", N_("Did the event appear after the drug was administered or the dose increased?")),
    _ask("worsened", "2b", N_("Were pre-existing symptoms made worse by the drug?")),
    _ask("improved", "3", N_("Did the event improve (with or without treatment) when the drug was stopped or reduced?"),
         Answer("unassessable", N_("unassessable"), 0, "transcribed"), note=_UNASSESSABLE, of=("stop", "reduction")),
    _ask("lasting", "4", N_("Was the event associated with long-lasting disability or impairment?"),
         note=N_("That “no” leads to possible stands in a single transcription.")),
    Item("disease", "5", N_("How probable is it that the event was due to an underlying disease?"), (
        Answer("low", N_("low"), 0, "transcribed"), Answer("high", N_("high or unsure"), 0, "transcribed"))),
    _ask("rechallenge", "6", N_("Was there a positive rechallenge?"), of=("restart",)),
    _ask("mechanism", "7", N_("Is there objective evidence supportive of the causal mechanism?"), note=_MECHANISM,
         of=("increase", "reduction")),
    _ask("before", "8", N_("Did the same event occur on a previous exposure of this patient?")),
    _ask("reported", "9", N_("Has this reaction been reported with the drug before?")),
)  # fmt: skip

_PATHS = {
    "suspected": {"yes": "followed", "no": UNLIKELY},
    "followed": {"yes": "improved", "no": "worsened"},
    "worsened": {"yes": "improved", "no": UNLIKELY},
    "improved": {"yes": "disease", "no": "lasting", "unassessable": "disease"},
    "lasting": {"yes": "disease", "no": POSSIBLE},
    "disease": {"low": "rechallenge", "high": "mechanism"},
    "rechallenge": {"yes": DEFINITE, "no": "before"},
    "mechanism": {"yes": "before", "no": POSSIBLE},
    "before": {"yes": DEFINITE, "no": "reported"},
    "reported": {"yes": PROBABLE, "no": POSSIBLE},
}

METHOD = Method(
    id="liverpool",
    title="Liverpool",
    version="2011",
    source="Gallagher RM, et al. PLoS One 2011;6(12):e28096. doi:10.1371/journal.pone.0028096",
    sheets=(Sheet("liverpool", N_("Liverpool causality assessment tool"), ITEMS),),
    verdict=Flow(
        tuple(Step(item, answer, to) for item, targets in _PATHS.items() for answer, to in targets.items()),
        (UNLIKELY, POSSIBLE, PROBABLE, DEFINITE),
    ),
    note=N_("The flow was read in a transcription of the published figure; that question 4 “no” leads to possible "
            "stands in one transcription only."),
    levels=(1, 2, 3, 4),
)  # fmt: skip
