"""Which samples are new to a case: what it holds already is recognised, never added twice."""

from collections import Counter
from collections.abc import Iterable

from causality.case.analytes import find_analyte
from causality.case.model import Case, Sample
from causality.case.units import find_unit

_Key = tuple[str, str, float | None, str, str, str, str]


def new_to(case: Case, samples: Iterable[Sample]) -> tuple[Sample, ...]:
    """Give the samples that `case` does not hold: another analyte, day, result, unit or laboratory."""
    return beyond(case.samples, samples)


def beyond(held: Iterable[Sample], samples: Iterable[Sample]) -> tuple[Sample, ...]:
    """Give the samples that `held` does not hold. Of several alike, as many are given as it holds fewer.

    One result that stands under two names of its analyte ("bilirubin", "total bilirubin") is one.
    """
    left = Counter(map(_key, held))
    met: Counter[_Key] = Counter()
    named: Counter[tuple[_Key, str]] = Counter()
    new = []
    for sample in samples:
        key = _key(sample)
        named[key, sample.analyte] += 1
        if named[key, sample.analyte] <= met[key]:
            continue  # the one that was met under another name
        met[key] += 1
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(sample)
    return tuple(new)


def content(sample: Sample) -> str:
    """Give what makes a sample the one it is, as a text; it is the same for alike samples."""
    return repr(_key(sample))


def _key(sample: Sample) -> _Key:
    known, unit = find_analyte(sample.analyte), find_unit(sample.unit)
    return (known.id if known else sample.analyte.casefold(), sample.day.text, sample.value, sample.comparator,
            sample.text, unit or sample.unit, sample.laboratory)  # fmt: skip
