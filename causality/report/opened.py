"""Opening a file as one of our reports: what it carries, which fields it has, which of them are signed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from causality.frozen import frozen
from causality.report.carried import CASE_NAME, FORMAT, METHOD_NAME, VERDICTS_NAME
from causality.report.values import FRAMES
from causality.text import _

if TYPE_CHECKING:
    from pikepdf import Pdf


class NotAReport(ValueError):
    """Bytes that are not a report of ours; the message is one line."""


@frozen
class OpenedReport:
    """What stands in a report: attachments as bytes, printed verdicts, fields, and which of them are signed.

    `methods` are the declarations of a site's methods, by the names of their files.
    """

    case: bytes
    verdicts: dict[str, Any]
    has_fields: bool
    signed: frozenset[str]
    methods: tuple[tuple[str, bytes], ...] = ()


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
    attached = list(_attached(document))
    files = dict(reversed(attached))  # of two of one name the first counts
    verdicts = _verdicts(files.get(VERDICTS_NAME))
    if files.get(CASE_NAME) is None or verdicts is None:
        raise NotAReport(_("a PDF, but not a report of Dechallenge: it carries no case"))
    fields = {str(field.get("/T", "")): field for field in _fields(document)}
    known = {frame.field for frame in FRAMES}
    signed = frozenset(name for name, field in fields.items() if "/V" in field)
    prefix, suffix = METHOD_NAME.split("{id}")
    methods = tuple(one for one in attached if one[0].startswith(prefix) and one[0].endswith(suffix))
    return OpenedReport(files.get(CASE_NAME) or b"", verdicts, known <= fields.keys(), signed, methods)


def _attached(document: "Pdf") -> Iterator[tuple[str, bytes]]:
    """Give the files that are attached, by their names."""
    from pikepdf import Array, Dictionary, Stream

    listed = document.Root.get("/AF")
    for spec in listed if isinstance(listed, Array) else ():
        if not isinstance(spec, Dictionary):
            continue
        stored = spec.get("/EF", Dictionary()).get("/F")
        if isinstance(stored, Stream):
            yield str(spec.get("/UF", "")), stored.read_bytes()


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
