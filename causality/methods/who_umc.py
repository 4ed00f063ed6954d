"""The WHO-UMC system, declared: criteria that are answered, a category that is proposed, the officer decides.

The Uppsala Monitoring Centre, The use of the WHO-UMC system for standardised case causality assessment. The criteria
were read in a reproduction (PMC6039921, Box 2) and are paraphrased; "all points should be reasonably complied with".
"""

from causality.methods.method import CATEGORY, Answer, Class, Criteria, Item, Method, Sheet
from causality.text import N_

ITEMS = (
    Item("time", "1", N_("Time relationship to the intake"), (
        Answer("plausible", N_("plausible")),
        Answer("improbable", N_("makes a relationship improbable, but not impossible")),
        Answer("unknown", N_("not known")),
    )),
    Item("other", "2", N_("Explanation by disease or other drugs"), (
        Answer("excluded", N_("cannot be explained by them")),
        Answer("unlikely", N_("unlikely to be attributed to them")),
        Answer("possible", N_("could also be explained by them")),
        Answer("probable", N_("they provide a plausible explanation")),
        Answer("unknown", N_("not known"), 0, "derived"),
    )),
    Item("withdrawal", "3", N_("Response to withdrawal"), (
        Answer("reasonable", N_("plausible, clinically reasonable")),
        Answer("unclear", N_("information lacking or unclear")),
        Answer("none", N_("no response"), 0, "derived"),
    ), changes=("stop",)),
    Item("definitive", "4", N_("Definitive event, pharmacologically or phenomenologically"), (
        Answer("yes", N_("yes: a specific medical disorder or a recognised effect of the product")),
        Answer("no", N_("no")),
        Answer("unknown", N_("not known"), 0, "derived"),
    )),
    Item("rechallenge", "5", N_("Rechallenge"), (
        Answer("satisfactory", N_("satisfactory")),
        Answer("unnecessary", N_("not necessary")),
        Answer("unsatisfactory", N_("did not bring the event back")),
        Answer("none", N_("none, or not to be read")),
    ), changes=("restart",)),
    Item("information", "6", N_("Information on the case"), (
        Answer("sufficient", N_("sufficient for an assessment")),
        Answer("more", N_("more data needed, or under examination")),
        Answer("insufficient", N_("insufficient or contradictory, and cannot be supplemented or verified")),
    )),
    Item(CATEGORY, "", N_("Category"), (
        Answer("certain", N_("certain")),
        Answer("probable", N_("probable/likely")),
        Answer("possible", N_("possible")),
        Answer("unlikely", N_("unlikely")),
        Answer("conditional", N_("conditional/unclassified")),
        Answer("unassessable", N_("unassessable/unclassifiable")),
    )),
)  # fmt: skip

CLASSES = (
    Class("unassessable", (("information", ("insufficient",)),)),
    Class("conditional", (("information", ("more",)),)),
    Class("certain", (
        ("time", ("plausible",)), ("other", ("excluded",)), ("withdrawal", ("reasonable",)), ("definitive", ("yes",)),
        ("rechallenge", ("satisfactory", "unnecessary")))),
    Class("probable", (
        ("time", ("plausible",)), ("other", ("excluded", "unlikely")), ("withdrawal", ("reasonable",)))),
    Class("possible", (("time", ("plausible",)),)),
    Class("unlikely", (("time", ("improbable",)), ("other", ("possible", "probable")))),
)  # fmt: skip

METHOD = Method(
    id="who-umc",
    title="WHO-UMC",
    version="",
    source="Uppsala Monitoring Centre: the WHO-UMC system for standardised case causality assessment. "
    "Read in PMC6039921, Box 2.",
    sheets=(Sheet("who-umc", N_("WHO-UMC criteria"), ITEMS),),
    verdict=Criteria(
        CLASSES, "conditional",
        scale=("unlikely", "possible", "probable/likely", "certain"),
        beside=("unassessable/unclassifiable", "conditional/unclassified"),
    ),
    note=N_("The criteria are paraphrased. Where they fit no category, conditional/unclassified is proposed. "
            "The category is the officer's decision."),
    levels=(1, 2, 3, 4),
)  # fmt: skip
