"""The command `identity`, and what signing and verification make of it."""

import io
import json
import sys
from pathlib import Path

import pytest

from causality.case.file import case_json
from causality.cli import main
from tests.decided import decided
from tests.report.sample import case

SECRET, OTHER = "lantern otter vivid plinth", "quartz meadow eleven turnip"


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("DECHALLENGE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", SECRET)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    return tmp_path / "home"


@pytest.fixture
def ann(home: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["identity", "new", "--name", "Ann", "--organisation", "Klinik"]) == 0
    capsys.readouterr()
    return "Ann"


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text(case_json(decided(case())), encoding="utf-8")
    return path


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main([str(argument) for argument in arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert SECRET not in printed.err
    return printed.err


def test_an_identity_made_here_signs_and_is_trusted_here(
    capsys: pytest.CaptureFixture[str], ann: str, case_file: Path
) -> None:
    out = case_file.with_name("signed.pdf")
    assert main(["report", str(case_file), "-o", str(out), "--identity", ann]) == 0
    assert main(["verify", str(out), "--require-trust"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "The report holds." in told
    assert "  trust: trusted by Klinik: signing authority" in told
    assert "Review: not signed" in told
    assert sum(line.endswith(": same") for line in told) >= 2


def test_a_receiver_trusts_the_authority_once_its_certificate_is_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ann: str, case_file: Path
) -> None:
    out, root = case_file.with_name("signed.pdf"), case_file.with_name("root.pem")
    assert main(["report", str(case_file), "-o", str(out), "--identity", ann]) == 0
    assert main(["identity", "export", "authority", "-o", str(root)]) == 0
    monkeypatch.setenv("DECHALLENGE_HOME", str(case_file.with_name("receiver")))
    assert main(["verify", str(out)]) == 0
    assert main(["verify", str(out), "--require-trust"]) == 1
    assert main(["identity", "trust", str(root)]) == 0
    capsys.readouterr()
    assert main(["verify", str(out), "--require-trust", "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["unsigned"] == ["review", "approval"]
    assert {score["same"] for score in result["scores"]} == {True}


def test_identities_are_listed_with_their_end(capsys: pytest.CaptureFixture[str], ann: str) -> None:
    assert main(["identity", "list"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("Ann, ")
    assert "valid until" in first
    assert second.startswith("Authority: Klinik: signing authority")


def test_without_identities_the_list_says_how_to_make_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identity", "list"]) == 0
    assert "dechallenge identity new" in capsys.readouterr().out


def test_an_exported_identity_is_imported_elsewhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ann: str, tmp_path: Path
) -> None:
    out = tmp_path / "ann.p12"
    assert main(["identity", "export", ann, "--p12", "-o", str(out)]) == 0
    monkeypatch.setenv("DECHALLENGE_HOME", str(tmp_path / "other"))
    assert main(["identity", "import", str(out)]) == 0
    capsys.readouterr()
    assert main(["identity", "list"]) == 0
    assert capsys.readouterr().out.startswith("Ann, ")


def test_a_revoked_identity_does_not_sign(capsys: pytest.CaptureFixture[str], ann: str, case_file: Path) -> None:
    assert main(["identity", "revoke", ann]) == 0
    assert ".crl" in capsys.readouterr().out
    said = refused(capsys, "report", case_file, "-o", case_file.with_name("x.pdf"), "--identity", ann)
    assert "was revoked on" in said


def test_a_server_that_gives_no_time_stamp_is_told_and_the_report_signed(
    capsys: pytest.CaptureFixture[str], ann: str, case_file: Path
) -> None:
    address, out = "http://127.0.0.1:9/tsa", case_file.with_name("signed.pdf")
    assert main(["identity", "time-stamp", address]) == 0
    assert main(["report", str(case_file), "-o", str(out), "--identity", ann]) == 0
    assert f"{address} gave no time stamp; the time is this computer's." in capsys.readouterr().out
    assert main(["identity", "list"]) == 0
    assert f"Time stamps from: {address}" in capsys.readouterr().out
    assert main(["identity", "time-stamp", "none"]) == 0
    assert main(["identity", "list"]) == 0
    assert capsys.readouterr().out.count("Time stamps from") == 0


def test_a_weak_passphrase_is_refused_with_what_helps(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", "Ann 2024")
    assert "too weak" in refused(capsys, "identity", "new", "--name", "Ann")
    assert not (home / "identities").exists()


def test_a_second_identity_takes_the_authoritys_passphrase(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ann: str, tmp_path: Path
) -> None:
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", OTHER)
    assert "the authority: wrong passphrase" in refused(capsys, "identity", "new", "--name", "Ben")
    (tmp_path / "secret").write_text(SECRET)
    command = ["identity", "new", "--name", "Ben", "--authority-passphrase-file", str(tmp_path / "secret")]
    assert main(command) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["identity", "export", "Nobody", "-o", "x.pem"], "this machine has: Ann"),
        (["identity", "export", "authority", "--p12", "-o", "x.p12"], "stays on this machine"),
        (["identity", "revoke", "Nobody"], "no such identity"),
        (["identity", "new", "--name", "Ben", "--country", "Atlantis"], "two letters"),
        (["identity", "new"], "--name"),
        (["identity", "trust", "absent.pem"], "no such file"),
        (["identity", "import", "absent.p12"], "no such file"),
        (["identity", "time-stamp", "nonsense"], "expected the address of a server"),
        (["identity", "time-stamp", "ftp://example.org"], "expected the address of a server"),
        (["identity", "time-stamp", "https://"], "expected the address of a server"),
        (["identity", "frobnicate"], "frobnicate"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    ann: str,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in refused(capsys, *arguments)


def test_the_passphrase_is_asked_twice_on_a_terminal_until_it_is_strong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter(["weak", SECRET, "mistyped", SECRET, SECRET])
    monkeypatch.delenv("DECHALLENGE_PASSPHRASE")
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    assert main(["identity", "new", "--name", "Ann"]) == 0
    assert not list(typed)
    told = capsys.readouterr().out
    assert "guessed easily" in told
    assert SECRET not in told
