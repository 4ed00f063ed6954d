"""What is asked of days and of other products: only what is not known, and nothing that changes no points."""

from dataclasses import replace

import pytest

from causality.assess import assess
from causality.case.model import Case, Patient
from tests.build import ADULT, Day, alp, alt, ast, case, co_drug, dose, hepatocellular, product


def wanted(of: Case, method: str) -> list[str]:
    pair = next(one for one in assess(of).pairs if (one.method.id, one.product) == (method, "drug"))
    return [test.what for test in pair.next_tests]


@pytest.mark.parametrize(
    ("stop", "onset", "slow", "asked"),
    [(10, 30, None, "whether drug is slowly metabolised"), (10, 30, True, ""), (10, 30, False, ""),
     ("2024-01", 40, False, "exact dates of intake of drug"), (10, "2024-01", False, "exact date of the onset")],
)  # fmt: skip
def test_of_days_only_what_is_not_known_is_asked(stop: Day, onset: Day, slow: bool | None, asked: str) -> None:
    of = case(product(dose(0, stop), slow=slow), samples=hepatocellular(30), onset=onset)
    told = [what for what in wanted(of, "maria-victorino") if "intake of" in what or "onset" in what or "slow" in what]
    told = [what for what in told if "ALT" not in what]
    assert told == ([asked] if asked else [])


def test_what_is_entered_of_another_product_is_not_asked_again() -> None:
    other = replace(co_drug(dose(0, 5)), hepatotoxicity="labelled")
    of = case(product(dose(0, 25)), other, samples=(alt(30, 10), alp(30, 4), ast(30, 2)), onset="2024-01-31")
    assert not [what for what in wanted(of, "rucam-2016") if "hepatotoxicity" in what]
    bare = replace(of, products=(of.products[0], replace(other, hepatotoxicity=None)))
    assert [what for what in wanted(bare, "rucam-2016") if "hepatotoxicity of" in what] == [
        f"known hepatotoxicity of {other.name}"
    ]


def test_a_patient_whose_drinks_are_entered_is_not_asked_for_them() -> None:
    of = case(product(dose(0, 25)), samples=hepatocellular(30), onset=30)
    silent = replace(of, patient=replace(ADULT, alcohol=None))
    assert "alcohol, drinks a day" in wanted(silent, "recam")
    told = replace(of, patient=Patient(sex="female", age=58, alcohol=1))
    assert "alcohol, drinks a day" not in wanted(told, "recam")


def test_nothing_is_asked_that_leaves_the_points_as_they_are() -> None:
    others = (replace(co_drug(dose(0, 35), id="plain"), hepatotoxicity=None),
              replace(co_drug(dose(0, 35), id="toxic"), hepatotoxicity="labelled"))  # fmt: skip
    of = case(product(dose(0, 25)), *others, samples=hepatocellular(30), onset=30)
    assert not [what for what in wanted(of, "rucam-2016") if "hepatotoxicity of" in what]
