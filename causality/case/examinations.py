"""What was seen and done besides the laboratory: signs of imaging, biopsies, radiotherapy and local treatment.

The signs are those by which the published case on tumour-associated liver injury tells injuries of the liver apart
(Discussion; Figure 3), and what a report on a liver injury says besides. A ratio of density of liver to spleen is kept
as a number.
"""

from typing import Final, Literal

from causality.case.dates import PartialDate
from causality.case.fact import fact
from causality.text import N_

ImagingSign = Literal[
    "liver_lesions", "liver_metastases", "no_liver_lesions", "lesions_growing", "lesions_stable", "lesions_shrinking",
    "duct_interrupted", "ducts_dilated", "ducts_rigid", "ducts_normal", "common_duct_normal", "diffuse_hepatomegaly",
    "density_reduced", "t2_raised", "steatosis", "ascites", "vessels_occluded", "vessels_patent",
]  # fmt: skip
BiopsySign = Literal[
    "tumour_cells", "no_tumour_cells", "necrosis", "cholestasis", "steatosis", "plasma_cells", "eosinophils",
    "granulomas", "viral_inclusions",
]  # fmt: skip
BiopsyState = Literal["done", "not_done"]
ProcedureKind = Literal["radiotherapy", "tace", "haic", "rf", "other"]

IMAGING_SIGNS: Final[dict[ImagingSign, str]] = {
    "liver_lesions": N_("focal liver lesions"),
    "liver_metastases": N_("liver metastases"),
    "no_liver_lesions": N_("no liver lesion"),
    "lesions_growing": N_("lesions growing"),
    "lesions_stable": N_("lesions stable"),
    "lesions_shrinking": N_("lesions shrinking"),
    "duct_interrupted": N_("bile duct interrupted"),
    "ducts_dilated": N_("bile ducts dilated"),
    "ducts_rigid": N_("small bile ducts rigid or rarefied"),
    "ducts_normal": N_("bile ducts not dilated"),
    "common_duct_normal": N_("common bile duct normal"),
    "diffuse_hepatomegaly": N_("diffuse hepatomegaly"),
    "density_reduced": N_("liver density reduced"),
    "t2_raised": N_("T2 signal of the liver raised"),
    "steatosis": N_("steatosis"),
    "ascites": N_("ascites"),
    "vessels_occluded": N_("liver vessels occluded"),
    "vessels_patent": N_("liver vessels patent"),
}
BIOPSY_SIGNS: Final[dict[BiopsySign, str]] = {
    "tumour_cells": N_("tumour cells"),
    "no_tumour_cells": N_("no tumour cells"),
    "necrosis": N_("necrosis"),
    "cholestasis": N_("cholestasis"),
    "steatosis": N_("steatosis"),
    "plasma_cells": N_("plasma cells"),
    "eosinophils": N_("eosinophils"),
    "granulomas": N_("granulomas"),
    "viral_inclusions": N_("viral inclusions"),
}
PROCEDURES: Final[dict[ProcedureKind, str]] = {
    "radiotherapy": N_("radiotherapy"),
    "tace": N_("transarterial chemoembolisation (TACE)"),
    "haic": N_("hepatic arterial infusion chemotherapy (HAIC)"),
    "rf": N_("radiofrequency ablation (RF)"),
    "other": N_("other procedure"),
}


@fact
class Biopsy:
    """A liver biopsy, or that there was none and why (`result`); `infiltration` by tumour in per cent."""

    state: BiopsyState = "done"
    day: PartialDate | None = None
    signs: tuple[BiopsySign, ...] = ()
    infiltration: float | None = None
    result: str = ""
    source: str = ""
    comment: str = ""


@fact
class Procedure:
    """Radiotherapy or a local treatment: what, where (`site`), whether the liver lay in the field, and when."""

    kind: ProcedureKind
    site: str = ""
    liver_in_field: bool | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    source: str = ""
    comment: str = ""
