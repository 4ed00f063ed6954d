"""Evidence in words: what stands at a path into the case file (`samples[3]`, `products[alpelisib].doses[0]`)."""

import re
from dataclasses import fields, is_dataclass
from typing import Any

from causality import wording
from causality.case.causes import cause_name
from causality.case.dates import PartialDate
from causality.case.model import (
    Case,
    DoseRecord,
    Event,
    HistoryEntry,
    ImagingFinding,
    Limits,
    Product,
    Sample,
    Statement,
    Symptom,
    WorkUpRow,
)
from causality.case.paragraphs import NarrativeParagraph
from causality.case.places import follow
from causality.case.severity import SeverityGrade
from causality.text import _


def evidence_text(case: Case, path: str) -> str:
    """Say what stands at `path`, with values and dates; a path that leads nowhere is given as it is."""
    try:
        value = follow(case, path)
    except (LookupError, AttributeError):
        return _plain(None, path) if path.startswith("pairs[") and "]." in path else path
    owner = re.match(r"products\[([^\]]+)\]\.", path)
    text = _described(value, path)
    return f"{_product(case, owner.group(1))}: {text}" if owner else text


def _product(case: Case, key: str) -> str:
    if key.isdecimal() and int(key) < len(case.products) and all(p.id != key for p in case.products):
        return case.products[int(key)].name or case.products[int(key)].id
    return wording.product_name(case, key)


def _described(value: Any, path: str) -> str:
    match value:
        case Sample():
            return f"{wording.analyte(value.analyte)} {wording.with_unit(value)}, {wording.when(value.day)}"
        case DoseRecord():
            return f"{wording.dose(value)}, {period(value)}"
        case Product():
            taken = "; ".join(f"{wording.dose(record)}, {period(record)}" for record in value.doses[:3])
            return f"{value.name or value.id} ({taken or _('no dose record')})"
        case Event():
            onset = _("onset {day}").format(day=wording.when(value.onset)) if value.onset else _("onset not set")
            return f"{value.name or value.id}, {onset}"
        case WorkUpRow():
            found = ", ".join(filter(None, (value.test, value.result, wording.when(value.day) if value.day else "")))
            return f"{cause_name(value.cause)}: {wording.name(value.state)}" + (f" ({found})" if found else "")
        case SeverityGrade():
            version = f"CTCAE v{value.version}" if value.version else _("version not stated")
            graded = _("{what}: grade {grade} ({version}), {day}")
            return graded.format(what=value.term or value.event, grade=value.grade, version=version,
                                 day=wording.when(value.day))  # fmt: skip
        case Symptom():
            return f"{value.name}, {wording.when(value.onset)}"
        case ImagingFinding():
            return f"{value.method}: {value.finding} ({wording.when(value.day)})"
        case HistoryEntry():
            return f"{value.text}, {wording.when(value.when)}"
        case Statement():
            given = ", ".join(filter(None, (wording.when(value.day) if value.day else "", value.source)))
            return f"{value.text} ({given})" if given else value.text
        case Limits():
            limits = wording.limits(value.unit, value.lower, value.upper)
            return _("limits of {analyte}: {limits}").format(analyte=wording.analyte(value.analyte), limits=limits)
        case NarrativeParagraph():
            return _("narrative, paragraph “{part}”").format(part=wording.name(value.part))
        case _:
            return _plain(value, path)


def _plain(value: Any, path: str) -> str:
    label = path.rsplit(".", 1)[-1].replace("_", " ")
    if value is None or value in ("", ()):
        return _("{what}: not reported").format(what=label)
    if isinstance(value, PartialDate):
        return f"{label}: {wording.when(value)}"
    if isinstance(value, bool):
        return f"{label}: {wording.name('yes' if value else 'no')}"
    if isinstance(value, int | float):
        return f"{label}: {wording.number(value)}"
    if isinstance(value, tuple):
        return ", ".join(evidence for item in value[:8] if (evidence := _described(item, path)))
    if is_dataclass(value):
        return ", ".join(f.name for f in fields(value) if getattr(value, f.name))
    return f"{label}: {value}"


def period(record: DoseRecord) -> str:
    """Say from when to when a dose record runs, at the precision that is known."""
    start = wording.when(record.start)
    if record.ongoing:
        return _("{start} – ongoing").format(start=start)
    if record.stop is None:
        return _("{start} – stop not reported").format(start=start)
    return f"{start} – {wording.when(record.stop)}"
