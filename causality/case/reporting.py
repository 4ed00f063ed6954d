"""How a case came to be reported."""

from typing import Literal

from causality.case.dates import PartialDate
from causality.case.fact import fact

Qualification = Literal["physician", "pharmacist", "other_health_professional", "lawyer", "consumer"]
ReportType = Literal["spontaneous", "study", "other_report", "not_available"]


@fact
class Reporting:
    """How the case came to be reported: country, the primary reporter's qualification, the type of report.

    Qualifications and types are those of E2B(R3) (C.2.r.4 and C.1.3). `received` is the day from which the reporting
    clock runs, `clock` the id of that clock, `due` a day entered by hand in the place of the one that the clock gives.
    """

    country: str = ""
    qualification: Qualification | None = None
    report_type: ReportType | None = None
    received: PartialDate | None = None
    clock: str = ""
    due: PartialDate | None = None
