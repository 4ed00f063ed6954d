"""Edits of samples and limits of normal."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Literal

from causality.case.edits_core import Edit, made, of, row_at, with_row, without_rows
from causality.case.model import Case, Limits, Sample
from causality.case.next_sample import like
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
        lambda case: _with_samples(case, (index,), {field: value}),
        f"samples[{index}].{field}",
    )


def enter_sample(
    index: int,
    value: float | None,
    comparator: str = "",
    text: str = "",
    *,
    unit: str = "",
    limits: tuple[float | None, float | None] = (None, None),
) -> Edit:
    """Change the result of a sample as it is typed: a number, a censored one ("<5") or a text ("neg").

    A `unit` and `limits` that were typed along become those of the sample.
    """
    along = {key: found for key, found in zip(("unit", "lower", "upper"), (unit or None, *limits), strict=True)
             if found is not None}  # fmt: skip
    return made(
        of(N_("result"), _("sample {number}").format(number=index + 1)),
        lambda case: _with_samples(case, (index,), _result(value, comparator, text) | along),
        f"samples[{index}].result",
    )


def enter_samples(indices: Collection[int], value: float | None, comparator: str = "", text: str = "") -> Edit:
    """Change the results of several samples to the same as one step."""
    name = of(N_("result"), _counted(indices))
    return made(name, lambda case: _with_samples(case, indices, _result(value, comparator, text)))


def name_sample(index: int, analyte: str) -> Edit:
    """Change the analyte of a sample. One that has no result yet takes unit, limits and laboratory of the last that
    measured the same."""

    def change(case: Case) -> Case:
        sample = row_at(case.samples, index)
        changes: dict[str, Any] = {"analyte": analyte}
        if sample.value is None and not sample.text:
            model = like(case.samples[:index], analyte) or Sample(analyte=analyte, day=sample.day)
            changes |= {"unit": model.unit, "lower": model.lower, "upper": model.upper, "laboratory": model.laboratory}
        return _with_samples(case, (index,), changes)

    number = _("sample {number}").format(number=index + 1)
    return made(of(_LABELS["analyte"], number), change, f"samples[{index}].analyte")


def change_samples(indices: Collection[int], field: SampleField, value: Any) -> Edit:
    """Change the same fact of several samples as one step."""
    return made(of(_LABELS[field], _counted(indices)), lambda case: _with_samples(case, indices, {field: value}))


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


def _with_samples(case: Case, indices: Collection[int], changes: dict[str, Any]) -> Case:
    rows = list(case.samples)
    for place in frozenset(indices):
        rows[place] = replace(row_at(case.samples, place), **changes)
    return replace(case, samples=tuple(rows))


def _result(value: float | None, comparator: str, text: str) -> dict[str, Any]:
    return {"value": value, "comparator": comparator, "text": text}


def _counted(indices: Collection[int]) -> str:
    count = len(frozenset(indices))
    return ngettext("{count} sample", "{count} samples", count).format(count=count)
