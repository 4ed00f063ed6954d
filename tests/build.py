"""Cases built in code: day 0 is 1 January 2024, values are multiples of the upper limit of normal.

A `Day` is a number of days after day 0, a partial date as text ("2024-01", "unknown"), or None where the case says
nothing. Unless told otherwise the patient answers item 3 with no points, so that a test sees its own item alone.
"""

from dataclasses import replace
from datetime import date

from causality.assess import Assessment, assess
from causality.case.causes import CHECKLIST as CAUSES
from causality.case.causes import GROUP_I, GROUP_II
from causality.case.dates import PartialDate
from causality.case.model import (
    Case,
    Change,
    Comparator,
    Decision,
    DoseRecord,
    Event,
    EventKind,
    Hepatotoxicity,
    Outcome,
    Patient,
    Product,
    Role,
    Sample,
    Seriousness,
    Statement,
    Symptom,
    WorkUpRow,
    WorkUpState,
)
from causality.case.pair_facts import PairFacts
from causality.evidence.facts import gather
from causality.evidence.moments import Moments
from causality.evidence.values import Challenge, LiverEvidence, Multiple
from causality.methods.method import ItemResult, PairAssessment, SheetResult

Day = int | str | None
DAY_0 = date(2024, 1, 1).toordinal()
ULN = 40.0
ADULT = Patient(sex="female", age=40, alcohol=0, pregnant=False)
CHECKLIST = tuple(CAUSES)


def ordinal(day: int) -> int:
    """The ordinal of a day counted from day 0."""
    return DAY_0 + day


def since(ordinals: tuple[int | None, int | None] | None) -> tuple[int | None, int | None] | None:
    """A range of ordinals counted from day 0."""
    if ordinals is None:
        return None
    first, last = (None if end is None else end - DAY_0 for end in ordinals)
    return first, last


def on(day: int | str) -> PartialDate:
    """A day counted from day 0, or a partial date as it is written."""
    return PartialDate.parse(day) if isinstance(day, str) else PartialDate.of(date.fromordinal(ordinal(day)))


def maybe(day: Day) -> PartialDate | None:
    """A day, or nothing."""
    return None if day is None else on(day)


def sample(analyte: str, day: int | str, times: float, comparator: Comparator = "") -> Sample:
    """A value of `times` the upper limit of normal."""
    return Sample(analyte=analyte, day=on(day), value=round(times * ULN, 6), upper=ULN, comparator=comparator)


def raw(analyte: str, day: int | str, value: float, limit: float) -> Sample:
    """A value with the limit of its laboratory."""
    return Sample(analyte=analyte, day=on(day), value=value, upper=limit)


def alt(day: int | str, times: float, comparator: Comparator = "") -> Sample:
    return sample("ALT", day, times, comparator)


def ast(day: int | str, times: float, comparator: Comparator = "") -> Sample:
    return sample("AST", day, times, comparator)


def alp(day: int | str, times: float, comparator: Comparator = "") -> Sample:
    return sample("ALP", day, times, comparator)


def tbil(day: int | str, times: float, comparator: Comparator = "") -> Sample:
    return sample("TBIL", day, times, comparator)


def multiple(day: int, low: float, high: float | None = None, index: int = 0) -> Multiple:
    """A sample already resolved to a multiple; `high` where the value is censored."""
    return Multiple(index, "ALT", ordinal(day), ordinal(day), low, low if high is None else high, ULN)


def dose(
    start: Day = None,
    stop: Day = None,
    mg: float | None = None,
    *,
    ongoing: bool = False,
    per_day: float | None = 1.0,
    intended: bool | None = None,
    unit: str = "mg",
) -> DoseRecord:
    """A dose record from its first to its last day of intake."""
    return DoseRecord(
        dose=mg, unit=unit, per_day=per_day, start=maybe(start), stop=maybe(stop), ongoing=ongoing,
        intended_reexposure=intended,
    )  # fmt: skip


def product(
    *doses: DoseRecord,
    id: str = "drug",
    role: Role = "suspect",
    hepatotoxicity: Hepatotoxicity | None = None,
    slow: bool | None = None,
    implicated: bool | None = None,
    treats: tuple[str, ...] = (),
) -> Product:
    """A product, named as its id."""
    return Product(
        id=id, name=id, role=role, doses=doses, hepatotoxicity=hepatotoxicity, slowly_metabolised=slow,
        implicated_here=implicated, treats=treats,
    )  # fmt: skip


def co_drug(
    *doses: DoseRecord,
    id: str = "other",
    hepatotoxicity: Hepatotoxicity | None = "unknown",
    slow: bool | None = None,
    implicated: bool | None = None,
) -> Product:
    """A concomitant product, not known to harm the liver unless told otherwise."""
    return product(
        *doses, id=id, role="concomitant", hepatotoxicity=hepatotoxicity, slow=slow, implicated=implicated
    )  # fmt: skip


def event(
    onset: Day = None,
    kind: EventKind = "liver_injury",
    analytes: tuple[str, ...] = (),
    outcome: Outcome | None = None,
) -> Event:
    """The event under assessment, with the id "event"."""
    return Event(id="event", name="event", kind=kind, onset=maybe(onset), analytes=analytes, outcome=outcome)


def symptom(name: str, day: Day, of: str = "event") -> Symptom:
    return Symptom(name=name, event=of, onset=maybe(day))


def work_up(state: WorkUpState, *causes: str) -> tuple[WorkUpRow, ...]:
    """One row a cause, all of one state."""
    return tuple(WorkUpRow(cause=cause, state=state) for cause in causes)


def ruled_out(group_i: int, group_ii: int = 0) -> tuple[WorkUpRow, ...]:
    """The first causes of each group, ruled out."""
    return work_up("ruled_out", *tuple(GROUP_I)[:group_i], *tuple(GROUP_II)[:group_ii])


def decision(item: str, answer: str, *, sheet: str = "hepatocellular", overridden: str = "") -> Decision:
    """An answer accepted, or overridden for the reason given."""
    return Decision(
        product="drug", event="event", method="rucam-2016", sheet=sheet, item=item, answer=answer,
        action="overridden" if overridden else "accepted", reason=overridden, who="officer",
        when="2024-06-01T10:00:00+00:00",
    )  # fmt: skip


def case(
    *products: Product,
    samples: tuple[Sample, ...] = (),
    onset: Day = None,
    patient: Patient = ADULT,
    work_up: tuple[WorkUpRow, ...] = (),
    symptoms: tuple[Symptom, ...] = (),
    decisions: tuple[Decision, ...] = (),
    admission: Day = None,
    of: Event | None = None,
) -> Case:
    """A case of liver injury, or of the event given as `of`."""
    return Case(
        id="case", patient=patient, events=(of or event(onset),), products=products, samples=samples,
        work_up=work_up, symptoms=symptoms, decisions=decisions, admission=maybe(admission),
    )  # fmt: skip


def hepatocellular(day: int = 30, times: float = 10.0) -> tuple[Sample, ...]:
    """Samples of one day that open the hepatocellular sheet."""
    return alt(day, times), alp(day, 1.0)


def cholestatic(day: int = 30, times: float = 4.0) -> tuple[Sample, ...]:
    """Samples of one day that open the cholestatic or mixed sheet."""
    return alt(day, 1.0), alp(day, times)


def pair(of: Case, product_id: str = "drug") -> PairAssessment:
    """RUCAM of one product."""
    return next(one for one in assess(of).pairs if (one.product, one.method.id) == (product_id, "rucam-2016"))


def only_sheet(of: Case, product_id: str = "drug") -> SheetResult:
    """The one sheet that is scored."""
    (sheet,) = pair(of, product_id).sheets
    return sheet


def item(of: Case, item_id: str, product_id: str = "drug") -> ItemResult:
    """One item of the one sheet that is scored."""
    return next(one for one in only_sheet(of, product_id).items if one.item.id == item_id)


def points(of: Case, item_id: str) -> tuple[int, int]:
    """The lowest and highest points of one item."""
    return item(of, item_id).points


def answers(of: Case, item_id: str) -> set[str]:
    """The answers of one item that are scored."""
    return set(item(of, item_id).answers)


def liver(of: Case) -> LiverEvidence:
    """What the liver tests of the case show."""
    return assess(of).liver[0]


def challenges(of: Case, change: Change, analyte: str = "ALT", product_id: str = "drug") -> tuple[Challenge, ...]:
    """Every challenge of one kind of a product, for one analyte."""
    wanted = (change, analyte, product_id)
    return tuple(one for one in assess(of).challenges if (one.change, one.analyte, one.product) == wanted)


def challenge(of: Case, change: Change, analyte: str = "ALT") -> Challenge:
    """The one challenge of its kind."""
    (found,) = challenges(of, change, analyte)
    return found


def moments(of: Case) -> Moments:
    """The days of a case, with the proposed onset."""
    return gather(of).moments


def finding_kinds(assessment: Assessment) -> list[str]:
    return [finding.kind for finding in assessment.findings]


def by_method(of: Case, method: str, product_id: str = "drug") -> PairAssessment:
    """One product under a method."""
    return next(one for one in assess(of).pairs if (one.product, one.method.id) == (product_id, method))


def item_by(of: Case, method: str, item_id: str, product_id: str = "drug") -> ItemResult:
    """One item of a method of one sheet."""
    (sheet,) = by_method(of, method, product_id).sheets
    return next(one for one in sheet.items if one.item.id == item_id)


def known(**facts: object) -> tuple[PairFacts, ...]:
    """What is known of the drug and the event together."""
    return (PairFacts(product="drug", event="event", **facts),)  # type: ignore[arg-type] # the test names the fields


def glucose(day: int | str, times: float) -> Sample:
    """A fasting glucose of so many times the upper limit of normal."""
    return Sample(analyte="GLU_FASTING", day=on(day), value=round(times * 6.0, 6), unit="mmol/L", lower=4.0, upper=6.0)


def of_other_kind(
    *products: Product,
    onset: Day = 10,
    samples: tuple[Sample, ...] = (),
    pairs: tuple[PairFacts, ...] = (),
    kind: EventKind = "hyperglycaemia",
    statements: tuple[Statement, ...] = (),
    seriousness: tuple[Seriousness, ...] = (),
    outcome: Outcome | None = None,
) -> Case:
    """A case of hyperglycaemia, or of an event without laboratory values."""
    one = replace(event(onset, kind, outcome=outcome), seriousness=seriousness)
    return Case(
        id="case", patient=ADULT, events=(one,), products=products, samples=samples, pairs=pairs, statements=statements
    )


def answers_by(of: Case, method: str, item_id: str) -> set[str]:
    """The answers of one item of a method, on every sheet that is scored."""
    found = by_method(of, method)
    return {answer for sheet in found.sheets for one in sheet.items if one.item.id == item_id for answer in one.answers}
