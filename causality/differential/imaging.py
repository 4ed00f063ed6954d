"""Hints from imaging and biopsy.

The article (discussion; Figure 3): in hepatocellular injury diffuse hepatomegaly, a homogeneous decrease of density, a
ratio of liver to spleen below 1 and a mildly raised T2 signal; in cholestasis rigid and rarefied small ducts or
segmental dilatation on MRCP; in this patient an interruption of the duct by tumour, lesions growing in number and size.
"""

from collections.abc import Iterator
from typing import Final

from causality.case.examinations import IMAGING_SIGNS, ImagingSign
from causality.case.model import ImagingFinding
from causality.differential.scene import Scene
from causality.differential.values import Hint, Side
from causality.text import _
from causality.wording import when

NEAR: Final = 30
"""Days around an examination in which the course of the liver tests is set beside it (a working definition)."""
CHANGED: Final = 0.2
COURSES: Final = ("TBIL", "ALT", "AST", "ALP", "GGT")
HEPATOCELLULAR: Final[tuple[ImagingSign, ...]] = ("diffuse_hepatomegaly", "density_reduced", "t2_raised")
_COURSE: Final[dict[ImagingSign, bool]] = {"lesions_growing": True, "lesions_stable": False, "lesions_shrinking": False}
"""Signs of the course of lesions, and whether the liver tests would get worse with them."""
RECAM_INFILTRATION: Final = 50.0
"""Share of infiltration in per cent from which a transcription of RECAM charges the alternative cause."""


def _seen(scene: Scene, *signs: ImagingSign) -> list[tuple[int, ImagingFinding, list[str]]]:
    found = []
    for place, row in enumerate(scene.case.imaging):
        named = [_(IMAGING_SIGNS[sign]) for sign in signs if sign in row.signs]
        if named:
            found.append((place, row, named))
    return found


def _told(scene: Scene, side: Side, *signs: ImagingSign) -> Iterator[Hint]:
    for place, row, named in _seen(scene, *signs):
        day = f", {when(row.day)}" if row.day else ""
        yield Hint(side, f"{row.method}{day}: {', '.join(named)}", (f"imaging[{place}]",), "article")


def metastases(scene: Scene) -> Iterator[Hint]:
    """Lesions of the liver, or that there are none."""
    found = [*_told(scene, "for", "liver_metastases", "liver_lesions"), *_told(scene, "against", "no_liver_lesions")]
    yield from found or [Hint("open", _("no sign of a lesion of the liver, nor of none, is recorded"), (), "article")]


def ducts(scene: Scene) -> Iterator[Hint]:
    """The bile ducts interrupted, dilated or rigid, or that they are not dilated."""
    yield from _told(scene, "for", "duct_interrupted", "ducts_dilated", "ducts_rigid")
    yield from _told(scene, "against", "ducts_normal")


def parenchyma(scene: Scene) -> Iterator[Hint]:
    """Signs of hepatocellular injury in the parenchyma."""
    yield from _told(scene, "for", *HEPATOCELLULAR)
    for place, row in enumerate(scene.case.imaging):
        if row.liver_spleen_ratio is not None and row.liver_spleen_ratio != 1:
            side: Side = "for" if row.liver_spleen_ratio < 1 else "against"
            text = _("{method}: ratio of liver to spleen {ratio:g} (normal above 1)")
            told = text.format(method=row.method, ratio=row.liver_spleen_ratio)
            yield Hint(side, told, (f"imaging[{place}]",), "article")


def steatosis(scene: Scene) -> Iterator[Hint]:
    """Steatosis in imaging or biopsy."""
    yield from _told(scene, "for", "steatosis")
    yield from _biopsied(scene, "steatosis", _("biopsy: steatosis"), "general")


def vessels(scene: Scene) -> Iterator[Hint]:
    """The vessels of the liver occluded, or patent."""
    yield from _told(scene, "for", "vessels_occluded")
    yield from _told(scene, "against", "vessels_patent")


def lesions_and_tests(scene: Scene) -> Iterator[Hint]:
    """Whether the liver tests went with the lesions: worse while they grew, better while they did not.

    What an examination shows lies before it: the samples of the 30 days up to it count. Where its day is not known,
    and another day would give another answer, it stays open.
    """
    for sign, worse in _COURSE.items():
        for place, row, named in _seen(scene, sign):
            told = {_beside(scene, day, worse=worse) for day in _possible(scene, row)}
            sides = {side for side, _text in told}
            if sides in (set(), {None}):
                continue
            side, moved = told.pop() if len(sides) == 1 and None not in sides else (None, "")
            moved = moved if side else _("another day of it would stand beside another course of the liver tests")
            text = f"{row.method}, {when(row.day)}: {named[0]}; {moved}"
            yield Hint(side or "open", text, (f"imaging[{place}]",), "article")


def _possible(scene: Scene, row: ImagingFinding) -> list[int]:
    """The days of an examination at which the samples before it become others."""
    first, last = scene.days(row.day)
    if first is None or last is None:
        return []
    days = {one.day for analyte in COURSES for one in scene.group.get(analyte, ()) if one.day is not None}
    cuts = {day + step for day in days for step in (0, NEAR + 1)}
    return sorted({first, last, *(day for day in cuts if first < day < last)})


def _beside(scene: Scene, day: int, *, worse: bool) -> tuple[Side | None, str]:
    """What the liver tests of the days up to an examination say of it, and how they moved."""
    moved: dict[bool, list[str]] = {True: [], False: []}
    for analyte in COURSES:
        near = [one for one in scene.group.get(analyte, ())
                if one.day is not None and one.low and day - NEAR <= one.day <= day]  # fmt: skip
        if len(near) > 1 and near[0].low:
            change = (near[-1].low or 0.0) / near[0].low - 1
            if abs(change) >= CHANGED:
                moved[change > 0].append(analyte)
    if not any(moved.values()):
        return None, ""
    forms = {True: _("{names} rose"), False: _("{names} fell")}
    text = "; ".join(forms[up].format(names=", ".join(names)) for up, names in moved.items() if names)
    if all(moved.values()):
        return "open", text
    return ("for" if bool(moved[True]) == worse else "against"), text


def hepatomegaly(scene: Scene) -> Iterator[Hint]:
    """A large liver, in particular a hard one, found on examination."""
    for place, symptom in enumerate(scene.case.symptoms):
        if "hepatomegaly" in symptom.name.casefold() and symptom.event in ("", scene.event.id):
            yield Hint("for", symptom.name, (f"symptoms[{place}]",), "article")


def biopsy_tumour(scene: Scene) -> Iterator[Hint]:
    """Tumour cells in a biopsy, or none; that none was done."""
    for place, row in enumerate(scene.case.biopsies):
        where = (f"biopsies[{place}]",)
        if row.state == "not_done":
            yield Hint("open", _("no biopsy: {why}").format(why=row.result or _("no reason given")), where)
        elif "tumour_cells" in row.signs:
            share = "" if row.infiltration is None else _(", {share:g} % infiltrated").format(share=row.infiltration)
            source = "recam" if (row.infiltration or 0.0) >= RECAM_INFILTRATION else "case"
            yield Hint("for", _("biopsy: tumour cells{share}").format(share=share), where, source)
        elif "no_tumour_cells" in row.signs:
            yield Hint("against", _("biopsy: no tumour cells"), where)


def biopsy_eosinophils(scene: Scene) -> Iterator[Hint]:
    """Eosinophils in a biopsy."""
    yield from _biopsied(scene, "eosinophils", _("biopsy: eosinophils"), "general")


def biopsy_plasma_cells(scene: Scene) -> Iterator[Hint]:
    """Plasma cells in a biopsy."""
    yield from _biopsied(scene, "plasma_cells", _("biopsy: plasma cells"), "general")


def biopsy_inclusions(scene: Scene) -> Iterator[Hint]:
    """Viral inclusions in a biopsy."""
    yield from _biopsied(scene, "viral_inclusions", _("biopsy: viral inclusions"), "general")


def _biopsied(scene: Scene, sign: str, text: str, source: str) -> Iterator[Hint]:
    for place, row in enumerate(scene.case.biopsies):
        if sign in row.signs:
            yield Hint("for", text, (f"biopsies[{place}]",), source)
