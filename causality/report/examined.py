"""What was seen, sampled and done besides the laboratory, in words: imaging with its signs, biopsies, procedures."""

from causality import wording
from causality.case.examinations import BIOPSY_SIGNS, IMAGING_SIGNS, PROCEDURES, Biopsy, Procedure
from causality.case.model import ImagingFinding
from causality.text import _


def imaging_text(row: ImagingFinding) -> str:
    """Tell an examination: what was found in words, then its signs."""
    signs = [_(IMAGING_SIGNS[sign]) for sign in row.signs]
    if row.liver_spleen_ratio is not None:
        signs.append(_("ratio of liver to spleen {ratio}").format(ratio=wording.number(row.liver_spleen_ratio)))
    told = f"{row.method}: {row.finding}" if row.finding else row.method
    return f"{told} [{', '.join(signs)}]" if signs else told


def biopsy_text(row: Biopsy) -> str:
    """Tell a biopsy, or that there was none and why."""
    if row.state == "not_done":
        return _("Liver biopsy: not done: {why}").format(why=row.result or _("no reason given"))
    size = "" if row.infiltration is None else wording.number(row.infiltration)
    share = _("{share} % infiltrated").format(share=size) if size else ""
    told = ", ".join(filter(None, (*(_(BIOPSY_SIGNS[sign]) for sign in row.signs), share, row.result)))
    return _("Liver biopsy: {told}").format(told=told or _("no result given"))


def procedure_text(row: Procedure) -> str:
    """Tell radiotherapy or a local treatment, and whether the liver lay in the field."""
    known = {True: _("the liver in the field"), False: _("the liver not in the field")}
    field = known.get(row.liver_in_field) if row.liver_in_field is not None else ""
    if row.kind == "radiotherapy" and row.liver_in_field is None:
        field = _("whether the liver lay in the field is not known")
    return wording.sentence(", ".join(filter(None, (_(PROCEDURES[row.kind]), row.site, field))))
