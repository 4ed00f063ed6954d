"""Rows of the audit trail in words, for the window and for print alike."""

from collections.abc import Mapping
from datetime import datetime

from causality.frozen import frozen
from causality.records.audit import Said
from causality.records.in_words import FORMAT, NOTHING, Told, action_words, told
from causality.records.trail import local
from causality.text import N_, _, ngettext

_DETAILS = {
    "failed tries before": N_("failed tries before"), "clock behind the trail by": N_("clock behind the trail by"),
    "file": N_("file"), "form": N_("form"), "rows": N_("rows"), "digest": N_("digest"), "version": N_("version"),
    "edits": N_("edits"), "store": N_("store"), "format": N_("format"), "statement": N_("statement"),
    "pages damaged": N_("pages damaged"), "doubts": N_("doubts"),
}  # fmt: skip
"""What is said beside changes."""


@frozen
class RowWords:
    """A row in words. `when` is the time at the place where it was written, `utc` the same moment in UTC."""

    place: int
    when: str
    utc: str
    who: str
    action: str
    case: str
    changes: tuple[Told, ...]
    reason: str
    details: tuple[str, ...]
    erased: bool

    @property
    def what(self) -> str:
        """What was changed first, and how much more."""
        if self.erased:
            return _("taken out with the patient's values")
        if not self.changes:
            return "; ".join(self.details)
        first, more = self.first.whole, len(self.changes) - 1
        if not more:
            return first
        return ngettext("{first} and {count} more", "{first} and {count} more", more).format(first=first, count=more)

    @property
    def values(self) -> str:
        """The first change's values."""
        if not self.changes:
            return ""
        return f"{self.first.before or NOTHING} → {self.first.after or NOTHING}"

    @property
    def first(self) -> Told:
        """The first change that says something of the case: the format of its file does not."""
        return self.changes[int(self.changes[0].key == FORMAT and len(self.changes) > 1)]


def row_words(row: Said, names: Mapping[str, str]) -> RowWords:
    """Put a row into words; `names` are those of the officers by their ids."""
    of_case = row.kind in ("case", "version") or (not row.kind and bool(row.subject))
    version = row.subject.partition("/")[2] if row.kind == "version" else ""
    case = _("{case}, version {number}").format(case=row.name, number=version) if version and row.name else row.name
    details = [f"{_(_DETAILS.get(key, key))}: {value}" for key, value in row.details.items()]
    if row.kind == "officer":
        details.insert(0, _("officer: {name}").format(name=_person(row.subject, names)))
    return RowWords(
        row.place, _clock(local(row)), f"{datetime.fromisoformat(row.at):%Y-%m-%d %H:%M:%S} UTC",
        _person(row.who, names), action_words(row.action), case if of_case else "",
        tuple(told(change, row.kind) for change in row.changes), row.reason, tuple(details), row.erased,
    )  # fmt: skip


def _clock(when: datetime) -> str:
    offset = f"{when:%z}"
    return f"{when:%Y-%m-%d %H:%M:%S} {offset[:3]}:{offset[3:5]}"


def _person(officer_id: str, names: Mapping[str, str]) -> str:
    """Name an officer with the id, which is what stands in the trail."""
    name = names.get(officer_id, "")
    return f"{name} ({officer_id})" if name and name != officer_id else officer_id
