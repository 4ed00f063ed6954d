"""Changes in words: which part of a case they concern, which row and fact of it, and both values.

What is not named here is shown by its key, so that nothing that was changed is hidden.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from causality import wording
from causality.case.causes import cause_name
from causality.frozen import frozen
from causality.records.changes import Change
from causality.text import N_, _

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
LONGEST = 2_000
"""The longest value that is shown, in characters."""
NOTHING, FORMAT = "–", "schema"
"""What stands for no value, and the path of the format of the case file."""

PARTS = MappingProxyType({
    "case": N_("Case"), "patient": N_("Patient"), "reporting": N_("Reporting"), "events": N_("Events"),
    "products": N_("Products"), "doses": N_("Doses"), "samples": N_("Laboratory values"),
    "limits": N_("Limits of normal"), "work_up": N_("Search for other causes"), "symptoms": N_("Symptoms"),
    "severity_grades": N_("Severity grades"), "imaging": N_("Imaging"), "biopsies": N_("Biopsies"),
    "procedures": N_("Procedures"), "statements": N_("Statements of the source"), "pairs": N_("Facts of pairs"),
    "decisions": N_("Decisions"), "scorings": N_("Blind scorings"), "ranking": N_("Ranking of causes"),
    "answered": N_("Answers to findings"), "paragraphs": N_("Narrative"), "narrative": N_("Narrative"),
    "conclusion": N_("Conclusion"), "predecessor": N_("Version and signature"), "signed": N_("Version and signature"),
    "version": N_("Version and signature"), "state": N_("Record"), "received": N_("Record"), "clock": N_("Record"),
    "due": N_("Record"), "officer": N_("Officer"), "setting": N_("Settings"),
})  # fmt: skip
"""The parts under which changes are listed, in this order, by the first key of a path."""

FACTS = MappingProxyType({
    "id": N_("number"), "text": N_("text"), "kind": N_("kind"), "per_day": N_("times a day"), "day": N_("day"),
    "work_up": N_("search for other causes"), "upper": N_("upper limit"), "lower": N_("lower limit"),
    "half_life": N_("half-life (d)"), "alcohol": N_("alcohol (g/d)"), "age": N_("age (years)"),
    "weight": N_("weight (kg)"), "treats": N_("treats"), "who": N_("by"), "when": N_("when"), "due": N_("due day"),
    "received": N_("day of receipt"), "clock": N_("reporting clock"), "state": N_("state"), "value": N_("value"),
    "seriousness": N_("seriousness"), "role": N_("role"), "name": N_("name"), "active": N_("may sign in"),
    "renew": N_("has to change the passphrase"), "certificate": N_("identity for signing"), "report": N_("report"),
    "backup folder": N_("folder of backups"), "backup hours": N_("hours between backups"),
    "copies kept": N_("copies kept"), "idle minutes": N_("idle minutes"), "time zone": N_("time zone"),
    "retention years": N_("years of retention"), "reporting clock": N_("reporting clock of new cases"),
})  # fmt: skip
"""Facts whose key is not their name."""

ACTIONS = MappingProxyType({
    "store made": N_("store made"), "signed in": N_("signed in"), "officer added": N_("officer added"),
    "role changed": N_("role changed"), "officer retired": N_("officer retired"),
    "passphrase issued anew": N_("passphrase issued anew"), "passphrase changed": N_("passphrase changed"),
    "passphrase recovered": N_("passphrase recovered"), "identity linked": N_("identity for signing linked"),
    "signature statement confirmed": N_("statement on signatures confirmed"),
    "setting changed": N_("setting changed"), "case created": N_("case created"), "case changed": N_("case changed"),
    "clock set": N_("reporting clock set"), "ready for review": N_("given to review"), "draft": N_("given back"),
    "report signed": N_("report signed"), "report kept": N_("signed report kept"), "superseded": N_("superseded"),
    "version opened": N_("next version opened"), "exported": N_("exported"), "erased": N_("erased"),
    "audit trail exported": N_("audit trail exported"), "backed up": N_("backed up"), "restored": N_("restored"),
    "store rekeyed": N_("store rekeyed"),
})  # fmt: skip
"""What the trail says was done."""

_NAMED = ("role", "state", "sex", "outcome", "action", "change", "direction", "seriousness", "reported", "kind")
_NAMES_OF_ROWS = ("name", "text", "finding", "what", "kind", "title", "part", "test", "key")


@frozen
class Told:
    """One change: the part it concerns, row and fact in it, and both values; an empty value stands for nothing.

    `key` is its path in the file.
    """

    part: str
    what: str
    before: str
    after: str
    key: str = ""

    @property
    def whole(self) -> str:
        """Part and fact in one line."""
        return self.what if self.what == self.part else f"{self.part}: {self.what}"


def action_words(action: str) -> str:
    """Name what was done."""
    return _(ACTIONS.get(action, action))


def told(change: Change, kind: str = "", before: Any = None, after: Any = None) -> Told:
    """Put a change into words. `before` and `after` are the whole cases, where they are known, to name rows by."""
    steps = [int(number) if number else key for key, number in _STEP.findall(change.path)]
    # A path is that of the case after the change; only of what was taken out it is that of the case before.
    tree = before if change.after is None else after
    fact = steps[-1] if steps and isinstance(steps[-1], str) else ""
    return Told(
        part_of(change.path, kind), _named(steps, tree) or wording.sentence(_fact(fact)) or _("everything"),
        value_words(change.before, fact), value_words(change.after, fact), change.path,
    )  # fmt: skip


def part_of(path: str, kind: str = "") -> str:
    """Name the part of a case, or what else, that a path lies in."""
    if kind in ("officer", "setting"):
        return _(PARTS[kind])
    first = path.partition(".")[0].partition("[")[0]
    key = "doses" if first == "products" and "].doses[" in path else first if first in PARTS else "case"
    return _(PARTS[key])


def value_words(value: Any, fact: str = "") -> str:
    """Give a value of the case file as it is read by people; nothing for none."""
    match value:
        case None:
            return ""
        case bool():
            return wording.name("yes" if value else "no")
        case int() | float():
            return wording.number(value)
        case list():
            shown = "; ".join(value_words(one, fact) for one in value)
        case dict():
            shown = _row_words(value)
        case _:
            shown = _text(str(value), fact)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def _text(text: str, fact: str) -> str:
    if fact == "cause":
        return cause_name(text)
    if fact == "certificate":
        return _("certificate")
    return wording.name(text) if fact in _NAMED else text


def _row_words(row: Mapping[str, Any]) -> str:
    parts = ((key, value_words(value, key)) for key, value in row.items())
    return "; ".join(f"{_fact(key)}: {shown}" for key, shown in parts if shown)


def _fact(key: str) -> str:
    return _(FACTS.get(key, key.replace("_", " ")))


def _named(steps: list[str | int], tree: Any) -> str:
    """Name the rows on the way, and the fact in the last: `Alpelisib · dose 2 (early 2024-08) · stop`."""
    parts: list[str] = []
    known, key = tree, ""
    for step in steps:
        known = _inside(known, step)
        if isinstance(step, int):
            parts.append(_row(key, step, known))
        elif key and not _begins_rows(step, steps):
            parts.append(_fact(step))
        key = step if isinstance(step, str) else key
    return wording.sentence(" · ".join(parts))


def _begins_rows(step: str, steps: list[str | int]) -> bool:
    place = steps.index(step)
    return place + 1 < len(steps) and isinstance(steps[place + 1], int)


def _inside(known: Any, step: str | int) -> Any:
    try:
        return known[step]
    except (LookupError, TypeError):
        return None


def _row(key: str, place: int, row: Any) -> str:
    number = _("{kind} {number}").format(kind=_(_ROWS[key]) if key in _ROWS else _fact(key), number=place + 1)
    if not isinstance(row, dict):
        return number
    name = _row_name(key, row)
    return f"{number} ({name})" if name else number


def _row_name(key: str, row: Mapping[str, Any]) -> str:
    match key:
        case "samples" | "limits":
            named = [wording.short_analyte(str(row.get("analyte", ""))), str(row.get("day", ""))]
        case "doses":
            named = [value_words(row.get("dose")) + " " + str(row.get("unit", "")), str(row.get("start", ""))]
        case "work_up":
            named = [cause_name(str(row.get("cause", ""))), str(row.get("test", ""))]
        case "decisions" | "pairs" | "scorings" | "answered":
            named = [str(row.get(part, "")) for part in ("product", "event", "method", "item")]
        case _:
            first = next((str(row[part]) for part in _NAMES_OF_ROWS if row.get(part)), "")
            named = [first if len(first) <= 60 else first[:59] + "…"]
    return ", ".join(part.strip() for part in named if part.strip())


_ROWS = MappingProxyType({
    "events": N_("event"), "products": N_("product"), "doses": N_("dose"), "samples": N_("sample"),
    "limits": N_("limits"), "work_up": N_("search"), "symptoms": N_("symptom"), "severity_grades": N_("grade"),
    "imaging": N_("finding"), "biopsies": N_("biopsy"), "procedures": N_("procedure"),
    "statements": N_("statement"), "pairs": N_("pair"), "decisions": N_("decision"), "scorings": N_("scoring"),
    "ranking": N_("cause"), "answered": N_("answer"), "paragraphs": N_("paragraph"), "history": N_("history"),
})  # fmt: skip
"""What one row of each list is called."""
