import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from causality.case.causes import CHECKLIST
from causality.case.dates import InvalidDate, PartialDate
from causality.case.file import read_case
from causality.case.model import WorkUpState
from causality.commands.application import application
from tests.benchmarks.starting import OURS

ROOT = Path(__file__).parents[1]
PACKAGES = ("causality", "desktop", "widgets", "resources")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HEAVY = ("pandas", "reportlab", "pikepdf", "pyhanko", "openpyxl", "pypdfium2", "cryptography", "sqlalchemy", "pint")
LOCKS = ("requirements.lock", "requirements-test.lock")


def blocks(language: str) -> list[str]:
    """Give the code blocks of the README in `language`, without their comments."""
    found = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return ["\n".join(line for line in block.strip().splitlines() if not line.startswith("#")) for block in found]


def locked(name: str) -> dict[str, str]:
    """Give the entries of a lock file by the name of the package."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.findall(r"^([a-z0-9-]+)==(.*(?:\n    .*)*)", text, re.MULTILINE)
    return dict(entries)


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_", "ngettext"):
            yield node.func.id, node


@pytest.mark.parametrize("language", ["sh", "powershell"])
def test_the_readme_has_two_commands_of_one_line(language: str) -> None:
    demo, test = blocks(language)
    assert "\n" not in demo + test
    assert demo.endswith("dechallenge demo --report demo.pdf --force")
    assert test.endswith("python -m pytest -n auto")
    for command, lock in ((demo, "requirements.lock"), (test, "requirements-test.lock")):
        assert f"--require-hashes -r {lock}" in command
        assert "--no-build-isolation --no-deps ." in command


def test_the_checks_end_with_the_test_command_of_the_readme() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()[-1] == blocks("sh")[1]


def test_the_commands_of_the_readme_are_those_of_the_program() -> None:
    table = README.split("## Commands")[1].split("##")[0]
    told = set(re.findall(r"^\| `dechallenge (\w+)", table, re.MULTILINE))
    app = application()
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert told == commands | {group.name for group in app.registered_groups}


def test_the_case_of_the_readme_is_a_case() -> None:
    (example,) = blocks("json")
    assert read_case(example.encode()).products[0].doses[0].start is not None
    assert json.loads(example)["id"]


def test_the_causes_of_the_readme_are_those_of_the_checklist() -> None:
    told = README.split("The causes of the work-up")[1].split("Usual names")[0]
    assert tuple(re.findall(r"`(\w+)`", told)) == tuple(CHECKLIST)


def test_the_states_of_the_readme_are_those_of_the_work_up() -> None:
    told = README.split("A state is")[1].split("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", told)) == set(get_args(WorkUpState))


def test_every_date_of_the_readme_is_a_date() -> None:
    told = re.sub(r"\s+", " ", README.split("Dates are as exact as you know them:")[1].split("\n\n")[0])
    dates = re.findall("`([^`]+)`", told)
    for text in dates:
        if text == "20/03/2024":
            with pytest.raises(InvalidDate):
                PartialDate.parse(text)
        else:
            PartialDate.parse(text)
    assert len(dates) > 10


def test_the_readme_promises_no_probability() -> None:
    for text in (README, PROJECT["description"], str(application().info.help)):
        assert "how strongly the recorded facts point to a drug as the cause" in re.sub(r"[\s*]+", " ", text.lower())
        assert "how likely" not in text.lower()
    assert "its primary tables were not read" in README.split("##")[0]


def test_the_output_of_the_readme_is_not_committed() -> None:
    assert "demo.pdf" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    entries = locked(name)
    assert entries
    assert [package for package, entry in entries.items() if "--hash=sha256:" not in entry] == []
    assert re.search(r"https?:|file:|^-", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE) is None


def test_the_locks_hold_what_the_project_asks_for() -> None:
    extras = PROJECT["optional-dependencies"]["test"]
    for name, wanted in ((LOCKS[0], PROJECT["dependencies"]), (LOCKS[1], PROJECT["dependencies"] + extras)):
        names = {re.split(r"[\[<>=~ ]", entry)[0].lower().replace("_", "-") for entry in [*wanted, "hatchling"]}
        assert names - locked(name).keys() == set()


def test_both_locks_agree() -> None:
    versions = [{package: entry.split()[0] for package, entry in locked(name).items()} for name in LOCKS]
    assert versions[0].items() <= versions[1].items()


def test_the_licence_is_apache_2_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    for part in ("Version 2.0, January 2004", "9. Accepting Warranty", "END OF TERMS AND CONDITIONS", "APPENDIX"):
        assert part in text
    assert PROJECT["license"] == "Apache-2.0"


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d[^\]]*)\]", text, re.MULTILINE)
    assert newest is not None
    assert newest.group(1) == PROJECT["version"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_source_file_has_a_docstring_and_at_most_300_lines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 300


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_texts_for_people_can_be_found_by_catalogue_tools(path: Path) -> None:
    for name, call in calls(path):
        first = call.args[0]
        literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
        # What was declared with N_ is translated by its name; a text put together here could never be in a catalogue.
        composed = isinstance(first, ast.JoinedStr | ast.BinOp) or (
            isinstance(first, ast.Call) and isinstance(first.func, ast.Attribute) and first.func.attr == "format"
        )
        assert literal if name != "_" else not composed, f"line {call.lineno}"


def test_the_wheel_holds_the_resources_and_no_tests(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
    assert built.returncode == 0, built.stderr.decode()
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == set(PACKAGES)
    wanted = {"resources/cases/alpelisib.json", "resources/fonts/NotoSans-Regular.ttf", "resources/icc/sRGB.icc"}
    assert wanted <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert [name for name in names if "screenshots" in name] == []


def test_causality_names_no_qt() -> None:
    qt = re.compile(r"^\s*(?:from|import) (?:PySide6|shiboken6|pyqtgraph)", re.MULTILINE)
    sources = (ROOT / "causality").rglob("*.py")
    assert [path for path in sources if qt.search(path.read_text(encoding="utf-8"))] == []


def test_the_first_window_is_painted_without_the_heavy_parts(tmp_path: Path) -> None:
    told = f"\nimport sys\nprint([name for name in {HEAVY} if name in sys.modules])\nos._exit(0)"
    known = os.environ | {"QT_QPA_PLATFORM": "offscreen", "DECHALLENGE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", f"import os{OURS}{told}"],
        cwd=ROOT,
        env=known,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split("\n")[0] == "[]"
