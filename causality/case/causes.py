"""The work-up checklist: the other causes of a liver injury that RUCAM 2016 asks to be looked for, in two groups.

Danan & Teschke 2016, doi:10.3390/ijms17010014, item 5, as reproduced in Int J Mol Sci 2021;22:10419 and Euroasian J
Hepatogastroenterol 2019;9:49. The id stands in a case's work-up; further causes are free text.
"""

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


def cause_name(cause: str) -> str:
    """Give a cause in words without its tests; a further one as entered."""
    return _(CHECKLIST[cause]).split(" (")[0] if cause in CHECKLIST else cause.replace("_", " ")
