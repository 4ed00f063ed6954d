from causality.case.model import Case
from causality.case.sample_groups import Samples
from tests.build import alp, alt, case, raw


def of(*samples: object) -> Case:
    return case(samples=samples)  # type: ignore[arg-type] # samples


def test_samples_are_grouped_by_what_they_measure() -> None:
    assert Samples(of(alt(1, 2), raw("GPT", 2, 30, 40), raw("mystery", 1, 1, 2))).analytes == {"ALT", "mystery"}


def test_samples_entered_twice_are_given_with_their_places_and_how_many_are_too_many() -> None:
    assert Samples(of(alt(1, 2), alp(1, 2), alt(1, 2), alp(1, 2), alp(1, 2))).twice() == ((0, 1, 2, 3, 4), 3)
    assert Samples(of(alt(1, 2), alt(2, 2), alp(1, 2))).twice() == ((), 0)


def test_the_days_of_samples_are_given_once_each() -> None:
    assert sorted(Samples(of(alt(1, 2), alp(1, 2), alt("2024-02", 2))).days()) == ["2024-01-02", "2024-02"]
