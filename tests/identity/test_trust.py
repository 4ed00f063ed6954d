"""The trust folder."""

from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from causality.identity.certificates import demo_identity
from causality.identity.trust import Trust, slug, trust, trust_folder, trusted

ROOT = demo_identity().issuers[0]


def test_without_a_folder_nobody_is_trusted(tmp_path: Path) -> None:
    assert trusted(tmp_path) == Trust()


def test_what_is_put_into_the_folder_is_trusted(tmp_path: Path) -> None:
    path = trust(tmp_path, ROOT)
    assert path == trust(tmp_path, ROOT)
    assert trusted(tmp_path) == Trust((ROOT,))


def test_both_forms_are_read_and_other_files_are_left_alone(tmp_path: Path) -> None:
    folder = trust_folder(tmp_path)
    folder.mkdir()
    (folder / "a.DER").write_bytes(ROOT.public_bytes(Encoding.DER))
    (folder / "b.crt").write_bytes(b"some words\n" + ROOT.public_bytes(Encoding.PEM) * 2)
    (folder / "notes.txt").write_text("not a certificate")
    assert trusted(tmp_path) == Trust((ROOT, ROOT, ROOT))


def test_a_file_that_cannot_be_used_is_told_and_passed_over(tmp_path: Path) -> None:
    folder = trust_folder(tmp_path)
    folder.mkdir()
    (folder / "bad\x1b.pem").write_bytes(b"x")
    (folder / "big.pem").write_bytes(b"x" * 1_000_001)
    (folder / "bad.crl").write_bytes(b"x")
    (folder / "folder.pem").mkdir()
    trust(tmp_path, ROOT)
    found = trusted(tmp_path)
    assert found.roots == (ROOT,)
    assert len(found.problems) == 4
    assert all(problem.isprintable() for problem in found.problems)


def test_names_of_files_are_plain() -> None:
    assert slug('DEMO – not/valid: "x"') == "demo-not-valid-x"
    assert slug("安") == "安"
    assert slug("../..") == "identity"
    assert len(slug("x" * 90)) == 40
