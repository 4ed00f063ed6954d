"""The work-up checklist: the other causes of a liver injury that RUCAM 2016 asks to be looked for, in two groups.

Danan & Teschke 2016, doi:10.3390/ijms17010014, item 5, as reproduced in Int J Mol Sci 2021;22:10419 and Euroasian J
Hepatogastroenterol 2019;9:49. The id stands in a case's work-up; further causes are free text.
"""

from functools import lru_cache

from causality.text import N_, _

GROUP_I = {
    "hepatitis_a": N_("hepatitis A (anti-HAV IgM)"),
    "hepatitis_b": N_("hepatitis B (HBsAg, anti-HBc IgM, HBV DNA)"),
    "hepatitis_c": N_("hepatitis C (anti-HCV, HCV RNA)"),
    "hepatitis_e": N_("hepatitis E (anti-HEV IgM and IgG, HEV RNA)"),
    "biliary_vascular": N_("biliary or vascular disease (ultrasound, Doppler, CT, MRC)"),
    "alcohol": N_("alcoholic liver disease (AST/ALT ≥ 2)"),
    "hypotension": N_("recent acute hypotension (history, heart disease)"),
}
GROUP_II = {
    "underlying_disease": N_(
        "complication of an underlying disease (sepsis, metastases, autoimmune hepatitis, chronic hepatitis B or C, "
        "PBC, PSC, genetic liver disease)"
    ),
    "cmv": N_("cytomegalovirus (PCR, IgM and IgG)"),
    "ebv": N_("Epstein-Barr virus (PCR, IgM and IgG)"),
    "hsv": N_("herpes simplex virus (PCR, IgM and IgG)"),
    "vzv": N_("varicella zoster virus (PCR, IgM and IgG)"),
}
CHECKLIST = GROUP_I | GROUP_II
_SPELLINGS = {
    "hepatitis_a": ("hav", "hepatitisa", "antihav", "antihavigm"),
    "hepatitis_b": ("hbv", "hepatitisb", "hbsag", "antihbc", "antihbcigm", "hbvdna"),
    "hepatitis_c": ("hcv", "hepatitisc", "antihcv", "hcvrna"),
    "hepatitis_e": ("hev", "hepatitise", "antihev", "antihevigm", "hevrna"),
    "biliary_vascular": ("biliaryobstruction", "biliary", "biliarydisease", "vasculardisease", "imaging", "ultrasound",
                         "biliaryorvasculardisease", "hepatobiliaryultrasound", "obstruction"),
    "alcohol": ("alcoholicliverdisease", "alcoholichepatitis", "ethanol"),
    "hypotension": ("acutehypotension", "recentacutehypotension", "shock", "ischaemia", "ischemia",
                    "ischaemichepatitis"),
    "underlying_disease": ("underlyingdisease", "livermetastases", "metastases", "sepsis", "autoimmunehepatitis", "pbc",
                           "psc", "complicationofanunderlyingdisease"),
    "cmv": ("cytomegalovirus",),
    "ebv": ("epsteinbarr", "epsteinbarrvirus"),
    "hsv": ("herpes", "herpessimplex", "herpessimplexvirus"),
    "vzv": ("varicella", "varicellazoster", "varicellazostervirus", "zoster"),
}  # fmt: skip
_BY_SPELLING = {spelling: cause for cause, found in _SPELLINGS.items() for spelling in found}
_NEVER_CLEARED_BY_A_PART = ("underlying_disease", "biliary_vascular")
"""Causes that stand for several: a part found positive is positive, a part ruled out does not rule out the whole."""


@lru_cache(maxsize=1024)
def find_cause(text: str, state: str = "") -> str | None:
    """Give the id of the checklist that a cause as entered means; None for a further cause.

    With state "ruled_out" a part of a wider cause ("sepsis" of the underlying diseases) does not stand for the whole.
    """
    plain = "".join(letter for letter in text.casefold() if letter.isalnum())
    known = next((cause for cause in CHECKLIST if plain == cause.replace("_", "")), None) or _BY_SPELLING.get(plain)
    exact = known is None or plain == known.replace("_", "")
    return None if not exact and state == "ruled_out" and known in _NEVER_CLEARED_BY_A_PART else known


def cause_name(cause: str) -> str:
    """Give a cause in words without its tests; a further one as entered."""
    return _(CHECKLIST[cause]).split(" (")[0] if cause in CHECKLIST else cause.replace("_", " ")
