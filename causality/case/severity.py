"""How severe an event was, day by day."""

from causality.case.dates import PartialDate
from causality.case.fact import fact


@fact
class SeverityGrade:
    """How severe an `event` was on a day, as a grade of the CTCAE: 0 (none) to 5; None: not entered yet.

    `version` is that of the CTCAE, `term` what was graded ("trigeminal neuralgia", "hyperglycaemia").
    """

    grade: int | None = None
    event: str = ""
    day: PartialDate | None = None
    version: str = ""
    term: str = ""
    source: str = ""
    comment: str = ""
