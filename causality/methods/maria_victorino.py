"""The clinical diagnostic scale of Maria and Victorino (CDS), declared.

Maria VA, Victorino RM. Development and validation of a clinical scale for the diagnosis of drug-induced hepatitis.
Hepatology 1997;26(3):664-9. Points were read on hepatox.org, alpfmedical.info (Table 37.3) and in Andrade 2007
(doi:10.3748/wjg.v13.i3.329, Table 6). Both lines of time (IA and IB) are scored: only so can "definite" be reached; the
range -6 to 17 that AASLD 2023 prints (doi:10.1002/hep.32689) is not the sum of its lines, which is -8 to 20.
"""

from causality.methods.method import Answer, Band, Item, Method, Points, Sheet
from causality.text import N_

EARLY, LATE = 4, 56
"""Days from the start to the first sign: from 4 days to 8 weeks."""
SOON, LATER = 7, 15
"""Days from the stop to the onset."""
NORMAL_HEPATOCELLULAR, NORMAL_OTHER = 60, 180
"""Days from the stop to normal: 2 months (hepatocellular) and 6 months (cholestatic, mixed)."""
NORMAL = 2.0
"""Multiples of the upper limit below which the scale calls a value normal."""
YEARS = 5.0

ITEMS = (
    Item("from_start", "IA", N_("Time from the start of intake to the first sign"), (
        Answer("usual", N_("4 days to 8 weeks (less than 4 days if re-exposed)"), 3),
        Answer("unusual", N_("less than 4 days or more than 8 weeks"), 1))),
    Item("from_stop", "IB", N_("Time from the stop of intake to the onset"), (
        Answer("during", N_("onset under the product"), 3, "derived"),
        Answer("week", N_("0 to 7 days"), 3),
        Answer("fortnight", N_("8 to 15 days"), 0),
        Answer("persisting", N_("more than 15 days, persisting in the body"), 0, "derived"),
        Answer("later", N_("more than 15 days"), -3))),
    Item("to_normal", "IC", N_("Time from the stop of intake to normal values (below 2×ULN)"), (
        Answer("fast", N_("less than 2 months (hepatocellular) or 6 months (cholestatic, mixed)"), 3),
        Answer("slow", N_("longer"), 0),
        Answer("unknown", N_("not followed, or product continued"), 0, "derived")), changes=("stop",)),
    Item("other_causes", "II", N_("Exclusion of other causes"), (
        Answer("complete", N_("complete"), 3),
        Answer("partial", N_("partial"), 0),
        Answer("possible", N_("possible alternative cause"), -1),
        Answer("probable", N_("probable alternative cause"), -3))),
    Item("extrahepatic", "III", N_("Outside the liver: rash, fever, arthralgia, eosinophils > 6 %, cytopenia"), (
        Answer("four", N_("4 or more"), 3),
        Answer("two", N_("2 or 3"), 2),
        Answer("one", N_("1"), 1),
        Answer("none", N_("none recorded"), 0))),
    Item("rechallenge", "IV", N_("Rechallenge"), (
        Answer("positive", N_("positive"), 3),
        Answer("none", N_("negative, or none"), 0)), changes=("restart",)),
    Item("literature", "V", N_("Previous reports of liver injury by the product"), (
        Answer("yes", N_("yes"), 2),
        Answer("new", N_("no, up to 5 years on the market"), 0),
        Answer("old", N_("no, more than 5 years on the market"), -3))),
)  # fmt: skip

METHOD = Method(
    id="maria-victorino",
    title="Maria & Victorino",
    version="1997",
    source="Maria VA, Victorino RM. Hepatology 1997;26(3):664–9.",
    sheets=(Sheet("cds", N_("clinical diagnostic scale"), ITEMS, bounds=(-8, 20)),),
    verdict=Points((
        Band(18, N_("definite")), Band(14, N_("probable")), Band(10, N_("possible")), Band(6, N_("unlikely")),
        Band(-99, N_("excluded")),
    )),
    note=N_("Read in reproductions. Months are counted as 30 days. Not meant as the primary method."),
    events=("liver_injury",),
    short="Maria & Victorino",
)  # fmt: skip
