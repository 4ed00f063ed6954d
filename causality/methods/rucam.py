"""The updated RUCAM of 2016, declared: two sheets, seven items, the worksheet's lines in its order.

Danan G, Teschke R. RUCAM in drug and herb induced liver injury: the update. Int J Mol Sci 2016;17(1):14,
doi:10.3390/ijms17010014. Lines labelled "reproduced" were read in reproductions of the worksheet in peer-reviewed
articles (Int J Mol Sci 2021;22:10419, BMC Infect Dis 2018;18:556, Euroasian J Hepatogastroenterol 2019;9:49, BMJ Case
Rep 2018 bcr-2018-224611), "transcribed" ones only in transcriptions; the primary tables were not read.
"""

from causality.methods.method import Answer, Band, Item, Method, Points, Sheet
from causality.text import N_

HEPATOCELLULAR, CHOLESTATIC = "hepatocellular", "cholestatic_mixed"
MARKER = {HEPATOCELLULAR: "ALT", CHOLESTATIC: "ALP"}
"""The test whose course and re-exposure a sheet asks for."""

SUGGESTIVE_FROM, SUGGESTIVE_TO = 5, 90
"""Days from the first intake to the onset, first exposure."""
AGAIN_TO = {HEPATOCELLULAR: 15, CHOLESTATIC: 90}
"""Days from the first intake to the onset, second exposure."""
CESSATION_TO = {HEPATOCELLULAR: 15, CHOLESTATIC: 30}
"""Days from the last intake to the onset; beyond, only a slowly metabolised product can be scored."""
FAST_DAYS, SLOW_DAYS, CHOLESTATIC_DAYS = 8, 30, 180
"""Days after the last intake by which half of the excess must be gone (item 2)."""
DRINKS = {"female": 2.0, "male": 3.0}
AGE = 55
REEXPOSURE_GUARD = {HEPATOCELLULAR: 5.0, CHOLESTATIC: 2.0}
"""ALT before re-exposure < 5 N, ALP < 2 N (doi:10.3390/medicines3030018); applied to the +3 and the +1 line."""
REEXPOSURE_FACTOR = 2.0

RULED_OUT_FOR_ONE, RULED_OUT_FOR_ZERO = 7, 5
"""Item 5: 7 causes of group I ruled out +1, 6 or 5 give 0, fewer -2 (decision of record 1; transcribed)."""


_FIRST = (
    Answer("first_suggestive", N_("5–90 days from the first day of intake"), 2),
    Answer("first_compatible", N_("< 5 or > 90 days from the first day of intake"), 1),
)
_ONSET = {
    HEPATOCELLULAR: Item("time_to_onset", "1", N_("Time to onset"), (
        *_FIRST,
        Answer("again_suggestive", N_("second exposure: 1–15 days from the first day"), 2),
        Answer("again_compatible", N_("second exposure: > 15 days from the first day"), 1),
        Answer("after_cessation", N_("≤ 15 days from the last day of intake"), 1),
        Answer("after_cessation_slow", N_("> 15 days from the last day, slowly metabolised"), 1),
    )),
    CHOLESTATIC: Item("time_to_onset", "1", N_("Time to onset"), (
        *_FIRST,
        Answer("again_suggestive", N_("second exposure: 1–90 days from the first day"), 2),
        Answer("again_compatible", N_("second exposure: > 90 days from the first day"), 1),
        Answer("after_cessation", N_("≤ 30 days from the last day of intake"), 1, "transcribed"),
        Answer("after_cessation_slow", N_("> 30 days from the last day, slowly metabolised"), 1, "transcribed"),
    )),
}  # fmt: skip
_COURSE = {
    HEPATOCELLULAR: Item("course", "2", N_("Course of ALT after cessation"), (
        Answer("half_8", N_("fall of at least 50 % within 8 days"), 3),
        Answer("half_30", N_("fall of at least 50 % within 30 days"), 2),
        Answer("no_information", N_("no information, or product continued"), 0),
        Answer("half_later", N_("fall of at least 50 % after the 30th day"), 0),
        Answer("no_fall", N_("fall of less than 50 % after the 30th day, or ALT rising again"), -2),
    ), changes=("stop",)),
    CHOLESTATIC: Item("course", "2", N_("Course of ALP after cessation"), (
        Answer("half_180", N_("fall of at least 50 % within 180 days"), 2),
        Answer("less_180", N_("fall of less than 50 % within 180 days"), 1),
        Answer("no_information", N_("no information, persistence, increase, or product continued"), 0),
    ), changes=("stop",)),
}  # fmt: skip
_ALCOHOL = Item("risk_alcohol", "3a", N_("Risk factor: alcohol"), (
    Answer("yes", N_("current use: more than 2 (women) or 3 (men) drinks a day"), 1),
    Answer("no", N_("up to 2 (women) or 3 (men) drinks a day, or none"), 0),
))  # fmt: skip
_PREGNANCY = Item("risk_pregnancy", "3b", N_("Risk factor: pregnancy"), (
    Answer("yes", N_("pregnant"), 1), Answer("no", N_("not pregnant"), 0)))  # fmt: skip


def _age(number: str) -> Item:
    return Item("risk_age", number, N_("Risk factor: age"), (
        Answer("yes", N_("55 years or older"), 1), Answer("no", N_("younger than 55 years"), 0)))  # fmt: skip


_CONCOMITANT = Item("concomitant", "4", N_("Concomitant drugs and herbs"), (
    Answer("none", N_("none, or no information"), 0),
    Answer("incompatible", N_("present, incompatible time to onset"), 0),
    Answer("compatible", N_("present, compatible or suggestive time to onset"), -1),
    Answer("hepatotoxin", N_("known hepatotoxin with compatible or suggestive time to onset"), -2),
    Answer("implicated", N_("evidence for its role in this case (positive rechallenge or validated test)"), -3),
))  # fmt: skip
_ALTERNATIVES = Item("alternatives", "5", N_("Search for alternative causes"), (
    Answer("all_ruled_out", N_("all causes of groups I and II reasonably ruled out"), 2),
    Answer("group_i", N_("the 7 causes of group I ruled out"), 1, "transcribed"),
    Answer("five_or_six", N_("6 or 5 causes of group I ruled out"), 0, "transcribed"),
    Answer("fewer", N_("fewer than 5 causes of group I ruled out"), -2, "transcribed"),
    Answer("highly_probable", N_("alternative cause highly probable"), -3, "transcribed"),
))  # fmt: skip
_HEPATOTOXICITY = Item("hepatotoxicity", "6", N_("Previous hepatotoxicity of the product"), (
    Answer("labelled", N_("reaction labelled in the product characteristics"), 2),
    Answer("published", N_("reaction published but not labelled"), 1),
    Answer("unknown", N_("reaction unknown"), 0),
))  # fmt: skip


_RECHALLENGE = {
    HEPATOCELLULAR: Item("rechallenge", "7", N_("Response to unintentional re-exposure"), (
        Answer("alone", N_("ALT doubles with the product alone, ALT before below 5 N"), 3, "transcribed"),
        Answer("combined", N_("ALT doubles with the products already given at the first reaction"), 1, "transcribed"),
        Answer("negative", N_("ALT rises but stays below N, under the first conditions"), -2, "transcribed"),
        Answer("other", N_("other situations"), 0),
    ), changes=("restart",)),
    CHOLESTATIC: Item("rechallenge", "7", N_("Response to unintentional re-exposure"), (
        Answer("alone", N_("ALP doubles with the product alone, ALP before below 2 N"), 3, "transcribed"),
        Answer("combined", N_("ALP doubles with the products already given at the first reaction"), 1, "transcribed"),
        Answer("negative", N_("ALP rises but stays below N, under the first conditions"), -2, "transcribed"),
        Answer("other", N_("other situations"), 0),
    ), changes=("restart",)),
}  # fmt: skip


RUCAM_2016 = Method(
    id="rucam-2016",
    title="RUCAM 2016",
    version="2016 update",
    source="Danan G, Teschke R. Int J Mol Sci 2016;17(1):14. doi:10.3390/ijms17010014",
    sheets=(
        Sheet(HEPATOCELLULAR, N_("hepatocellular"), (
            _ONSET[HEPATOCELLULAR], _COURSE[HEPATOCELLULAR], _ALCOHOL, _age("3b"), _CONCOMITANT,
            _ALTERNATIVES, _HEPATOTOXICITY, _RECHALLENGE[HEPATOCELLULAR]), bounds=(-9, 14)),
        Sheet(CHOLESTATIC, N_("cholestatic or mixed"), (
            _ONSET[CHOLESTATIC], _COURSE[CHOLESTATIC], _ALCOHOL, _PREGNANCY, _age("3c"), _CONCOMITANT,
            _ALTERNATIVES, _HEPATOTOXICITY, _RECHALLENGE[CHOLESTATIC]), bounds=(-7, 14)),
    ),
    verdict=Points((
        Band(9, N_("highly probable")), Band(6, N_("probable")), Band(3, N_("possible")), Band(1, N_("unlikely")),
        Band(-99, N_("excluded")),
    )),
    events=("liver_injury",),
    short="RUCAM",
    note=N_("Points of items 5 to 7 rest on transcriptions of the worksheet; the primary tables were not read."),
)  # fmt: skip
