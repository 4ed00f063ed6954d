"""Generated values for property tests: partial dates, and cases that a file may hold."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from causality.case import model
from causality.case.dates import PartialDate
from causality.case.examinations import Biopsy, BiopsySign, BiopsyState, Procedure, ProcedureKind
from causality.case.model import Case, DoseRecord, Event, HistoryEntry, Patient, Product, Sample
from causality.case.pair_facts import OtherCause, PairFacts, Reported
from causality.case.paragraphs import NarrativeParagraph, Part
from causality.case.ranking import RankedCause, Standing
from causality.case.reporting import Qualification, Reporting, ReportType
from causality.case.severity import SeverityGrade

WRITINGS = (
    "",
    "Müller",
    "µkat/L",
    "肝损伤",
    "بداء الكبد",
    "🧪 👩🏽‍⚕️",
    "e\u0301 ≠ é",
    "two\nlines\tand a tab",
    '"quoted" \\',
    "a" * 300,
)

_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
_days = st.dates(date(1990, 1, 1), date(2035, 12, 31))


def texts() -> st.SearchStrategy[str]:
    """Free text of any script."""
    return st.sampled_from(WRITINGS) | st.text(_CHARACTERS, max_size=20)


def ids() -> st.SearchStrategy[str]:
    """Identifiers of any script, without blanks."""
    return st.text(st.characters(categories=["L", "N"], include_characters="-_"), min_size=1, max_size=8)


def exact_dates() -> st.SearchStrategy[PartialDate]:
    """Dates known to the day."""
    return _days.map(PartialDate.of)


def absolute_dates() -> st.SearchStrategy[PartialDate]:
    """Dates at every precision that refer to nothing else in the case."""
    days = _days.map(date.isoformat)
    months, years = days.map(lambda day: day[:7]), days.map(lambda day: day[:4])
    plain = days | months | years | st.builds("{} {}".format, st.sampled_from(["early", "mid", "late"]), months)
    side = st.sampled_from(["before", "after"])
    count, unit = st.integers(0, 40), st.sampled_from(["day", "week", "month", "year"])
    forms = [
        plain,
        st.builds("{} {}".format, side, plain),
        st.builds(lambda pair: "{} to {}".format(*sorted(pair)), st.tuples(days, days)),
        st.builds("{} {}s {} {}".format, count, unit, side, plain),
        st.just("unknown"),
    ]
    return _joined(st.one_of(forms))


def partial_dates(
    products: tuple[str, ...] = (), events: tuple[str, ...] = (), admission: bool = False
) -> st.SearchStrategy[PartialDate]:
    """Dates of every form, also counted from these products, events and, if there is one, the admission."""
    anchors = [f"start of {name}" for name in products] + [f"stop of {name}" for name in products]
    anchors += [f"onset of {name}" for name in events] + ["admission"] * admission
    if not anchors:
        return absolute_dates()
    anchor, side = st.sampled_from(anchors), st.sampled_from(["before", "after"])
    forms = [
        st.builds("{} {}".format, side, anchor),
        st.builds("{} {}s {} {}".format, st.integers(0, 40), st.sampled_from(["day", "week", "month"]), side, anchor),
    ]
    if products:
        forms.append(st.builds("day {} of {}".format, st.integers(1, 400), st.sampled_from(products)))
    return absolute_dates() | _joined(st.one_of(forms))


def _joined(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[PartialDate]:
    two = st.builds("{} or {}".format, pieces, pieces)
    return (pieces | two).map(PartialDate.parse)


def _amounts(most: float = 1e6) -> st.SearchStrategy[float]:
    return st.integers(0, 100).map(float) | st.floats(0, most)


def _one_of(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(literal.__args__)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


@st.composite
def dose_records(draw: st.DrawFn, start: st.SearchStrategy[PartialDate]) -> DoseRecord:
    """A dose record that begins on a day from `start`."""
    return DoseRecord(
        dose=draw(_maybe(_amounts())), unit=draw(texts()), per_day=draw(st.sampled_from([None, 0.5, 1.0, 3.0])),
        start=draw(_maybe(start)), stop=draw(_maybe(absolute_dates())), ongoing=draw(st.booleans()),
        intended_reexposure=draw(_maybe(st.booleans())), source=draw(texts()),
    )  # fmt: skip


@st.composite
def _products(draw: st.DrawFn, name: str, events: tuple[str, ...]) -> Product:
    first = draw(dose_records(absolute_dates()))
    later = draw(_few(dose_records(partial_dates((name,)))))
    return Product(
        id=name, name=draw(texts()), role=draw(_one_of(model.Role)), indication=draw(texts()),
        doses=draw(st.sampled_from([(), (first, *later)])), hepatotoxicity=draw(_maybe(_one_of(model.Hepatotoxicity))),
        half_life=draw(_maybe(_amounts())), treats=events[: draw(st.integers(0, 1))],
    )  # fmt: skip


@st.composite
def _samples(draw: st.DrawFn, days: st.SearchStrategy[PartialDate]) -> Sample:
    limits = sorted((draw(_amounts()), draw(_amounts())))
    return Sample(
        analyte=draw(st.sampled_from(["ALT", "ALP", "bilirubin", "胆红素"])), day=draw(days),
        value=draw(_maybe(st.floats(-1e9, 1e9))), comparator=draw(_one_of(model.Comparator)), unit=draw(texts()),
        lower=draw(st.sampled_from([None, limits[0]])), upper=draw(st.sampled_from([None, limits[1]])),
        text=draw(texts()),
    )  # fmt: skip


def with_a_value_replaced(data: st.DataObject, tree: dict[str, Any], values: st.SearchStrategy[Any]) -> Any:
    """Replace one value of a case file's tree, wherever it stands; give the object or list that held it."""
    node: Any = tree
    while True:
        key = data.draw(st.sampled_from(list(node) if isinstance(node, dict) else range(len(node))))
        inner = node[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        node = inner
    node[key] = data.draw(values)
    return node


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Cases with products, events, samples and the rest, such as a file may hold."""
    events = tuple(draw(st.lists(ids(), max_size=2, unique=True)))
    products = tuple(draw(st.lists(ids(), max_size=2, unique=True)))
    admission = draw(_maybe(exact_dates()))
    days = partial_dates(products, events, admission is not None)
    history = st.builds(HistoryEntry, text=texts(), when=_maybe(days), source=texts())
    patient = st.builds(
        Patient, initials=texts(), age=_maybe(_amounts(130)), sex=_maybe(_one_of(model.Sex)), weight=_maybe(_amounts()),
        pregnant=_maybe(st.booleans()), history=_few(history), death=_maybe(days),
    )  # fmt: skip
    return Case(
        id=draw(ids()), title=draw(texts()), version=draw(st.integers(1, 99)), admission=admission,
        patient=draw(st.just(Patient()) | patient),
        events=tuple(Event(id=name, name=draw(texts()), kind=draw(_one_of(model.EventKind)),
                           onset=draw(_maybe(absolute_dates())), outcome=draw(_maybe(_one_of(model.Outcome))))
                     for name in events),
        products=tuple(draw(_products(name, events)) for name in products),
        samples=draw(_few(_samples(days))), work_up=draw(_few(_work_up(days))), symptoms=draw(_few(_symptoms(days))),
        reporting=draw(_reporting()),
        biopsies=draw(_few(_biopsies(days))), procedures=draw(_few(_procedures(days))),
        ranking=draw(_few(_ranked(events))) if events else (),
        severity_grades=draw(_few(_severities(days, events))),
        statements=draw(_few(_statements(days, products, events))),
        pairs=draw(st.tuples(*_pairs(products, events))), paragraphs=draw(_paragraphs()),
        narrative=draw(texts()), comment=draw(texts()),
    )  # fmt: skip


def _paragraphs() -> st.SearchStrategy[tuple[NarrativeParagraph, ...]]:
    one = st.builds(NarrativeParagraph, part=_one_of(Part), text=texts(), generated=texts(), language=texts())
    return st.lists(one, max_size=2, unique_by=lambda paragraph: paragraph.part).map(tuple)


def _work_up(days: st.SearchStrategy[PartialDate]) -> st.SearchStrategy[model.WorkUpRow]:
    return st.builds(model.WorkUpRow, cause=texts(), state=_one_of(model.WorkUpState), day=_maybe(days), result=texts())


def _symptoms(days: st.SearchStrategy[PartialDate]) -> st.SearchStrategy[model.Symptom]:
    return st.builds(model.Symptom, name=texts(), onset=_maybe(days), end=_maybe(days))


def _biopsies(days: st.SearchStrategy[PartialDate]) -> st.SearchStrategy[Biopsy]:
    signs, share = _few(_one_of(BiopsySign)), _maybe(_amounts(100))
    return st.builds(Biopsy, state=_one_of(BiopsyState), day=_maybe(days), signs=signs, infiltration=share)


def _procedures(days: st.SearchStrategy[PartialDate]) -> st.SearchStrategy[Procedure]:
    return st.builds(
        Procedure, kind=_one_of(ProcedureKind), site=texts(), liver_in_field=_maybe(st.booleans()), start=_maybe(days)
    )


def _pairs(products: tuple[str, ...], events: tuple[str, ...]) -> tuple[st.SearchStrategy[PairFacts], ...]:
    """At most one for each pair."""
    return tuple(
        st.builds(
            PairFacts, product=st.just(product), event=st.just(event), reported=_maybe(_one_of(Reported)),
            other_cause=_maybe(_one_of(OtherCause)), before=_maybe(st.booleans()), comment=texts(),
        )
        for product in products
        for event in events
    )  # fmt: skip


def _ranked(events: tuple[str, ...]) -> st.SearchStrategy[RankedCause]:
    return st.builds(RankedCause, event=st.sampled_from(events), cause=texts(), standing=_maybe(_one_of(Standing)))


def _reporting() -> st.SearchStrategy[Reporting]:
    return st.builds(
        Reporting, country=texts(), qualification=_maybe(_one_of(Qualification)),
        report_type=_maybe(_one_of(ReportType)), received=_maybe(exact_dates()), clock=texts(),
        due=_maybe(exact_dates()),
    )  # fmt: skip


def _severities(days: st.SearchStrategy[PartialDate], events: tuple[str, ...]) -> st.SearchStrategy[SeverityGrade]:
    return st.builds(
        SeverityGrade, grade=st.sampled_from((None, 0, 1, 2, 3, 4, 5)), event=st.sampled_from(("", *events)),
        day=_maybe(days), version=texts(),
    )  # fmt: skip


def _statements(
    days: st.SearchStrategy[PartialDate], products: tuple[str, ...], events: tuple[str, ...]
) -> st.SearchStrategy[model.Statement]:
    return st.builds(
        model.Statement, kind=_one_of(model.StatementKind), text=texts(), product=st.sampled_from(("", *products)),
        event=st.sampled_from(("", *events)), change=_maybe(_one_of(model.Change)), grade=_maybe(st.integers(0, 5)),
        value=_maybe(st.floats(-1e9, 1e9)), day=_maybe(days),
    )  # fmt: skip
