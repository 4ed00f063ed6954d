"""The case: everything known about one patient's episode, as immutable values.

Absent means not known: `None`, an empty text or an empty tuple. Nothing derived is stored here.
Every fact may carry a `source` (where it stands: document, page, table) and a `comment`.
Dates are `PartialDate`; identifiers are free text, unique within their kind.
"""

from typing import Literal

from causality.case.dates import PartialDate
from causality.case.deciding import Decision as Decision
from causality.case.deciding import DecisionAction as DecisionAction
from causality.case.deciding import Scoring
from causality.case.examinations import Biopsy, ImagingSign, Procedure
from causality.case.fact import fact
from causality.case.pair_facts import PairFacts
from causality.case.paragraphs import NarrativeParagraph
from causality.case.ranking import RankedCause
from causality.case.reporting import Reporting
from causality.case.severity import SeverityGrade
from causality.case.versions import FindingAnswer, Predecessor, SignedVersion

Role = Literal["suspect", "concomitant", "interacting", "treatment"]
Sex = Literal["female", "male"]
EventKind = Literal["liver_injury", "hyperglycaemia", "other"]
Hepatotoxicity = Literal["labelled", "published", "unknown"]
WorkUpState = Literal["ruled_out", "positive", "inconclusive", "not_done"]
Comparator = Literal["", "<", "<=", ">", ">="]
Seriousness = Literal["death", "life_threatening", "hospitalisation", "disability", "congenital_anomaly", "other"]
Outcome = Literal[
    "recovered", "recovering", "not_recovered", "recovered_with_sequelae", "fatal", "transplant", "unknown"
]
Change = Literal["start", "increase", "restart", "reduction", "stop"]
Direction = Literal["rise", "fall", "unchanged"]
StatementKind = Literal["challenge", "extreme", "grade", "period"]


@fact
class Patient:
    """The patient, without identifiers beyond what an individual case safety report may carry.

    `age` in years at the onset of the event, `weight` in kg, `alcohol` in drinks a day (0: none;
    the sheets do not define a drink in grams, so `alcohol_note` keeps the definition used).
    """

    initials: str = ""
    age: float | None = None
    sex: Sex | None = None
    weight: float | None = None
    pregnant: bool | None = None
    alcohol: float | None = None
    alcohol_note: str = ""
    history: tuple["HistoryEntry", ...] = ()
    death: PartialDate | None = None
    source: str = ""
    comment: str = ""


@fact
class HistoryEntry:
    """One line of the medical, family or treatment history."""

    text: str
    when: PartialDate | None = None
    source: str = ""
    comment: str = ""


@fact
class Event:
    """The adverse event under assessment.

    `onset` is the assessor's date; without it the product proposes one and says which.
    `analytes` names what was measured for an event of kind "other".
    """

    id: str
    name: str
    kind: EventKind = "other"
    onset: PartialDate | None = None
    analytes: tuple[str, ...] = ()
    seriousness: tuple[Seriousness, ...] = ()
    outcome: Outcome | None = None
    source: str = ""
    comment: str = ""


@fact
class DoseRecord:
    """One period at one dose: `dose` in `unit`, given `per_day` times a day (None: not stated).

    `start` and `stop` are the first and the last day of intake. A stop left out means that the next record
    follows at once or, for the last record, that no stop is reported; `ongoing` says that there was none.
    A stop that is "unknown" says that intake ended on an unknown day.
    """

    dose: float | None = None
    unit: str = ""
    per_day: float | None = None
    route: str = ""
    start: PartialDate | None = None
    stop: PartialDate | None = None
    ongoing: bool = False
    intended_reexposure: bool | None = None
    source: str = ""
    comment: str = ""


@fact
class Product:
    """Drug, herb, supplement or other exposure with its dose records in order of time.

    `hepatotoxicity` is what is on record of liver injury by this product: in its label, published only, or
    looked for and unknown. `slowly_metabolised` is the assessor's flag (no half-life limit is published).
    `implicated_here` is a positive rechallenge or validated test for this product in this case.
    `treats` names the events that this product was given to treat. Half-life in hours, `years_on_market` at the onset.
    """

    id: str
    name: str
    role: Role = "concomitant"
    kind: str = ""
    indication: str = ""
    doses: tuple[DoseRecord, ...] = ()
    hepatotoxicity: Hepatotoxicity | None = None
    livertox_category: str = ""
    slowly_metabolised: bool | None = None
    half_life: float | None = None
    years_on_market: float | None = None
    implicated_here: bool | None = None
    treats: tuple[str, ...] = ()
    source: str = ""
    comment: str = ""


@fact
class Sample:
    """One laboratory value as reported: analyte, unit and limits are kept as entered.

    `comparator` marks a censored value ("<" with 5 is "<5"); `text` holds a result that is no number.
    `lower` and `upper` are this sample's limits of normal in the sample's unit; without them
    the case's `limits` for the laboratory and day apply.
    """

    analyte: str
    day: PartialDate
    value: float | None = None
    comparator: Comparator = ""
    unit: str = ""
    lower: float | None = None
    upper: float | None = None
    laboratory: str = ""
    text: str = ""
    source: str = ""
    comment: str = ""


@fact
class Limits:
    """Limits of normal of one analyte at one laboratory ("" for any) for a period."""

    analyte: str
    unit: str = ""
    lower: float | None = None
    upper: float | None = None
    laboratory: str = ""
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    source: str = ""
    comment: str = ""


@fact
class WorkUpRow:
    """One cause looked for: `cause` is an id of the checklist or free text for a further one."""

    cause: str
    state: WorkUpState
    test: str = ""
    day: PartialDate | None = None
    result: str = ""
    source: str = ""
    comment: str = ""


@fact
class Symptom:
    """A symptom or sign, with the event it belongs to."""

    name: str
    event: str = ""
    onset: PartialDate | None = None
    end: PartialDate | None = None
    source: str = ""
    comment: str = ""


@fact
class ImagingFinding:
    """What one imaging examination or procedure showed, in words and as `signs`.

    `liver_spleen_ratio` is the ratio of density of liver to spleen.
    """

    method: str
    finding: str
    day: PartialDate | None = None
    signs: tuple[ImagingSign, ...] = ()
    liver_spleen_ratio: float | None = None
    source: str = ""
    comment: str = ""


@fact
class Statement:
    """What a source itself states, kept beside what the samples show.

    * challenge: `analyte` went in `direction` when `product` underwent `change` (at `day`, as the source gives it);
    * extreme: the highest `value` of `analyte` in `unit`;
    * grade: the event or analyte was of CTCAE `grade` (with `version`), at `value` if given;
    * period: the data run from `day` to `until`.
    """

    kind: StatementKind
    text: str
    product: str = ""
    event: str = ""
    analyte: str = ""
    change: Change | None = None
    direction: Direction | None = None
    value: float | None = None
    unit: str = ""
    grade: int | None = None
    version: str = ""
    day: PartialDate | None = None
    until: PartialDate | None = None
    source: str = ""
    comment: str = ""


@fact
class Case:
    """Everything known about one patient's episode. A case with nothing but an id is valid.

    `paragraphs` are the officer's in place of generated ones, `narrative` is what is told beyond them.
    A `signed` version is locked. One that follows it names it as its `predecessor`.
    """

    id: str
    title: str = ""
    version: int = 1
    admission: PartialDate | None = None
    patient: Patient = Patient()
    reporting: Reporting = Reporting()
    events: tuple[Event, ...] = ()
    products: tuple[Product, ...] = ()
    samples: tuple[Sample, ...] = ()
    limits: tuple[Limits, ...] = ()
    work_up: tuple[WorkUpRow, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    severity_grades: tuple[SeverityGrade, ...] = ()
    imaging: tuple[ImagingFinding, ...] = ()
    biopsies: tuple[Biopsy, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    statements: tuple[Statement, ...] = ()
    pairs: tuple[PairFacts, ...] = ()
    decisions: tuple[Decision, ...] = ()
    scorings: tuple[Scoring, ...] = ()
    ranking: tuple[RankedCause, ...] = ()
    answered: tuple[FindingAnswer, ...] = ()
    paragraphs: tuple[NarrativeParagraph, ...] = ()
    narrative: str = ""
    conclusion: str = ""
    source: str = ""
    comment: str = ""
    predecessor: Predecessor | None = None
    signed: SignedVersion | None = None
