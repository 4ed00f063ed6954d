"""RUCAM as published in 1993 (CIOMS), declared: two sheets that differ from the update of 2016 in a few lines.

Danan G, Benichou C. Causality assessment of adverse reactions to drugs - I. A novel method based on the conclusions of
international consensus meetings. J Clin Epidemiol 1993;46(11):1323-30, doi:10.1016/0895-4356(93)90101-6. The primary
tables were not read; what differs was read in the LiverTox worksheet, BMJ Case Rep 2018 bcr-2018-224611, Clin Liver Dis
2014 (PMC6448723) and Andrade 2007 (doi:10.3748/wjg.v13.i3.329): R above 5 and below 2, alcohol without an amount, one
line for alcohol or pregnancy, ALP or bilirubin on the cholestatic sheet (course and re-exposure), six causes in group I
without hepatitis E. No guard is printed for a bilirubin before a re-exposure.
"""

from causality.methods import rucam
from causality.methods.method import Answer, Band, Item, Method, Points, Sheet
from causality.text import N_

HEPATOCELLULAR_ABOVE, CHOLESTATIC_BELOW = 5.0, 2.0
"""R above 5 is hepatocellular, below 2 cholestatic, mixed from 2 to 5 (LiverTox)."""
GROUP_I = ("hepatitis_a", "hepatitis_b", "hepatitis_c", "biliary_vascular", "alcohol", "hypotension")
GROUP_II = ("underlying_disease", "cmv", "ebv", "hsv")
RULED_OUT_FOR_ONE, RULED_OUT_FOR_ZERO = 6, 4
"""Item 5: 6 causes of group I ruled out +1, 5 or 4 give 0, fewer -2."""

ALCOHOL = Item("risk_alcohol", "3a", N_("Risk factor: alcohol"), (
    Answer("yes", N_("present"), 1), Answer("no", N_("absent"), 0)))  # fmt: skip
ALCOHOL_OR_PREGNANCY = Item("risk_alcohol_pregnancy", "3a", N_("Risk factor: alcohol or pregnancy"), (
    Answer("yes", N_("alcohol or pregnancy present"), 1), Answer("no", N_("neither"), 0)))  # fmt: skip
COURSE = Item("course", "2", N_("Course of ALP or total bilirubin after cessation"), (
    Answer("half_180", N_("fall of at least 50 % within 180 days"), 2),
    Answer("less_180", N_("fall of less than 50 % within 180 days"), 1),
    Answer("no_information", N_("no information, persistence, increase, or product continued"), 0),
), changes=("stop",))  # fmt: skip
RECHALLENGE = Item("rechallenge", "7", N_("Response to unintentional re-exposure"), (
    Answer("alone", N_("ALP or total bilirubin doubles with the product alone"), 3),
    Answer("combined", N_("ALP or total bilirubin doubles with the products already given at the first reaction"), 1),
    Answer("negative", N_("ALP rises but stays below N, under the first conditions"), -2),
    Answer("other", N_("other situations"), 0),
), changes=("restart",))  # fmt: skip
ALTERNATIVES = Item("alternatives", "5", N_("Search for non-drug causes"), (
    Answer("all_ruled_out", N_("all causes of groups I and II reasonably ruled out"), 2),
    Answer("group_i", N_("the 6 causes of group I ruled out"), 1),
    Answer("four_or_five", N_("5 or 4 causes of group I ruled out"), 0),
    Answer("fewer", N_("fewer than 4 causes of group I ruled out"), -2),
    Answer("highly_probable", N_("non-drug cause highly probable"), -3),
))  # fmt: skip


def _of_2016(sheet: str, *items: str) -> dict[str, Item]:
    """Items that both versions share."""
    found = next(one for one in rucam.RUCAM_2016.sheets if one.id == sheet)
    return {item.id: item for item in found.items if item.id in items}


_SHARED = ("time_to_onset", "course", "risk_age", "concomitant", "hepatotoxicity", "rechallenge")
_HEP, _CHOL = _of_2016(rucam.HEPATOCELLULAR, *_SHARED), _of_2016(rucam.CHOLESTATIC, *_SHARED)
_CHOL_AGE = Item("risk_age", "3b", _CHOL["risk_age"].title, _CHOL["risk_age"].answers)

METHOD = Method(
    id="rucam-1993",
    title="RUCAM 1993",
    version="CIOMS",
    source="Danan G, Benichou C. J Clin Epidemiol 1993;46(11):1323–30. doi:10.1016/0895-4356(93)90101-6",
    sheets=(
        Sheet(rucam.HEPATOCELLULAR, N_("hepatocellular"), (
            _HEP["time_to_onset"], _HEP["course"], ALCOHOL, _HEP["risk_age"], _HEP["concomitant"], ALTERNATIVES,
            _HEP["hepatotoxicity"], _HEP["rechallenge"]), bounds=(-9, 14)),
        Sheet(rucam.CHOLESTATIC, N_("cholestatic or mixed"), (
            _CHOL["time_to_onset"], COURSE, ALCOHOL_OR_PREGNANCY, _CHOL_AGE, _CHOL["concomitant"], ALTERNATIVES,
            _CHOL["hepatotoxicity"], RECHALLENGE), bounds=(-7, 13)),
    ),
    verdict=Points((
        Band(9, N_("highly probable")), Band(6, N_("probable")), Band(3, N_("possible")), Band(1, N_("unlikely")),
        Band(-99, N_("excluded")),
    )),
    note=N_("Read in reproductions; the primary tables were not read. Windows of time and the guard of a re-exposure "
            "of ALT and ALP are read as in the update of 2016."),
    events=("liver_injury",),
    short="RUCAM",
)  # fmt: skip
