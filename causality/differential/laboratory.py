"""Hints from the laboratory: the article's enzyme criteria, what leads the picture, tumour markers, albumin, IgG.

The article (discussion): in hepatocellular injury ALT rises more rapidly than AST; it stays within 5×ULN in mild injury
and can exceed 10×ULN in severe injury. In cholestasis ALP typically exceeds 2×ULN and GGT reaches 5 to 10×ULN.
AST/ALT >= 2 stands in RUCAM as a hint on alcohol; that it also fits infiltration is general knowledge.
"""

from collections.abc import Iterator
from typing import Final

from causality.case.dates import show
from causality.differential.scene import Scene
from causality.differential.values import Hint, Side
from causality.evidence.dose_response import FEWEST, spearman
from causality.evidence.in_time import in_time
from causality.evidence.values import Multiple
from causality.text import _
from causality.wording import name

MILD, SEVERE, ALP_RAISED, GGT_RAISED = 5.0, 10.0, 2.0, 5.0
JAUNDICE: Final = 2.0
AST_LED: Final = 2.0
MARKERS: Final = ("CEA", "CA19_9", "CA15_3", "AFP", "PIVKA_II")
TOGETHER: Final = 0.5
"""Rank correlation from which two courses are said to go together (a working definition)."""
CHANGED: Final = 0.2
FALLEN, RISEN = ("decreas", "fell", "fall", "declin", "drop"), ("increas", "rose", "rise", "elevat")


def alt(scene: Scene) -> Iterator[Hint]:
    """How high ALT went, against the article's limits of mild and severe hepatocellular injury.

    In another pattern a high ALT tells nothing of injuries that are hepatocellular.
    """
    peak = scene.peak("ALT")
    if peak is None:
        yield Hint("open", _("ALT not available"), (), "article")
        return
    low, high = peak.multiple
    where = (f"samples[{peak.sample}]",)
    if low > MILD and (pattern := _other_pattern(scene)):
        text = _("ALT {low:.3g}×ULN in a {pattern} pattern: not injury of liver cells alone")
        yield Hint("open", text.format(low=low, pattern=pattern), where, "article")
    elif low > SEVERE:
        text = _("ALT {low:.3g}×ULN: above 10×, severe hepatocellular injury").format(low=low)
        yield Hint("for", text, where, "article")
    elif low > MILD:
        yield Hint("for", _("ALT {low:.3g}×ULN: above 5×, hepatocellular injury").format(low=low), where, "article")
    elif high <= MILD:
        text = _("ALT at most {high:.3g}×ULN: no more than mild hepatocellular injury").format(high=high)
        yield Hint("against", text, where, "article")
    else:
        yield Hint("open", _("a censored ALT may lie above 5×ULN"), where, "article")


def _other_pattern(scene: Scene) -> str:
    """The pattern of the injury where it is not hepatocellular, in words; empty where it is or may be."""
    evidence = scene.facts.liver.get(scene.event.id)
    if evidence is None or not evidence.pattern or "hepatocellular" in evidence.pattern:
        return ""
    return _(" or ").join(name(one) for one in evidence.pattern)


def cholestatic(scene: Scene) -> Iterator[Hint]:
    """ALP above 2×ULN or GGT from 5×ULN."""
    for analyte, limit in (("ALP", ALP_RAISED), ("GGT", GGT_RAISED)):
        peak = scene.peak(analyte)
        if peak is None:
            yield Hint("open", _("{analyte} not available").format(analyte=analyte), (), "article")
            continue
        low, high = peak.multiple
        raised = low > limit or (analyte == "GGT" and low >= limit)
        side: Side = "for" if raised else "against" if high <= limit else "open"
        text = _("{analyte} at most {low:.3g}×ULN (cholestasis: {limit:g}×)")
        yield Hint(side, text.format(analyte=analyte, low=low, limit=limit), (f"samples[{peak.sample}]",), "article")


def bilirubin_led(scene: Scene) -> Iterator[Hint]:
    """Bilirubin high on a day on which ALT is within the limit of mild hepatocellular injury."""
    both = _together(scene, "TBIL", "ALT")
    if not both:
        return
    day, (total, alanine) = max(both.items(), key=lambda item: item[1][0].low or 0.0)
    bilirubin, enzyme = total.low or 0.0, alanine.high or 0.0
    where = tuple(f"samples[{one.index}]" for one in (total, alanine))
    if bilirubin >= JAUNDICE and enzyme <= MILD and bilirubin > enzyme:
        text = _("bilirubin leads the picture: {bilirubin:.3g}×ULN with ALT {enzyme:.3g}×ULN on {day}")
        yield Hint("for", text.format(bilirubin=bilirubin, enzyme=enzyme, day=show(day)), where, "article")


def ast_led(scene: Scene) -> Iterator[Hint]:
    """AST at least twice ALT, as activities of one day."""
    best: tuple[float, int, tuple[str, ...]] | None = None
    for day, found in _together(scene, "AST", "ALT").items():
        pair = [_activity(scene, one) for one in found]
        if pair[0] and pair[1] and (best is None or pair[0] / pair[1] > best[0]):
            best = pair[0] / pair[1], day, tuple(f"samples[{one.index}]" for one in found)
    if best is not None and best[0] >= AST_LED:
        source = "rucam" if scene.kind.id == "alcohol" else "general"
        text = _("AST well above ALT: {ratio:.3g} times on {day}").format(ratio=best[0], day=show(best[1]))
        yield Hint("for", text, best[2], source)


def _together(scene: Scene, one: str, other: str) -> dict[int, tuple[Multiple, Multiple]]:
    """By exact day, in order, the highest samples of two tests, where both were measured."""
    found, beside = (in_time(scene.group.get(name, ())).by_day for name in (one, other))
    return {day: (held, beside[day]) for day, held in found.items() if day in beside}


def _activity(scene: Scene, one: Multiple | None) -> float | None:
    if one is None:
        return None
    sample = scene.case.samples[one.index]
    return sample.value if not sample.comparator and sample.unit.strip().casefold() in ("u/l", "iu/l", "") else None


def markers(scene: Scene) -> Iterator[Hint]:
    """Whether bilirubin goes with the tumour markers: by rank where there are values, else by the source's words."""
    for marker in MARKERS:
        both = list(_together(scene, marker, "TBIL").values())
        rank = spearman([one.low or 0.0 for one, _other in both], [other.low or 0.0 for _one, other in both])
        if len(both) >= FEWEST and rank is not None and abs(rank) >= TOGETHER:
            side: Side = "for" if rank > 0 else "against"
            text = _("bilirubin against {marker}: ρ {rank:+.2f} (n = {count}); an association, no proof")
            where = tuple(f"samples[{one.index}]" for one, _other in both)
            yield Hint(side, text.format(marker=marker, rank=rank, count=len(both)), where, "decisions")
    yield from _told_markers(scene)


def _told_markers(scene: Scene) -> Iterator[Hint]:
    course = _course(scene)
    if course is None:
        return
    fell, told = course
    told_of: dict[Side, list[tuple[str, str]]] = {"for": [], "against": []}
    measured = scene.facts.measured.by_analyte
    for one in sorted((one for marker in MARKERS for one in measured.get(marker, ())), key=lambda one: one.index):
        words = scene.case.samples[one.index].text.casefold()
        falls, rises = (any(word in words for word in found) for found in (FALLEN, RISEN))
        if falls != rises:
            told_of["for" if falls == fell else "against"].append((one.analyte, f"samples[{one.index}]"))
    forms: dict[Side, str] = {"for": _("bilirubin {course}, as the source says of {names}"),
                              "against": _("bilirubin {course}, other than the source says of {names}")}  # fmt: skip
    for side, found in told_of.items():
        if found:
            names = ", ".join(dict.fromkeys(name for name, _where in found))
            where = tuple(path for _name, path in found)
            yield Hint(side, forms[side].format(course=told, names=names), where, "article")


def _course(scene: Scene) -> tuple[bool, str] | None:
    """Whether bilirubin fell from its first to its last sample by a fifth or more, in words; None when neither."""
    found = [one for one in scene.group.get("TBIL", ()) if one.day is not None and one.low]
    if len(found) < FEWEST:
        return None
    first, last = found[0].low or 1.0, found[-1].low or 0.0
    change = last / first - 1
    if abs(change) < CHANGED:
        return None
    text = _("fell by {size:.0f} %") if change < 0 else _("rose by {size:.0f} %")
    return change < 0, text.format(size=100 * abs(change))


def albumin(scene: Scene) -> Iterator[Hint]:
    """Albumin below its lower limit."""
    for one in scene.group.get("ALB", ()):
        if one.value is not None and one.lower_limit is not None and one.value < one.lower_limit:
            yield Hint("for", _("albumin below the limit of normal"), (f"samples[{one.index}]",), "general")
            return


def igg(scene: Scene) -> Iterator[Hint]:
    """IgG above its limit."""
    peak = scene.peak("IGG")
    if peak is not None:
        side: Side = "for" if peak.multiple[0] > 1 else "against"
        text = _("IgG at most {low:.3g}×ULN").format(low=peak.multiple[0])
        yield Hint(side, text, (f"samples[{peak.sample}]",), "general")
