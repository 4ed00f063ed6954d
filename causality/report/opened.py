"""Opening a file as one of our reports: what it carries, which fields it has, which of them are signed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from causality.frozen import frozen
from causality.report.carried import CASE_NAME, FORMAT, VERDICTS_NAME
from causality.report.values import FRAMES
from causality.text import _

if TYPE_CHECKING:
    from pikepdf import Pdf


class NotAReport(ValueError):
    """Bytes that are not a report of ours; the message is one line."""


@frozen
class OpenedReport:
    """What stands in a report: attachments as bytes, printed verdicts, fields, and which of them are signed."""

    case: bytes
    verdicts: dict[str, Any]
    has_fields: bool
    signed: frozenset[str]


@contextmanager
def opened(pdf: bytes) -> Iterator[OpenedReport]:
    """Open `pdf` as a report; raises `NotAReport` for anything else."""
    import pikepdf

    if not pdf:
        raise NotAReport(_("the file is empty"))
    if b"%PDF-" not in pdf[:1024]:
        raise NotAReport(_("not a PDF file"))
    try:
        with pikepdf.open(BytesIO(pdf), suppress_warnings=True, attempt_recovery=False) as document:
            if document.is_encrypted:
                raise NotAReport(_("the PDF is encrypted; a report is not"))
            yield _read(document)
    except pikepdf.PasswordError:
        raise NotAReport(_("the PDF is encrypted; a report is not")) from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RecursionError):
        raise NotAReport(_("the PDF is damaged and cannot be read")) from None


def _read(document: "Pdf") -> OpenedReport:
    files = {name: _attached(document, name) for name in (CASE_NAME, VERDICTS_NAME)}
    verdicts = _verdicts(files[VERDICTS_NAME])
    if files[CASE_NAME] is None or verdicts is None:
        raise NotAReport(_("a PDF, but not a report of Dechallenge: it carries no case"))
    fields = {str(field.get("/T", "")): field for field in _fields(document)}
    known = {frame.field for frame in FRAMES}
    signed = frozenset(name for name, field in fields.items() if "/V" in field)
    return OpenedReport(files[CASE_NAME] or b"", verdicts, known <= fields.keys(), signed)


def _attached(document: "Pdf", name: str) -> bytes | None:
    from pikepdf import Array, Dictionary, Stream

    listed = document.Root.get("/AF")
    for spec in listed if isinstance(listed, Array) else ():
        if not isinstance(spec, Dictionary) or str(spec.get("/UF", "")) != name:
            continue
        stored = spec.get("/EF", Dictionary()).get("/F")
        if isinstance(stored, Stream):
            return stored.read_bytes()
    return None


def _verdicts(data: bytes | None) -> dict[str, Any] | None:
    try:
        found = json.loads(data or b"")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and found.get("format") == FORMAT else None


def _fields(document: "Pdf") -> list[Any]:
    from pikepdf import Array, Dictionary

    form = document.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, Dictionary) else None
    found = list(fields) if isinstance(fields, Array) else []
    return [field for field in found if isinstance(field, Dictionary)]
