"""Findings that the officer has answered: which answer belongs to which finding, as long as its facts stand."""

import hashlib
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from causality.case.dates import PartialDate
from causality.case.finding import Finding
from causality.case.model import Case
from causality.case.places import follow
from causality.case.versions import FindingAnswer


def about(case: Case, finding: Finding) -> str:
    """Give the digest of the facts that a finding is about, wherever their rows stand by now."""
    text = "\n".join((finding.kind, *(_fact(case, place) for place in finding.where)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def answer_to(case: Case, finding: Finding) -> FindingAnswer | None:
    """Give the officer's answer to a finding; None while there is none."""
    alike = [one for one in case.answered if one.kind == finding.kind]
    if not alike:
        return None
    subject = about(case, finding)
    return next((one for one in alike if one.about == subject), None)


def _fact(case: Case, place: str) -> str:
    """Write the fact at a place; a whole list, whose rows come and go, is written as its name."""
    try:
        value = follow(case, place)
    except (LookupError, AttributeError):
        return place
    if isinstance(value, tuple):
        return place
    return "; ".join((place.partition("[")[0], *_written(value)))


def _written(value: Any) -> Iterator[str]:
    """Write what is not as it is by default, so that a field added to the model later changes nothing."""
    if isinstance(value, PartialDate):
        yield value.text
    elif is_dataclass(value):
        for field in fields(value):
            part = getattr(value, field.name)
            if field.default is MISSING or part != field.default:
                yield f"{field.name}: {', '.join(_written(part))}"
    elif isinstance(value, tuple):
        for part in value:
            yield f"({'; '.join(_written(part))})"
    else:
        yield f"{value:g}" if isinstance(value, float) else repr(value)
