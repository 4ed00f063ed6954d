"""The laboratory section: dates by analytes with limits, multiples of the upper limit and CTCAE grades."""

from collections import defaultdict
from collections.abc import Sequence

from causality import wording
from causality.assess import Assessment
from causality.case.model import Sample
from causality.evidence.values import Grade, Multiple
from causality.figure.chart import chart_of
from causality.figure.legend import legend
from causality.frozen import frozen
from causality.report.notes import lettered
from causality.report.values import Block, Cell, Column, Figure, Heading, Paragraph, Row, Section, Table
from causality.text import _

ANALYTES_A_TABLE, MANY, LONGEST_TITLE = 6, 5000, 100


@frozen
class _Laboratory:
    """The samples with what was computed for each, by index."""

    samples: tuple[Sample, ...]
    multiples: dict[int, Multiple]
    grades: dict[int, list[Grade]]

    def order(self, index: int) -> tuple[float, float, int]:
        """Sort by possible day, unknown days last."""
        known = self.multiples.get(index)
        first, last = (known.first, known.last) if known else (None, None)
        exact = self.samples[index].day.exact
        return (first or exact or last or 1e9, last or exact or 1e9, index)


def laboratory(assessment: Assessment) -> Section:
    """The grid of samples, the summary of each analyte, and the versions of the grades."""
    samples = assessment.case.samples
    if not samples:
        return Section(_("Laboratory values"), (Paragraph(_("No laboratory value is recorded."), "muted"),))
    grades: dict[int, list[Grade]] = defaultdict(list)
    for grade in assessment.grades:
        grades[grade.sample].append(grade)
    lab = _Laboratory(samples, {value.index: value for value in assessment.multiples}, grades)
    analytes = list(dict.fromkeys(wording.short_analyte(sample.analyte) for sample in samples))
    blocks: list[Block] = [Paragraph(_explanation(assessment), "muted")]
    if len(samples) > MANY:
        words = _("This case has {count} samples; all of them are printed, over many pages.")
        blocks.append(Paragraph(words.format(count=len(samples)), "warning"))
    measured = {_column(sample) for sample in samples if sample.value is not None}
    for kind in ([a for a in analytes if a in measured], [a for a in analytes if a not in measured]):
        for start in range(0, len(kind), ANALYTES_A_TABLE):
            blocks.append(_grid(lab, kind[start : start + ANALYTES_A_TABLE]))
    blocks += [Heading(_("Course of each analyte")), _summary(lab, analytes), *_remarks(lab)]
    return Section(_("Laboratory values"), tuple(blocks))


def timeline(assessment: Assessment) -> Section:
    """The figure: multiples over time, doses below, on one axis of dates."""
    chart = chart_of(assessment)
    names = ", ".join(dict.fromkeys(wording.analyte(m.analyte) for m in assessment.multiples if m.low is not None))
    alternative = _(
        "Timeline of {analytes} as multiples of the upper limit of normal above the doses of {products}."
    ).format(
        analytes=names or _("no analyte"),
        products=", ".join(product.name or product.id for product in assessment.case.products) or _("no product"),
    )
    return Section(_("Timeline"), (Figure(chart, legend(chart), alternative),))


def _explanation(assessment: Assessment) -> str:
    known = dict.fromkeys(grade.version for grade in assessment.grades if grade.version)
    versions = ", ".join(version if version.startswith("CTCAE") else f"CTCAE v{version}" for version in known)
    text = _(
        "Values, units and limits as reported (facts); "
        "×: multiple of the upper limit of normal of that sample (derived)."
    )
    return f"{text} {_('G: grade by {versions} (derived).').format(versions=versions)}" if versions else text


def _grid(lab: _Laboratory, analytes: Sequence[str]) -> Table:
    usual = {analyte: _usual_limits(lab, analyte) for analyte in analytes}
    by_day: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    chosen = sorted((i for i, sample in enumerate(lab.samples) if _column(sample) in usual), key=lab.order)
    for index in chosen:
        by_day[wording.when(lab.samples[index].day)][_column(lab.samples[index])].append(index)
    columns = [Column(_("Date"), 1.5, kind="fact")]
    columns += [Column(f"{_titled(a)}\n{usual[a]}".strip(), 1.6, "right", "fact") for a in analytes]
    rows = [
        Row((Cell(day, "fact"), *(_value_cell(lab, found.get(analyte, []), usual[analyte]) for analyte in analytes)))
        for day, found in by_day.items()
    ]
    return Table(tuple(columns), tuple(rows))


def _column(sample: Sample) -> str:
    return wording.short_analyte(sample.analyte)


def _value_cell(lab: _Laboratory, indices: Sequence[int], usual: str) -> Cell:
    if not indices:
        return Cell("–", "muted")
    texts, notes = [], []
    for index in indices:
        limits = _limits(lab, index)
        texts.append(wording.result(lab.samples[index]) + ("" if limits == usual else f" ({limits or _('no limits')})"))
        notes.append(" ".join(filter(None, (wording.multiple(lab.multiples.get(index)), _grade(lab, index)))))
    return Cell("\n".join(texts), "fact", below="\n".join(filter(None, notes)))


def _grade(lab: _Laboratory, index: int) -> str:
    return " ".join(f"G{grade.grade}" for grade in lab.grades.get(index, ()) if grade.grade)


def _limits(lab: _Laboratory, index: int) -> str:
    sample, known = lab.samples[index], lab.multiples.get(index)
    lower = sample.lower if sample.lower is not None else known.lower_limit if known else None
    upper = sample.upper if sample.upper is not None else known.limit if known else None
    return wording.limits(sample.unit, lower, upper)


def _usual_limits(lab: _Laboratory, analyte: str) -> str:
    found = [_limits(lab, i) for i, sample in enumerate(lab.samples) if _column(sample) == analyte]
    usual = max(dict.fromkeys(found), key=found.count)
    # A heading is repeated on every page and cannot be cut; what is too long for one stands in the cells.
    return usual if len(usual) <= LONGEST_TITLE else ""


def _titled(analyte: str) -> str:
    """Name an analyte for a heading; the whole of a very long name stands in the table of courses."""
    name = wording.analyte(analyte)
    return name if len(name) <= LONGEST_TITLE else name[: LONGEST_TITLE - 1] + "…"


def _summary(lab: _Laboratory, analytes: Sequence[str]) -> Table:
    titles = (_("Analyte"), _("First"), _("Highest"), _("Lowest"), _("Last"))
    columns = tuple(Column(title, 1.2 if place == 0 else 2, kind="derived") for place, title in enumerate(titles))
    rows = []
    for analyte in analytes:
        chosen = sorted(
            (i for i, s in enumerate(lab.samples) if _column(s) == analyte and s.value is not None), key=lab.order
        )
        if not chosen:
            continue
        value = {i: _size(lab, i) for i in chosen}
        picked = (chosen[0], max(chosen, key=value.__getitem__), min(chosen, key=value.__getitem__), chosen[-1])
        rows.append(Row((Cell(wording.analyte(analyte)), *(_dated(lab, index) for index in picked))))
    return Table(columns, tuple(rows))


def _size(lab: _Laboratory, index: int) -> float:
    known = lab.multiples.get(index)
    return known.low if known and known.low is not None else lab.samples[index].value or 0.0


def _dated(lab: _Laboratory, index: int) -> Cell:
    sample = lab.samples[index]
    parts = (wording.multiple(lab.multiples.get(index)), _grade(lab, index), wording.when(sample.day))
    return Cell(wording.with_unit(sample), "derived", below=" · ".join(filter(None, parts)))


def _remarks(lab: _Laboratory) -> list[Block]:
    dates: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for sample in lab.samples:
        if sample.source or sample.comment or sample.laboratory:
            key = wording.analyte(sample.analyte), sample.laboratory, sample.source, sample.comment
            dates[key].append(wording.when(sample.day))
    if not dates:
        return []
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for (analyte, *others), days in dates.items():
        alike[(_few(days), *others)].append(analyte)
    texts, notes = lettered([key[2:] for key in alike])
    columns = (Column(_("Analyte"), 3.4), Column(_("Dates"), 3.4), Column(_("Laboratory"), 1.4),
               Column(_("Source and remarks"), 5))  # fmt: skip
    rows = tuple(
        Row(
            (
                Cell(", ".join(names), "fact"),
                Cell(key[0], "fact"),
                Cell(key[1] or "–", "fact"),
                Cell(text or "–", "fact"),
            )
        )
        for (key, names), text in zip(alike.items(), texts, strict=True)
    )
    return [Heading(_("Sources and remarks on samples")), Table(columns, rows, notes=notes, dense=True)]


def _few(dates: Sequence[str]) -> str:
    unique = list(dict.fromkeys(dates))
    if len(unique) <= 4:
        return ", ".join(unique)
    return _("{count} dates, {first} to {last}").format(count=len(unique), first=unique[0], last=unique[-1])
