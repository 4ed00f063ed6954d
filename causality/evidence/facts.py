"""The evidence of one case, gathered once for every method and pair."""

from causality.case.analytes import LIVER
from causality.case.model import Case, Decision, Event, Product
from causality.evidence.challenge import challenges
from causality.evidence.exposure import DoseChange, Timed, timed
from causality.evidence.exposure import changes as dose_changes
from causality.evidence.intake import Bounds, Period, bounds_of, periods
from causality.evidence.liver import liver_evidence
from causality.evidence.measured import Measured, measured, series_of
from causality.evidence.moments import Moments
from causality.evidence.onset import Onset, onsets
from causality.evidence.series import Series
from causality.evidence.values import Challenge, LiverEvidence, Multiple
from causality.frozen import frozen
from causality.reuse import Kept


@frozen
class Intake:
    """A product's periods of intake, with the absolute bounds of each (None: its dates contradict each other)."""

    periods: tuple[Period, ...]
    bounds: tuple[Bounds | None, ...]


@frozen
class Facts:
    """A case with what follows from it: samples as multiples and by analyte, days, onsets, liver evidence, dose
    changes and periods of intake by product, all multiples by analyte (`measured`), what is kept for the next case.

    `challenges` are by product and event, `decisions` the officer's by product, event and method.
    """

    case: Case
    multiples: tuple[Multiple, ...]
    group: Series
    moments: Moments
    onsets: dict[str, Onset]
    liver: dict[str, LiverEvidence]
    changes: dict[str, tuple[DoseChange, ...]]
    intakes: dict[str, Intake]
    measured: Measured
    challenges: dict[tuple[str, str], tuple[Challenge, ...]]
    decisions: dict[tuple[str, str, str], tuple[Decision, ...]]
    kept: Kept


def gather(case: Case, kept: Kept | None = None) -> Facts:
    """Compute the evidence of a case; what `kept` holds of a case before is not done again where nothing changed."""
    kept = kept or Kept()
    before: Moments | None = kept.earlier("moments")
    found = measured(case, kept)
    days = Moments(case, before=before)
    group = series_of(found.by_analyte, days, kept)
    began = onsets(case, group, days, kept)
    proposed = {event.id: parts for event in case.events if event.onset is None and (parts := began[event.id].parts)}
    moments = days.with_onsets(proposed, before) if proposed else days
    kept.keep("moments", moments)
    steady = moments.steady(before) if before is not None else None
    liver = {
        event.id: _liver(case, event, group, moments, began[event.id], found, kept)
        for event in case.events
        if event.kind == "liver_injury"
    }
    intakes, changes, in_time = {}, {}, {}
    for product in case.products:
        name = "intake", product.id
        held = kept.earlier(name) if steady and steady(("start", product.id)) else None
        held = kept.alike(name, held or _intake(product, moments))
        intakes[product.id], changes[product.id], in_time[product.id] = held
    judged = challenges(case, group, moments, in_time, kept)
    return Facts(
        case, found.multiples, group, moments, began, liver, changes, intakes, found, judged, _decisions(case), kept
    )  # fmt: skip


def _liver(case: Case, event: Event, group: Series, moments: Moments, onset: Onset, found: Measured,
           kept: Kept) -> LiverEvidence:  # fmt: skip
    samples = (*(group.get(name) for name in LIVER), found.by_analyte.get("INR"))
    return kept.step(
        ("liver", event.id), (event, case.work_up, case.symptoms, *samples),
        (onset.text, moments.range_of(("onset", event.id))),
        lambda: liver_evidence(case, event, group, moments, onset, found.by_analyte.get("INR", ())),
    )  # fmt: skip


def _decisions(case: Case) -> dict[tuple[str, str, str], tuple[Decision, ...]]:
    found: dict[tuple[str, str, str], tuple[Decision, ...]] = {}
    for one in case.decisions:
        about = one.product, one.event, one.method
        found[about] = (*found.get(about, ()), one)
    return found


def _intake(product: Product, moments: Moments) -> tuple[Intake, tuple[DoseChange, ...], tuple[Timed, ...]]:
    """A product's periods of intake and its changes of dose, which are again given with their days."""
    spans, found = periods(product, moments), dose_changes(product, moments)
    intake = Intake(spans, tuple(bounds_of(span, moments, ()) for span in spans))
    return intake, found, timed(found, moments)
