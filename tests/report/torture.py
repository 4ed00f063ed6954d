"""A case that strains the layout: 60 pages of values, 40 products, texts of 5,000 characters, scripts, overrides."""

from datetime import date

from causality.assess import assess
from causality.case.causes import CHECKLIST
from causality.case.dates import PartialDate, exact
from causality.case.model import (
    Case,
    Decision,
    DoseRecord,
    Event,
    HistoryEntry,
    ImagingFinding,
    Patient,
    Product,
    Role,
    Sample,
    Statement,
    Symptom,
    WorkUpRow,
    WorkUpState,
)
from causality.case.paragraphs import NarrativeParagraph

DAYS, OVERRIDES = 900, 12
FIRST = date(2022, 1, 3).toordinal()
ANALYTES = {
    "ALT": ("U/L", 40.0), "AST": ("U/L", 35.0), "ALP": ("U/L", 120.0), "TBIL": ("µmol/L", 18.5),
    "GGT": ("U/L", 55.0), "DBIL": ("µmol/L", 6.8), "INR": ("", 1.2), "PLT": ("10^9/L", 400.0),
}  # fmt: skip
NAMES = ("alpelisib", "柴胡疏肝汤（加减）", "Παρακεταμόλη εφερβέσκουσα", "ибупрофен",
         "e\u0301lixir pe\u0301doncule\u0301", "五味子片", "Łódź żółć", "σιλυμαρίνη", "複方甘草酸苷",
         "Ωμέγα-3 ≥ 90 %")  # fmt: skip
ROLES: tuple[Role, ...] = ("suspect", "concomitant", "interacting", "treatment")
STATES: tuple[WorkUpState, ...] = ("ruled_out", "positive", "inconclusive", "not_done")


def long_text(seed: str, length: int = 5000) -> str:
    """Give running text of a length, in words that tell where they come from."""
    words = f"{seed} was given with food; the patient reported no fever, then jaundice, later pruritus. "
    return (words * (length // len(words) + 1))[:length].rstrip()


def torture_case() -> Case:
    """Give the case without decisions."""
    return Case(
        id="TORTURE-Ωμ-病例-0001",
        title="Ηπατίτιδα υπό αγωγή · 药物性肝损伤，伴黄疸 · pre\u0301cis of a very long course with many products",
        version=17,
        admission=exact("2022-02-01"),
        patient=Patient(
            initials="Χ.Π. / 王小明", age=71, sex="female", weight=48.5, pregnant=False, alcohol=1.5,
            alcohol_note=long_text("wine", 900),
            history=tuple(HistoryEntry(text=long_text(f"entry {n}", 300), when=exact("2019"), source=f"chart p. {n}")
                          for n in range(12)),
        ),
        events=(
            Event(id="liver", name="liver injury 肝损伤", kind="liver_injury", onset=exact("2022-03-01"),
                  seriousness=("hospitalisation", "life_threatening"), outcome="recovering"),
            Event(id="glucose", name="υπεργλυκαιμία", kind="hyperglycaemia", outcome="recovered"),
        ),
        products=tuple(_product(n) for n in range(40)),
        samples=tuple(_samples()),
        work_up=tuple(
            WorkUpRow(cause=cause, state=STATES[n % 4], test=f"test {n}", result=long_text(f"finding {n}", 400),
                      day=exact("2022-03-05"), source=f"laboratory sheet {n}")
            for n, cause in enumerate((*CHECKLIST, "Wilson disease", "自身免疫性肝炎"))
        ),
        symptoms=tuple(Symptom(name=name, event="liver", onset=exact("2022-03"))
                       for name in ("黄疸", "κνησμός", "fever")),
        imaging=tuple(ImagingFinding(method="MRCP", finding=long_text(f"duct {n}", 700), day=exact("2022-03-09"))
                      for n in range(6)),
        statements=tuple(Statement(kind="challenge", text=long_text(f"statement {n}", 500), day=exact("2022-04"))
                         for n in range(8)),
        paragraphs=(NarrativeParagraph(part="patient", text=long_text("the officer's patient"), who="Dr Żak",
                                       when="2026-11-20T10:00:00+05:30"),),
        narrative="\n\n".join((long_text("first"), "一" * 2500, "Ελληνικά " * 400)),
        conclusion=long_text("conclusion"),
        source="α, β and γ",
        comment=long_text("comment", 1200),
    )  # fmt: skip


def decided(case: Case, most: int = OVERRIDES) -> Case:
    """Give the case with as many items overridden for long reasons as its sheets allow."""
    from dataclasses import replace

    made: list[Decision] = []
    for pair in assess(case).pairs:
        for sheet in pair.sheets:
            for result in sheet.items:
                other = next((answer.id for answer in result.item.answers if answer.id not in result.answers), "")
                if other and len(made) < most:
                    made.append(
                        Decision(product=pair.product, event=pair.event, method=pair.method.id, sheet=sheet.sheet.id,
                                 item=result.item.id, answer=other, action="overridden", who="Δρ. Παπαδοπούλου 王医生",
                                 reason=long_text(f"reason {len(made)}", 600), when="2026-11-21T09:00:00+01:00")
                    )  # fmt: skip
    return replace(case, decisions=tuple(made))


def _product(number: int) -> Product:
    name = f"{NAMES[number % len(NAMES)]} {number}"
    doses = tuple(
        DoseRecord(dose=300 / (step + 1), unit="mg", route="oral", start=_day(40 + 3 * number + 30 * step),
                   stop=_day(69 + 3 * number + 30 * step), source=f"chart p. {number}.{step}")
        for step in range(1 + number % 3)
    )  # fmt: skip
    comment = long_text(f"comment on product {number}") if number % 8 == 0 else ""
    return Product(id=f"p{number}", name=name, role=ROLES[0 if number < 6 else 1 + number % 3], kind="drug",
                   indication="ασθένεια" if number % 2 else "疾病", doses=doses, comment=comment,
                   treats=("liver",) if number % 3 == 2 and number >= 6 else ())  # fmt: skip


def _samples() -> list[Sample]:
    found = []
    for step in range(DAYS):
        for place, (analyte, (unit, upper)) in enumerate(ANALYTES.items()):
            value = round(upper * (0.4 + 7 * abs((step - 60) % 240 - 120) / 120) + place, 1)
            found.append(
                Sample(
                    analyte=analyte, day=_day(step), value=value, unit=unit, upper=upper,
                    comparator="<" if step % 97 == 5 else "", laboratory="北京" if step % 50 == 0 else "",
                )
            )  # fmt: skip
    return found


def _day(number: int) -> PartialDate:
    return PartialDate.of(date.fromordinal(FIRST + number))
