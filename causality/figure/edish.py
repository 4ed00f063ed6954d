"""The eDISH plot of a liver injury as values: the peaks, the quadrants, and the patient's path from day to day.

x is the higher of ALT and AST, y total bilirubin, in multiples of the upper limit of normal on log axes, with lines at
3 and 2 (`evidence.edish` has the sources). For a patient who began with abnormal tests a second plot is in multiples of
the baseline (Drug Saf 2024;47:699-710, doi:10.1007/s40264-024-01425-5): lines on it are not confirmed, so it has none.
"""

from collections.abc import Iterator
from math import ceil, floor, log10

from causality.assess import Assessment
from causality.case.dates import show
from causality.case.model import Product
from causality.evidence.baseline import Baseline, baseline
from causality.evidence.edish import (
    BILIRUBIN_LINE,
    QUADRANTS,
    TRANSAMINASE_LINE,
    TRANSAMINASES,
    Quadrant,
    edish,
)
from causality.evidence.facts import Facts
from causality.evidence.liver import of_episode
from causality.evidence.series import by_day
from causality.evidence.values import Multiple
from causality.figure.axis import zero_of
from causality.figure.lanes import product_lanes
from causality.figure.values import Zero
from causality.frozen import frozen
from causality.text import _
from causality.wording import event_name, product_name, short_analyte, times

LEAST, MOST = 0.1, 100.0
"""The ends of the axes; values beyond them carry these on to the next decade."""


@frozen
class PathPoint:
    """One day of the path: where it stands, the aminotransferase that is drawn, and how the day is called."""

    day: int
    x: float
    y: float
    analyte: str
    label: str
    censored: bool = False

    def text(self, unit: str) -> str:
        """Tell the day with both values."""
        about = _("about ") if self.censored else ""
        return _("{day}: {about}{analyte} {x}{unit}, TBIL {y}{unit}").format(
            day=show(self.day), about=about, analyte=short_analyte(self.analyte), x=times(self.x), y=times(self.y),
            unit=unit,
        )  # fmt: skip


@frozen
class EdishPlot:
    """One plot. `lines` are the heights that part the quadrants (None: none are confirmed), `reached` the quadrants
    of the peaks, `peaks` where both stand together, `apart` whether they are of different days.
    """

    event: str
    title: str
    unit: str
    lines: tuple[float, float] | None
    reached: tuple[Quadrant, ...]
    path: tuple[PathPoint, ...]
    peaks: tuple[float, float] | None
    apart: bool
    told: str
    zero: Zero | None = None

    def decades(self, across: bool) -> tuple[float, float]:
        """Give the logarithms of the ends of the axis across, or up."""
        place = 0 if across else 1
        values = [(one.x, one.y)[place] for one in self.path] + ([self.peaks[place]] if self.peaks else [])
        held = [value for value in values if value > 0]
        return floor(log10(min([LEAST, *held]))), ceil(log10(max([MOST, *held])))

    @property
    def titles(self) -> tuple[str, str]:
        """What the axes across and up are."""
        across = _("higher of ALT and AST, × {unit}").format(unit=self.unit)
        return across, _("total bilirubin, × {unit}").format(unit=self.unit)

    @property
    def alternative(self) -> str:
        """The plot in words."""
        days = "; ".join(point.text(self.unit) for point in self.path)
        return _("{title}: {told}. Path: {days}").format(title=self.title, told=self.told, days=days or _("no day"))

    @property
    def signs(self) -> tuple[str, ...]:
        """What every sign means, complete without colours, in a sentence each."""
        said = [_("Points: days with both tests; the first is an open circle, the last a square.")]
        if self.peaks:
            apart = _("Diamond: both peaks together, of different days.")
            said.append(apart if self.apart else _("Diamond: both peaks, of one day."))
        if self.zero is not None:
            said.append(_("Days are counted from the first intake of {product}.").format(product=self.zero.product))
        if self.lines is None:
            said.append(_("No lines are drawn: none are confirmed for multiples of the baseline."))
        return tuple(said)

    @property
    def legend(self) -> str:
        """What every sign means."""
        return " ".join(self.signs)


@frozen
class EdishFigure:
    """The plots of one liver injury, side by side."""

    plots: tuple[EdishPlot, ...]

    @property
    def caption(self) -> str:
        """What the plots say, and what their signs mean."""
        told = ". ".join(one.told for one in self.plots)
        signs = dict.fromkeys(sign for one in self.plots for sign in one.signs)
        return f"{told}. {' '.join(signs)}"

    @property
    def alternative(self) -> str:
        """The plots in words."""
        return " ".join(one.alternative for one in self.plots)


def quadrant_name(quadrant: Quadrant) -> str:
    """Give the name of a quadrant."""
    return _(QUADRANTS[quadrant])


def edish_plots(assessment: Assessment, event: str) -> tuple[EdishPlot, ...]:
    """Give the plot of a liver injury, and a second one when its tests were abnormal before a suspect product."""
    facts, known = assessment.facts, next((one for one in assessment.case.events if one.id == event), None)
    place = edish(facts, known) if facts is not None and known is not None else None
    if facts is None or place is None or not (place.path or place.quadrants):
        return ()
    zero = zero_of(product_lanes(assessment))
    path = tuple(
        PathPoint(one.day, one.transaminase, one.bilirubin, one.analyte, _label(one.day, zero), one.censored)
        for one in place.path
    )
    peaks = None
    if place.transaminase is not None and place.bilirubin is not None:
        peaks = place.transaminase.multiple[0], place.bilirubin.multiple[0]
    first = EdishPlot(
        event_name(assessment.case, event), _("eDISH: multiples of the upper limit of normal"), _("ULN"),
        (TRANSAMINASE_LINE, BILIRUBIN_LINE), place.quadrants, path, peaks if peaks and all(peaks) else None,
        place.days_between != (0, 0), place.text, zero,
    )  # fmt: skip
    return first, *_of_baseline(assessment, facts, event, zero)


def _of_baseline(assessment: Assessment, facts: Facts, event: str, zero: Zero | None) -> Iterator[EdishPlot]:
    """The plot in multiples of the baseline of the first suspect before which a test was abnormal."""
    for product in assessment.case.products:
        if product.role not in ("suspect", "interacting"):
            continue
        bases = _baselines(facts, product)
        usable = "TBIL" in bases and any(one in bases for one in TRANSAMINASES)
        abnormal = any(one.abnormal for one in bases.values())
        path = tuple(_relative(facts, event, bases, zero)) if usable and abnormal else ()
        if path:
            name = product_name(assessment.case, product.id)
            yield EdishPlot(
                event_name(assessment.case, event), _("eDISH: multiples of the baseline"), _("baseline"), None, (),
                path, (max(one.x for one in path), max(one.y for one in path)), _apart(path), _told(name, bases), zero,
            )  # fmt: skip
            return


def _baselines(facts: Facts, product: Product) -> dict[str, Baseline]:
    found = {analyte: baseline(facts, product, analyte) for analyte in (*TRANSAMINASES, "TBIL")}
    return {analyte: one for analyte, one in found.items() if one is not None and one.multiple > 0}


def _relative(facts: Facts, event: str, bases: dict[str, Baseline], zero: Zero | None) -> Iterator[PathPoint]:
    evidence = facts.liver.get(event)
    group = of_episode(facts.group, evidence.onset_day if evidence else None)
    before = {index for one in bases.values() for index in one.samples}
    for day, samples in by_day(group, (*TRANSAMINASES, "TBIL")).items():
        known = {name: one for name, one in samples.items() if name in bases and one.index not in before and one.low}
        enzymes = [name for name in TRANSAMINASES if name in known]
        if enzymes and "TBIL" in known:
            sizes = {name: (one.low or 0.0) / bases[name].multiple for name, one in known.items()}
            highest = max(enzymes, key=lambda name: sizes[name])
            censored = any(_censored(known[name]) for name in (highest, "TBIL"))
            yield PathPoint(day, sizes[highest], sizes["TBIL"], highest, _label(day, zero), censored)


def _censored(one: Multiple) -> bool:
    return one.low != one.high


def _apart(path: tuple[PathPoint, ...]) -> bool:
    return max(path, key=lambda one: one.x).day != max(path, key=lambda one: one.y).day


def _told(product: str, bases: dict[str, Baseline]) -> str:
    listed = ", ".join(
        _("{analyte} {size}ULN").format(analyte=short_analyte(analyte), size=times(one.multiple))
        for analyte, one in bases.items()
    )
    return _("baseline before {product}: {values}").format(product=product, values=listed)


def _label(day: int, zero: Zero | None) -> str:
    """Call a day by its number from the first intake, else by its date."""
    return " ".join(show(day).split(" ")[:2]) if zero is None else _("d {number}").format(number=day - zero.day)
