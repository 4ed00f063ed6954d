"""A report with a site's own method holds wherever it is verified, and not when the method was exchanged."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from causality.methods.registry import METHODS, in_use, use_site_methods, with_site_methods
from causality.methods.site import declaration, method_of, read_declaration
from causality.report.opened import opened
from causality.report.pdf import build_report
from causality.report.verify import verify
from tests.report.sample import PRINTED, case

FORM: dict[str, Any] = {
    "id": "form", "title": "National form", "version": "2", "source": "Circular 12", "note": "As printed.",
    "events": ["liver_injury"],
    "items": [{"id": "one", "number": "1", "title": "Does it fit?",
               "answers": [{"id": "yes", "text": "yes", "points": 2}, {"id": "no", "text": "no", "points": -1}]}],
    "bands": [{"at_least": 1, "category": "likely"}, {"at_least": -1, "category": "unlikely"}],
}  # fmt: skip
OTHER = FORM | {"bands": [{"at_least": 2, "category": "sure"}, {"at_least": -1, "category": "open"}]}
NAME = "method-form.json"


@pytest.fixture
def nowhere(tmp_path: Path) -> Iterator[Path]:
    """A folder without methods, which this machine uses again afterwards."""
    yield tmp_path / "nowhere"
    use_site_methods(tmp_path / "nowhere")


@pytest.fixture
def pdf(tmp_path: Path, nowhere: Path) -> bytes:
    """A report printed where the method is installed; afterwards it is no more."""
    install(tmp_path / "first", FORM)
    made = build_report(case(), generated=PRINTED)
    use_site_methods(nowhere)
    return made


def install(folder: Path, form: dict[str, Any]) -> None:
    folder.mkdir()
    (folder / "form.json").write_text(json.dumps(form), encoding="utf-8")
    use_site_methods(folder)


def exchanged(pdf: bytes, data: bytes) -> bytes:
    """Put another declaration into the report."""
    with pikepdf.open(BytesIO(pdf)) as document:
        (spec,) = [one for one in document.Root.AF if str(one.UF) == NAME]
        spec.EF.F.write(data)
        target = BytesIO()
        document.save(target)
    return target.getvalue()


def test_a_declaration_is_written_as_it_is_read() -> None:
    method = method_of(FORM)
    assert json.loads(declaration(method)) == FORM
    assert read_declaration(declaration(method)) == method


def test_the_declaration_is_carried_and_can_be_installed(pdf: bytes, tmp_path: Path) -> None:
    with opened(pdf) as found:
        ((name, data),) = found.methods
    assert name == NAME
    assert json.loads(data) == FORM
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / name).write_bytes(data)
    use_site_methods(tmp_path / "again")
    assert METHODS["form"][0] == method_of(FORM)


def test_it_is_computed_again_where_the_method_is_not_installed(pdf: bytes) -> None:
    assert "form" not in METHODS
    found = verify(pdf)
    assert (found.recomputation, found.pages) == ("same", "identical")
    assert any(score.method == "form" and score.same for score in found.scores)
    assert any(note.startswith("National form is a method of the site") for note in found.notes)
    assert "form" not in METHODS


def test_where_another_method_of_that_name_is_installed_the_carried_one_counts(pdf: bytes, tmp_path: Path) -> None:
    install(tmp_path / "other", OTHER)
    found = verify(pdf)
    assert (found.recomputation, found.pages) == ("same", "identical")


@pytest.mark.usefixtures("nowhere")
def test_methods_of_this_machine_are_none_of_the_report(tmp_path: Path) -> None:
    plain = build_report(case(), generated=PRINTED)
    install(tmp_path / "late", FORM)
    found = verify(plain)
    assert (found.recomputation, found.pages) == ("same", "identical")


def test_an_exchanged_declaration_is_found(pdf: bytes) -> None:
    found = verify(exchanged(pdf, json.dumps(OTHER).encode()))
    assert found.recomputation == "differs"
    assert not found.ok
    assert any("form" in line for line in found.differences)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "not JSON"),
        (json.dumps(FORM | {"id": "naranjo"}).encode(), "is that of a method of this program"),
        (json.dumps(FORM | {"id": "other"}).encode(), 'it declares "other"'),
        (json.dumps(FORM | {"bands": []}).encode(), "at least two bands"),
    ],
)
def test_a_declaration_that_cannot_be_used_is_a_problem(pdf: bytes, data: bytes, said: str) -> None:
    found = verify(exchanged(pdf, data))
    assert not found.ok
    (problem,) = [one for one in found.problems if NAME in one]
    assert said in problem


def test_lending_ends_with_its_block() -> None:
    with with_site_methods([method_of(FORM)]):
        assert {"form", "naranjo"} <= in_use().keys()
    assert "form" not in in_use()
