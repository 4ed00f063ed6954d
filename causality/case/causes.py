"""The work-up checklist: the other causes of a liver injury that RUCAM 2016 asks to be looked for, in two groups.

Danan & Teschke 2016, doi:10.3390/ijms17010014, item 5, as reproduced in Int J Mol Sci 2021;22:10419 and Euroasian J
Hepatogastroenterol 2019;9:49. The id stands in a case's work-up; further causes are free text. `PARTS` are what RUCAM
counts among the underlying diseases and RECAM scores each for itself (items 4g and 4i).

The names of the parts follow the entry terms of MeSH (Hepatitis, Autoimmune, D019693; Sepsis, D018805) and the markers
that RECAM names for them.
"""

import re
from difflib import get_close_matches
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
PARTS = {
    "autoimmune": N_("autoimmune hepatitis (ANA, ASMA, IgG, biopsy)"),
    "sepsis": N_("sepsis (blood cultures, focus of infection)"),
}
WHOLE = "underlying_disease"
"""The cause of the checklist that the parts belong to."""
KNOWN = CHECKLIST | PARTS
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
    "underlying_disease": ("underlyingdisease", "livermetastases", "metastases", "pbc", "psc",
                           "primarybiliarycholangitis", "primarysclerosingcholangitis",
                           "complicationofanunderlyingdisease"),
    "autoimmune": ("aih", "autoimmunehepatitis", "hepatitisautoimmune", "autoimmunechronichepatitis",
                   "chronichepatitisautoimmune", "autoimmunechronicactivehepatitis", "lupoidhepatitis",
                   "autoimmuneliverdisease", "autoimmunemarkers", "autoimmuneserology", "ana", "asma", "sma", "igg",
                   "antinuclearantibodies", "antinuclearantibody", "smoothmuscleantibodies", "antismoothmuscleantibody",
                   "antismoothmuscleantibodies", "immunoglobuling"),
    "sepsis": ("septicaemia", "septicemia", "septicshock", "severesepsis", "bacteraemia", "bacteremia",
               "bloodstreaminfection", "bloodpoisoning", "pyaemia", "pyemia", "bloodculture", "bloodcultures"),
    "cmv": ("cytomegalovirus",),
    "ebv": ("epsteinbarr", "epsteinbarrvirus"),
    "hsv": ("herpes", "herpessimplex", "herpessimplexvirus"),
    "vzv": ("varicella", "varicellazoster", "varicellazostervirus", "zoster"),
}  # fmt: skip
_BY_SPELLING = {spelling: cause for cause, found in _SPELLINGS.items() for spelling in found}
_NEVER_CLEARED_BY_A_PART = ("underlying_disease", "biliary_vascular")
"""Causes that stand for several: a part found positive is positive, a part ruled out does not rule out the whole."""


_OWN_NAMES = ("complicationofanunderlyingdisease", "biliaryorvasculardisease")
"""Names of wider causes that are the whole of them."""
LEAST, ALIKE = 6, 0.85
"""From how many letters on, and from what share of them, a name counts as resembling another; ours."""


@lru_cache(maxsize=1024)
def find_cause(text: str, state: str = "") -> str | None:
    """Give the id that a cause as entered means, of the checklist or a part of it; None for a further cause.

    With state "ruled_out" a part of a wider cause ("metastases" of the underlying diseases) is not the whole. What
    stands in brackets is left aside: "Autoimmune hepatitis (AIH)".
    """
    plain = _letters(text)
    if plain not in _NAMES:
        plain = next((one for one in map(_letters, re.split(r"[()]", text)) if one in _NAMES), plain)
    known = _NAMES.get(plain)
    exact = known is None or plain in (_letters(known), *_OWN_NAMES)
    return None if not exact and state == "ruled_out" and known in _NEVER_CLEARED_BY_A_PART else known


@lru_cache(maxsize=1024)
def part_named(*texts: str) -> str | None:
    """Give the one part that a row on the whole speaks of by its test or result ("ANA"); None for none or both."""
    parts = [part for text in texts for part in re.split(r"[,;:/+()]+", text)]
    words = {*parts, *(word for part in parts for word in part.split())}
    found = {known for word in words if (known := _NAMES.get(_letters(word))) in PARTS}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1024)
def resembles(text: str) -> str | None:
    """Give the id of the cause that a further one may mean ("autoimune hepatitis", "AIH suspected"); else None.

    Letters are compared, except among the viral hepatitides, which differ by one letter only.
    """
    plain = _letters(text)
    if find_cause(text) is not None or "nonalcohol" in plain:
        return None
    held = [name for name in _NAMES if len(name) >= LEAST and name in plain]
    held += [name for word in re.split(r"\W+", text) if (name := _letters(word)) in _NAMES]
    if not held and not plain.startswith("hepatitis"):
        held = get_close_matches(plain, [name for name in _NAMES if len(name) >= LEAST], 1, ALIKE)
    return _NAMES[max(held, key=len)] if held else None


def cause_name(cause: str) -> str:
    """Give a cause in words without its tests; a further one as entered."""
    return _(KNOWN[cause]).split(" (")[0] if cause in KNOWN else cause.replace("_", " ")


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


_NAMES = {_letters(cause): cause for cause in KNOWN} | _BY_SPELLING
