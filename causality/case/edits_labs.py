"""Edits of samples and limits of normal."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Literal

from causality.case.edits_core import Edit, made, of, row_at, with_row, without_rows
from causality.case.model import Case, Limits, Sample
from causality.text import N_, _, ngettext

SampleField = Literal[
    "analyte", "day", "value", "comparator", "unit", "lower", "upper", "laboratory", "text", "source", "comment"
]
LimitsField = Literal["analyte", "unit", "lower", "upper", "laboratory", "valid_from", "valid_to", "source", "comment"]
_LABELS = {
    "analyte": N_("analyte"),
    "day": N_("date"),
    "value": N_("value"),
    "comparator": N_("“<” or “>”"),
    "unit": N_("unit"),
    "lower": N_("lower limit"),
    "upper": N_("upper limit"),
    "laboratory": N_("laboratory"),
    "text": N_("text"),
    "valid_from": N_("first day"),
    "valid_to": N_("last day"),
    "source": N_("source"),
    "comment": N_("comment"),
}


def add_samples(samples: Iterable[Sample], name: str = "") -> Edit:
    """Add samples, any number of them as one step, which may be given a name of its own."""
    new = tuple(samples)
    told = ngettext("{count} new sample", "{count} new samples", len(new)).format(count=len(new))
    return made(name or told, lambda case: replace(case, samples=(*case.samples, *new)))


def change_sample(index: int, field: SampleField, value: Any) -> Edit:
    """Change one fact of a sample."""
    return made(
        of(_LABELS[field], _("sample {number}").format(number=index + 1)),
        lambda case: _with_sample(case, index, {field: value}),
        f"samples[{index}].{field}",
    )


def enter_sample(index: int, value: float | None, comparator: str = "", text: str = "") -> Edit:
    """Change the result of a sample as it is typed: a number, a censored one ("<5") or a text ("neg")."""
    return made(
        of(N_("result"), _("sample {number}").format(number=index + 1)),
        lambda case: _with_sample(case, index, {"value": value, "comparator": comparator, "text": text}),
        f"samples[{index}].result",
    )


def change_samples(indices: Collection[int], field: SampleField, value: Any) -> Edit:
    """Change the same fact of several samples as one step."""
    places = frozenset(indices)

    def change(case: Case) -> Case:
        rows = list(case.samples)
        for place in places:
            rows[place] = replace(row_at(case.samples, place), **{field: value})
        return replace(case, samples=tuple(rows))

    count = ngettext("{count} sample", "{count} samples", len(places)).format(count=len(places))
    return made(of(_LABELS[field], count), change)


def remove_samples(indices: Collection[int]) -> Edit:
    """Take samples out as one step."""
    count = len(frozenset(indices))
    name = ngettext("removal of {count} sample", "removal of {count} samples", count).format(count=count)
    return made(name, lambda case: replace(case, samples=without_rows(case.samples, indices)))


def add_limits(limits: Limits) -> Edit:
    """Add limits of normal."""
    return made(of(N_("new limits"), limits.analyte), lambda case: replace(case, limits=(*case.limits, limits)))


def change_limits(index: int, field: LimitsField, value: Any) -> Edit:
    """Change one fact of one row of limits."""

    def change(case: Case) -> Case:
        row = replace(row_at(case.limits, index), **{field: value})
        return replace(case, limits=with_row(case.limits, index, row))

    return made(of(_LABELS[field], _("limits {number}").format(number=index + 1)), change, f"limits[{index}].{field}")


def remove_limits(index: int) -> Edit:
    """Take a row of limits out."""
    name = of(N_("removal"), _("limits {number}").format(number=index + 1))
    return made(name, lambda case: replace(case, limits=without_rows(case.limits, (index,))))


def _with_sample(case: Case, index: int, changes: dict[str, Any]) -> Case:
    sample = replace(row_at(case.samples, index), **changes)
    return replace(case, samples=with_row(case.samples, index, sample))
