"""Answers to findings, the lock of a signed version, and the version that follows it."""

from dataclasses import replace

import pytest

from causality.case.answering import about, answer_to
from causality.case.checks import checks
from causality.case.dates import exact
from causality.case.digest import carried, case_digest
from causality.case.edits import (
    InvalidEdit,
    LockedCase,
    add_samples,
    answer_finding,
    begin_version,
    lock,
    remove_samples,
    set_title,
    together,
    withdraw_answer,
)
from causality.case.file import case_json, read_case
from causality.case.finding import Finding
from causality.case.model import Case, Patient, Sample
from causality.case.versions import Predecessor, SignedVersion

WHO, WHEN = "ann", "2026-11-22T14:00:00+01:00"
MALE = Case(id="1", patient=Patient(sex="male", pregnant=True))
TWICE = Case(
    id="2",
    samples=(
        Sample(analyte="ALP", day=exact("2024-03-01"), value=90.0),
        Sample(analyte="ALT", day=exact("2024-03-01"), value=300.0),
        Sample(analyte="ALT", day=exact("2024-03-01"), value=300.0),
    ),
)


def found(case: Case, kind: str) -> Finding:
    return next(finding for finding in checks(case) if finding.kind == kind)


def signed(case: Case) -> Case:
    return lock(SignedVersion(case=case_digest(case), report="ab" * 32, who="Ann", when=WHEN)).apply(case)


def answered(case: Case, kind: str, reason: str = "as the source has it") -> Case:
    return answer_finding(found(case, kind), reason, WHO, WHEN).apply(case)


def test_an_answer_is_found_by_its_finding_and_survives_the_file() -> None:
    case = answered(MALE, "pregnant_male")
    again = read_case(case_json(case).encode())
    assert again == case
    answer = answer_to(again, found(again, "pregnant_male"))
    assert answer is not None
    assert (answer.reason, answer.who, answer.when) == ("as the source has it", WHO, WHEN)
    assert answer.text == "The patient is male and pregnant."


def test_an_answer_takes_the_place_of_an_earlier_one_and_can_be_taken_back() -> None:
    case = answered(answered(MALE, "pregnant_male"), "pregnant_male", " once more ")
    assert [one.reason for one in case.answered] == ["once more"]
    assert withdraw_answer(found(case, "pregnant_male")).apply(case) == MALE
    with pytest.raises(InvalidEdit, match="not answered"):
        withdraw_answer(found(MALE, "pregnant_male")).apply(MALE)


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_an_answer_needs_a_reason(reason: str) -> None:
    with pytest.raises(InvalidEdit, match="needs a reason"):
        answer_finding(found(MALE, "pregnant_male"), reason, WHO, WHEN).apply(MALE)


def test_an_answer_goes_with_its_facts_not_with_their_rows() -> None:
    case = remove_samples((0,)).apply(answered(TWICE, "duplicate_samples"))
    moved = found(case, "duplicate_samples")
    assert moved.where == ("samples[0]", "samples[1]")
    assert answer_to(case, moved) is not None


def test_an_answer_does_not_cover_other_facts() -> None:
    case = answered(TWICE, "duplicate_samples")
    other = replace(case, samples=tuple(replace(sample, value=301.0) for sample in case.samples))
    assert answer_to(other, found(other, "duplicate_samples")) is None
    assert answer_to(case, replace(found(case, "duplicate_samples"), kind="another")) is None


def test_what_a_finding_is_about_ignores_fields_that_say_nothing() -> None:
    finding = Finding("k", "error", "", ("samples[0]",))
    given = replace(TWICE, samples=(replace(TWICE.samples[0], comment="seen"),))
    assert about(TWICE, finding) == about(replace(TWICE, samples=TWICE.samples[:1]), finding)
    assert about(TWICE, finding) != about(given, finding)


def test_a_signed_version_takes_no_edit_and_says_why() -> None:
    case = signed(MALE)
    for edit in (set_title("x"), add_samples(TWICE.samples), together("both", [set_title("y")])):
        with pytest.raises(
            LockedCase, match=r"version 1 is signed and locked; it stays as it is until version 2 is begun$"
        ):
            edit.apply(case)
    assert read_case(case_json(case).encode()) == case


def test_the_version_after_a_signed_one_names_it_and_can_be_edited() -> None:
    case = begin_version().apply(signed(MALE))
    assert case.version == 2
    assert case.predecessor == Predecessor(version=1, case=case_digest(MALE), report="ab" * 32)
    assert set_title("x").apply(case).title == "x"
    assert read_case(case_json(case).encode()) == case
    third = begin_version().apply(signed(case))
    assert third.predecessor is not None
    assert (third.version, third.predecessor.version) == (3, 2)


def test_what_is_not_signed_needs_no_new_version() -> None:
    with pytest.raises(InvalidEdit, match="is not signed; it can be edited"):
        begin_version().apply(MALE)


def test_only_the_case_that_was_signed_is_locked_and_only_once() -> None:
    mark = SignedVersion(case=case_digest(TWICE), report="", who="", when="")
    with pytest.raises(InvalidEdit, match="carries another case"):
        lock(mark).apply(MALE)
    with pytest.raises(InvalidEdit, match="signed already"):
        lock(mark).apply(signed(MALE))


def test_the_mark_of_a_signature_is_no_part_of_what_is_carried() -> None:
    assert carried(signed(MALE)) == carried(MALE)
    assert case_digest(signed(MALE)) == case_digest(MALE)


def test_a_signed_version_changed_by_other_means_is_an_error() -> None:
    case = signed(MALE)
    kinds = [finding.kind for finding in checks(case)]
    assert "changed_after_signing" not in kinds
    changed = replace(case, title="other")
    assert found(changed, "changed_after_signing").severity == "error"
