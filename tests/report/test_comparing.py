"""Comparing with a new print: whatever was changed before signing is found and named."""

from typing import Any

import pytest

from causality.identity.identity import Identity
from causality.report.comparing import print_differences
from causality.report.pdf import build_report
from causality.report.signing import CannotSign, sign
from causality.report.verify import verify
from tests.report.changed import changed_in_an_update, signed_elsewhere
from tests.report.sample import PRINTED, case


def over_the_verdict(writer: Any) -> None:
    from pyhanko.pdf_utils import generic

    page = writer.root["/Pages"]["/Kids"][0]
    white = writer.add_object(generic.StreamObject(stream_data=b"1 1 1 rg 50 500 400 100 re f"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), white])
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))


def stamped(writer: Any) -> None:
    from pyhanko.pdf_utils import generic

    page, name = writer.root["/Pages"]["/Kids"][1], generic.pdf_name
    stamp = {name("/Type"): name("/Annot"), name("/Subtype"): name("/Stamp"),
             name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (50, 500, 450, 600)))}  # fmt: skip
    page["/Annots"] = generic.ArrayObject([writer.add_object(generic.DictionaryObject(stamp))])
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(1))


def one_more_attachment(writer: Any) -> None:
    writer.root["/AF"].append(writer.root["/AF"].raw_get(0))
    writer.update_root()


def opening_elsewhere(writer: Any) -> None:
    from pyhanko.pdf_utils import generic

    writer.root["/OpenAction"] = generic.DictionaryObject({generic.pdf_name("/S"): generic.pdf_name("/JavaScript")})
    writer.update_root()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (over_the_verdict, "page 1: content"),
        (stamped, "page 2: annotations"),
        (one_more_attachment, "the catalogue: attachments"),
        (opening_elsewhere, "the catalogue: /OpenAction"),
    ],
)
def test_what_was_changed_before_signing_is_found_and_named(
    unsigned: bytes, identity: Identity, change: object, named: str
) -> None:
    changed = changed_in_an_update(unsigned, change)
    with pytest.raises(CannotSign, match="not as it was printed"):
        sign(changed, identity, meaning="authorship")
    result = verify(signed_elsewhere(changed, identity))
    assert all(check.ok for check in result.signatures)
    assert not result.ok
    assert [problem for problem in result.problems if problem.endswith(named)]


def test_an_empty_field_must_show_nothing(unsigned: bytes, identity: Identity) -> None:
    def change(writer: Any) -> None:
        field = writer.root["/AcroForm"]["/Fields"][1]
        look = field["/AP"]["/N"]
        look._data = b"0 0 0 rg 0 0 160 80 re f"
        look._encoded_data = None
        writer.mark_update(field["/AP"].raw_get("/N"))

    with pytest.raises(CannotSign, match="the field reviewer"):
        sign(changed_in_an_update(unsigned, change), identity, meaning="authorship")


def test_a_print_is_the_same_whether_signed_or_not(unsigned: bytes, signed: bytes, closed: bytes) -> None:
    assert [print_differences(pdf, unsigned) for pdf in (unsigned, signed, closed)] == [[]] * 3


def test_another_case_is_not_the_same_print(unsigned: bytes) -> None:
    other = build_report(case(conclusion="Something else."), generated=PRINTED, demo=True)
    found = print_differences(other, unsigned)
    assert any(name.endswith("content") for name in found)
    assert any("attachments" in name for name in found)
