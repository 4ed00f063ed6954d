from dataclasses import replace

from causality.case.model import Case, Limits, Sample
from causality.evidence.labs import multiples
from causality.evidence.measured import measured
from causality.reuse import Kept
from tests.build import alp, alt, case

CASE = case(samples=(alt(1, 2), alp(1, 3), alt(2, 4), alp(2, 5)))


def after(kept: Kept, of: Case) -> Kept:
    measured(of, kept)
    return Kept(kept)


def test_one_changed_sample_leaves_the_multiples_of_the_others_as_they_are() -> None:
    kept = Kept()
    before = measured(CASE, kept)
    changed = replace(CASE, samples=(*CASE.samples[:2], alt(2, 9), *CASE.samples[3:]))
    found = measured(changed, Kept(kept))
    assert found.multiples == multiples(changed)
    assert [one is other for one, other in zip(found.multiples, before.multiples, strict=True)] == [
        True,
        True,
        False,
        True,
    ]
    assert found.by_analyte["ALP"] is before.by_analyte["ALP"]
    assert found.since(before.multiples) == (2, 3, 3)


def test_samples_added_taken_out_or_renamed_are_measured_as_if_afresh() -> None:
    rows: tuple[tuple[Sample, ...], ...] = (
        (*CASE.samples, alt(3, 1)), CASE.samples[1:], CASE.samples[:-1], (), (alt(9, 9), *CASE.samples),
        (alp(1, 2), *CASE.samples[1:]),
    )  # fmt: skip
    for samples in rows:
        changed = replace(CASE, samples=samples)
        found = measured(changed, after(Kept(), CASE))
        assert found.multiples == multiples(changed)
        assert sorted(one.index for group in found.by_analyte.values() for one in group) == list(range(len(samples)))


def test_other_limits_of_the_case_measure_everything_again() -> None:
    changed = replace(CASE, limits=(Limits(analyte="ALT", upper=20.0),))
    assert measured(changed, after(Kept(), CASE)).since(multiples(CASE)) is None
