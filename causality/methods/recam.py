"""RECAM, declared: the bound-consistent reading of a transcribed point table.

Hayashi PH, Lucena MI, Fontana RJ, et al. A revised electronic version of RUCAM for the diagnosis of DILI. Hepatology
2022;76(1):18-31, PMID 35014066. The full point table could not be read: points are a transcription from open source,
bounds and limits of the categories are those of AASLD 2023 (doi:10.1002/hep.32689, Table 5). Where the two contradict
each other the reading within the bounds is taken ("derived"): dechallenge up to +4, literature up to +3, rechallenge +6
or 0; unlikely or excluded from -4 down. The published minimum of -6 is not the sum of the lines.
"""

from causality.methods.method import Answer, Band, Item, Label, Method, Points, Sheet
from causality.text import N_

START = (2, 10, 61, 91)
"""First days from the first intake of the lines after "up to 1 day"."""
STOP = (31, 61, 91, 121)
"""First days from the last intake of the lines after "up to 30 days"."""
DECHALLENGE = (31, 91, 183, 366)
"""First days of the lines after "within 30 days" to less than half of the peak."""
PERSISTS_AFTER, PERSISTS = 182, 0.9
RATIO_AST_ALT, AST_MOST = 2.0, 500.0
"""Alcohol is evaluated only where AST/ALT reaches 2 and AST does not exceed 500 U/L."""
MODERATE = {"female": (2.0, 4.0), "male": (3.0, 6.0)}
"""Drinks a day above which, and up to which, alcohol is moderate; beyond, heavy."""
REEXPOSED_WITHIN = 90
REEXPOSED_ALT, REEXPOSED_ALP = 3.0, 2.0


def _line(key: str, text: str, points: int, label: Label = "transcribed") -> Answer:
    return Answer(key, text, points, label)


_VIRUS_MISSING, _VIRUS_NEGATIVE = N_("not tested, or not to be read"), N_("negative")


def _virus(key: str, number: str, title: str, *between: Answer) -> Item:
    return Item(key, number, title, (
        _line("negative", _VIRUS_NEGATIVE, 0), *between, _line("missing", _VIRUS_MISSING, -3),
        _line("positive", N_("acute infection"), -6)))  # fmt: skip


def _further(key: str, number: str, title: str) -> Item:
    return Item(key, number, title, (
        _line("untested", N_("not tested"), 0), _line("negative", _VIRUS_NEGATIVE, 0),
        _line("single", N_("IgM or PCR positive"), -2), _line("both", N_("IgM and PCR positive"), -6)))  # fmt: skip


ITEMS = (
    Item("from_start", "1a", N_("Time from the first intake to the onset"), (
        _line("day_1", N_("up to 1 day"), -6), _line("day_9", N_("2–9 days"), 3), _line("day_60", N_("10–60 days"), 4),
        _line("day_90", N_("61–90 days"), 2), _line("later", N_("more than 90 days"), 0))),
    Item("from_stop", "1b", N_("Time from the last intake to the onset"), (
        _line("during", N_("onset under the product"), 0, "derived"), _line("day_30", N_("up to 30 days"), 0),
        _line("day_60", N_("31–60 days"), -1), _line("day_90", N_("61–90 days"), -2),
        _line("day_120", N_("91–120 days"), -4), _line("later", N_("more than 120 days"), -6),
        _line("long_half_life", N_("product of long half-life"), 0))),
    Item("dechallenge", "2", N_("Time to less than half of the peak"), (
        _line("day_30", N_("within 30 days"), 4, "derived"), _line("day_90", N_("31–90 days"), 3, "derived"),
        _line("day_182", N_("91–182 days"), 2, "derived"), _line("day_365", N_("183–365 days"), 1, "derived"),
        _line("not_assessable", N_("later, or not assessable"), 0),
        _line("under_product", N_("half of the peak reached while the product was taken"), -6),
        _line("persists", N_("above 90 % of the peak after 182 days, without another explanation"), -6)),
         changes=("stop",)),
    Item("literature", "3", N_("LiverTox category of the product"), (
        _line("a_b", N_("A, B"), 3, "derived"), _line("c", N_("C"), 2, "derived"),
        _line("d", N_("D, E*"), 1, "derived"),
        _line("e_x", N_("E, X"), 0))),
    _virus("hepatitis_a", "4a", N_("Hepatitis A")),
    _virus("hepatitis_b", "4b", N_("Hepatitis B"), _line("carrier", N_("HBsAg positive, anti-HBc IgM negative"), -1)),
    _virus("hepatitis_c", "4c", N_("Hepatitis C"),
           _line("chronic", N_("known chronic, or RNA positive with R ≤ 5"), -1)),
    _virus("hepatitis_e", "4d", N_("Hepatitis E")),
    Item("alcohol", "4e", N_("Alcohol, where AST/ALT ≥ 2 and AST ≤ 500 U/L"), (
        _line("not_evaluated", N_("not evaluated: the enzymes do not ask for it"), 0), _line("low", N_("less"), 0),
        _line("missing", N_("no history"), -3),
        _line("moderate", N_("women above 2 to 4, men above 3 to 6 drinks a day"), -3),
        _line("heavy", N_("women above 4, men above 6 drinks a day"), -6))),
    Item("imaging", "4f", N_("Imaging of biliary tract and liver"), (
        _line("normal", N_("no obstruction and no infiltration"), 0), _line("missing", N_("none"), -3),
        _line("obstruction", N_("stenosis or obstruction"), -6),
        _line("infiltration", N_("malignant infiltration of 50 % of the liver or more"), -6))),
    Item("autoimmune", "4g", N_("Autoimmune hepatitis: ANA, ASMA, IgG"), (
        _line("negative", _VIRUS_NEGATIVE, 0), _line("any", N_("one positive"), -1),
        _line("missing", N_("all missing"), -3),
        _line("typical", N_("antibody and high IgG and typical biopsy"), -6))),
    Item("ischaemia", "4h", N_("Ischaemia within a week: hypoxia, hypotension, shock, congestion"), (
        _line("absent", N_("absent"), 0), _line("missing", N_("not stated"), -1), _line("present", N_("present"), -2))),
    Item("sepsis", "4i", N_("Sepsis, where R is below 5"), (
        _line("not_evaluated", N_("not evaluated: R is 5 or more"), 0), _line("absent", N_("absent"), 0),
        _line("missing", N_("not stated"), -1), _line("present", N_("present"), -2))),
    Item("rechallenge", "5a", N_("Documented rechallenge within 90 days"), (
        _line("positive", N_("ALT or AST above 3×ULN (R above 5), ALP above 2×ULN (R up to 5)"), 6),
        _line("none", N_("none, or no such rise"), 0, "derived")), changes=("restart",)),
    Item("before", "5b", N_("Earlier liver injury with jaundice by this product"), (
        _line("yes", N_("yes"), 1), _line("no", N_("no, or not known"), 0))),
    Item("biopsy", "5c", N_("Liver biopsy"), (
        _line("consistent", N_("consistent with a drug-induced injury"), 1),
        _line("none", N_("none, or not telling"), 0),
        _line("other", N_("another diagnosis"), -6))),
    _further("cmv", "5d", N_("Cytomegalovirus")),
    _further("ebv", "5e", N_("Epstein-Barr virus")),
    _further("hsv", "5f", N_("Herpes simplex virus")),
    Item("skin", "5g", N_("DRESS or Stevens-Johnson syndrome"), (
        _line("yes", N_("yes"), 1), _line("no", N_("none recorded"), 0))),
)  # fmt: skip

METHOD = Method(
    id="recam",
    title="RECAM",
    version="2022",
    source="Hayashi PH, et al. Hepatology 2022;76(1):18–31. PMID 35014066",
    sheets=(Sheet("recam", N_("RECAM"), ITEMS, bounds=(-88, 20)),),
    verdict=Points((
        Band(8, N_("highly probable")), Band(4, N_("probable")), Band(-3, N_("possible")),
        Band(-99, N_("unlikely or excluded")),
    )),
    note=N_("Points are a transcription, read within the published bounds. The clock of the dechallenge is not "
            "confirmed: days count from the last intake and from the peak. 1a and 1b are added."),
    caution=N_("transcribed point table, check against Hayashi 2022 before regulatory use"),
    events=("liver_injury",),
    levels=(1, 2, 3, 4),
)  # fmt: skip
