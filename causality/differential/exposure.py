"""Hints from exposure: which came first, what changes of dose show, what is known of the product."""

from collections import defaultdict
from collections.abc import Iterator

from causality.case.analytes import find_analyte
from causality.case.finding import Finding
from causality.case.model import Product, Statement
from causality.differential.ontology import ANTI_TUMOUR
from causality.differential.scene import Scene, kind_of
from causality.differential.values import Hint, Side
from causality.evidence.benefit import concerns
from causality.text import _
from causality.wording import name, short_analyte

SIDES: dict[str, Side] = {"positive": "for", "partial": "for", "negative": "against", "inverse": "against"}


def temporal(scene: Scene) -> Iterator[Hint]:
    """Whether the product was taken before the onset, and how long."""
    product = scene.product
    if product is None or not product.doses:
        yield Hint("open", _("no dose record: which came first is not known"))
        return
    start = ("start", product.id, scene.facts.moments.order(product.id)[0])
    gap = scene.facts.moments.difference(("onset", scene.event.id), start)
    where = (f"products[{product.id}].doses", f"events[{scene.event.id}].onset")
    if gap is None or gap == (None, None):
        yield Hint("open", _("which came first, intake or onset, is not known"), where)
        return
    low, high = gap
    if high is not None and high < 0:
        yield Hint("against", _("onset {days} d or more before the first intake").format(days=-high), where, "rucam")
    elif low is not None and low >= 0:
        most = _("{low} to {high} d").format(low=low, high=high) if high != low else _("{low} d").format(low=low)
        days = _("{low} d or more").format(low=low) if high is None else most
        yield Hint("for", _("onset {days} after the first intake").format(days=days), where, "rucam")
    else:
        yield Hint("open", _("the dates leave open whether the intake came before the onset"), where, "rucam")


def challenges(scene: Scene) -> Iterator[Hint]:
    """What every change of dose shows, analytes of one verdict together."""
    if scene.product is None:
        return
    told: dict[tuple[int, str, str, str], list[str]] = defaultdict(list)
    for one in scene.assessment.challenges:
        if (one.product, one.event) == (scene.product.id, scene.event.id):
            told[one.record, one.change, one.size, one.verdict].append(short_analyte(one.analyte))
    for (record, change, size, verdict), analytes in told.items():
        text = _("{change} {size}: {verdict} ({analytes})").format(
            change=name(change), size=size, verdict=name(verdict), analytes=", ".join(analytes)
        )
        where = (f"products[{scene.product.id}].doses[{record}]",)
        yield Hint(SIDES.get(verdict, "open"), text, where, "decisions")


def benefit(scene: Scene) -> Iterator[Hint]:
    """Worse when the product was reduced, better when it was begun, raised or given again; also as dates allow it."""
    if scene.product is not None:
        for finding in _benefits(scene, scene.product):
            side: Side = "open" if finding.kind == "benefit_possible" else "against"
            yield Hint(side, finding.text, finding.where, "decisions")
        for text, where in _stated(scene, scene.product):
            yield Hint("against", text, where, "article")


def anti_tumour_benefit(scene: Scene) -> Iterator[Hint]:
    """The same of a product against the tumour: what helps against the tumour helps the liver."""
    for product in scene.case.products:
        if kind_of(product) in ANTI_TUMOUR:
            for finding in _benefits(scene, product):
                side: Side = "open" if finding.kind == "benefit_possible" else "for"
                yield Hint(side, finding.text, finding.where, "decisions")
            for text, where in _stated(scene, product):
                yield Hint("for", text, where, "article")


def _benefits(scene: Scene, product: Product) -> Iterator[Finding]:
    for finding in scene.assessment.findings:
        if concerns(finding, product.id, scene.event.id):
            yield finding


def _stated(scene: Scene, product: Product) -> Iterator[tuple[str, tuple[str, ...]]]:
    """An inverse pair as a source states it: worse on less, better on more; the samples are told beside."""
    less: dict[str, int] = {}
    more: dict[str, int] = {}
    for place, one in enumerate(scene.case.statements):
        if one.kind != "challenge" or (one.product, one.event) != (product.id, scene.event.id):
            continue
        if one.change in ("reduction", "stop") and one.direction == "rise":
            less.setdefault(_analyte(one), place)
        elif one.change in ("start", "restart", "increase") and one.direction == "fall":
            more.setdefault(_analyte(one), place)
    for analyte in less.keys() & more.keys():
        text = _("the source states {analyte} worse on less {product} and better on more; the samples stand beside it")
        told = text.format(analyte=short_analyte(analyte), product=product.name or product.id)
        yield told, (f"statements[{less[analyte]}]", f"statements[{more[analyte]}]")


def _analyte(one: Statement) -> str:
    known = find_analyte(one.analyte)
    return known.id if known else one.analyte


def hepatotoxicity(scene: Scene) -> Iterator[Hint]:
    """What is on record of liver injury by the product."""
    product = scene.product
    if product is None:
        return
    where = (f"products[{product.id}].hepatotoxicity",)
    if product.hepatotoxicity == "labelled":
        yield Hint("for", _("liver injury is in its label"), where, "rucam")
    elif product.hepatotoxicity == "published":
        yield Hint("for", _("liver injury by it is published"), where, "rucam")
    elif product.hepatotoxicity == "unknown":
        yield Hint("against", _("looked for: no liver injury by it is known"), where, "rucam")
    else:
        yield Hint("open", _("whether it is known to harm the liver is not stated"), where, "rucam")
