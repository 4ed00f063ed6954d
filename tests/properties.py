"""Small cases for property tests: one suspect product, few other products and samples, few uncertain dates.

The days of a case lie around `BASE`. Spans are short, and they are placed at the limits of RUCAM, so that limits
are crossed and all days can be tried.
"""

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from causality.case.causes import GROUP_I, GROUP_II
from causality.case.dates import PartialDate
from causality.case.model import Case, Decision, DoseRecord, Event, Patient, Product, Sample, WorkUpRow
from causality.methods.rucam import CHOLESTATIC, HEPATOCELLULAR, RUCAM_2016

BASE = date(2024, 6, 15).toordinal()
SHEETS = (HEPATOCELLULAR, CHOLESTATIC)
LIVER = "liver"

AROUND_START = (-1, 0, 1, 4, 5, 6, 14, 15, 16, 40, 89, 90, 91, 95)
"""Days from the first intake to the onset, near the limits of item 1."""
AROUND_STOP = (-40, -31, -30, -29, -16, -15, -14, -5, -1, 0, 1, 5, 10)
"""Days from the onset to the last intake."""
AFTER_STOP = (-3, 0, 1, 5, 7, 8, 9, 20, 29, 30, 31, 45, 100, 179, 180, 181)
"""Days from the last intake to a sample, near the limits of item 2."""
MULTIPLES = (0.5, 0.9, 1.0, 1.5, 2.0, 3.0, 4.9, 5.0, 5.5, 6.0, 10.0, 20.0)
UPPER = {"ALT": 40.0, "ALP": 120.0}


def day_text(day: int) -> str:
    """Write an ordinal as an ISO date."""
    return date.fromordinal(day).isoformat()


def exactly(day: int) -> PartialDate:
    """Give the partial date of an ordinal."""
    return PartialDate.of(date.fromordinal(day))


class Budget:
    """How many completions a case may still have: spans are drawn as long as it allows."""

    def __init__(self, completions: int) -> None:
        self.left = completions

    def take(self, most: int) -> int:
        """Give the longest span now allowed."""
        return max(1, min(most, self.left))

    def spend(self, length: int) -> None:
        """Note that a date has this many possible days."""
        self.left //= max(1, length)


@st.composite
def near(draw: st.DrawFn, day: int, budget: Budget, anchors: Mapping[str, int] | None = None) -> PartialDate:
    """A date near `day`: exact, a span, alternatives, or counted from one of `anchors` (with their rough days)."""
    kinds = ["exact", "exact", "span", "or"] + ["counted"] * 2 * bool(anchors)
    kind = draw(st.sampled_from(kinds))
    if kind == "counted" and anchors:
        name = draw(st.sampled_from(sorted(anchors)))
        return draw(_counted(day - anchors[name], name, budget))
    most = budget.take(9)
    if kind == "exact" or most < 2:
        return exactly(day)
    if kind == "span":
        length = draw(st.integers(2, most))
        budget.spend(length)
        first = day - draw(st.integers(0, length - 1))
        return PartialDate.parse(f"{day_text(first)} to {day_text(first + length - 1)}")
    other = day + draw(st.sampled_from((-60, -20, -9, -3, -1, 1, 2, 10, 30, 80)))
    budget.spend(2)
    return PartialDate.parse(f"{day_text(day)} or {day_text(other)}")


@st.composite
def _counted(draw: st.DrawFn, distance: int, name: str, budget: Budget) -> PartialDate:
    side = "after" if distance >= 0 else "before"
    if budget.take(7) == 7 and abs(distance) > 6 and draw(st.booleans()):
        budget.spend(7)
        return PartialDate.parse(f"{round(abs(distance) / 7)} weeks {side} {name}")
    if name.startswith("start of ") and distance >= 0 and draw(st.booleans()):
        return PartialDate.parse(f"day {distance + 1} of {name.removeprefix('start of ')}")
    return PartialDate.parse(f"{abs(distance)} days {side} {name}")


@st.composite
def _suspect(draw: st.DrawFn, onset: int, budget: Budget, anchors: Mapping[str, int]) -> tuple[Product, dict[str, int]]:
    """The product under assessment, and roughly when it was first and last taken."""
    start = onset - draw(st.sampled_from(AROUND_START))
    stop = max(start, onset + draw(st.sampled_from(AROUND_STOP)))
    stops = draw(st.sampled_from(("given", "given", "given", "none")))
    first = DoseRecord(
        dose=draw(st.sampled_from((100.0, 300.0, None))), unit="mg",
        start=draw(near(start, budget, anchors)),
        stop=draw(near(stop, budget, {**anchors, "start of sus": start})) if stops == "given" else None,
    )  # fmt: skip
    records, last = [first], stop
    if draw(st.booleans()):
        again = stop + draw(st.sampled_from((1, 1, 2, 3, 20, 40)))
        last = again + draw(st.sampled_from((0, 5, 20)))
        records.append(DoseRecord(
            dose=draw(st.sampled_from((100.0, 300.0, None))), unit="mg",
            start=draw(near(again, budget, anchors)) if first.stop is None or draw(st.integers(0, 3)) else None,
            stop=draw(st.none() | near(last, budget, anchors)),
            intended_reexposure=draw(st.sampled_from((None, False, True))),
        ))  # fmt: skip
    product = Product(
        id="sus", name="suspect", role="suspect", doses=tuple(records),
        hepatotoxicity=draw(st.sampled_from((None, "labelled", "published", "unknown"))),
        slowly_metabolised=draw(st.sampled_from((None, False, True))),
    )  # fmt: skip
    known = {"start of sus": start} | ({"stop of sus": last} if records[-1].stop is not None else {})
    return product, known


@st.composite
def _other(
    draw: st.DrawFn, name: str, onset: int, budget: Budget, anchors: Mapping[str, int], dated: bool = True
) -> Product:
    start = onset + draw(st.sampled_from((-120, -60, -40, -20, -3, 0, 1, 3, 20)))
    stop = max(start, onset + draw(st.sampled_from((-32, -31, -30, -16, -15, -14, -1, 0, 10, 60))))
    own = {**anchors, f"start of {name}": start}
    doses: tuple[DoseRecord, ...] = ()
    if dated:
        doses = (DoseRecord(start=draw(near(start, budget, anchors)), stop=draw(st.none() | near(stop, budget, own))),)
    return Product(
        id=name, name=name, doses=doses,
        hepatotoxicity=draw(st.sampled_from((None, "labelled", "unknown"))),
        slowly_metabolised=draw(st.sampled_from((None, None, True))),
        implicated_here=draw(st.sampled_from((None, None, True))),
    )  # fmt: skip


@st.composite
def _samples(
    draw: st.DrawFn, onset: int, stops: list[int], budget: Budget, anchors: Mapping[str, int]
) -> tuple[Sample, ...]:
    """A few ALT and ALP values around the onset and the ends of intake; at most two without an exact day."""
    found, loose = [], 0
    for _place in range(draw(st.integers(0, 6))):
        analyte = draw(st.sampled_from(("ALT", "ALT", "ALP")))
        anchor = draw(st.sampled_from([onset, *stops]))
        day = exactly(anchor + draw(st.sampled_from(AFTER_STOP)))
        if loose < 2 and not draw(st.integers(0, 3)):
            day = draw(near(day.parts[0].first or 0, budget, anchors))
            loose += day.exact is None
        multiple = draw(st.sampled_from(MULTIPLES))
        found.append(Sample(analyte=analyte, day=day, value=multiple * UPPER[analyte], unit="U/L",
                            upper=UPPER[analyte]))  # fmt: skip
    return tuple(found)


def patients() -> st.SearchStrategy[Patient]:
    """Patients of whom age, sex, alcohol and pregnancy may be unknown, without contradiction."""
    made = st.builds(
        Patient, age=st.sampled_from((None, 40.0, 54.9, 55.0)), sex=st.sampled_from((None, "female", "male")),
        alcohol=st.sampled_from((None, 0.0, 2.0, 2.5, 3.0, 3.5)), pregnant=st.sampled_from((None, True, False)),
    )  # fmt: skip
    return made.filter(lambda patient: not (patient.sex == "male" and patient.pregnant))


def work_ups() -> st.SearchStrategy[tuple[WorkUpRow, ...]]:
    """Work-up in which most causes are ruled out, so that every line of item 5 occurs."""
    causes = [*GROUP_I, *GROUP_II]
    states = st.sampled_from(("ruled_out",) * 12 + ("positive", "inconclusive", "not_done"))
    return st.lists(states, min_size=len(causes), max_size=len(causes)).map(
        lambda found: tuple(
            WorkUpRow(cause=cause, state=state)
            for cause, state in zip(causes, found, strict=True)
            if state != "not_done"
        )
    )  # fmt: skip


def sheet_chosen(sheet: str) -> Decision:
    """The officer's choice of a sheet, which keeps the pattern out of what is compared."""
    return Decision(product="sus", event=LIVER, method=RUCAM_2016.id, sheet=sheet, item="sheet", answer=sheet,
                    action="overridden", reason="test", who="officer")  # fmt: skip


@st.composite
def small_cases(draw: st.DrawFn, completions: int = 120, others: int = 2, exact: bool = False) -> Case:
    """A case with one suspect and few uncertain dates: at most about `completions` ways to complete them.

    Of the other products at most one has dates that are not exact.
    """
    budget = Budget(1 if exact else completions)
    anchors: dict[str, int] = {}
    admission = None
    if not exact and draw(st.booleans()):
        admission = draw(near(BASE - 20, budget))
        anchors = {"admission": BASE - 20}
    onset_first = draw(st.booleans())
    onset_date = draw(near(BASE, budget, anchors)) if onset_first else None
    with_onset = {**anchors, f"onset of {LIVER}": BASE} if onset_first and not exact else anchors
    product, known = draw(_suspect(BASE, budget, with_onset))
    rough = {} if exact else {**anchors, **known}
    event = Event(
        id=LIVER, name="liver injury", kind="liver_injury", onset=onset_date or draw(near(BASE, budget, rough))
    )
    everything = {} if exact else {**rough, f"onset of {LIVER}": BASE}
    found = [
        draw(_other(f"o{place}", BASE, budget if not place else Budget(1), everything if not place else {}))
        for place in range(draw(st.integers(0, others)))
    ]
    samples = draw(_samples(BASE, [day for day in (known.get("stop of sus"), BASE) if day], budget, everything))
    return Case(
        id="small", admission=admission, patient=draw(patients()), events=(event,), products=(product, *found),
        samples=samples, work_up=draw(work_ups()), decisions=(sheet_chosen(draw(st.sampled_from(SHEETS))),),
    )  # fmt: skip


def written(
    onset: str,
    *doses: str,
    others: tuple[tuple[str, ...], ...] = (),
    samples: tuple[str, ...] = (),
    patient: Patient | None = None,
    sheet: str = HEPATOCELLULAR,
) -> Case:
    """A case from texts: doses as "first day | last day" (one may be left out), samples as "ALT | day | multiple"."""
    suspect = Product(id="sus", name="suspect", role="suspect", doses=_records(doses), hepatotoxicity="unknown")
    found = [Product(id=f"o{place}", name=f"o{place}", doses=_records(one), hepatotoxicity="unknown")
             for place, one in enumerate(others)]  # fmt: skip
    return Case(
        id="small", patient=patient or Patient(age=40.0, sex="male", alcohol=0.0), products=(suspect, *found),
        events=(Event(id=LIVER, name="liver injury", kind="liver_injury", onset=PartialDate.parse(onset)),),
        samples=tuple(map(_sample, samples)), decisions=(sheet_chosen(sheet),) if sheet else (),
    )  # fmt: skip


def _records(texts: tuple[str, ...]) -> tuple[DoseRecord, ...]:
    ends = [[PartialDate.parse(end) if end.strip() else None for end in text.split("|")] for text in texts]
    return tuple(
        DoseRecord(dose=100.0, unit="mg", start=start, stop=stop, intended_reexposure=False) for start, stop in ends
    )


def _sample(text: str) -> Sample:
    analyte, day, multiple = (piece.strip() for piece in text.split("|"))
    upper = UPPER[analyte]
    return Sample(analyte=analyte, day=PartialDate.parse(day), value=float(multiple) * upper, unit="U/L", upper=upper)
