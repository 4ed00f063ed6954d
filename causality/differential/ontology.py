"""The causes of a liver injury in a patient with a tumour: those of the article's Figure 6 and the general ones.

Figure 6: TALI leads to tumour infiltration (TILI), drugs (DILI: targeted therapy, chemotherapy, herbs, immune-mediated,
biologics), local therapy (TACE, HAIC, RF), radiation (RILI), MAFLD, kwashiorkor, and infections (HBV, CMV, bacteria).
A rule with a minus before its name speaks the other way round for that cause.
"""

from typing import Final

from causality.frozen import frozen
from causality.text import N_


@frozen
class Kind:
    """One cause: id, name, abbreviation, what it is a kind of, its rules, and what it is called in the case.

    `causes` are the beginnings of what stands for it in the work-up, `procedure` the kind of procedure that it is.
    """

    id: str
    title: str
    short: str = ""
    parent: str = ""
    rules: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    procedure: str = ""


_DRUG: Final = ("temporal", "challenges", "benefit", "hepatotoxicity", "alt", "-bilirubin_led", "parenchyma",
                "biopsy_eosinophils")  # fmt: skip
_VIRAL: Final = ("work_up", "alt", "-bilirubin_led", "biopsy_inclusions")

KINDS: Final = (
    Kind("tili", N_("tumour infiltration of the liver"), "TILI", "",
         ("metastases", "lesions_and_tests", "ducts", "markers", "anti_tumour_benefit", "bilirubin_led", "ast_led",
          "cholestatic", "hepatomegaly", "biopsy_tumour", "work_up"),
         ("underlying_disease", "tumour", "livermetast", "metast")),
    Kind("dili", N_("drug-induced liver injury"), "DILI", "", _DRUG),
    Kind("ttili", N_("targeted therapy"), "TTILI", "dili", _DRUG),
    Kind("cili", N_("chemotherapy"), "CILI", "dili", _DRUG),
    Kind("hili", N_("herb"), "HILI", "dili", _DRUG),
    Kind("imli", N_("immune-mediated, checkpoint inhibitor"), "IMLI", "dili", _DRUG),
    Kind("bili", N_("biologic"), "BILI", "dili", _DRUG),
    Kind("tace", N_("transarterial chemoembolisation"), "TACE", "local", ("procedure",), (), "tace"),
    Kind("haic", N_("hepatic arterial infusion chemotherapy"), "HAIC", "local", ("procedure",), (), "haic"),
    Kind("rf", N_("radiofrequency ablation"), "RF", "local", ("procedure",), (), "rf"),
    Kind("rili", N_("radiation-induced liver injury"), "RILI", "", ("radiation", "work_up"), ("radi",)),
    Kind("mafld", N_("metabolic fatty liver disease"), "MAFLD", "", ("steatosis", "metabolic", "work_up"),
         ("mafld", "nafld", "steato", "fatty")),
    Kind("malnutrition", N_("kwashiorkor, malnutrition"), "", "", ("albumin", "work_up"), ("kwashiorkor", "malnutri")),
    Kind("hbv", N_("hepatitis B"), "HBV", "infection", _VIRAL, ("hepatitis_b",)),
    Kind("cmv", N_("cytomegalovirus"), "CMV", "infection", _VIRAL, ("cmv",)),
    Kind("bacteria", N_("bacterial infection, sepsis"), "", "infection", ("work_up", "fever"),
         ("bacteri", "sepsis", "cholangitis")),
    Kind("biliary", N_("biliary obstruction"), "", "", ("ducts", "cholestatic", "bilirubin_led", "work_up"),
         ("biliary_vascular",)),
    Kind("ischaemia", N_("ischaemia, hypotension"), "", "", ("vessels", "alt", "-bilirubin_led", "work_up"),
         ("hypotension",)),
    Kind("alcohol", N_("alcohol"), "", "", ("alcohol", "ast_led", "work_up"), ("alcohol",)),
    Kind("autoimmune", N_("autoimmune hepatitis"), "", "", ("igg", "biopsy_plasma_cells", "alt", "-bilirubin_led",
         "work_up"), ("autoimmune",)),
    Kind("hav", N_("hepatitis A"), "HAV", "viral", _VIRAL, ("hepatitis_a",)),
    Kind("hcv", N_("hepatitis C"), "HCV", "viral", _VIRAL, ("hepatitis_c",)),
    Kind("hdv", N_("hepatitis D"), "HDV", "viral", _VIRAL, ("hepatitisd", "hdv")),
    Kind("hev", N_("hepatitis E"), "HEV", "viral", _VIRAL, ("hepatitis_e",)),
    Kind("ebv", N_("Epstein-Barr virus"), "EBV", "viral", _VIRAL, ("ebv",)),
    Kind("hsv", N_("herpes simplex virus"), "HSV", "viral", _VIRAL, ("hsv",)),
    Kind("vzv", N_("varicella zoster virus"), "VZV", "viral", _VIRAL, ("vzv",)),
)  # fmt: skip
PARENTS: Final = {
    "dili": N_("drug-induced liver injury"),
    "local": N_("local therapy"),
    "infection": N_("infection"),
    "viral": N_("viral hepatitis"),
}
BY_ID: Final = {kind.id: kind for kind in KINDS}
DRUGS: Final = ("ttili", "cili", "hili", "imli", "bili")
"""Kinds of drug-induced liver injury, by what the product is."""
ANTI_TUMOUR: Final = ("ttili", "cili", "imli", "bili")

SPELLINGS: Final = {
    "hili": ("herb", "traditional chinese", "tcm", "decoction", "botanical"),
    "imli": ("checkpoint", "pd-1", "pd-l1", "pd1", "pdl1", "ctla-4", "immunotherap"),
    "bili": ("monoclonal", "antibody", "biologic", "interferon", "interleukin"),
    "ttili": ("kinase", "pi3k", "targeted", "cdk4", "parp", "mtor", "braf", "egfr", "her2 inhibitor"),
    "cili": ("chemo", "cytotoxic", "cytostatic", "taxane", "platin", "anthracycline", "antimetabolite", "alkylating"),
}
"""By which words in its kind or name a product is taken for one of the kinds; the first that fits counts."""
