"""Finishing the PDF: archival ingredients (PDF/A-3) and attachments, always the same bytes for the same report.

Output intent with a fixed sRGB profile, XMP metadata equal to the document information, the case file as source and the
printed verdicts as data, both named in the catalogue.
"""

import re
from collections.abc import Callable
from datetime import datetime
from hashlib import md5
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

from causality.report.archival import tie_structure
from causality.report.fields import add_fields
from causality.report.metadata import describe, pdf_date
from causality.report.values import Attachment, Report

if TYPE_CHECKING:
    from pikepdf import Pdf


def finished(pages: bytes, report: Report) -> bytes:
    """Add metadata, output intent and attachments to drawn pages. `report.generated` must be set."""
    if report.generated is None:
        raise ValueError("a finished report needs the time at which it is printed")
    when = report.generated

    def add(pdf: "Pdf") -> None:
        add_fields(pdf)
        _list_attachments(pdf, [_attached(pdf, file, when) for file in report.files])

    return archived(pages, f"{report.title}: {report.case_id}", when, add)


def archived(pages: bytes, title: str, when: datetime, add: "Callable[[Pdf], None] | None" = None) -> bytes:
    """Add metadata and output intent to drawn pages, and what else `add` puts in."""
    import pikepdf

    target = BytesIO()
    with pikepdf.open(BytesIO(pages)) as pdf:
        _output_intent(pdf)
        _mend_unicode_maps(pdf)
        for page in pdf.pages:
            # The drawing library writes an empty dictionary of presentation effects, which archival files do not use.
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
        tie_structure(pdf)
        if add is not None:
            add(pdf)
        describe(pdf, title, when)
        pdf.save(target, min_version="1.7", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def _output_intent(pdf: "Pdf") -> None:
    from pikepdf import Array, Dictionary, Name, Stream, String

    profile = Stream(pdf, (files("resources") / "icc" / "sRGB.icc").read_bytes())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"), DestOutputProfile=pdf.make_indirect(profile),
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _mend_unicode_maps(pdf: "Pdf") -> None:
    """Write characters beyond U+FFFF as the two surrogates that the format asks for; they are drawn as one number."""
    from pikepdf import Dictionary

    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == "/Font" and "/ToUnicode" in item:
            before = item.ToUnicode.read_bytes()
            after = re.sub(rb"<([0-9A-Fa-f]{5,6})>", _surrogates, before)
            if after != before:
                item.ToUnicode.write(after)


def _surrogates(match: re.Match[bytes]) -> bytes:
    return b"<" + chr(int(match.group(1), 16)).encode("utf-16-be").hex().upper().encode() + b">"


def _attached(pdf: "Pdf", file: Attachment, when: datetime) -> tuple[str, Any]:
    from pikepdf import Dictionary, Name, Stream, String

    stream = Stream(pdf, file.data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/application/json")
    # The format asks for an MD5 here; it protects nothing, the signature does.
    check = md5(file.data, usedforsecurity=False).digest()
    stream.Params = Dictionary(Size=len(file.data), ModDate=String(pdf_date(when)), CheckSum=String(check))
    stored = pdf.make_indirect(stream)
    spec = Dictionary(Type=Name.Filespec, F=String(file.name), UF=String(file.name), Desc=String(file.words),
                      AFRelationship=Name(f"/{file.relation}"), EF=Dictionary(F=stored, UF=stored))  # fmt: skip
    return file.name, pdf.make_indirect(spec)


def _list_attachments(pdf: "Pdf", specs: list[tuple[str, Any]]) -> None:
    from pikepdf import Array, Dictionary, String

    listed = Array([item for name, spec in sorted(specs, key=lambda pair: pair[0]) for item in (String(name), spec)])
    names = pdf.Root.get("/Names", Dictionary())
    names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=listed))
    pdf.Root.Names = names
    pdf.Root.AF = Array([spec for _name, spec in specs])
