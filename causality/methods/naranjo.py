"""The Naranjo scale, declared: ten questions, each answered yes, no or not known.

Naranjo CA, Busto U, Sellers EM, et al. A method for estimating the probability of adverse drug reactions. Clin
Pharmacol Ther 1981;30(2):239-45, doi:10.1038/clpt.1981.154. Points and limits were read in a reproduction (PMC5774610,
Table 2). Question 6 counts "no" only where a placebo was given; question 7 gives +1 for "yes".
"""

from causality.case.model import Change
from causality.methods.method import Answer, Band, Item, Method, Points, Sheet
from causality.text import N_


def _ask(number: int, key: str, title: str, yes: int, no: int = 0, of: tuple[Change, ...] = ()) -> Item:
    answers = (
        Answer("yes", N_("yes"), yes),
        Answer("no", N_("no"), no),
        (Answer("unknown", N_("not known or not done"), silent=True)),
    )
    return Item(key, str(number), title, answers, changes=of)


ITEMS = (
    _ask(1, "reported", N_("Are there previous conclusive reports on this reaction?"), 1),
    _ask(2, "followed", N_("Did the adverse event appear after the suspected drug was administered?"), 2, -1),
    _ask(3, "improved", N_("Did the adverse reaction improve when the drug was discontinued or a specific antagonist "
                           "was administered?"), 1, of=("stop",)),
    _ask(4, "reappeared", N_("Did the adverse reaction reappear when the drug was readministered?"), 2, -1,
         of=("restart",)),
    _ask(5, "alternatives", N_("Are there alternative causes (other than the drug) that could on their own have caused "
                               "the reaction?"), -1, 2),
    _ask(6, "placebo", N_("Did the reaction reappear when a placebo was given?"), -1, 1),
    _ask(7, "toxic_level", N_("Was the drug detected in the blood (or other fluids) in concentrations known to be "
                              "toxic?"), 1),
    _ask(8, "dose", N_("Was the reaction more severe when the dose was increased, or less severe when the dose was "
                       "decreased?"), 1, of=("increase", "reduction")),
    _ask(9, "before", N_("Did the patient have a similar reaction to the same or similar drugs in any previous "
                         "exposure?"), 1),
    _ask(10, "objective", N_("Was the adverse event confirmed by any objective evidence?"), 1),
)  # fmt: skip

METHOD = Method(
    id="naranjo",
    title="Naranjo",
    version="1981",
    source="Naranjo CA, et al. Clin Pharmacol Ther 1981;30(2):239–45. doi:10.1038/clpt.1981.154",
    sheets=(Sheet("naranjo", N_("Naranjo scale"), ITEMS, bounds=(-4, 13)),),
    verdict=Points((
        Band(9, N_("definite")), Band(5, N_("probable")), Band(1, N_("possible")), Band(-99, N_("doubtful")),
    )),
    note=N_("Points read in a reproduction of the scale (PMC5774610, Table 2); the range −4 to 13 is its arithmetic."),
    levels=(0, 2, 3, 4),
)  # fmt: skip
