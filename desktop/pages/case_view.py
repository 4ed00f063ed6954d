"""What the sections of the case page show: the case with what was found about it, and how entries are read."""

import re
from collections.abc import Callable

from causality import wording
from causality.case.edits import Edit
from causality.case.finding import Finding
from causality.case.model import Case
from causality.case.typed_dates import in_words, understand
from causality.evidence.completeness import Documentation
from causality.evidence.onset import Onset
from causality.frozen import frozen
from causality.text import N_, _
from desktop.pages.remarks import Remark, remark_on
from widgets.palette import LIGHT, Theme

PLACES = (
    "patient", "reporting", "events", "symptoms", "severity_grades", "imaging", "biopsies", "procedures", "admission",
    "statements",
)  # fmt: skip
HINT = N_("e.g. early Aug 2024")
UNSAID = "unsaid"
"""The id of the choice that something is not reported."""
_PLACE = re.compile(r"([a-z_]+)(?:\[([^\]]*)\])?(?:\.(.+))?")

_NOTHING = Case(id="")


@frozen
class CaseView:
    """The case, the onsets of its events, what was found about what this page shows, and how complete each pair is."""

    case: Case = _NOTHING
    onsets: tuple[Onset, ...] = ()
    findings: tuple[Finding, ...] = ()
    theme: Theme = LIGHT
    completeness: tuple[Documentation, ...] = ()

    def remark(self, *places: str) -> Remark:
        """Give what was found about one of `places`."""
        return remark_on(one for one in self.findings if any(place in one.where for place in places))


def split_place(place: str) -> tuple[str, str, str]:
    """Take a place apart: "events[liver].onset" is ("events", "liver", "onset")."""
    match = _PLACE.fullmatch(place)
    return (match[1], match[2] or "", match[3] or "") if match else ("", "", "")


def as_number(text: str) -> float | None:
    """Read a number with a point or a comma, None for none; raises ValueError with what is wrong."""
    plain = text.strip().replace("−", "-")
    if not plain:
        return None
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        raise ValueError(_('"{text}" is not a number').format(text=text.strip())) from None


def number_text(value: float | None) -> str:
    """Write a number as it is edited."""
    return "" if value is None else f"{value:g}"


def number_reader(edit: Callable[[str], Edit], view: Callable[[], CaseView]) -> Callable[[str], str]:
    """Give the reader of a field of a number: it refuses what the case could not take."""

    def read(text: str) -> str:
        edit(text).apply(view().case)
        return text

    return read


def date_reader(edit: Callable[[str], Edit], view: Callable[[], CaseView]) -> Callable[[str], str]:
    """Give the reader of a field of a date: it says the range, and refuses what the case could not take."""

    def read(text: str) -> str:
        edit(text).apply(view().case)
        return understand(text, view().case).text

    return read


def date_words(view: CaseView, text: str) -> str:
    """Say which days a date of the case allows."""
    return in_words(understood, view.case).text if text and (understood := understand(text, view.case).day) else ""


def choices(keys: tuple[str, ...], unsaid: str = wording.NOT_REPORTED) -> tuple[tuple[str, str], ...]:
    """Give choices with their names, and last that it is not reported."""
    return (*((key, wording.name(key)) for key in keys), (UNSAID, _(unsaid)))
