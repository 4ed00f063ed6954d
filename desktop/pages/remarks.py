"""The findings of an assessment by the place that they concern, as remarks on cells and fields."""

from collections.abc import Iterable

from causality.case.finding import Finding, Severity
from causality.frozen import frozen

_GRAVITY: dict[Severity, int] = {"note": 0, "warning": 1, "error": 2}


@frozen
class Remark:
    """What is wrong at one place: the texts of its findings, and the gravest of their severities."""

    text: str = ""
    severity: Severity | None = None


NOTHING = Remark()


def remark_on(findings: Iterable[Finding]) -> Remark:
    """Give one remark that says all of `findings`, the gravest first."""
    ordered = sorted(dict.fromkeys(findings), key=lambda one: -_GRAVITY[one.severity])
    if not ordered:
        return NOTHING
    return Remark("\n".join(dict.fromkeys(one.text for one in ordered)), ordered[0].severity)
