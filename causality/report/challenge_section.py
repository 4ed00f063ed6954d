"""The section on changes of dose: what the samples before and after each one show, for each possible day."""

from collections import defaultdict
from collections.abc import Sequence

from causality.assess import Assessment
from causality.case.model import Case
from causality.evidence.readings import days_text
from causality.evidence.values import Challenge, Reading
from causality.report import wording
from causality.report.values import Block, Cell, Column, Heading, Paragraph, Row, Section, Table
from causality.text import _

_Line = tuple[int, str, str, str, Reading]


def challenges(assessment: Assessment) -> Section:
    """Every change of dose with what the samples before and after it show, for each possible day."""
    title = _("Dechallenge and rechallenge")
    if not assessment.challenges:
        return Section(title, (Paragraph(_("No change of dose could be judged."), "muted"),))
    note = _(
        "The windows and percentages of this section are the product's own working definitions; the score sheets "
        "keep the rules of their methods. Percentages are changes of the excess over the upper limit of normal."
    )
    blocks: list[Block] = [Paragraph(note, "muted")]
    pairs: dict[tuple[str, str], list[Challenge]] = defaultdict(list)
    for challenge in assessment.challenges:
        pairs[(challenge.product, challenge.event)].append(challenge)
    unreadable: list[Challenge] = []
    for (product, event), members in pairs.items():
        if not any(_readable(challenge) for challenge in members):
            unreadable += members
            continue
        case = assessment.case
        blocks.append(Heading(f"{wording.product_name(case, product)} × {wording.event_name(case, event)}"))
        blocks.append(_table(members))
    blocks += _sentences(assessment.case, unreadable)
    return Section(title, tuple(blocks))


def _readable(challenge: Challenge) -> bool:
    return any(reading.values or reading.verdict != "uninterpretable" for reading in challenge.readings)


def _sentences(case: Case, members: Sequence[Challenge]) -> list[Block]:
    """Say in one sentence a product's changes that no sample can judge."""
    alike: dict[tuple[str, str, str], list[Challenge]] = defaultdict(list)
    for challenge in members:
        reasons = dict.fromkeys(reading.reason for reading in challenge.readings)
        change = f"{wording.name(challenge.change)} {challenge.size}"
        alike[(challenge.product, change, "; ".join(reasons) or challenge.reason)].append(challenge)
    blocks: list[Block] = []
    for (product, change, reason), found in alike.items():
        events = ", ".join(dict.fromkeys(wording.event_name(case, challenge.event) for challenge in found))
        analytes = ", ".join(dict.fromkeys(wording.analyte(challenge.analyte) for challenge in found))
        text = _("{product} × {events}: {change} cannot be judged on {analytes}: {reason}.")
        name = wording.product_name(case, product)
        words = text.format(product=name, events=events, change=change, analytes=analytes, reason=reason)
        blocks.append(Paragraph(words, "derived"))
    return blocks


def _table(members: Sequence[Challenge]) -> Table:
    columns = (Column(_("If the change was on"), 2), Column(_("Analyte"), 0.9),
               Column(_("Course in numbers"), 6), Column(_("Verdict and why"), 4.3))  # fmt: skip
    changes: dict[tuple[str, int], list[Challenge]] = defaultdict(list)
    for challenge in members:
        changes[(challenge.change, challenge.record)].append(challenge)
    rows: list[Row] = []
    for same in changes.values():
        rows.append(_head(same))
        rows += _rows(same)
    return Table(columns, tuple(rows), dense=True)


def _head(same: Sequence[Challenge]) -> Row:
    verdicts: dict[str, list[str]] = defaultdict(list)
    for challenge in same:
        verdicts[wording.name(challenge.verdict)].append(wording.short_analyte(challenge.analyte))
    told = "; ".join(f"{', '.join(analytes)}: {verdict}" for verdict, analytes in verdicts.items())
    words = f"{wording.sentence(wording.name(same[0].change))} {same[0].size} · {told}"
    without = [f"{wording.analyte(c.analyte)}: {c.reason}" for c in same if not c.readings]
    below = "\n".join(filter(None, (*without, _confounders(same))))
    return Row((Cell(words, "derived", strong=True, below=below),), banner=True)


def _confounders(same: Sequence[Challenge]) -> str:
    """Name what else changed, once; the products whose day of change is not known together."""
    before, after = _("{name} (day not known)").split("{name}")
    known: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for name in (name for challenge in same for name in challenge.confounders):
        if name.startswith(before) and name.endswith(after):
            unknown[name.removeprefix(before).removesuffix(after)] = None
        else:
            known[name] = None
    vague = ", ".join(name for name in unknown if name not in known)
    names = [", ".join(known), _("(days not known) {names}").format(names=vague) if vague else ""]
    listed = "; ".join(filter(None, names))
    return _("Also changed or may have changed: {names}").format(names=listed) if listed else ""


def _rows(same: Sequence[Challenge]) -> list[Row]:
    rows: list[Row] = []
    told = ""
    for _first, days, analyte, values, reading in sorted(_lines(same), key=lambda line: line[:1]):
        verdict = Cell(wording.name(reading.verdict), "derived", strong=True, below=reading.reason)
        day = Cell("" if days == told else days, "derived")
        rows.append(Row((day, Cell(analyte), Cell(values, "fact"), verdict)))
        told = days
    return rows


def _lines(same: Sequence[Challenge]) -> list[_Line]:
    """Give the readings by day and analyte; those that nothing can be read from are joined."""
    lines: list[_Line] = []
    empty: dict[tuple[int, int, str], list[tuple[str, Reading]]] = defaultdict(list)
    for challenge in same:
        name = wording.short_analyte(challenge.analyte)
        for reading in challenge.readings:
            if reading.values:
                lines.append((reading.first, days_text(reading), name, _course(reading), reading))
            else:
                empty[(reading.first, reading.last, reading.reason)].append((name, reading))
    joined: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for (_first, _last, reason), found in empty.items():
        joined[(", ".join(name for name, _reading in found), reason)].append(found[0][1])
    for (names, _reason), readings in joined.items():
        days = ", ".join(days_text(reading) for reading in readings)
        lines.append((readings[-1].last + 1, days, "", names, readings[0]))
    return lines


def _course(reading: Reading) -> str:
    if not reading.half_days:
        return reading.values
    first, last = reading.half_days
    days = str(first) if first == last else f"{first}–{last}"
    return _("{course}; half of the excess gone in {days} days").format(course=reading.values, days=days)
