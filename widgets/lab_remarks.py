"""The findings of a case by sample and column, looked up for the cells that are shown."""

from causality.case.finding import Finding

COLUMN_OF = {
    "unknown_analyte": "analyte", "unknown_unit": "unit", "unit_not_convertible": "unit", "limits_missing": "upper",
    "limits_conflict": "upper", "undated_samples": "day", "after_death": "day",
}  # fmt: skip
"""The column in which a kind of finding is told; the others are about the result."""


class LabRemarks:
    """Findings by sample and column; the lists of places are gone through only when the findings are others."""

    def __init__(self) -> None:
        self._findings: tuple[Finding, ...] = ()
        self._worst: dict[str, dict[str, Finding]] | None = {}

    def show(self, findings: tuple[Finding, ...]) -> None:
        """Hold the findings of a case, the gravest first."""
        if findings != self._findings:
            self._findings, self._worst = findings, None

    def at(self, sample: int, column: str) -> Finding | None:
        """Give the gravest finding of a cell."""
        if self._worst is None:
            self._worst = {}
            for finding in reversed(self._findings):
                told = self._worst.setdefault(column_of(finding), {})
                told.update(dict.fromkeys(finding.where, finding))
        told_here = self._worst.get(column)
        return told_here.get(f"samples[{sample}]") if told_here else None

    def text(self, sample: int, column: str) -> str:
        """Give all findings of a cell, one a line."""
        place = f"samples[{sample}]"
        here = (one for one in self._findings if column_of(one) == column and place in one.where)
        return "\n".join(one.text for one in here)

    def samples(self) -> frozenset[int]:
        """Give the places of all samples that have a finding."""
        return frozenset(
            int(place[8:-1])
            for finding in self._findings
            for place in finding.where
            if place.startswith("samples[") and place[8:-1].isdecimal()
        )


def column_of(finding: Finding) -> str:
    """Give the column in which a finding is told."""
    return COLUMN_OF.get(finding.kind, "result")
