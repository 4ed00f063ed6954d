"""The section on changes of dose: what the samples before and after each one show, for each possible day."""

from collections import defaultdict
from collections.abc import Iterable

from causality.assess import Assessment
from causality.case.model import Case
from causality.evidence.values import Challenge, Reading
from causality.report import wording
from causality.report.values import Block, Cell, Column, Heading, Paragraph, Row, Section, Table
from causality.text import _

AFTER_SHOWN = 8


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
    groups: dict[tuple[str, str], list[Challenge]] = defaultdict(list)
    for challenge in assessment.challenges:
        groups[(challenge.product, challenge.event)].append(challenge)
    for (product, event), members in groups.items():
        case = assessment.case
        blocks.append(Heading(f"{wording.product_name(case, product)} × {wording.event_name(case, event)}"))
        blocks.append(_challenge_table(case, members))
    return Section(title, tuple(blocks))


def _challenge_table(case: Case, members: Iterable[Challenge]) -> Table:
    columns = (
        Column(_("If the change was on"), 2, kind="derived"), Column(_("Before"), 2, kind="fact"),
        Column(_("After"), 2, kind="fact"), Column(_("Change of the excess"), 2, kind="derived"),
        Column(_("Verdict and reason"), 4.4, kind="derived"),
    )  # fmt: skip
    changes: dict[tuple[str, int], list[Challenge]] = defaultdict(list)
    for challenge in members:
        changes[(challenge.change, challenge.record)].append(challenge)
    rows: list[Row] = []
    for same in changes.values():
        rows.append(_change_head(same))
        for challenge in same:
            rows.append(_analyte_head(challenge, shared=len({c.confounders for c in same}) == 1))
            rows.extend(_reading(case, reading) for reading in challenge.readings)
    return Table(columns, tuple(rows))


def _change_head(same: list[Challenge]) -> Row:
    words = f"{wording.sentence(wording.name(same[0].change))} {same[0].size}"
    shared = len({challenge.confounders for challenge in same}) == 1
    return Row((Cell(words, "derived", strong=True, below=_confounders(same[0]) if shared else ""),), banner=True)


def _analyte_head(c: Challenge, *, shared: bool) -> Row:
    words = f"{wording.analyte(c.analyte)}: {wording.name(c.verdict)}"
    notes = ("" if c.readings else c.reason, "" if shared else _confounders(c))
    return Row((Cell(words, "derived", strong=True, below="; ".join(filter(None, notes))),), banner=True)


def _confounders(c: Challenge) -> str:
    return _("Confounders: {names}").format(names=", ".join(c.confounders)) if c.confounders else ""


def _reading(case: Case, r: Reading) -> Row:
    change = [_("first {value}").format(value=wording.percent(r.first_change))] if r.first_change is not None else []
    if r.highest is not None or r.lowest is not None:
        change.append(_("from {low} to {high}").format(low=wording.percent(r.lowest), high=wording.percent(r.highest)))
    if r.half_days:
        first, last = r.half_days
        change.append(_("half gone in {days} d").format(days=first if first == last else f"{first}–{last}"))
    after = [f"{wording.result(case.samples[i])}, {wording.when(case.samples[i].day)}" for i in r.after[:AFTER_SHOWN]]
    if len(r.after) > AFTER_SHOWN:
        after.append(_("and {count} more").format(count=len(r.after) - AFTER_SHOWN))
    return Row((
        Cell(wording.days(r.first, r.last), "derived"),
        Cell(_dated(case, r.before) if r.before is not None else _("no sample"), "fact"),
        Cell("\n".join(after) or _("no sample"), "fact"),
        Cell("\n".join(change) or r.values or "–", "derived"),
        Cell(wording.name(r.verdict), "derived", strong=True, below=r.reason),
    ))  # fmt: skip


def _dated(case: Case, index: int) -> str:
    sample = case.samples[index]
    return f"{wording.with_unit(sample)}, {wording.when(sample.day)}"
