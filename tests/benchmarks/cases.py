"""Cases of any size for the benchmarks: a long course of treatment with laboratory values taken in turn."""

from datetime import date
from importlib.resources import files

from causality.case.causes import CHECKLIST
from causality.case.dates import PartialDate
from causality.case.file import read_case
from causality.case.model import Case, DoseRecord, Event, Patient, Product, Role, Sample, WorkUpRow

FIRST = date(2012, 1, 1).toordinal()
ONSET = 200
LIMITS = {
    "ALT": (40.0, "U/L"), "AST": (40.0, "U/L"), "ALP": (120.0, "U/L"), "GGT": (60.0, "U/L"), "TBIL": (21.0, "umol/L"),
    "DBIL": (5.0, "umol/L"), "INR": (1.2, "1"), "GLU_FASTING": (6.1, "mmol/L"), "CREA": (104.0, "umol/L"),
    "PLT": (400.0, "10*9/L"),
}  # fmt: skip
"""Upper limit of normal and unit of what is measured."""
SUSPECTS = 4
DAYS_A_YEAR = 365


def worked_example() -> Case:
    """Read the worked example."""
    return read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())


def large_case(samples: int, products: int) -> Case:
    """Build a case of so many samples and products: four suspects, a liver injury and a hyperglycaemia.

    Every suspect was started, reduced, stopped and taken again; of the others some are dated to the month only.
    """
    return Case(
        id="large",
        patient=Patient(age=61.0, sex="female", alcohol=0.0),
        events=(
            Event(id="liver", name="liver injury", kind="liver_injury", onset=_on(ONSET), outcome="recovering"),
            Event(id="sugar", name="hyperglycaemia", kind="hyperglycaemia", onset=_on(ONSET - 60)),
        ),
        products=tuple(_product(place) for place in range(products)),
        samples=tuple(_sample(place, samples) for place in range(samples)),
        work_up=tuple(WorkUpRow(cause=cause, state="ruled_out", test="serology") for cause in list(CHECKLIST)[:8]),
    )


def _on(day: int) -> PartialDate:
    return PartialDate.of(date.fromordinal(FIRST + day))


def _product(place: int) -> Product:
    role: Role = "suspect" if place < SUSPECTS else "concomitant"
    begin = ONSET - 120 + 7 * place if place < SUSPECTS else ONSET - 150 + 11 * place
    doses = [
        DoseRecord(dose=300.0, unit="mg", start=_on(begin), stop=_on(begin + 60)),
        DoseRecord(dose=150.0, unit="mg", start=_on(begin + 61), stop=_on(begin + 110)),
        DoseRecord(dose=150.0, unit="mg", start=_on(begin + 190), stop=_on(begin + 220), intended_reexposure=False),
    ]
    if place >= SUSPECTS:
        doses = [DoseRecord(start=_on(begin) if place % 3 else _month(begin), stop=_on(begin + 90))]
    return Product(
        id=f"product {place}", name=f"product {place}", role=role, doses=tuple(doses),
        hepatotoxicity="labelled" if place % 2 else None,
    )  # fmt: skip


def _month(day: int) -> PartialDate:
    return PartialDate.parse(date.fromordinal(FIRST + day).isoformat()[:7])


def _sample(place: int, count: int) -> Sample:
    """One of the values in turn: all analytes of a day, day by day; the liver tests rise and fall after the onset."""
    turn, which = divmod(place, len(LIMITS))
    days = max(1, count // len(LIMITS))
    day = turn * 4 if days < DAYS_A_YEAR else turn // max(1, days // (10 * DAYS_A_YEAR))
    analyte, (upper, unit) = list(LIMITS.items())[which]
    rise = 9.0 * max(0.0, 1 - abs(day - ONSET) / 60) if which < 6 or analyte == "GLU_FASTING" else 0.0
    value = round(upper * (0.6 + 0.003 * (place * 37 % 100) + rise), 2)
    return Sample(analyte=analyte, day=_on(day), value=value, unit=unit, upper=upper, lower=0.0)
