"""How values are put into words, on screen and in reports: numbers, dates, ranges, and the names of states."""

import math
import re
from datetime import date, datetime

from causality.case.analytes import find_analyte
from causality.case.answering import answer_to
from causality.case.dates import Part, PartialDate, show, show_range
from causality.case.finding import Finding
from causality.case.model import Case, DoseRecord, Sample
from causality.evidence.graded import SEVERITY
from causality.evidence.readings import VERDICTS
from causality.evidence.values import Multiple
from causality.methods.method import Method, PairAssessment, Range
from causality.text import N_, _, ngettext

NOT_REPORTED = N_("not reported")
_CALENDAR = re.compile(r"\b([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?\b", re.ASCII)

NAMES = {
    "suspect": N_("suspect"),
    "concomitant": N_("concomitant"),
    "interacting": N_("interacting"),
    "treatment": N_("treatment"),
    "female": N_("female"),
    "male": N_("male"),
    "ruled_out": N_("ruled out"),
    "not_done": N_("not done"),
    "inconclusive": N_("inconclusive"),
    **VERDICTS,
    "start": N_("start"),
    "increase": N_("increase"),
    "restart": N_("restart"),
    "reduction": N_("reduction"),
    "stop": N_("stop"),
    "rise": N_("rise"),
    "fall": N_("fall"),
    "unchanged": N_("unchanged"),
    "death": N_("death"),
    "life_threatening": N_("life-threatening"),
    "hospitalisation": N_("hospitalisation"),
    "disability": N_("disability"),
    "congenital_anomaly": N_("congenital anomaly"),
    "other": N_("other"),
    "recovered": N_("recovered"),
    "recovering": N_("recovering"),
    "not_recovered": N_("not recovered"),
    "recovered_with_sequelae": N_("recovered with sequelae"),
    "fatal": N_("fatal"),
    "transplant": N_("transplant"),
    "unknown": N_("unknown"),
    "labelled": N_("labelled"),
    "published": N_("published"),
    "yes": N_("yes"),
    "no": N_("no"),
    "either": N_("depends on what is not known"),
    "met": N_("met"),
    "biochemically_met": N_("biochemically met, causes open"),
    "open": N_("open"),
    "not_met": N_("not met"),
    "derived": N_("derived"),
    "entered": N_("entered"),
    "overridden": N_("overridden"),
    "accepted": N_("accepted"),
    "applicable": N_("applicable"),
    "exploratory": N_("exploratory"),
    "not_applicable": N_("not applicable"),
    "incomplete": N_("incomplete"),
    "error": N_("error"),
    "warning": N_("warning"),
    "note": N_("note"),
    "liver_injury": N_("liver injury"),
    "hyperglycaemia": N_("hyperglycaemia"),
    "hepatocellular": N_("hepatocellular"),
    "cholestatic": N_("cholestatic"),
    "mixed": N_("mixed"),
    "physician": N_("physician"),
    "pharmacist": N_("pharmacist"),
    "other_health_professional": N_("other health professional"),
    "lawyer": N_("lawyer"),
    "consumer": N_("consumer or other person"),
    "spontaneous": N_("spontaneous report"),
    "study": N_("report from a study"),
    "other_report": N_("other report"),
    "not_available": N_("type not available to the sender"),
    "authorship": N_("Authorship"),
    "review": N_("Review"),
    "approval": N_("Approval"),
    "challenge": N_("challenge"),
    "extreme": N_("extreme value"),
    "grade": N_("grade"),
    "period": N_("period"),
    "both": N_("both sheets"),
}


def name(key: str | None) -> str:
    """Name a state, role or verdict; a key without a name is shown with its underscores as spaces."""
    if not key:
        return _(NOT_REPORTED)
    return _(NAMES[key]) if key in NAMES else _(key.replace("_", " "))


def sentence(text: str) -> str:
    """Begin `text` with a capital letter."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """Print a value as entered: no trailing zeros, a true minus sign, no exponent below a million."""
    text = f"{value:.6g}" if abs(value) < 1e6 else f"{value:.4e}"
    return text.replace("-", "−")


def signed(points: int) -> str:
    """Print points with their sign: +2, 0, −3."""
    return f"{points:+d}".replace("-", "−") if points else "0"


def points(span: Range) -> str:
    """Print points or their range."""
    return signed(span[0]) if span[0] == span[1] else f"{signed(span[0])} … {signed(span[1])}"


def total(span: Range | None) -> str:
    """Print a total or its range; nothing when there is none."""
    if span is None:
        return ""
    low, high = (str(value).replace("-", "−") for value in span)
    return low if low == high else f"{low} … {high}"


def when(day: PartialDate | None) -> str:
    """Print a partial date as the case gives it, a known day unambiguously."""
    if day is None:
        return _(NOT_REPORTED)
    return show(day.exact) if day.exact else " or ".join(_part_text(part) for part in day.parts)


def _part_text(part: Part) -> str:
    """Print one alternative of a date; the days and months in it as everywhere else, names of products untouched."""
    if part.anchor:
        return part.text
    return _CALENDAR.sub(_calendar_text, part.text)


def _calendar_text(match: re.Match[str]) -> str:
    year, month, day = (int(number) if number else 0 for number in match.groups())
    shown = show(date(year, month, day or 1).toordinal())
    return shown if day else shown.partition(" ")[2]


def moment(text: str) -> str:
    """Print a point in time that the case gives: `2026-11-20 10:00:00 UTC+05:30`; another text as it is."""
    try:
        return clock(datetime.fromisoformat(text))
    except ValueError:
        return text


def answered(case: Case, finding: Finding) -> str:
    """Give the officer's answer to a finding, with who gave it and when; empty while there is none."""
    answer = answer_to(case, finding)
    if answer is None:
        return ""
    told = _("Answered: {reason}").format(reason=answer.reason)
    by = ", ".join(filter(None, (answer.who, moment(answer.when))))
    return f"{told} ({by})" if by else told


def clock(when: datetime) -> str:
    """Print a time with its offset: `2026-11-22 14:05:00 UTC+01:00`."""
    offset = f"{when:%z}"
    text = f"{when:%Y-%m-%d %H:%M:%S}"
    return f"{text} UTC{offset[:3]}:{offset[3:5]}" if offset else text


def days(first: int | None, last: int | None) -> str:
    """Print a range of days."""
    return _(show_range(first, last)) if first is None and last is None else show_range(first, last)


def analyte(key: str) -> str:
    """Name an analyte as laboratories print it."""
    known = find_analyte(key)
    return _(known.name) if known else _("Severity") if key == SEVERITY else key.replace("_", " ")


def short_analyte(key: str) -> str:
    """Give the abbreviation of an analyte, for figures."""
    known = find_analyte(key)
    return known.id if known else _("severity") if key == SEVERITY else key


def result(sample: Sample) -> str:
    """Print a sample's result without its unit: `<5`, `306.6` or its text."""
    if sample.value is None:
        return sample.text or _("no result")
    shown = f"{sample.comparator}{number(sample.value)}".replace("<=", "≤").replace(">=", "≥")
    return f"{shown} {sample.text}".strip()


def with_unit(sample: Sample) -> str:
    """Print a sample's result with its unit."""
    return f"{result(sample)} {sample.unit}".strip()


def limits(sample_unit: str, lower: float | None, upper: float | None) -> str:
    """Print limits of normal with their unit: `15–35 U/L`, `≤ 20 µmol/L`."""
    if lower is None and upper is None:
        return sample_unit
    if lower is None:
        return f"≤ {number(upper or 0)} {sample_unit}".strip()
    if upper is None:
        return f"≥ {number(lower)} {sample_unit}".strip()
    return f"{number(lower)}–{number(upper)} {sample_unit}".strip()


def times(value: float) -> str:
    """Print a factor: three figures from one up, two decimals below."""
    return f"{value:.3g}×" if value >= 1 or value < 0.01 else f"{value:.2f}×"


def multiple(value: Multiple | None) -> str:
    """Print a multiple of the upper limit: `8.8×`, `≤ 0.5×`; nothing when it cannot be computed."""
    if value is None or value.low is None or value.high is None:
        return ""
    if math.isinf(value.high):
        return f"≥ {times(value.low)}"
    if value.low == value.high:
        return times(value.low)
    return f"≤ {times(value.high)}" if value.low <= 0 else f"{times(value.low)[:-1]}–{times(value.high)}"


def dose(record: DoseRecord) -> str:
    """Print the dose of a record: `150 mg × 2 daily`; how often only where that is stated."""
    if record.dose is None:
        return _("dose not reported")
    amount = f"{number(record.dose)} {record.unit}".strip()
    if record.per_day is None:
        return amount
    if record.per_day == 1:
        return _("{amount} once daily").format(amount=amount)
    return _("{amount} × {count} daily").format(amount=amount, count=number(record.per_day))


def percent(change: float | None) -> str:
    """Print a change of the excess, given in per cent: `+18 %`."""
    if change is None:
        return "–"
    text = f"{change:+.0f} %" if math.isfinite(change) else "∞"
    return text.replace("-", "−").replace("+0 %", "0 %").replace("−0 %", "0 %")


def product_name(case: Case, key: str) -> str:
    """Name a product by its id."""
    return next((product.name or product.id for product in case.products if product.id == key), key)


def event_name(case: Case, key: str) -> str:
    """Name an event by its id."""
    return next((event.name or event.id for event in case.events if event.id == key), key)


def pair_name(case: Case, pair: PairAssessment) -> str:
    """Name a pair: `alpelisib × liver injury`."""
    return f"{product_name(case, pair.product)} × {event_name(case, pair.event)}"


def method_name(method: Method) -> str:
    """Name a method with its version."""
    if not method.version or method.version in method.title:
        return method.title
    return f"{method.title} ({method.version})"


def decided(pair: PairAssessment) -> str:
    """Say of a verdict that the officer has not decided it, or how many items are left; empty where all are."""
    left, asked = pair.undecided, sum(one.asked for sheet in pair.sheets for one in sheet.items)
    if not left or not pair.categories:
        return ""
    if left == asked:
        return _("not decided by the officer")
    return ngettext("{count} item not decided", "{count} items not decided", left).format(count=left)


def category(pair: PairAssessment) -> str:
    """Put the verdict of a pair into words: its categories, or why there are none."""
    if pair.applicability.state == "not_applicable":
        return _("not applicable")
    reached = pair.categories
    if not reached:
        return _("not scored")
    if len(reached) == 1:
        return _(reached[0])
    return _("{low} to {high}").format(low=_(reached[0]), high=_(reached[-1]))
