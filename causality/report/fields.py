"""The empty fields for the signatures, over their frames on the first page, as parts of the form and of the structure.

They are printed with the report: a field added later would break the author's certification. The approver's field
locks all others when it is signed.
"""

from typing import TYPE_CHECKING, Any

from causality import wording
from causality.report.values import FRAMES, SignatureFrame
from causality.text import _

if TYPE_CHECKING:
    from pikepdf import Pdf

PRINTED_AND_LOCKED = 4 | 128
"""Flags of an annotation: it is printed, and the reader's user neither moves nor removes it."""
CLOSING = "approval"


def add_fields(pdf: "Pdf") -> None:
    """Add the fields to a document whose structure is tied to its pages."""
    from pikepdf import Array, Dictionary, Name

    page, tree = pdf.pages[0].obj, pdf.Root.StructTreeRoot
    document = tree.K[0]
    fields = [pdf.make_indirect(_field(pdf, frame)) for frame in FRAMES]
    for field in fields:
        number = int(tree.ParentTreeNextKey)
        # Not in an array: the signing library knows its field in the structure only in this form.
        reference = Dictionary(Type=Name.OBJR, Obj=field, Pg=page)
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=document, K=reference))
        document.K.append(element)
        tree.ParentTree.Nums.append(number)
        tree.ParentTree.Nums.append(element)
        tree.ParentTreeNextKey = number + 1
        field.StructParent = number
        field.P = page
    annotations: list[Any] = list(page.get("/Annots", ()))
    page.Annots = Array(annotations + fields)
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(fields), SigFlags=1))


def _field(pdf: "Pdf", frame: SignatureFrame) -> Any:
    from pikepdf import Array, Dictionary, Name, Stream, String

    left, bottom, right, top = frame.box
    # Nothing is painted over the words on the page while a field is empty.
    look = Stream(pdf, b"")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, right - left, top - bottom])
    words = String(_("Signature: {meaning}").format(meaning=wording.name(frame.meaning)))
    made = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(frame.field), TU=words, Contents=words,
        Rect=Array(frame.box), F=PRINTED_AND_LOCKED, AP=Dictionary(N=pdf.make_indirect(look)),
    )  # fmt: skip
    if frame.meaning == CLOSING:
        made.Lock = pdf.make_indirect(Dictionary(Type=Name.SigFieldLock, Action=Name.All, P=1))
    return made
