import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from causality.assess import METHODS
from causality.cli import main

ROOT = Path(__file__).parents[1]
HEAVY = ("pandas", "numpy", "reportlab", "pikepdf", "pyhanko", "PySide6", "pyqtgraph", "sqlalchemy", "cryptography")
FULL = Path("/dev/full")
on_posix = pytest.mark.skipif(os.name == "nt", reason="POSIX shells, pipes and signals")
CASE = {
    "id": "2024-017",
    "title": "drug Ä 中",
    "events": [{"id": "liver", "name": "liver injury", "kind": "liver_injury"}],
    "products": [{"id": "a", "name": "drug A", "role": "suspect", "doses": [{"start": "2024-03-01"}]}],
    "samples": [
        {"analyte": "ALT", "day": "2024-03-20", "value": 412, "unit": "U/L", "upper": 40},
        {"analyte": "ALP", "day": "2024-03-20", "value": 130, "unit": "U/L", "upper": 120},
    ],
}


@pytest.fixture(autouse=True)
def _no_passphrase_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DECHALLENGE_PASSPHRASE", raising=False)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def ready_file(case_file: Path) -> Path:
    """A case that its author can sign."""
    from causality.case.file import case_json, load_case
    from tests.decided import decided

    case_file.write_text(case_json(decided(load_case(case_file))), encoding="utf-8")
    return case_file


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    """An identity of one day whose passphrase is "secret"."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Officer")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
                key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = tmp_path / "officer.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"officer", key, certificate, None, BestAvailableEncryption(b"secret"))
    )
    return path


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run what has to be refused; give the one line that says why."""
    assert main([str(argument) for argument in arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("dechallenge: ")
    assert printed.err.count("\n") == 1
    return printed.err


def run(*arguments: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONIOENCODING", "NO_COLOR")}
    command = [sys.executable, "-m", "causality.cli", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False, **options)  # type: ignore[call-overload, no-any-return] # options pass through


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    printed = capsys.readouterr().out
    for command in ("demo", "assess", "report", "sign", "verify", "schema", "doctor"):
        assert f"\n  {command} " in printed
    assert "..." not in printed.split("Commands:")[1]


@pytest.mark.parametrize(
    "command", [[], ["assess"], ["report"], ["sign"], ["verify"], ["demo"], ["schema"], ["doctor"]]
)
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    assert main([*command, "--help"]) == 0
    assert "Usage: dechallenge" in capsys.readouterr().out


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("dechallenge ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frobnicate"], "frobnicate"),
        (["assess"], "CASE"),
        (["assess", "case.json", "--format", "xml"], "--format"),
        (["assess", "case.json", "--colour"], "--colour"),
        (["assess", "case.json", "--method"], "--method"),
        (["report", "case.json"], "--output"),
        (["sign", "in.pdf", "-o", "out.pdf"], "--identity"),
        (["sign", "in.pdf", "-o", "out.pdf", "--identity", "x.p12", "--meaning", "praise"], "--meaning"),
        (["verify"], "REPORT.pdf"),
        (["report", "case.json", "-o", "o.pdf", "--passphrase", "secret"], "--passphrase"),
    ],
)
def test_bad_arguments_are_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert said in refused(capsys, *arguments)


def test_an_unknown_method_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str], case_file: Path) -> None:
    said = refused(capsys, "assess", case_file, "--method", "tarot")
    assert '"tarot"' in said
    assert all(method in said for method in METHODS)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ""),
        (b'{"id": "x"', ""),
        (b'{"id": 3}', "id"),
        (b'{"id": "x", "colour": "blue"}', "colour"),
        (b'{"id": "x", "products": [{"id": "a", "name": "a", "doses": [{"start": "2024-13-01"}]}]}', "2024-13-01"),
        ('{"id": "Ä"}'.encode("latin-1"), ""),
        (b'{"id": "x\\u001b[31m", "a\\nb\\u001b[2J": 1}', ""),
    ],
)
def test_a_malformed_case_is_one_line_with_its_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    line = refused(capsys, "assess", path)
    assert "bad.json: " in line
    assert said in line
    assert "\x1b" not in line


def test_a_missing_file_a_folder_and_a_path_through_a_file_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, case_file: Path
) -> None:
    for path in (tmp_path / "absent.json", tmp_path, case_file / "inside.json"):
        assert path.name in refused(capsys, "assess", path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_file_that_may_not_be_read_is_refused(capsys: pytest.CaptureFixture[str], case_file: Path) -> None:
    case_file.chmod(0)
    assert "case.json" in refused(capsys, "assess", case_file)


def test_a_name_with_a_line_break_stays_on_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    refused(capsys, "assess", tmp_path / "a\nb\x1b[31m.json")


def test_assess_prints_one_json_object(capsys: pytest.CaptureFixture[str], case_file: Path) -> None:
    assert main(["assess", str(case_file), "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["case"]["id"] == "2024-017"
    assert set(printed) >= {"case", "assessments", "liver", "challenges", "grades", "findings"}


def test_assess_reads_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(CASE).encode())))
    assert main(["assess", "-"]) == 0
    assert "2024-017" in capsys.readouterr().out


def test_a_malformed_standard_input_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"[1]")))
    assert "standard input" in refused(capsys, "assess", "-")


def test_a_case_with_nothing_but_an_id_is_assessed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "least.json"
    path.write_text('{"id": "x"}')
    for form in ("text", "json"):
        assert main(["assess", str(path), "--format", form]) == 0
    for method in METHODS:
        assert main(["assess", str(path), "--method", method]) == 0


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert "properties" in json.loads(capsys.readouterr().out)


def test_doctor_names_each_thing_on_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) in (0, 1)
    printed = capsys.readouterr().out
    for name in ("Python: ok", "reportlab:", "Fonts:", "Settings folder:", "Qt:", "Display:"):
        assert name in printed


def test_the_demo_shows_the_worked_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    printed = capsys.readouterr().out
    assert "alpelisib" in printed
    assert "--report OUT.pdf" in printed
    assert main(["demo", "--details"]) == 0
    assert len(capsys.readouterr().out) > 2 * len(printed)


def test_details_add_the_evidence_of_the_items(capsys: pytest.CaptureFixture[str], case_file: Path) -> None:
    assert main(["assess", str(case_file)]) == 0
    assert "from: " not in capsys.readouterr().out
    assert main(["assess", str(case_file), "--details"]) == 0
    assert "from: " in capsys.readouterr().out


def test_the_demo_report_is_signed_verified_and_not_overwritten(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "demo.pdf"
    assert main(["demo", "--report", str(out)]) == 0
    assert "demo.pdf" in capsys.readouterr().out
    before = out.read_bytes()
    assert before.startswith(b"%PDF-")
    assert "--force" in refused(capsys, "demo", "--report", out)
    assert out.read_bytes() == before
    assert main(["verify", str(out)]) == 0
    assert main(["verify", str(out), "--require-trust"]) == 1
    capsys.readouterr()
    assert main(["verify", str(out), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)
    assert main(["demo", "--report", str(out), "--force"]) == 0


def test_a_changed_report_does_not_hold(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "demo.pdf"
    assert main(["demo", "--report", str(out)]) == 0
    data = bytearray(out.read_bytes())
    data[len(data) // 3] ^= 1
    out.write_bytes(data)
    assert main(["verify", str(out)]) in (1, 2)


@pytest.mark.parametrize(("paper", "size"), [([], (595, 842)), (["--paper", "letter"], (612, 792))])
def test_a_report_is_printed_on_the_paper_that_is_asked_for(
    case_file: Path, tmp_path: Path, paper: list[str], size: tuple[int, int]
) -> None:
    import pikepdf

    out = tmp_path / "out.pdf"
    assert main(["report", str(case_file), "-o", str(out), *paper]) == 0
    with pikepdf.open(out) as pdf:
        assert {tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in pdf.pages} == {size}


def test_a_paper_that_is_not_known_is_refused(capsys: pytest.CaptureFixture[str], case_file: Path) -> None:
    assert main(["report", str(case_file), "-o", "o.pdf", "--paper", "a3"]) == 2
    assert "letter" in capsys.readouterr().err


def test_a_report_without_identity_is_not_signed(capsys: pytest.CaptureFixture[str], case_file: Path) -> None:
    out = case_file.with_name("plain.pdf")
    assert main(["report", str(case_file), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert main(["verify", str(out)]) == 1


def test_what_is_undecided_is_listed_and_not_signed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, case_file: Path, identity: Path
) -> None:
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", "secret")
    plain, out = case_file.with_name("plain.pdf"), case_file.with_name("signed.pdf")
    assert main(["report", str(case_file), "-o", str(plain)]) == 0
    capsys.readouterr()
    for command in (["report", str(case_file)], ["sign", str(plain), "--meaning", "authorship"]):
        assert main([*command, "-o", str(out), "--identity", str(identity)]) == 1
        told = capsys.readouterr().out.splitlines()
        assert "cannot be signed yet" in told[0]
        assert f"{len(told) - 1} things" in told[0]
        assert any("Nothing identifies the patient" in line for line in told)
        assert any("1 Time to onset" in line for line in told)
        assert not out.exists()


def test_a_signed_version_is_not_signed_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ready_file: Path, identity: Path
) -> None:
    from causality.case.digest import case_digest
    from causality.case.edits import lock
    from causality.case.file import case_json, load_case
    from causality.case.versions import SignedVersion

    case = load_case(ready_file)
    mark = SignedVersion(case=case_digest(case), report="0" * 64, who="Ann", when="2026-11-22T14:00:00+01:00")
    ready_file.write_text(case_json(lock(mark).apply(case)), encoding="utf-8")
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", "secret")
    out = ready_file.with_name("again.pdf")
    assert "signed by Ann" in refused(capsys, "report", ready_file, "-o", out, "--identity", identity)
    assert main(["report", str(ready_file), "-o", str(out)]) == 0


def test_a_case_is_locked_with_its_signature_and_takes_no_results_any_more(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ready_file: Path, identity: Path
) -> None:
    from causality.case.file import load_case

    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", "secret")
    out, results = ready_file.with_name("signed.pdf"), ready_file.with_name("labs.csv")
    command = ["report", str(ready_file), "-o", str(out), "--lock"]
    assert "--identity" in refused(capsys, *command)
    assert main([*command, "--identity", str(identity)]) == 0
    mark = load_case(ready_file).signed
    assert mark is not None
    assert (mark.who, mark.report) == ("Officer", hashlib.sha256(out.read_bytes()).hexdigest())
    capsys.readouterr()
    results.write_text("Analyte,Date,Value,Unit,Upper\nALT,2024-04-02,95,U/L,40\n")
    said = refused(capsys, "labs", results, "--into", ready_file)
    assert "version 1 is signed and locked; it stays as it is until version 2 is begun" in said


@pytest.mark.parametrize("out", ["taken.pdf", "folder", "absent/out.pdf", "taken.pdf/out.pdf"])
def test_an_output_that_cannot_be_written_is_refused_at_once(
    capsys: pytest.CaptureFixture[str], case_file: Path, out: str
) -> None:
    folder = case_file.parent
    (folder / "taken.pdf").write_bytes(b"mine")
    (folder / "folder").mkdir()
    before = sorted(folder.rglob("*"))
    for command in (("report", case_file, "-o", folder / out), ("demo", "--report", folder / out)):
        assert out.split("/")[0] in refused(capsys, *command)
    assert sorted(folder.rglob("*")) == before
    assert (folder / "taken.pdf").read_bytes() == b"mine"


@pytest.mark.parametrize(("word", "told"), [("secret", True), ("wrong", False)])
def test_an_identity_signs_with_its_passphrase_only(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    ready_file: Path,
    identity: Path,
    word: str,
    told: bool,
) -> None:
    out = ready_file.with_name("signed.pdf")
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", word)
    command = ["report", str(ready_file), "-o", str(out), "--identity", str(identity)]
    if told:
        assert main(command) == 0
        assert main(["verify", str(out)]) == 0
        return
    assert "officer.p12" in refused(capsys, *command)
    assert not out.exists()


def test_a_passphrase_comes_from_a_file(ready_file: Path, identity: Path) -> None:
    secret = ready_file.with_name("secret.txt")
    secret.write_bytes(b"secret\r\n")
    out = ready_file.with_name("signed.pdf")
    command = ["report", str(ready_file), "-o", str(out), "--identity", str(identity), "--passphrase-file", str(secret)]
    assert main(command) == 0
    assert out.exists()


def test_without_a_terminal_nothing_asks_for_a_passphrase(
    capsys: pytest.CaptureFixture[str], case_file: Path, identity: Path
) -> None:
    said = refused(capsys, "report", case_file, "-o", case_file.with_name("x.pdf"), "--identity", identity)
    assert "--passphrase-file" in said


@pytest.mark.parametrize("content", [None, b"", b"not an identity"])
def test_a_bad_identity_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, case_file: Path, content: bytes | None
) -> None:
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", "x")
    bad = case_file.with_name("bad.p12")
    if content is not None:
        bad.write_bytes(content)
    assert "bad.p12" in refused(capsys, "report", case_file, "-o", case_file.with_name("x.pdf"), "--identity", bad)


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_not_a_report_is_neither_verified_nor_signed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, identity: Path, content: bytes
) -> None:
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", "secret")
    pdf = identity.with_name("other.pdf")
    pdf.write_bytes(content)
    out = identity.with_name("out.pdf")
    assert "other.pdf" in refused(capsys, "verify", pdf)
    said = refused(capsys, "sign", pdf, "-o", out, "--identity", identity, "--meaning", "review")
    assert "other.pdf" in said
    assert not out.exists()


def test_a_report_takes_a_further_signature(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ready_file: Path, identity: Path
) -> None:
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", "secret")
    first, second = ready_file.with_name("first.pdf"), ready_file.with_name("second.pdf")
    assert main(["report", str(ready_file), "-o", str(first), "--identity", str(identity)]) == 0
    command = ["sign", str(first), "-o", str(second), "--identity", str(identity), "--meaning", "review"]
    assert main([*command, "--reason", "second reader"]) == 0
    assert main(["verify", str(second)]) == 0


def test_an_issuer_that_is_named_is_trusted(ready_file: Path, identity: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", "secret")
    out, root = ready_file.with_name("signed.pdf"), ready_file.with_name("root.pem")
    assert main(["report", str(ready_file), "-o", str(out), "--identity", str(identity)]) == 0
    certificate = pkcs12.load_key_and_certificates(identity.read_bytes(), b"secret")[1]
    assert certificate is not None
    root.write_bytes(certificate.public_bytes(Encoding.PEM))
    assert main(["verify", str(out), "--require-trust"]) == 1
    assert main(["verify", str(out), "--require-trust", "--trust", str(root)]) == 0


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_a_bad_certificate_to_trust_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None
) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-")
    if content is not None:
        (tmp_path / "root.pem").write_bytes(content)
    assert "root.pem" in refused(capsys, "verify", tmp_path / "report.pdf", "--trust", tmp_path / "root.pem")


@pytest.fixture
def piped(case_file: Path) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "causality.cli", "assess", str(case_file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        yield process


def test_a_closed_pipe_is_quiet(piped: "subprocess.Popen[bytes]") -> None:
    assert piped.stdout is not None
    assert piped.stderr is not None
    piped.stdout.close()
    assert piped.stderr.read() == b""
    assert piped.wait(60) not in (0, 1, 2)


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize("environment", [None, {}], ids=["as it is", "empty"])
@pytest.mark.parametrize("command", [["assess"], ["assess", "--format", "json"], ["--version"], ["verify", "--help"]])
def test_a_full_disk_behind_standard_output_is_one_line(
    case_file: Path, environment: dict[str, str] | None, command: list[str]
) -> None:
    arguments = [*command, *([str(case_file)] if command[0] == "assess" else [])]
    with FULL.open("wb") as full:
        program = [sys.executable, "-m", "causality.cli", *arguments]
        ran = subprocess.run(
            program, cwd=ROOT, env=environment, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False
        )
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"dechallenge: standard output")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_refusal_that_nobody_can_read_is_still_a_refusal() -> None:
    with FULL.open("wb") as full:
        program = [sys.executable, "-m", "causality.cli", "assess", "absent.json"]
        ran = subprocess.run(program, cwd=ROOT, env={}, stdout=subprocess.PIPE, stderr=full, timeout=120, check=False)
    assert (ran.returncode, ran.stdout) == (2, b"")


@on_posix
@pytest.mark.parametrize(
    ("redirection", "arguments", "said"),
    [
        (">&-", ["assess", "CASE"], "standard output: it is closed"),
        (">&-", ["--help"], "standard output: it is closed"),
        (">&-", ["report", "CASE", "-o", "OUT"], "standard output: it is closed"),
        ("<&-", ["assess", "-"], "standard input: it is closed"),
        (">&- 2>&-", ["assess", "CASE"], ""),
        ("<&- 2>&-", ["assess", "-"], ""),
    ],
)
def test_a_closed_stream_is_one_line(case_file: Path, redirection: str, arguments: list[str], said: str) -> None:
    out = case_file.with_name("out.pdf")
    names = {"CASE": str(case_file), "OUT": str(out)}
    command = [sys.executable, "-m", "causality.cli", *(names.get(one, one) for one in arguments)]
    ran = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirection}', "sh", *command],
        cwd=ROOT, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode() == (f"dechallenge: {said}\n" if said else "")
    assert not out.exists()


@on_posix
def test_standard_input_may_be_closed_where_nothing_reads_it(case_file: Path) -> None:
    command = [sys.executable, "-m", "causality.cli", "assess", str(case_file)]
    ran = subprocess.run(["/bin/sh", "-c", 'exec "$@" <&-', "sh", *command], cwd=ROOT, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


@on_posix
@pytest.mark.parametrize("path", ["pipe", "/dev/zero", "/dev/null"])
def test_only_a_hyphen_reads_a_stream(capsys: pytest.CaptureFixture[str], tmp_path: Path, path: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    named = tmp_path / path
    assert "only - reads a stream" in refused(capsys, "assess", named)
    assert "ordinary file" in refused(capsys, "verify", named)
    assert "only - reads a stream" in refused(capsys, "report", named, "-o", tmp_path / "out.pdf")


def test_a_pdf_is_not_written_to_standard_output(capsys: pytest.CaptureFixture[str], case_file: Path) -> None:
    for command in (("report", case_file, "-o", "-"), ("demo", "--report", "-", "--force")):
        assert "standard output" in refused(capsys, *command)


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_no_command_replaces_what_it_reads(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    case_file: Path,
    identity: Path,
    force: list[str],
) -> None:
    monkeypatch.chdir(case_file.parent)
    secret, link, pdf = (case_file.with_name(name) for name in ("secret.txt", "link.json", "in.pdf"))
    secret.write_bytes(b"secret")
    pdf.write_bytes(b"%PDF-")
    os.link(case_file, link)
    signing = ["--identity", identity, "--passphrase-file", secret, *force]
    before = {path: path.read_bytes() for path in case_file.parent.iterdir()}
    for out in ("case.json", case_file, link, identity, secret):
        assert "another file" in refused(capsys, "report", case_file, "-o", out, *signing)
    for out in (pdf, identity, secret):
        assert "another file" in refused(capsys, "sign", pdf, "-o", out, "--meaning", "review", *signing)
    assert {path: path.read_bytes() for path in case_file.parent.iterdir()} == before


def test_no_text_of_a_case_reaches_the_terminal_raw(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", "secret")
    bad = "\x1b]0;t\x07\x9b2J\x7f\u202e\u2066\nForged"
    case = json.loads(json.dumps(CASE))
    case |= {"id": f"i{bad}", "title": bad}
    case["events"][0] |= {"id": f"e{bad}", "name": bad}
    case["products"][0] |= {"id": f"p{bad}", "name": bad}
    path, out = tmp_path / "case.json", tmp_path / "o\x1b[31m\u202e.pdf"
    path.write_text(json.dumps(case))
    sign = ["--identity", str(identity), "--reason", bad]
    codes = [main(["assess", str(path)]), main(["assess", str(path), "--details"])]
    codes += [main(["assess", str(path), "--format", "json"]), main(["report", str(path), "-o", str(out), *sign])]
    if out.exists():  # signatures refuse what cannot be printed, or show it safely
        codes += [main(["verify", str(out)]), main(["verify", str(out), "--format", "json"])]
    printed = capsys.readouterr()
    assert codes[3] == 1  # undecided: the reasons name the pair
    assert set(codes) <= {0, 1, 2}
    for text in printed:
        assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) is None
        assert re.search("^Forged", text, re.MULTILINE) is None


def test_json_keeps_every_character_of_a_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"id": "i\x1b\x9b\u202e中"}))
    assert main(["assess", str(path), "--format", "json"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["case"]["id"] == "i\x1b\x9b\u202e中"
    assert "中" in printed


@on_posix
@pytest.mark.parametrize("moment", ["causality.commands.application", "typer", "pydantic", "rich.console"])
def test_an_interrupt_while_a_module_is_imported_is_quiet(case_file: Path, moment: str) -> None:
    program = (
        "import importlib.abc, os, signal, sys\n"
        "class Interrupting(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        f"        if name == {moment!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from causality.cli import main\n"
        "sys.exit(main())\n"
    )
    command = [sys.executable, "-c", program, "assess", str(case_file)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert (ran.returncode, ran.stderr) == (130, b"")


@on_posix
def test_an_interrupt_that_is_ignored_from_outside_stays_ignored(case_file: Path) -> None:
    program = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); from causality.cli import main; "
        "code = main(); os.kill(os.getpid(), signal.SIGINT); sys.exit(code)"
    )
    command = [sys.executable, "-c", program, "assess", str(case_file)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_piped_output_has_no_colour_and_is_utf_8(case_file: Path) -> None:
    ran = run("assess", str(case_file))
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"\x1b" not in ran.stdout
    assert "drug Ä 中" in ran.stdout.decode("utf-8")


def test_assess_loads_nothing_heavy(case_file: Path) -> None:
    program = (
        "import sys; from causality.cli import main; code = main(sys.argv[1:]); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    for form in ("text", "json"):
        command = [sys.executable, "-c", program, "assess", str(case_file), "--format", form]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
        assert (ran.returncode, ran.stderr.strip()) == (0, b"[]")


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Interrupted(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: object) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Interrupted())))
    assert main(["assess", "-"]) == 130
    assert capsys.readouterr().err == ""
