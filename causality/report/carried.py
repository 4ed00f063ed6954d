"""What a report carries inside: the case file, and the verdicts as they are printed.

`verdicts.json` holds totals, categories, items and challenges in the form in which `recomputed` compares them with a
new computation of the carried case.
"""

import hashlib
import json
from datetime import datetime
from typing import Any

from causality.assess import Assessment
from causality.case.model import Case
from causality.methods.method import ItemResult, Method, PairAssessment

CASE_NAME = "case.json"
VERDICTS_NAME = "verdicts.json"
METHOD_NAME = "method-{id}.json"
"""What the declaration of a site's method is called; it can be put into the folder of methods as it is."""
FORMAT = "dechallenge-report/1"


def case_bytes(case: Case) -> bytes:
    """Write the case file that the report carries: the same case gives the same bytes."""
    from causality.case.digest import carried

    return carried(case)


def read_case(data: bytes) -> Case:
    """Read a carried case; raises `InvalidCaseFile` (a ValueError) with one line."""
    from causality.case.file import read_case as read

    return read(data)


def site_methods_of(assessment: Assessment) -> tuple[Method, ...]:
    """Give the methods of a site under which an assessment judges, in the order in which they are shown."""
    return tuple({pair.method.id: pair.method for pair in assessment.pairs if pair.method.site}.values())


def method_bytes(method: Method) -> bytes:
    """Write the declaration of a site's method that the report carries."""
    from causality.methods.site import declaration

    return declaration(method)


def digest(data: bytes) -> str:
    """The SHA-256 of `data`, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def software_version() -> str:
    """The version of this program, as printed and carried."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("dechallenge")
    except PackageNotFoundError:
        return "0+unknown"


def printed(
    assessment: Assessment, *, generated: datetime | None, demo: bool, language: str, paper: str
) -> dict[str, Any]:
    """Give the printed verdicts as plain data, with what is needed to print the same pages again."""
    return {
        "format": FORMAT,
        "software": software_version(),
        "generated": generated.isoformat() if generated else None,
        "demo": demo,
        "language": language,
        "paper": paper,
        "case": {
            "id": assessment.case.id,
            "version": assessment.case.version,
            "sha256": digest(case_bytes(assessment.case)),
        },
        **computed(assessment),
    }


def computed(assessment: Assessment) -> dict[str, Any]:
    """Give the part of the printed data that follows from the case alone."""
    return {
        "pairs": [_pair(pair) for pair in assessment.pairs],
        "challenges": [
            {"product": c.product, "event": c.event, "analyte": c.analyte, "change": c.change, "record": c.record,
             "verdict": c.verdict}
            for c in assessment.challenges
        ],
        "findings": [{"kind": f.kind, "severity": f.severity, "where": list(f.where)} for f in assessment.findings],
    }  # fmt: skip


def as_bytes(data: dict[str, Any]) -> bytes:
    """Write plain data as JSON, always in the same way."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _pair(pair: PairAssessment) -> dict[str, Any]:
    return {
        "product": pair.product,
        "event": pair.event,
        "method": pair.method.id,
        "method_version": pair.method.version,
        "sheet": pair.sheet_id,
        "state": pair.applicability.state,
        "total": _span(pair.total),
        "could_become": _span(pair.could_become),
        "categories": list(pair.categories),
        "could_reach": list(pair.could_reach),
        "sheets": [
            {"sheet": s.sheet.id, "total": list(s.total), "could_become": list(s.could_become)} for s in pair.sheets
        ],
        "items": [_item(result) for sheet in pair.sheets for result in sheet.items],
    }


def _item(result: ItemResult) -> dict[str, Any]:
    return {
        "sheet": result.sheet,
        "item": result.item.id,
        "answers": list(result.answers),
        "points": list(result.points),
        "basis": result.basis,
    }


def _span(span: tuple[int, int] | None) -> list[int] | None:
    return list(span) if span else None
