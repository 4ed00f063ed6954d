"""Signing and verification: what holds, and every change that must be found."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from pypdfium2 import PdfDocument

from causality.identity.certificates import demo_identity
from causality.identity.identity import Identity
from causality.identity.trust import Trust
from causality.report.checking import check_signatures
from causality.report.opened import opened
from causality.report.pdf import build_report
from causality.report.signing import CannotSign, Meaning, NotReady, sign
from causality.report.verify import NotAReport, Verification, verify
from desktop.verdict_cards import cards
from tests.decided import decided
from tests.report.changed import changed_in_an_update, signed_elsewhere
from tests.report.sample import PRINTED, case

FLIPS = 200


def officer() -> Identity:
    """An identity that is not for demonstration."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Officer")])
    now, usage = datetime.now(UTC), (True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.KeyUsage(*usage), critical=True)
        .sign(key, SHA256())
    )
    return Identity(key, certificate)


def holds(pdf: bytes) -> bool:
    try:
        return verify(pdf).ok
    except NotAReport:
        return False


def test_a_signed_report_holds(signed: bytes) -> None:
    result = verify(signed)
    assert result.ok, list(result.lines())
    assert (result.recomputation, result.differences, result.pages) == ("same", (), "identical")
    (author,) = result.signatures
    assert (author.meaning, author.coverage, author.later_changes) == ("authorship", "the whole file", "nothing")
    assert author.demo
    assert not author.trusted
    assert "unknown issuer" in author.trust
    assert result.as_json()["signatures"][0]["ok"] is True


def test_all_three_signatures_hold(closed: bytes) -> None:
    result = verify(closed)
    assert result.ok, list(result.lines())
    assert [check.meaning for check in result.signatures] == ["authorship", "review", "approval"]
    assert [check.later_changes for check in result.signatures] == [
        "further signatures",
        "further signatures",
        "nothing",
    ]
    reasons = ["Authorship: first version", "Review: alone on duty", "Approval: final"]
    assert [check.reason for check in result.signatures] == reasons


def test_a_given_root_makes_the_signature_trusted(signed: bytes, identity: Identity) -> None:
    (author,) = verify(signed, trust=Trust(identity.issuers)).signatures
    assert author.trusted
    assert author.trust == "trusted by DEMO authority – not valid for submission"


def test_trust_fails_only_when_it_is_required(signed: bytes) -> None:
    assert verify(signed).ok
    assert not verify(signed, require_trust=True).ok


def test_an_unsigned_report_says_so(unsigned: bytes) -> None:
    result = verify(unsigned)
    assert not result.ok
    assert result.problems == ("the report is not signed",)
    assert result.recomputation == "same"


def test_every_one_of_200_flipped_bytes_is_found(signed: bytes) -> None:
    places = [20 + number * (len(signed) - 40) // (FLIPS - 1) for number in range(FLIPS)]
    missed = [at for at in places if unnoticed(signed[:at] + bytes([signed[at] ^ 0x20]) + signed[at + 1 :])]
    assert missed == []


def unnoticed(pdf: bytes) -> bool:
    """Whether a changed file holds; what the signatures tell already is not computed again."""
    try:
        with opened(pdf):
            pass
    except NotAReport:
        return False
    checks, problems = check_signatures(pdf)
    return not problems and all(check.ok for check in checks) and holds(pdf)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.45, 0.9])
def test_a_flipped_byte_inside_the_container_is_found(signed: bytes, share: float) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader

    _first, length, second, _rest = map(int, PdfFileReader(BytesIO(signed)).embedded_signatures[0].byte_range)
    at = length + 1 + int((second - length - 2) * share)
    digit = b"1" if signed[at : at + 1] != b"1" else b"2"
    assert not holds(signed[:at] + digit + signed[at + 1 :])


def test_appended_bytes_are_found(signed: bytes) -> None:
    result = verify(signed + b"\n% more\n")
    assert not result.ok
    assert "bytes were added after the last signature" in result.problems


def test_a_page_changed_in_an_update_is_found(signed: bytes) -> None:
    from pyhanko.pdf_utils import generic

    def change(writer: object) -> None:
        page = writer.root["/Pages"]["/Kids"][0]  # type: ignore[attr-defined] # pyHanko's writer
        page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"q Q"))  # type: ignore[attr-defined] # same
        writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))  # type: ignore[attr-defined] # same

    result = verify(changed_in_an_update(signed, change))
    assert not result.ok
    assert not result.signatures[0].changes_allowed
    assert result.pages == "differ"
    assert any("page 1: content" in problem for problem in result.problems)


def test_a_swapped_attachment_is_found(signed: bytes) -> None:
    from pyhanko.pdf_utils import generic

    def change(writer: object) -> None:
        spec = writer.root["/AF"][0]  # type: ignore[attr-defined] # pyHanko's writer
        other = generic.StreamObject(stream_data=b'{"schema": 1, "id": "another"}')
        spec["/EF"]["/F"] = writer.add_object(other)  # type: ignore[attr-defined] # same
        writer.mark_update(writer.root["/AF"].raw_get(0))  # type: ignore[attr-defined] # same

    result = verify(changed_in_an_update(signed, change))
    assert not result.ok
    assert "the carried case is not the one whose digest is printed" in result.problems


def test_a_blanked_signature_is_found_and_named(closed: bytes) -> None:
    def change(writer: object) -> None:
        field = writer.root["/AcroForm"]["/Fields"][1]  # type: ignore[attr-defined] # pyHanko's writer
        del field["/V"]
        writer.mark_update(writer.root["/AcroForm"]["/Fields"].raw_get(1))  # type: ignore[attr-defined] # same

    result = verify(changed_in_an_update(closed, change))
    assert not result.ok
    assert "review" in result.unsigned
    assert "signature for Approval: what was changed after it is not allowed" in result.problems
    assert not holds(closed.replace(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detachef"))


def test_a_file_cut_back_to_an_earlier_signature_reads_as_not_signed_further(signed: bytes, closed: bytes) -> None:
    assert closed.startswith(signed)
    result = verify(closed[: len(signed)])
    assert result.ok
    assert result.unsigned == ("review", "approval")
    assert [line for line in result.lines() if "not signed" in line] == ["Review: not signed", "Approval: not signed"]
    assert verify(closed).unsigned == ()


def test_what_every_score_became_is_told(signed: bytes) -> None:
    result = verify(signed)
    assert {score.same for score in result.scores} == {True}
    assert {score.product for score in result.scores} >= {"alpelisib", "decoction"}
    assert any(line.startswith("  herbal decoction 汤剂 × liver injury, ") and line.endswith(": same")
               for line in result.lines())  # fmt: skip


def test_an_honest_signature_over_other_verdicts_is_found(unsigned: bytes, identity: Identity) -> None:
    with pikepdf.open(BytesIO(unsigned)) as pdf:
        stored = next(spec.EF.F for spec in pdf.Root.AF if str(spec.UF) == "case.json")
        stored.write(stored.read_bytes().replace(b"306.6", b"36.6"))
        target = BytesIO()
        pdf.save(target)
    with pytest.raises(CannotSign, match="not as it was printed"):
        sign(target.getvalue(), identity, meaning="authorship")
    result = verify(signed_elsewhere(target.getvalue(), identity))
    assert all(check.ok for check in result.signatures)
    assert not result.ok
    assert result.pages == "differ"


def test_a_damaged_signature_is_named_first_and_nothing_good_is_said_of_it(signed: bytes) -> None:
    at = signed.index(b"%\xbf") + 1
    lines = list(verify(signed[:at] + b"\xbe" + signed[at + 1 :]).lines())
    assert lines[0] == "The report does NOT hold."
    assert lines[2] == "Problem: signature for Authorship: not intact, the signed bytes were changed"
    assert not any("covers" in line for line in lines)


def test_no_text_of_a_file_reaches_the_terminal_raw(signed: bytes) -> None:
    result = replace(verify(signed), case_id="a\x1b[2J\u202eb\nThe report holds.", notes=("x\ry",))
    assert all(line.isprintable() for line in result.lines())


@pytest.mark.parametrize(
    ("before", "wanted", "message"),
    [
        ((), "review", "the author signs first"),
        ((), "approval", "the author signs first"),
        (("authorship",), "authorship", "already carries a signature for authorship"),
        (("authorship", "approval"), "review", "nothing can be signed after approval"),
        (("authorship", "approval"), "approval", "already carries a signature for approval"),
    ],
)
def test_signatures_out_of_order_are_refused(
    unsigned: bytes, identity: Identity, before: tuple[Meaning, ...], wanted: Meaning, message: str
) -> None:
    pdf = unsigned
    for meaning in before:
        pdf = sign(pdf, identity, meaning=meaning, reason="alone on duty")
    with pytest.raises(CannotSign, match=message):
        sign(pdf, identity, meaning=wanted)


def test_who_has_signed_gives_a_reason_to_sign_again(signed: bytes, identity: Identity) -> None:
    for reason in ("", "  "):
        with pytest.raises(CannotSign, match="why no other person signs the review"):
            sign(signed, identity, meaning="review", reason=reason)
    assert verify(sign(signed, identity, meaning="review", reason="alone on duty")).by_author == ("review",)


def test_nobody_signs_on_a_report_that_does_not_hold(signed: bytes, identity: Identity) -> None:
    with pytest.raises(CannotSign, match="does not hold: bytes were added after the last signature"):
        sign(signed + b"\n% more\n", identity, meaning="review")
    at = signed.index(b"%\xbf") + 1
    with pytest.raises(CannotSign, match="does not hold: signature for Authorship: not intact"):
        sign(signed[:at] + b"\xbe" + signed[at + 1 :], identity, meaning="approval")


def test_a_signature_shows_who_in_which_role_why_when_and_by_which_certificate(
    closed: bytes, identity: Identity
) -> None:
    document = PdfDocument(closed)
    document.init_forms()
    document[0].flatten()
    shown = " ".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    signatures = {
        ("author", "Authorship"): "first version",
        ("reviewer", "Review"): "alone on duty",
        ("approver", "Approval"): "final",
    }
    for (role, meaning), reason in signatures.items():
        assert f"Role: {role} · meaning: {meaning} Reason: {reason} Signed: 20" in shown
    assert shown.count(identity.name) >= 3
    assert shown.count(f"Certificate: {identity.fingerprint}") == 3


def test_a_demo_identity_signs_nothing_but_demonstrations(identity: Identity) -> None:
    real = build_report(case(), generated=PRINTED)
    with pytest.raises(CannotSign, match="a DEMO identity signs only reports that are marked DEMO"):
        sign(real, identity, meaning="authorship")


def test_a_demo_identity_does_not_join_in_on_a_real_report(identity: Identity) -> None:
    signed = sign(build_report(decided(case()), generated=PRINTED), officer(), meaning="authorship")
    with pytest.raises(CannotSign, match="marked DEMO"):
        sign(signed, identity, meaning="review")
    assert verify(sign(signed, officer(), meaning="review")).ok


def test_what_is_undecided_is_not_signed_and_every_reason_is_told() -> None:
    with pytest.raises(NotReady, match="37 things stand in the way of signing") as refused:
        sign(build_report(case(), generated=PRINTED), officer(), meaning="authorship")
    assert any("derived, not accepted: 2 Course" in reason for reason in refused.value.reasons)


def test_a_real_identity_may_sign_a_demonstration_which_stays_one(unsigned: bytes) -> None:
    result = verify(sign(unsigned, officer(), meaning="authorship"))
    assert result.ok, list(result.lines())
    assert result.demo
    assert not result.signatures[0].demo


def test_an_expired_identity_does_not_sign(unsigned: bytes) -> None:
    old = demo_identity(datetime.now(UTC) - timedelta(days=30))
    with pytest.raises(CannotSign, match="expired on"):
        sign(unsigned, old, meaning="authorship")


def foreign_pdf(**options: object) -> bytes:
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(target, **options)  # type: ignore[arg-type] # options of pikepdf
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04 not a pdf", "not a PDF file"),
        (b"%PDF-1.7\n garbage", "the PDF is damaged"),
        (foreign_pdf(), "not a report of Dechallenge"),
        (foreign_pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "encrypted"),
        (foreign_pdf(encryption=pikepdf.Encryption(owner="o", user="")), "encrypted"),
    ],
    ids=["empty", "zip", "broken", "foreign", "encrypted", "encrypted without a user password"],
)
def test_what_is_no_report_is_refused_in_one_line(data: bytes, message: str, identity: Identity) -> None:
    with pytest.raises(NotAReport, match=message) as refused:
        verify(data)
    assert "\n" not in str(refused.value)
    with pytest.raises(CannotSign, match=message):
        sign(data, identity, meaning="authorship")


def test_a_truncated_report_is_refused_or_fails(signed: bytes) -> None:
    assert not any(holds(signed[:length]) for length in (200, len(signed) // 2, len(signed) - 5))


def test_the_pdf_stays_without_unembedded_fonts_after_signing(closed: bytes) -> None:
    from tests.report.test_pdf import fonts_of

    assert all(embedded for _name, embedded in fonts_of(closed))


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig (poppler) is not installed")
def test_pdfsig_agrees(closed: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(closed)
    said = subprocess.run(
        ["pdfsig", "-nocert", str(tmp_path / "report.pdf")], capture_output=True, text=True, check=False
    )
    assert said.stdout.count("Signature is Valid.") == 3
    assert "Total document signed" in said.stdout


def test_the_validator_of_the_signing_library_agrees(closed: bytes, identity: Identity) -> None:
    from asn1crypto import x509 as asn1
    from cryptography.hazmat.primitives.serialization import Encoding
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    root = asn1.Certificate.load(identity.issuers[0].public_bytes(Encoding.DER))
    context = ValidationContext(trust_roots=[root], allow_fetching=False)
    states = [validate_pdf_signature(one, context) for one in PdfFileReader(BytesIO(closed)).embedded_signatures]
    assert [state.bottom_line for state in states] == [True, True, True]
    assert [str(one.sig_object["/SubFilter"]) for one in PdfFileReader(BytesIO(closed)).embedded_signatures] == [
        "/ETSI.CAdES.detached"
    ] * 3


def test_the_verdict_says_that_nobody_but_the_author_looked_at_it(signed: bytes, closed: bytes) -> None:
    alone = verify(closed)
    assert (alone.ok, alone.by_author) == (True, ("review", "approval"))
    assert "signed by the author: nobody else has looked at the report" in alone.verdict
    assert alone.as_json()["by_author"] == ("review", "approval")
    assert next(iter(cards(alone))).tone == "open"
    other = verify(sign(signed, officer(), meaning="review"))
    assert other.by_author == ()
    assert "nobody else" not in "\n".join(other.lines())
    changed = verify(closed.replace(b"%PDF-1.7", b"%PDF-1.6", 1))
    assert not changed.ok
    assert any("nobody else has looked" in line for line in changed.lines())


def test_the_result_can_be_read_as_lines(closed: bytes) -> None:
    result: Verification = verify(closed)
    lines = list(result.lines())
    assert lines[0].startswith("The report holds. Not established: who signed it")
    assert any("DEMO" in line for line in lines)
    assert result.case_id == case().id
