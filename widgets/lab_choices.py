"""What can be completed in the table of laboratory values: known analytes with their spellings, units, laboratories."""

from collections.abc import Iterable
from functools import cache

from causality.case.analytes import ANALYTES
from causality.case.model import Limits, Sample
from causality.case.units import SCALES
from causality.text import _

Choices = tuple[tuple[str, str], ...]


def choices(column: str, rows: Iterable[Sample | Limits]) -> Choices:
    """Give what is offered in a column: what `rows` hold already first, then what is known."""
    if column == "analyte":
        return _offered((*(row.analyte for row in rows), *_analytes()))
    if column == "unit":
        return _offered((*(row.unit for row in rows), *_units()))
    return _offered(row.laboratory for row in rows) if column == "laboratory" else ()


def _offered(texts: Iterable[str]) -> Choices:
    return tuple((text, text) for text in dict.fromkeys(texts) if text.strip())


@cache
def _units() -> tuple[str, ...]:
    codes = (scale.unit for scale in SCALES if scale.unit != "1")
    return tuple(dict.fromkeys("µ" + code[1:] if code.startswith("u") else code for code in codes))


def _analytes() -> tuple[str, ...]:
    """Names first, then ids and spellings."""
    return (
        *(_(analyte.name) for analyte in ANALYTES),
        *(spelling for analyte in ANALYTES for spelling in (analyte.id, *analyte.spellings)),
    )
