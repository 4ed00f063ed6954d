"""Evidence in words: what stands at a path into the case file (`samples[3]`, `products[alpelisib].doses[0]`)."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from causality import wording
from causality.case.causes import cause_name
from causality.case.dates import PartialDate, show
from causality.case.examinations import Biopsy, Procedure
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
from causality.case.pair_facts import FIELDS
from causality.case.paragraphs import NarrativeParagraph
from causality.case.places import follow
from causality.case.severity import SeverityGrade
from causality.report.examined import biopsy_text, imaging_text, procedure_text
from causality.text import _

MOST_SAMPLES = 8
"""The most samples of one analyte that are listed as evidence one by one."""
LONGEST_RESULT = 160
"""The longest result of a search for another cause that evidence repeats, in characters."""


def evidence_text(case: Case, path: str) -> str:
    """Say what stands at `path`, with values and dates; a path that leads nowhere is given as it is."""
    try:
        value = follow(case, path)
    except (LookupError, AttributeError):
        return _plain(None, path) if path.startswith("pairs[") and "]." in path else path
    owner = re.match(r"products\[([^\]]+)\]\.", path)
    text = _described(value, path)
    return f"{_product(case, owner.group(1))}: {text}" if owner else text


def evidence_list(case: Case, paths: Sequence[str]) -> str:
    """Say what stands at several paths; many samples of one analyte are counted, as all stand in their own table."""
    samples: dict[str, list[int]] = defaultdict(list)
    texts: dict[str, None] = {}
    for path in dict.fromkeys(paths):
        place = path.removeprefix("samples[").removesuffix("]")
        if path.startswith("samples[") and place.isdecimal() and int(place) < len(case.samples):
            samples[wording.short_analyte(case.samples[int(place)].analyte)].append(int(place))
        else:
            texts[evidence_text(case, path)] = None
    for analyte, found in samples.items():
        if len(found) > MOST_SAMPLES:
            texts[_counted(case, analyte, found)] = None
        else:
            texts |= dict.fromkeys(_described(case.samples[place], "") for place in found)
    return "; ".join(texts)


def _counted(case: Case, analyte: str, places: Sequence[int]) -> str:
    words = _("{analyte}: {count} values, all in the table of laboratory values")
    days = [day for place in places if (day := case.samples[place].day.exact)]
    if days:
        words = _("{analyte}: {count} values from {first} to {last}, all in the table of laboratory values")
    first, last = (show(min(days)), show(max(days))) if days else ("", "")
    return words.format(analyte=analyte, count=len(places), first=first, last=last)


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
            result = value.result if len(value.result) <= LONGEST_RESULT else _("result in the search for other causes")
            found = ", ".join(filter(None, (value.test, result, wording.when(value.day) if value.day else "")))
            return f"{cause_name(value.cause)}: {wording.name(value.state)}" + (f" ({found})" if found else "")
        case SeverityGrade():
            version = f"CTCAE v{value.version}" if value.version else _("version not stated")
            if value.grade is None:
                told = _("{what}: grade not entered, {day}")
                return told.format(what=value.term or value.event, day=wording.when(value.day))
            graded = _("{what}: grade {grade} ({version}), {day}")
            return graded.format(what=value.term or value.event, grade=value.grade, version=version,
                                 day=wording.when(value.day))  # fmt: skip
        case Symptom():
            return f"{value.name}, {wording.when(value.onset)}"
        case ImagingFinding():
            return f"{imaging_text(value)} ({wording.when(value.day)})"
        case Biopsy():
            return f"{biopsy_text(value)} ({wording.when(value.day)})"
        case Procedure():
            return f"{procedure_text(value)} ({wording.when(value.start)})"
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
    if path.startswith("pairs["):
        label = _(FIELDS.get(path.rsplit(".", 1)[-1], label))
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
