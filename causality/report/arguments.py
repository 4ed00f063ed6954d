"""What speaks for and against a product as the cause of an event: challenges, items with points, open items."""

from collections.abc import Iterator
from typing import Literal

from causality import wording
from causality.assess import Assessment
from causality.evidence.benefit import concerns
from causality.evidence.values import Challenge
from causality.methods.method import PairAssessment
from causality.text import _, ngettext

Side = Literal["for", "against", "open"]
SIDES: dict[str, Side] = {"positive": "for", "partial": "for", "negative": "against", "inverse": "against"}


def course_arguments(assessment: Assessment, product: str, event: str) -> Iterator[tuple[Side, str]]:
    """Say what every change of dose shows, analytes of one verdict together; then benefit, where a pair shows it."""
    told: dict[tuple[int, str, str, str], list[Challenge]] = {}
    for one in assessment.challenges:
        if (one.product, one.event) == (product, event):
            told.setdefault((one.record, one.change, one.size, one.verdict), []).append(one)
    for (_record, change, size, verdict), group in told.items():
        names = ", ".join(wording.short_analyte(one.analyte) for one in group)
        text = _("{change} {size}: {verdict} ({analytes})").format(
            change=wording.sentence(wording.name(change)), size=size, verdict=wording.name(verdict), analytes=names
        )
        yield SIDES.get(verdict, "open"), " ".join(text.split())
    for finding in assessment.findings:
        if concerns(finding, product, event):
            yield "open" if finding.kind == "benefit_possible" else "against", wording.sentence(finding.text)


def item_arguments(*pairs: PairAssessment) -> Iterator[tuple[Side, str]]:
    """Give the items that give or take points whatever is still open, and how many are open, by the method's name.

    What several methods say in the same words is said once, with their names.
    """
    told: dict[tuple[Side, str], dict[str, None]] = {}
    for pair in pairs:
        for line in _with_points(pair):
            told.setdefault(line, {})[pair.method.title] = None
    for (side, text), methods in told.items():
        yield side, _("{methods}: {text}").format(methods=", ".join(methods), text=text)
    for pair in pairs:
        yield from _open(pair)


def _with_points(pair: PairAssessment) -> Iterator[tuple[Side, str]]:
    for sheet in pair.sheets:
        for result in sheet.items:
            low, high = result.points
            if low > 0 or high < 0:
                text = _("{points} {item}: {because}").format(
                    points=wording.points(result.points), item=_(result.item.title), because=result.because
                )
                yield "for" if low > 0 else "against", text.removesuffix(": ")


def _open(pair: PairAssessment) -> Iterator[tuple[Side, str]]:
    if count := len({result.item.id for result in pair.open_items}):
        words = ngettext("{count} item of {method} is open", "{count} items of {method} are open", count)
        yield "open", words.format(count=count, method=pair.method.title)
