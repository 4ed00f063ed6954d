"""Reports in another language: printed in it, compared in it, and no other text changed by it."""

import struct
from pathlib import Path

import pytest

from causality.identity.identity import Identity
from causality.report.pdf import build_report
from causality.report.signing import sign
from causality.report.verify import verify
from causality.text import in_language, language
from tests.report.sample import PRINTED, case


def write_catalogue(path: Path, texts: dict[str, str]) -> None:
    """Write a compiled catalogue of gettext (version 0, little-endian)."""
    known = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **texts}.items())
    parts = [[text.encode() for text in column] for column in zip(*known, strict=True)]
    count = len(known)
    offset, tables, data = 28 + 16 * count, b"", b""
    for column in parts:
        for text in column:
            tables += struct.pack("<II", len(text), offset + len(data))
            data += text + b"\0"
    path.write_bytes(struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0) + tables + data)


def test_a_report_is_compared_in_the_language_in_which_it_was_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identity: Identity
) -> None:
    folder = tmp_path / "translations" / "eo" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    write_catalogue(folder / "dechallenge.mo", {"Causality report": "Kaŭzeca raporto", "positive": "pozitiva"})
    monkeypatch.setattr("causality.text.files", lambda _package: tmp_path)
    printed = build_report(case(), generated=PRINTED, demo=True, language="eo")
    assert language() == "en"
    assert printed != build_report(case(), generated=PRINTED, demo=True)
    result = verify(sign(printed, identity, meaning="authorship"))
    assert (result.ok, result.pages) == (True, "identical")
    with in_language("eo"):
        foreign = verify(sign(build_report(case(), generated=PRINTED, demo=True, language="en"), identity,
                              meaning="authorship"))  # fmt: skip
        assert (foreign.ok, foreign.pages, language()) == (True, "identical", "eo")
