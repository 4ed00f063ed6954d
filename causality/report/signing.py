"""Signing: the author certifies, the reviewer signs, the approver closes; PAdES B-B, without a network.

All three fields are added in one update before the first signature, since a field added later would break the author's
certification. Form filling stays allowed until the approver, whose signature forbids every further change.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, get_args

from causality import wording
from causality.assess import assess
from causality.case.model import Case
from causality.files import printable
from causality.identity.identity import Identity, time_problem
from causality.report.carried import read_case, software_version
from causality.report.checking import broken, check_signatures
from causality.report.comparing import print_differences, reprinted
from causality.report.opened import NotAReport, OpenedReport, opened
from causality.report.readiness import obstacles
from causality.report.timestamps import host, time_stamper
from causality.report.values import FRAMES, SignatureFrame
from causality.text import _, ngettext

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

Meaning = Literal["authorship", "review", "approval"]
LONGEST_REASON = 500
PRODUCER = "Dechallenge"


class CannotSign(ValueError):
    """A signature that must not be made; the message is one line."""


class NotReady(CannotSign):
    """A report that its author cannot sign yet, with the reasons, one line each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        told = ngettext("{count} thing stands in the way of signing", "{count} things stand in the way of signing",
                        len(self.reasons))  # fmt: skip
        super().__init__(told.format(count=len(self.reasons)))


def sign(
    pdf: bytes,
    identity: Identity,
    *,
    meaning: Meaning,
    reason: str = "",
    when: datetime | None = None,
    time_server: str = "",
    bound: str = "",
) -> bytes:
    """Sign a report and give its new bytes; the old bytes stand unchanged at their beginning.

    `when` (default: now, local time) is this computer's time. `time_server` is asked for a time stamp; when it does
    not answer, the report is signed without one. `bound` is what the signature carries of the audit trail of a store.
    Raises `CannotSign`.
    """
    frame = _frame(meaning)
    moment = (when or moment_now()).replace(microsecond=0)
    moment = moment if moment.tzinfo else moment.astimezone()
    if problem := time_problem(identity.certificate, moment):
        raise CannotSign(problem)
    if len(reason) > LONGEST_REASON:
        raise CannotSign(_("the reason is longer than {count} characters").format(count=LONGEST_REASON))
    try:
        with opened(pdf) as report:
            _refuse_wrong_order(report.signed, meaning)
            if identity.demo and report.verdicts.get("demo") is not True:
                raise CannotSign(_("a DEMO identity signs only reports that are marked DEMO"))
            if meaning == "authorship":
                _refuse_unready(report)
                _refuse_other_than_printed(pdf, report)
            else:
                _refuse_broken(pdf)
                _refuse_alone(pdf, identity, meaning, reason)
            if not report.has_fields:
                raise CannotSign(_("the report has no fields for signatures"))
    except NotAReport as error:
        raise CannotSign(str(error)) from None
    made = _signed(pdf, identity, frame, " ".join(reason.split()), moment, time_server, bound)
    _refuse_unverifiable(made, frame)
    return made


def moment_now() -> datetime:
    """Give this computer's time, with its offset from UTC, as a signature states it."""
    return datetime.now().astimezone().replace(microsecond=0)


def _refuse_broken(pdf: bytes) -> None:
    """Let nobody sign on a report whose signatures do not hold."""
    checks, problems = check_signatures(pdf)
    if wrong := next(filter(None, (*map(broken, checks), *problems)), ""):
        raise CannotSign(_("the report does not hold: {why}").format(why=wrong))


def _refuse_alone(pdf: bytes, identity: Identity, meaning: str, reason: str) -> None:
    """Let nobody countersign what the same person signed before without saying why no second person does."""
    own = next((check for check in check_signatures(pdf)[0] if check.fingerprint == identity.fingerprint), None)
    if own is not None and not reason.strip():
        told = _("{who} has signed this report before ({before}): give as the reason why no other person signs the "
                 "{meaning}")  # fmt: skip
        told = told.format(
            who=identity.name, before=wording.name(own.meaning).lower(), meaning=wording.name(meaning).lower()
        )
        raise CannotSign(printable(told))


def _refuse_unready(report: OpenedReport) -> None:
    """Let nobody sign as author while something is undecided; a demonstration shows it as undecided."""
    if report.verdicts.get("demo") is True:
        return
    if left := obstacles(assess(_carried(report))):
        raise NotReady([one.told for one in left])


def _carried(report: OpenedReport) -> Case:
    try:
        return read_case(report.case)
    except ValueError as error:
        raise CannotSign(_("the carried case cannot be read: {why}").format(why=printable(str(error)))) from None


def _refuse_other_than_printed(pdf: bytes, report: OpenedReport) -> None:
    """Let nobody sign as author what this program did not print like this."""
    if report.verdicts.get("software") != software_version():
        return
    again = reprinted(report, _carried(report))
    changed = print_differences(pdf, again) if again else [_("the time of printing")]
    if changed:
        words = _("the report is not as it was printed, print it again: {what}")
        raise CannotSign(printable(words.format(what="; ".join(changed[:3]))))


def _refuse_unverifiable(made: bytes, frame: SignatureFrame) -> None:
    """Let no signature out that verification would call damaged."""
    checks, _problems = check_signatures(made, only=frame.field)
    if not checks:
        raise CannotSign(_("the certificate's form, or a character of its name, is one that verification cannot read"))
    if problem := broken(checks[0]):
        raise CannotSign(_("the signature made cannot be verified: {why}").format(why=problem))
    if checks[0].coverage != "the whole file":
        raise CannotSign(_("the signature made does not cover the whole file"))


def _frame(meaning: str) -> SignatureFrame:
    found = next((frame for frame in FRAMES if frame.meaning == meaning), None)
    if found is None:
        expected = ", ".join(get_args(Meaning))
        raise CannotSign(
            _("a signature means one of {expected}, not “{given}”").format(expected=expected, given=printable(meaning))
        )
    return found


def _refuse_wrong_order(signed: frozenset[str], meaning: Meaning) -> None:
    field = _frame(meaning).field
    if field in signed:
        raise CannotSign(_("the report already carries a signature for {meaning}").format(meaning=meaning))
    if "approver" in signed:
        raise CannotSign(_("the report is closed: nothing can be signed after approval"))
    if meaning != "authorship" and "author" not in signed:
        raise CannotSign(_("the author signs first: no {meaning} before authorship").format(meaning=meaning))


def _signed(
    pdf: bytes,
    identity: Identity,
    frame: SignatureFrame,
    reason: str,
    when: datetime,
    time_server: str = "",
    bound: str = "",
) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers.pdf_byterange import BuildProps
    from pyhanko.sign.timestamps import TimestampRequestError

    class DatedSigner(PdfSigner):
        """Signs with the time that the visible stamp shows."""

        def init_signing_session(self, *args: Any, **options: Any) -> Any:
            session = super().init_signing_session(*args, **options)
            session.system_time = when
            return session

    words = f"{frame.meaning.capitalize()}: {reason}" if reason else frame.meaning.capitalize()
    meta = PdfSignatureMetadata(
        field_name=frame.field,
        reason=words,
        name=identity.name,
        location=bound or None,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=frame.meaning == "authorship",
        app_build_props=BuildProps(name=PRODUCER, revision=software_version()),
        docmdp_permissions=MDPPerm.NO_CHANGES if frame.meaning == "approval" else MDPPerm.FILL_FORMS,
    )
    target, stamper = BytesIO(), time_stamper(time_server)
    look = _look(identity, frame, reason, when, host(time_server) if stamper else "")
    signer = DatedSigner(meta, signer=_signer(identity), stamp_style=look, timestamper=stamper)
    try:
        signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), existing_fields_only=True, output=target)
    except TimestampRequestError:
        return _signed(pdf, identity, frame, reason, when, "", bound)
    except (SigningError, PdfError, ValueError) as error:
        why = printable(" ".join(str(error).split()), 200)
        raise CannotSign(_("the report cannot be signed: {why}").format(why=why)) from None
    return target.getvalue()


def _signer(identity: Identity) -> "Signer":
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    issuers = [x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in identity.issuers]
    own = x509.Certificate.load(identity.certificate.public_bytes(Encoding.DER))
    if identity.card is not None:
        from pyhanko.sign.pkcs11 import PKCS11Signer

        session, number = identity.card.session, identity.card.number
        return PKCS11Signer(session, signing_cert=own, ca_chain=issuers, key_id=number, use_raw_mechanism=_raw(own))
    if identity.key is None:
        raise CannotSign(_("the identity has no key"))
    key = identity.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    store = SimpleCertificateStore()
    store.register_multiple(issuers)
    return SimpleSigner(signing_cert=own, signing_key=keys.PrivateKeyInfo.load(key), cert_registry=store)


def _raw(certificate: Any) -> bool:
    """Whether the digest is made here: cards with elliptic curves seldom make it themselves."""
    return bool(certificate.public_key.algorithm == "ec")


def _look(identity: Identity, frame: SignatureFrame, reason: str, when: datetime, server: str) -> Any:
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    from causality.report.stamp import stamp_page

    left, bottom, right, top = frame.box
    page = stamp_page(identity, frame.meaning, reason, when, (right - left, top - bottom), server)

    class Drawn(PdfContent):
        """The stamp's page as the content of the signature's appearance."""

        def render(self) -> bytes:
            copied = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(page)))
            self.resources.xobject["/Stamp"] = copied
            self.box = BoxConstraints(width=right - left, height=top - bottom)
            return b"/Stamp Do"

    middle = AxisAlignment.ALIGN_MID
    filling = SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=Margins(0, 0, 0, 0))
    return StaticStampStyle(background=Drawn(), background_layout=filling, background_opacity=1, border_width=0)
