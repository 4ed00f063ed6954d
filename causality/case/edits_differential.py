"""Edits of the differential: biopsies, procedures, and the officer's ranking of the candidate causes."""

from dataclasses import replace
from typing import Any, Literal

from causality.case.edits_core import Edit, InvalidEdit, made, of, row_at, with_row, without_rows
from causality.case.examinations import Biopsy, Procedure
from causality.case.model import Case
from causality.case.ranking import EXCLUDED, RankedCause, Standing
from causality.text import N_, _

BiopsyField = Literal["state", "day", "signs", "infiltration", "result", "source", "comment"]
ProcedureField = Literal["kind", "site", "liver_in_field", "start", "end", "source", "comment"]
_LABELS = {
    "comment": N_("comment"),
    "day": N_("date"),
    "end": N_("end"),
    "infiltration": N_("infiltration"),
    "kind": N_("kind"),
    "liver_in_field": N_("liver in the field"),
    "result": N_("result"),
    "signs": N_("signs"),
    "site": N_("site"),
    "source": N_("source"),
    "start": N_("start date"),
    "state": N_("state"),
}


def add_biopsy(biopsy: Biopsy) -> Edit:
    """Add a biopsy."""
    return made(_("new biopsy"), lambda case: replace(case, biopsies=(*case.biopsies, biopsy)))


def change_biopsy(index: int, field: BiopsyField, value: Any) -> Edit:
    """Change one fact of a biopsy."""

    def change(case: Case) -> Case:
        changed = replace(row_at(case.biopsies, index), **{field: value})
        return replace(case, biopsies=with_row(case.biopsies, index, changed))

    whose = _("biopsy {number}").format(number=index + 1)
    return made(of(_LABELS[field], whose), change, f"biopsies[{index}].{field}")


def remove_biopsy(index: int) -> Edit:
    """Take a biopsy out."""
    name = of(N_("removal"), _("biopsy {number}").format(number=index + 1))
    return made(name, lambda case: replace(case, biopsies=without_rows(case.biopsies, (index,))))


def add_procedure(procedure: Procedure) -> Edit:
    """Add radiotherapy or a local treatment."""
    return made(_("new procedure"), lambda case: replace(case, procedures=(*case.procedures, procedure)))


def change_procedure(index: int, field: ProcedureField, value: Any) -> Edit:
    """Change one fact of a procedure."""

    def change(case: Case) -> Case:
        changed = replace(row_at(case.procedures, index), **{field: value})
        return replace(case, procedures=with_row(case.procedures, index, changed))

    whose = _("procedure {number}").format(number=index + 1)
    return made(of(_LABELS[field], whose), change, f"procedures[{index}].{field}")


def remove_procedure(index: int) -> Edit:
    """Take a procedure out."""
    name = of(N_("removal"), _("procedure {number}").format(number=index + 1))
    return made(name, lambda case: replace(case, procedures=without_rows(case.procedures, (index,))))


def rank_cause(event: str, cause: str, place: int) -> Edit:
    """Put a candidate cause at a place (from 0) among the ranked ones of an event; one that was not is taken in."""

    def change(case: Case) -> Case:
        ours = [row for row in case.ranking if row.event == event]
        held = next((row for row in ours if row.cause == cause), RankedCause(event=event, cause=cause))
        others = [row for row in ours if row.cause != cause]
        counted = [number for number, row in enumerate(others) if row.standing != EXCLUDED]
        at = counted[place] if place < len(counted) else len(others)
        ranked = (*others[:at], held, *others[at:])
        return replace(case, ranking=(*(row for row in case.ranking if row.event != event), *ranked))

    return made(of(N_("rank"), cause), change)


def judge_cause(event: str, cause: str, standing: Standing | None, *, who: str = "", when: str = "") -> Edit:
    """Say how a candidate cause stands; one that was not ranked is taken in as the last."""

    def change(case: Case) -> Case:
        return _changed(case, event, cause, standing=standing, who=who, when=when)

    return made(of(N_("standing"), cause), change)


def explain_cause(event: str, cause: str, reason: str, *, who: str = "", when: str = "") -> Edit:
    """Say why a candidate cause stands as it does, one step per burst of typing."""

    def change(case: Case) -> Case:
        return _changed(case, event, cause, reason=reason, who=who, when=when)

    return made(of(N_("reason"), cause), change, f"ranking[{event}].{cause}")


def unrank_cause(event: str, cause: str) -> Edit:
    """Take a candidate cause out of the ranking, with the officer's word on it."""

    def change(case: Case) -> Case:
        kept = tuple(row for row in case.ranking if (row.event, row.cause) != (event, cause))
        if len(kept) == len(case.ranking):
            raise InvalidEdit(_("it is not ranked"))
        return replace(case, ranking=kept)

    return made(of(N_("removal from the ranking"), cause), change)


def _changed(case: Case, event: str, cause: str, **changes: Any) -> Case:
    places = [place for place, row in enumerate(case.ranking) if (row.event, row.cause) == (event, cause)]
    if not places:
        return replace(case, ranking=(*case.ranking, RankedCause(event=event, cause=cause, **changes)))
    return replace(case, ranking=with_row(case.ranking, places[0], replace(case.ranking[places[0]], **changes)))
