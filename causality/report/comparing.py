"""Comparing a report with a new print of its carried case, object by object: nothing may be added, changed or missing.

Signing adds three fields with their frames, and entries of the catalogue and of the metadata; all else must be
as printed. Bytes that were appended, and objects that nothing shows, are the concern of the signatures.
"""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from causality.case.model import Case
from causality.methods.registry import site_methods
from causality.report.carried import case_bytes, method_bytes, read_case
from causality.report.opened import OpenedReport
from causality.report.values import FRAMES, Paper
from causality.text import _

if TYPE_CHECKING:
    from pikepdf import Pdf

Pair = tuple[str, Any, Any]
SIGNING = frozenset({"/AcroForm", "/Perms", "/DSS", "/Version", "/Extensions", "/Metadata"})
STORAGE = frozenset({"/Length", "/Filter", "/DecodeParms"})
WIDGET = frozenset({
    "/Type", "/Subtype", "/FT", "/T", "/TU", "/Contents", "/Rect", "/P", "/F", "/V", "/AP", "/Lock", "/StructParent",
})  # fmt: skip
FILLED = frozenset({"/V", "/AP"})
FORM = frozenset({"/Fields", "/SigFlags"})
DATED = ("ModifyDate", "MetadataDate", "Producer", "ModDate")
MOST_NAMED, MOST_KEPT = 20, 2

Printed = tuple[bytes, datetime, bool, str, Paper, tuple[bytes, ...]]
"""What a print depends on: the carried case, time, mark, language, paper, and the methods of a site."""

_prints: dict[Printed, bytes] = {}


def reprinted(found: OpenedReport, case: Case) -> bytes | None:
    """Print the carried case again, as the report says that it was printed; None when it does not say it."""
    try:
        when = datetime.fromisoformat(str(found.verdicts.get("generated")))
    except ValueError:
        return None
    language = str(found.verdicts.get("language") or "en")
    paper: Paper = "letter" if found.verdicts.get("paper") == "letter" else "a4"
    return _print((case_bytes(case), when, found.verdicts.get("demo") is True, language, paper, declarations()))


def declarations() -> tuple[bytes, ...]:
    """Write the methods of a site that are used here and now."""
    return tuple(method_bytes(one) for one in site_methods())


def remember(printed: Printed, made: bytes) -> None:
    """Keep what was just printed from a case alone, so that signing and verifying it do not print it once more."""
    _prints[printed] = made
    while len(_prints) > MOST_KEPT:
        del _prints[next(iter(_prints))]


def _print(printed: Printed) -> bytes:
    from causality.report.pdf import build_report

    if printed not in _prints:
        case, when, demo, language, paper, _methods = printed
        build_report(read_case(case), generated=when, demo=demo, language=language, paper=paper)
    return _prints[printed]


def print_differences(pdf: bytes, again: bytes) -> list[str]:
    """Name what `pdf` shows or carries otherwise than the new print `again`; nothing when it is that print."""
    import pikepdf

    if pdf == again:
        return []
    try:
        with pikepdf.open(BytesIO(pdf), suppress_warnings=True) as one, pikepdf.open(BytesIO(again)) as other:
            return list(dict.fromkeys(_differences(one, other)))[:MOST_NAMED]
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return [_("an object that cannot be read")]


def _differences(one: "Pdf", other: "Pdf") -> Iterator[str]:
    pages, expected = list(one.pages), list(other.pages)
    if len(pages) != len(expected):
        yield _("the number of pages: {count} instead of {expected}").format(count=len(pages), expected=len(expected))
    stack: list[Pair] = []
    own: list[Any] = []
    for number, (page, printed) in enumerate(zip(pages, expected, strict=False), start=1):
        place = _("page {number}").format(number=number)
        yield from _page(page.obj, printed.obj, place, stack, own)
    yield from _form(one, own)
    yield from _described(one, other)
    yield from _entries(_("the catalogue"), one.Root, other.Root, SIGNING, stack)
    yield from _walk(stack)


def _page(page: Any, printed: Any, place: str, stack: list[Pair], own: list[Any]) -> Iterator[str]:
    annotations = list(page.get("/Annots", ()))
    expected = [a for a in printed.get("/Annots", ()) if not _is_field(a)]
    others = [a for a in annotations if not _is_field(a)]
    own += [a for a in annotations if _is_field(a)]
    if len(others) != len(expected):
        yield f"{place}: {_('annotations')}"
    stack += [(f"{place}: {_('annotations')}", a, b) for a, b in zip(others, expected, strict=False)]
    yield from _entries(place, page, printed, frozenset({"/Annots", "/Parent"}), stack)


def _is_field(annotation: Any) -> bool:
    return bool(annotation.get("/Subtype") == "/Widget" and annotation.get("/FT") == "/Sig")


def _form(one: "Pdf", own: list[Any]) -> Iterator[str]:
    """Check that the form is nothing but our own signature fields, in their frames, as they are made."""
    form = one.Root.get("/AcroForm")
    fields = list(form.get("/Fields", ())) if form is not None else []
    if form is not None and not FORM.issuperset(form.keys()):
        yield _("the form")
    if {field.objgen for field in fields} != {field.objgen for field in own} or len(own) != len(fields):
        yield _("fields that the report does not show")
    frames = {frame.field: frame.box for frame in FRAMES}
    if fields and sorted(str(field.get("/T")) for field in fields) != sorted(frames):
        yield _("the fields for signatures")
    for field in own:
        box = frames.get(str(field.get("/T")))
        placed = box and [float(edge) for edge in field.get("/Rect", ())] == list(map(float, box))
        on_first = field.get("/P") is not None and field.P.objgen == one.pages[0].obj.objgen
        if not placed or not on_first or not WIDGET.issuperset(field.keys()) or not _empty_or_signed(field):
            yield _("the field {name}").format(name=field.get("/T"))


def _empty_or_signed(field: Any) -> bool:
    """Whether a field shows nothing while it is not signed."""
    looks = field.get("/AP")
    if looks is None or "/V" in field:
        return looks is None or set(looks.keys()) == {"/N"}
    return set(looks.keys()) == {"/N"} and not bytes(looks.N.read_bytes()).strip()


def _described(one: "Pdf", other: "Pdf") -> Iterator[str]:
    kept = [{k: str(v) for k, v in pdf.docinfo.items() if not k.endswith(DATED)} for pdf in (one, other)]
    told = [
        {k: str(v) for k, v in pdf.open_metadata().items() if not k.endswith(DATED)} if "/Metadata" in pdf.Root else {}
        for pdf in (one, other)
    ]
    if kept[0] != kept[1] or told[0] != told[1]:
        yield _("the document's description")


def _walk(stack: list[Pair]) -> Iterator[str]:
    from pikepdf import Array, Dictionary, Object, Stream

    seen: set[tuple[Any, Any]] = set()
    while stack:
        place, one, other = stack.pop()
        if not isinstance(one, Object) or not isinstance(other, Object):
            if one != other:
                yield place
            continue
        if one.is_indirect and other.is_indirect:
            if (one.objgen, other.objgen) in seen:
                continue
            seen.add((one.objgen, other.objgen))
        if isinstance(one, Stream) and isinstance(other, Stream):
            if not _same_data(one, other):
                yield place
            yield from _entries(place, one, other, STORAGE, stack, deeper=False)
        elif isinstance(one, Dictionary) and isinstance(other, Dictionary):
            if not one.get("/Type") == other.get("/Type") == "/Page":
                apart = FILLED if _is_field(one) and _is_field(other) else frozenset()
                yield from _entries(place, one, other, apart, stack, deeper=False)
        elif isinstance(one, Array) and isinstance(other, Array):
            if len(one) != len(other):
                yield place
            stack += [(place, a, b) for a, b in zip(one, other, strict=False)]
        elif type(one) is not type(other) or one != other:
            yield place


def _same_data(one: Any, other: Any) -> bool:
    if one.read_raw_bytes() == other.read_raw_bytes() and repr(one.get("/Filter")) == repr(other.get("/Filter")):
        return repr(one.get("/DecodeParms")) == repr(other.get("/DecodeParms"))
    return bool(one.read_bytes() == other.read_bytes())


def _entries(
    place: str, one: Any, other: Any, apart: frozenset[str], stack: list[Pair], *, deeper: bool = True
) -> Iterator[str]:
    """Put the entries of two dictionaries on the stack; name those that only one of them has."""
    keys, expected = (set(each.keys()) - apart for each in (one, other))
    for key in sorted(keys | expected):
        named = f"{place}: {_part(key)}" if deeper else place
        if key in keys and key in expected:
            stack.append((named, one[key], other[key]))
        else:
            yield named


def _part(key: str) -> str:
    known = {
        "/Contents": _("content"),
        "/Resources": _("resources"),
        "/MediaBox": _("size"),
        "/Outlines": _("bookmarks"),
        "/AF": _("attachments"),
        "/Names": _("names and attachments"),
        "/Pages": _("list of pages"),
    }
    return known.get(key, key)
