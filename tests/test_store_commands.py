"""The store from the command line: made, filled, searched, checked, copied, and what is refused."""

import csv
import json
from pathlib import Path

import pytest

from causality.cli import main
from causality.records.keys import LEAST

CASE = "resources/cases/alpelisib.json"
ROOT = Path(__file__).parent.parent
SECRET, OTHER = "correct horse battery", "another fine passphrase"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new store, with its officer and passphrase in the environment."""
    monkeypatch.setattr("causality.records.making.create.__defaults__", (*_defaults()[:-1], LEAST))
    path = tmp_path / "cases.store"
    monkeypatch.setenv("DECHALLENGE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DECHALLENGE_STORE", str(path))
    monkeypatch.setenv("DECHALLENGE_OFFICER", "anna")
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", SECRET)
    assert main(["store", "init", "--name", "Anna"]) == 0
    assert "Recovery code: " in capsys.readouterr().out
    return path


def _defaults() -> tuple[object, ...]:
    from causality.records.making import create

    assert create.__defaults__ is not None
    return create.__defaults__


@pytest.fixture
def author(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That store, with an assessor signed in."""
    first, own = tmp_path / "first", tmp_path / "own"
    first.write_text(OTHER + "\n")
    own.write_text(SECRET + "\n")
    added = ["store", "add", "ben", "--name", "Ben", "--role", "assessor", "--first-passphrase-file", str(first)]
    assert main(added) == 0
    monkeypatch.setenv("DECHALLENGE_OFFICER", "ben")
    chosen = ["store", "passphrase", "--passphrase-file", str(first), "--new-passphrase-file", str(own)]
    assert main(chosen) == 0
    return store


def test_a_case_is_put_in_and_found(author: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "--put", str(ROOT / CASE)]) == 0
    assert main(["cases", "--search", "alpelisib tumour", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out.split("1 case\n")[1])
    assert [(one["case_id"], one["state"]) for one in found] == [("alpelisib-2024", "draft")]
    assert found[0]["categories"]
    assert main(["cases", "--search", "no such word"]) == 0
    assert capsys.readouterr().out == "0 cases\n"
    assert author.exists()


def test_the_trail_is_verified_and_exported(author: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "--put", str(ROOT / CASE)]) == 0
    assert main(["audit", "verify"]) == 0
    assert "The audit trail holds" in capsys.readouterr().out
    out = tmp_path / "trail.csv"
    assert main(["audit", "export", "-o", str(out)]) == 0
    rows = [*csv.DictReader(out.read_text("utf-8-sig").splitlines())]
    assert rows[0]["what"] == ""
    assert [row["row"] for row in rows] == sorted((row["row"] for row in rows), key=int)
    assert {"store made", "officer added", "signed in", "case created"} <= {row["action"] for row in rows}
    assert main(["audit", "export", "-o", str(out)]) == 2
    assert "exists; use --force" in capsys.readouterr().err


def test_a_store_that_was_touched_does_not_hold(author: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from sqlalchemy import text

    from causality.records.signing_in import sign_in

    opened, _officer = sign_in(str(author), "ben", SECRET)
    with opened.writing() as work:
        work.connection.execute(text("UPDATE officers SET role = 'reader' WHERE id = 'anna'"))
    opened.close()
    for command in (["audit", "verify"], ["store", "check"]):
        assert main(command) == 1
        assert "officer anna: was changed by other means" in capsys.readouterr().out


def test_a_copy_is_made_and_comes_back(
    author: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["store", "backup", str(tmp_path / "copies")]) == 0
    assert main(["cases", "--put", str(ROOT / CASE)]) == 0
    (copy,) = (tmp_path / "copies").glob("*.store")
    assert main(["store", "restore", str(copy)]) == 2
    assert "This needs the role administrator" in capsys.readouterr().err
    monkeypatch.setenv("DECHALLENGE_OFFICER", "anna")
    assert main(["store", "restore", str(copy)]) == 0
    capsys.readouterr()
    assert main(["cases"]) == 0
    assert capsys.readouterr().out == "0 cases\n"
    assert author.with_name("cases.store.before-1").exists()


def test_everything_leaves_in_open_formats(author: Path, tmp_path: Path) -> None:
    assert main(["cases", "--put", str(ROOT / CASE)]) == 0
    out = tmp_path / "open"
    assert main(["store", "export", str(out)]) == 0
    (case,) = out.glob("*.json")
    assert json.loads(case.read_text())["id"] == "alpelisib-2024"
    assert (out / "audit.csv").stat().st_size > 0
    assert main(["store", "export", str(out)]) == 2
    assert author.exists()


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (["cases"], {"DECHALLENGE_STORE": "none.store"}, "there is no store"),
        (["cases"], {"DECHALLENGE_PASSPHRASE": "wrong"}, "The officer or the passphrase is wrong"),
        (["cases", "--due-by", "soon"], {}, "expected a day"),
        (["cases"], {"DECHALLENGE_OFFICER": "", "DECHALLENGE_PASSPHRASE": "wrong"}, "no officer was named"),
        (["store", "init", "--name", "A"], {}, "there is a store already"),
        (["store", "add", "a b", "--name", "B", "--role", "reader"], {}, "expected 1 to 80 letters"),
        (["store", "issue", "nobody", "--reason", "lost"], {}, "there is no such officer"),
        (["store", "restore", "none"], {}, "there is no such copy"),
        (["store", "backup", "/dev/null/x"], {}, "/dev/null/x"),
        (["cases"], {"DECHALLENGE_STORE": "postgresql://u:pw@/x?host=/nowhere"}, "does not answer"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], environment: dict[str, str], said: str,
) -> None:  # fmt: skip
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert store.exists()
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert "pw" not in err


def test_the_recovery_code_helps_a_forgotten_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DECHALLENGE_HOME", str(tmp_path / "home"))
    (tmp_path / "secret").write_text(SECRET)
    known = ["--officer", "anna", "--passphrase-file", str(tmp_path / "secret")]
    assert main(["store", "init", "--name", "Anna", *known]) == 0
    code = capsys.readouterr().out.split("Recovery code: ")[1].split()[0]
    (tmp_path / "code").write_text(code.lower())
    (tmp_path / "secret").write_text(OTHER)
    assert main(["store", "recover", "--code-file", str(tmp_path / "code"), *known]) == 0
    assert main(["store", "check", *known]) == 0
    assert main(["store", "rekey", *known]) == 0
    assert main(["store", "check", *known]) == 0
