"""Methods that are a person's word: entered with a reason, never computed.

The five levels of expert opinion of the Drug-Induced Liver Injury Network: Hayashi PH. Int J Mol Sci 2016;17:201,
doi:10.3390/ijms17020201; their percentages as in Yeungnam Univ J Med 2020, doi:10.12701/yujm.2019.00297, the phrases as
on hepatox.org. At exactly 95 % the sources differ.
"""

from causality.methods.method import CATEGORY, Answer, Item, Method, Opinion, Sheet
from causality.text import N_

_LEVELS = (
    Answer("definite", N_("definite")),
    Answer("highly_likely", N_("highly likely")),
    Answer("probable", N_("probable")),
    Answer("possible", N_("possible")),
    Answer("unlikely", N_("unlikely")),
    Answer("insufficient", N_("insufficient data"), 0, "transcribed"),
)
_PHRASES = N_(
    "Definite: above 95 %, beyond reasonable doubt. Highly likely: 75 to 95 %, clear and convincing. Probable: 50 to "
    "74 %, preponderance of the evidence. Possible: 25 to 49 %, equivocal. Unlikely: below 25 %."
)
DILIN = Method(
    id="dilin",
    title="DILIN",
    version=N_("expert opinion"),
    source="Hayashi PH. Int J Mol Sci 2016;17(2):201. doi:10.3390/ijms17020201",
    sheets=(Sheet("dilin", N_("expert opinion, five levels"), (
        Item(CATEGORY, "1", N_("Likelihood that the product caused the injury"), _LEVELS, True, _PHRASES),
    )),),
    verdict=Opinion(("unlikely", "possible", "probable", "highly likely", "definite"), ("insufficient data",)),
    note=N_("A person's judgement, meant for a panel of hepatologists; nothing is computed."),
    events=("liver_injury",),
    levels=(1, 2, 3, 4, 4),
)  # fmt: skip

_WORDS = (
    Answer("certain", N_("certain"), 0, "derived"),
    Answer("probable", N_("probable"), 0, "derived"),
    Answer("possible", N_("possible"), 0, "derived"),
    Answer("unlikely", N_("unlikely"), 0, "derived"),
    Answer("unrelated", N_("unrelated"), 0, "derived"),
    Answer("unassessable", N_("unassessable"), 0, "derived"),
)
INTROSPECTION = Method(
    id="global-introspection",
    title="Global introspection",
    version="",
    source="The assessor's judgement of the case as a whole; no scale is prescribed.",
    sheets=(Sheet("introspection", N_("judgement of the case as a whole"), (
        Item(CATEGORY, "1", N_("How do you judge the part of the product in the event?"), _WORDS, judgement=True),
    )),),
    verdict=Opinion(("unrelated", "unlikely", "possible", "probable", "certain"), ("unassessable",)),
    note=N_("A person's judgement; nothing is computed. The words are those in common use."),
)  # fmt: skip
