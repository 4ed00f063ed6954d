"""Printed verdicts beside a new computation of the carried case: the same, or which item differs, and why.

A difference is named by product, event, method, sheet and item; a new answer says what it rests on.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from causality import wording
from causality.assess import Assessment
from causality.frozen import frozen
from causality.report.carried import computed
from causality.text import _

Entry = dict[str, Any]


@frozen
class ScoreCheck:
    """One pair under one method: whether a new computation gives what is printed, and what differs.

    `pair` names pair and method in one line.
    """

    product: str
    event: str
    method: str
    pair: str
    same: bool
    differences: tuple[str, ...] = ()


def score_checks(said: Entry, assessment: Assessment) -> tuple[ScoreCheck, ...]:
    """Compare every printed verdict, and every one that is not printed, with `assessment`."""
    reasons, names = _reasons(assessment), _names(assessment)
    checks = []
    old, new = (_by_label(data.get("pairs"), _pair_label) for data in (said, computed(assessment)))
    for key in dict.fromkeys((*old, *new)):
        entry = old.get(key) or new[key]
        lines = tuple(_between(old.get(key), new.get(key), reasons.get(key, {})))
        product, event, method = (str(entry.get(part)) for part in ("product", "event", "method"))
        checks.append(ScoreCheck(product, event, method, names.get(key, key), not lines, lines))
    return tuple(checks)


def differences(said: Entry, assessment: Assessment) -> Iterator[str]:
    """Name what differs between printed and recomputed verdicts, challenges and findings."""
    for check in score_checks(said, assessment):
        yield from (f"{check.pair}: {line}" for line in check.differences)
    now = computed(assessment)
    for kind, label in (("challenges", _challenge_label), ("findings", _finding_label)):
        old, new = (_by_label(data.get(kind), label) for data in (said, now))
        for key in dict.fromkeys((*old, *new)):
            yield from (f"{key}: {line}" for line in _between(old.get(key), new.get(key), {}))


def _between(old: Entry | None, new: Entry | None, reasons: dict[str, str]) -> Iterator[str]:
    if old == new:
        return
    if old is None or new is None:
        yield _("recomputed, not printed") if old is None else _("printed, not recomputed")
        return
    lines = list(_inside(old, new, reasons))
    yield from lines or [_("differs")]


def _inside(old: Entry, new: Entry, reasons: dict[str, str]) -> Iterator[str]:
    for key in dict.fromkeys((*old, *new)):
        if key in ("items", "sheets"):
            before, after = (_by_label(entries.get(key), _part_label) for entries in (old, new))
            for part in dict.fromkeys((*before, *after)):
                yield from _fields(part, before.get(part, {}), after.get(part, {}), reasons.get(part, ""))
        elif old.get(key) != new.get(key):
            yield _change(key, old.get(key), new.get(key))


def _fields(part: str, old: Entry, new: Entry, reason: str) -> Iterator[str]:
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            why = f" ({reason})" if reason else ""
            yield f"{part}: {_change(key, old.get(key), new.get(key))}{why}"


def _change(key: str, old: Any, new: Any) -> str:
    return _("{key}: printed {old}, recomputed {new}").format(key=key, old=_short(old), new=_short(new))


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:200]


def _reasons(assessment: Assessment) -> dict[str, dict[str, str]]:
    """Give what every recomputed item rests on, by the label of its pair and its own."""
    return {
        _pair_label({"product": pair.product, "event": pair.event, "method": pair.method.id}): {
            _part_label({"sheet": item.sheet, "item": item.item.id}): item.because
            for sheet in pair.sheets
            for item in sheet.items
        }
        for pair in assessment.pairs
    }


def _names(assessment: Assessment) -> dict[str, str]:
    """Give the names of the pairs and methods by their labels."""
    return {
        _pair_label({"product": pair.product, "event": pair.event, "method": pair.method.id}):
            f"{wording.pair_name(assessment.case, pair)}, {wording.method_name(pair.method)}"
        for pair in assessment.pairs
    }  # fmt: skip


def _by_label(entries: Any, label: Callable[[Entry], str]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            key = label(entry)
            repeated = sum(1 for known in found if known == key or known.startswith(f"{key} #"))
            found[f"{key} #{repeated + 1}" if repeated else key] = entry
    return found


def _pair_label(entry: Entry) -> str:
    return f"{entry.get('product')} × {entry.get('event')}, {entry.get('method')}"


def _part_label(entry: Entry) -> str:
    return f"{entry.get('sheet')} {entry.get('item', '')}".strip()


def _challenge_label(entry: Entry) -> str:
    change = f"{entry.get('change')} {entry.get('record')}, {entry.get('analyte')}"
    return f"{entry.get('product')} × {entry.get('event')}, {change}"


def _finding_label(entry: Entry) -> str:
    return f"{entry.get('kind')} {', '.join(map(str, entry.get('where') or ()))}".strip()
