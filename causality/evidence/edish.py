"""eDISH: the peaks of aminotransferase and bilirubin of a liver injury, side by side, and the way between them.

Axes, lines and quadrants as in the evaluation of drug-induced serious hepatotoxicity (JMP Clinical documentation; Dig
Dis 2015;33:458; PMC11182847, Table 1): the highest ALT or AST against the highest total bilirubin, in multiples of the
upper limit of normal, with lines at 3 and 2; a value on a line lies beyond it. Peaks need not be of the same day: the
days between them are always told. No number of days is given by the guidance; what lies within a window is therefore
asked with the window (`within`).

Potential Hy's law is what the peaks reach, whatever the ALP and the causes. Hy's law at case level asks more
(`severity.hys_law`: one day, no initial cholestasis, no other cause, bilirubin above 2), and is given beside it. Its
variant by nR (nR >= 5 and bilirubin > 2, Robles-Diaz 2014, doi:10.1053/j.gastro.2014.03.050) reads one day as well.
"""

from collections.abc import Iterable
from typing import Final, Literal

from causality.case.dates import show
from causality.case.model import Event
from causality.evidence.facts import Facts
from causality.evidence.liver import HEPATOCELLULAR_FROM, higher, of_episode, ratio_of
from causality.evidence.series import Series, above, any_of, both, by_day
from causality.evidence.severity import HY_BILIRUBIN, HY_TRANSAMINASE, HysLaw
from causality.evidence.values import Interval, Multiple, Truth
from causality.frozen import frozen
from causality.text import N_, _

Quadrant = Literal["normal", "temple", "cholestasis", "potential_hys_law"]
TRANSAMINASES: Final = ("ALT", "AST")
TRANSAMINASE_LINE: Final = HY_TRANSAMINASE
BILIRUBIN_LINE: Final = HY_BILIRUBIN
NEW_RATIO_LAW: Final = HEPATOCELLULAR_FROM
QUADRANTS: Final[dict[Quadrant, str]] = {
    "normal": N_("normal or near normal"),
    "temple": N_("Temple's corollary"),
    "cholestasis": N_("hyperbilirubinaemia or cholestasis"),
    "potential_hys_law": N_("potential Hy's law"),
}
"""The quadrants from the lower left to the upper right, as they are called."""


@frozen
class Peak:
    """The highest value of one or several analytes: which, the sample's place in the case and its possible days.

    `multiple` encloses the highest multiple of the upper limit of normal; its ends differ where a value is censored.
    """

    analyte: str
    sample: int
    first: int | None
    last: int | None
    multiple: Interval

    @property
    def day(self) -> int | None:
        """The ordinal of the day when it is known exactly."""
        return self.first if self.first == self.last else None


@frozen
class Step:
    """One day of the patient's path: the higher of ALT and AST (`analyte`) and the bilirubin of that day, ×ULN.

    A censored value stands at its known end; `samples` are the places of both in the case.
    """

    day: int
    analyte: str
    transaminase: float
    bilirubin: float
    samples: tuple[int, int]
    censored: bool = False


@frozen
class Edish:
    """Where a liver injury stands in the eDISH plot.

    `quadrants` are those that the peaks allow (several with a censored value, none when one of them is missing),
    `days_between` the fewest and most days from the peak of the aminotransferase to that of the bilirubin (negative:
    bilirubin came first). `potential` is potential Hy's law by the peaks, `new_ratio_law` the law by nR, `hys_law`
    the state of the law at case level. `text` says all of it.
    """

    event: str
    transaminase: Peak | None
    bilirubin: Peak | None
    quadrants: tuple[Quadrant, ...]
    days_between: tuple[int, int] | None
    path: tuple[Step, ...]
    potential: Truth
    new_ratio_law: Truth
    hys_law: HysLaw
    text: str

    def within(self, days: int) -> Truth:
        """Whether the peaks lie at most so many days apart; "either" when their days leave it open."""
        if self.days_between is None:
            return "either"
        least, most = self.days_between
        nearest = 0 if least <= 0 <= most else min(abs(least), abs(most))
        return "yes" if max(abs(least), abs(most)) <= days else "no" if nearest > days else "either"


def edish(facts: Facts, event: Event) -> Edish | None:
    """Give the eDISH reading of a liver injury, None for another event."""
    evidence = facts.liver.get(event.id)
    if evidence is None:
        return None
    group = of_episode(facts.group, evidence.onset_day)
    peak, bilirubin = peak_of(group, TRANSAMINASES), peak_of(group, ("TBIL",))
    raised = _reached(peak, TRANSAMINASE_LINE), _reached(bilirubin, BILIRUBIN_LINE)
    quadrants = _quadrants(*raised) if peak and bilirubin else ()
    between = _between(peak, bilirubin)
    potential = both(*raised)
    return Edish(
        event=event.id, transaminase=peak, bilirubin=bilirubin, quadrants=quadrants, days_between=between,
        path=_path(group), potential=potential, new_ratio_law=_new_ratio_law(group), hys_law=evidence.hys_law,
        text=_told(peak, bilirubin, quadrants, between),
    )  # fmt: skip


def peak_of(group: Series, analytes: Iterable[str]) -> Peak | None:
    """Give the highest value of these analytes; of several that may be it, the one with the highest certain value."""
    samples = [one for analyte in analytes for one in group.get(analyte, ()) if one.low is not None]
    if not samples:
        return None
    best = max(samples, key=lambda one: (one.low or 0.0, one.high or 0.0))
    most = max(one.high or 0.0 for one in samples)
    return Peak(best.analyte, best.index, best.first, best.last, (best.low or 0.0, most))


def _reached(peak: Peak | None, line: float) -> Truth:
    if peak is None:
        return "either"
    low, high = peak.multiple
    return "yes" if low >= line else "no" if high < line else "either"


def _quadrants(right: Truth, upper: Truth) -> tuple[Quadrant, ...]:
    named: dict[tuple[str, str], Quadrant] = {
        ("no", "no"): "normal", ("yes", "no"): "temple", ("no", "yes"): "cholestasis",
        ("yes", "yes"): "potential_hys_law",
    }  # fmt: skip
    return tuple(name for ends, name in named.items() if right in (ends[0], "either") and upper in (ends[1], "either"))


def _between(one: Peak | None, other: Peak | None) -> tuple[int, int] | None:
    ends = [end for peak in (one, other) if peak is not None for end in (peak.first, peak.last)]
    known = [end for end in ends if end is not None]
    return (known[2] - known[1], known[3] - known[0]) if len(known) == len(ends) == 4 else None


def _path(group: Series) -> tuple[Step, ...]:
    """The days on which an aminotransferase and the bilirubin were measured, in order."""
    steps = []
    for day, samples in by_day(group, (*TRANSAMINASES, "TBIL")).items():
        enzyme, bilirubin = higher(samples.get("ALT"), samples.get("AST")) or samples.get("AST"), samples.get("TBIL")
        if enzyme is None or bilirubin is None or enzyme.low is None or bilirubin.low is None:
            continue
        censored = enzyme.low != enzyme.high or bilirubin.low != bilirubin.high
        steps.append(
            Step(day, enzyme.analyte, _shown(enzyme), _shown(bilirubin), (enzyme.index, bilirubin.index), censored)
        )
    return tuple(steps)


def _shown(one: Multiple) -> float:
    return one.low or one.high or 0.0


def _new_ratio_law(group: Series) -> Truth:
    """nR >= 5 and bilirubin > 2×ULN on one day with an aminotransferase; "either" where it lacks another test."""
    truths: list[Truth] = []
    for samples in by_day(group, (*TRANSAMINASES, "ALP", "TBIL")).values():
        enzyme = higher(samples.get("ALT"), samples.get("AST")) or samples.get("AST")
        if enzyme is not None:
            truths.append(both(_leads(enzyme, samples.get("ALP")), above(samples.get("TBIL"), HY_BILIRUBIN)))
    return any_of(truths)


def _leads(enzyme: Multiple, alp: Multiple | None) -> Truth:
    ratio = ratio_of(enzyme, alp)
    if ratio is None or ratio[0] < NEW_RATIO_LAW <= ratio[1]:
        return "either"
    return "yes" if ratio[0] >= NEW_RATIO_LAW else "no"


def _told(peak: Peak | None, bilirubin: Peak | None, quadrants: tuple[Quadrant, ...],
          between: tuple[int, int] | None) -> str:  # fmt: skip
    missing = [name for name, one in ((_("ALT or AST"), peak), (_("total bilirubin"), bilirubin)) if one is None]
    if peak is None or bilirubin is None:
        return _("not to be placed: no value of {missing} with a limit").format(missing=_(" and ").join(missing))
    where = _(" or ").join(_(QUADRANTS[one]) for one in quadrants)
    return _("{where}: {peak}, {bilirubin}; {between}").format(
        where=where, peak=_peak_text(peak), bilirubin=_peak_text(bilirubin), between=_between_text(between)
    )


def _peak_text(peak: Peak) -> str:
    low, high = peak.multiple
    size = f"{low:.3g}" if low == high else f"{low:.3g}…{high:.3g}" if high != float("inf") else f"≥ {low:.3g}"
    day = "" if peak.day is None else _(" on {day}").format(day=show(peak.day))
    return _("{analyte} at most {size}×ULN{day}").format(analyte=peak.analyte, size=size, day=day)


def _between_text(between: tuple[int, int] | None) -> str:
    if between is None:
        return _("the days between the peaks are not known")
    least, most = between
    if least == most == 0:
        return _("both peaks on one day")
    if least != most:
        return _("bilirubin peaked {least:+d} to {most:+d} days from the aminotransferase").format(
            least=least, most=most
        )
    later = _("bilirubin peaked {days} d after the aminotransferase")
    return (later if least > 0 else _("bilirubin peaked {days} d before the aminotransferase")).format(days=abs(least))
