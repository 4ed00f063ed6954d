"""The section on changes of dose: what the samples before and after each one show, for each possible day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from causality import wording
from causality.assess import Assessment
from causality.case.model import Case
from causality.evidence.readings import days_text
from causality.evidence.values import Challenge, Reading
from causality.figure.chart import chart_of
from causality.figure.close_up import CloseUp, close_ups
from causality.report.challenge_beside import beside, variation_note
from causality.report.notes import lettered
from causality.report.values import Block, Cell, Column, Figure, Heading, Paragraph, Row, Section, Table
from causality.text import _

_Line = tuple[int, str, str, str, Reading]
CONFOUNDED = "{shown}, confounded by {names}"
"""How a reading says what confounds it, as `evidence.confounders` words it."""


def challenges(assessment: Assessment) -> Section:
    """Every change of dose with what the samples before and after it show, for each possible day."""
    title = _("Dechallenge and rechallenge")
    if not assessment.challenges:
        return Section(title, (Paragraph(_("No change of dose could be judged."), "muted"),))
    note = _(
        "The windows and percentages of this section are the product's own working definitions; the score sheets "
        "keep the rules of their methods. Percentages are changes of the excess over the upper limit of normal."
    )
    blocks: list[Block] = [Paragraph(f"{note} {variation_note()}", "muted")]
    pairs: dict[tuple[str, str], list[Challenge]] = defaultdict(list)
    for challenge in assessment.challenges:
        pairs[(challenge.product, challenge.event)].append(challenge)
    series, explained = chart_of(assessment).series, False
    unreadable: list[Challenge] = []
    case = assessment.case
    for (product, event), members in pairs.items():
        readable, others = any(map(_readable, members)), beside(assessment, product, event)
        near = close_ups(assessment, series, product, event) if readable else []
        if readable or any(isinstance(block, Table) for block in others):
            blocks.append(Heading(f"{wording.product_name(case, product)} × {wording.event_name(case, event)}"))
            if near and not explained:
                blocks.append(Paragraph(_how_to_read(), "muted"))
                explained = True
            blocks += [Figure(one, _caption(one), one.alternative) for one in near]
            blocks += [*([_table(members)] if readable else []), *others]
        unreadable += [] if readable else members
    blocks += _sentences(assessment.case, unreadable)
    return Section(title, tuple(blocks))


def _how_to_read() -> str:
    """The legend of the close-ups, complete without colours."""
    return _(
        "Close-ups: multiples of the upper limit of normal, log axis. ▲ ▼ more or less of the product, on a day "
        "(dashed line) or on one of several possible days (hatched); grey: the window before. Ringed: the last "
        "sample before, one for each possible day; filled: the course after; hollow: not part of it. Open "
        "triangles: censored values. Dash-dotted: from this height on a course is positive. Dotted, with a letter: "
        "another product changed."
    )


def _caption(one: CloseUp) -> str:
    others = one.others_text
    return _("Also changed or may have changed: {names}.").format(names=others) if others else ""


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
    columns = (Column(_("If the change was on"), 1.9), Column(_("Analyte"), 0.9),
               Column(_("Course in numbers"), 6.3), Column(_("Verdict and why"), 4.1))  # fmt: skip
    changes: dict[tuple[str, int], list[Challenge]] = defaultdict(list)
    for challenge in members:
        changes[(challenge.change, challenge.record)].append(challenge)
    letters = _letters(reading.reason for challenge in members for reading in challenge.readings)
    rows: list[Row] = []
    for same in changes.values():
        rows.append(_head(same))
        rows += _rows(same, letters)
    notes = tuple(f"{letter} {names}" for names, letter in letters.items())
    return Table(columns, tuple(rows), notes=notes, dense=True)


def _letters(reasons: Iterable[str]) -> dict[str, str]:
    """Give a letter to every list of confounding products that several readings name."""
    between = _(CONFOUNDED).removeprefix("{shown}").removesuffix("{names}")
    named = [(reason.partition(between)[2],) for reason in reasons if between in reason]
    texts, _notes = lettered(named)
    return {names: letter for (names,), letter in zip(named, texts, strict=True) if names != letter}


def _head(same: Sequence[Challenge]) -> Row:
    verdicts: dict[str, list[str]] = defaultdict(list)
    for challenge in same:
        verdicts[wording.name(challenge.verdict)].append(wording.short_analyte(challenge.analyte))
    told = "; ".join(f"{', '.join(analytes)}: {verdict}" for verdict, analytes in verdicts.items())
    words = f"{wording.sentence(wording.name(same[0].change))} {same[0].size} · {told}"
    below = "\n".join(f"{wording.analyte(c.analyte)}: {c.reason}" for c in same if not c.readings)
    return Row((Cell(words, "derived", strong=True, below=below),), banner=True)


def _rows(same: Sequence[Challenge], letters: dict[str, str]) -> list[Row]:
    rows: list[Row] = []
    told = ""
    for _first, days, analyte, values, reading in sorted(_lines(same), key=lambda line: line[:1]):
        names = next((names for names in letters if reading.reason.endswith(names)), "")
        why = reading.reason.removesuffix(names) + letters.get(names, "")
        verdict = Cell(wording.name(reading.verdict), "derived", strong=True, below=why, run_in=True)
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
        single = len(readings) == 1
        course = names if single else _("{analytes} on {days}").format(analytes=names, days=days)
        shown = days if single else _("other days")
        lines.append((readings[-1].last + 1, shown, "", course, readings[0]))
    return lines


def _course(reading: Reading) -> str:
    if not reading.half_days:
        return reading.values
    first, last = reading.half_days
    days = str(first) if first == last else f"{first}–{last}"
    return _("{course}; half gone in {days} d").format(course=reading.values, days=days)
