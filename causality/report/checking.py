"""Checking the signatures of a report: integrity, what was changed after each, permission for it, and trust."""

import logging
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from causality import wording
from causality.files import printable
from causality.frozen import frozen
from causality.identity.identity import common_name, fingerprint, is_demo, issuer_name, time_problem
from causality.identity.trust import Trust, revoked_on
from causality.report.seal import seal_problems
from causality.report.values import FRAMES
from causality.text import _
from causality.wording import clock

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, CertificateRevocationList

NOBODY = Trust()

# What readers of damaged files raise: a flipped byte may turn any number, name or type into another.
DAMAGE = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    NotImplementedError,
    AssertionError,
    UnicodeError,
    zlib.error,
)


@frozen
class SignatureCheck:
    """One signature: who, when, what it means, and what holds of it. `trust` says by whom it is trusted, or why not.

    `bound` is the row of an audit trail that it carries, empty for none.
    """

    field: str
    meaning: str
    who: str
    when: str
    reason: str
    intact: bool
    valid: bool
    coverage: str
    later_changes: str
    changes_allowed: bool
    trusted: bool
    trust: str
    demo: bool
    fingerprint: str = ""
    time_stamp: str = ""
    problems: tuple[str, ...] = ()
    bound: str = ""

    @property
    def ok(self) -> bool:
        """Whether the signature holds; trust is not part of it."""
        return self.intact and self.valid and self.changes_allowed and not self.problems

    @property
    def time_source(self) -> str:
        """Say whose time it is."""
        return self.time_stamp or _("time: that of the computer on which it was signed")

    def lines(self) -> Iterator[str]:
        """Say what holds of the signature in a few lines, safe to send to a terminal."""
        yield from map(printable, self._lines())

    def _lines(self) -> Iterator[str]:
        yield _("{meaning}: {who}, {when}").format(meaning=wording.name(self.meaning), who=self.who, when=self.when)
        if not (self.intact and self.valid):
            yield "  " + _("NOT intact: the signed bytes were changed")
            yield from (f"  {_('problem')}: {problem}" for problem in self.problems)
            return
        yield "  " + _("intact and valid")
        yield "  " + _("covers {coverage}; changed afterwards: {changes} ({allowed})").format(
            coverage=_(self.coverage), changes=_(self.later_changes),
            allowed=_("allowed") if self.changes_allowed else _("NOT allowed"))  # fmt: skip
        yield "  " + _("trust: {trust}").format(trust=self.trust)
        yield "  " + self.time_source
        if self.bound:
            yield "  " + _("bound to: {trail}").format(trail=self.bound)
        if self.demo:
            yield "  " + _("a DEMO certificate: it identifies nobody")
        yield from (f"  {_('problem')}: {problem}" for problem in self.problems)


def broken(check: SignatureCheck) -> str:
    """Say in one line why a signature does not hold; empty when it does."""
    if not (check.intact and check.valid):
        why = _("not intact, the signed bytes were changed")
    elif not check.changes_allowed:
        why = _("what was changed after it is not allowed")
    else:
        why = check.problems[0] if check.problems else ""
    return _("signature for {meaning}: {why}").format(meaning=wording.name(check.meaning), why=why) if why else ""


def check_signatures(pdf: bytes, trust: Trust = NOBODY, *, only: str = "") -> tuple[list[SignatureCheck], list[str]]:
    """Check every signature of `pdf`: the checks, and the problems of the file as a whole.

    With `only` the one in that field alone is checked: what was changed after the others takes long to find out.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.general import CMSExtractionError
    from pyhanko.sign.validation.errors import SignatureValidationError

    damage = (*DAMAGE, UnsupportedAlgorithm, PdfError, CMSExtractionError, SignatureValidationError)
    with _quiet():
        try:
            embedded = PdfFileReader(BytesIO(pdf)).embedded_signatures
            if not embedded:
                return [], [_("the report is not signed")]
            wanted = [signature for signature in embedded if only in ("", signature.field_name)]
            checks = [_checked(signature, pdf, trust) for signature in wanted]
        except damage:
            return [], [_("the signatures cannot be read: the file is damaged")]
    return checks, [] if only else list(_whole_file(checks))


def _whole_file(checks: list[SignatureCheck]) -> Iterator[str]:
    if checks[-1].coverage != "the whole file":
        yield _("bytes were added after the last signature")
    if checks[0].meaning != "authorship":
        yield _("the first signature is not the author's")
    for field in dict.fromkeys(check.field for check in checks):
        if field not in {frame.field for frame in FRAMES}:
            yield _("a signature in a field that reports do not have: {field}").format(field=field)


def _checked(embedded: Any, pdf: bytes, trust: Trust) -> SignatureCheck:
    from cryptography.x509 import load_der_x509_certificate
    from pyhanko.sign.validation import validate_pdf_signature

    status = validate_pdf_signature(embedded, _context(trust.roots))
    certificate = load_der_x509_certificate(embedded.signer_cert.dump())
    signed_at = status.signer_reported_dt
    problems = list(seal_problems(embedded, pdf)) if status.intact and status.valid else []
    if signed_at is None:
        problems.append(_("it does not say when it was made"))
    elif late := time_problem(certificate, signed_at):
        problems.append(late)
    if revoked := _revoked(certificate, trust):
        problems.append(revoked)
    stamped = _time_stamp(status)
    if status.timestamp_validity is not None and not stamped:
        problems.append(_("its time stamp was changed"))
    frames = {frame.field: frame.meaning for frame in FRAMES}
    return SignatureCheck(
        field=embedded.field_name,
        meaning=frames.get(embedded.field_name, "other"),
        who=common_name(certificate),
        when=clock(signed_at) if signed_at else "",
        reason=str(embedded.sig_object.get("/Reason", "")),
        intact=bool(status.intact),
        valid=bool(status.valid),
        coverage=_coverage(status.coverage),
        later_changes=_changes(status.modification_level),
        changes_allowed=_allowed(status),
        trusted=bool(status.trusted) and not revoked,
        trust=_trust(status, certificate, revoked),
        fingerprint=fingerprint(certificate),
        time_stamp=stamped,
        demo=is_demo(certificate),
        problems=tuple(problems),
        bound=str(embedded.sig_object.get("/Location", "")),
    )


def _context(trust: "Sequence[Certificate]") -> Any:
    from asn1crypto import x509
    from cryptography.hazmat.primitives.serialization import Encoding
    from pyhanko_certvalidator import ValidationContext

    roots = [x509.Certificate.load(root.public_bytes(Encoding.DER)) for root in trust]
    return ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")


def _coverage(level: Any) -> str:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if level == SignatureCoverageLevel.ENTIRE_FILE:
        return "the whole file"
    return "its revision" if level == SignatureCoverageLevel.ENTIRE_REVISION else "part of the file"


def _changes(level: Any) -> str:
    return {
        "NONE": "nothing",
        "LTA_UPDATES": "validation data",
        "FORM_FILLING": "further signatures",
        "ANNOTATIONS": "annotations",
        "OTHER": "the content",
    }.get(getattr(level, "name", "OTHER"), "the content")


def _allowed(status: Any) -> bool:
    from pyhanko.sign.diff_analysis import ModificationLevel

    level = status.modification_level
    return bool(status.docmdp_ok) and level is not None and level <= ModificationLevel.FORM_FILLING


def _time_stamp(status: Any) -> str:
    """Say when a server stamped the signature, and whether its issuer is trusted; empty when none did."""
    from cryptography.x509 import load_der_x509_certificate

    stamp = status.timestamp_validity
    if stamp is None or not (stamp.intact and stamp.valid):
        return ""
    who = common_name(load_der_x509_certificate(stamp.signing_cert.dump()))
    told = _("time stamp: {time} by {who}").format(time=clock(stamp.timestamp), who=who)
    return told if stamp.trusted else _("{told}, whose issuer is not known here").format(told=told)


def _revoked(certificate: "Certificate", trust: Trust) -> str:
    """Say that a trusted issuer revoked the certificate; empty when none did."""
    day = revoked_on(certificate, [one for one in trust.lists if any(_signed_by(one, root) for root in trust.roots)])
    return _("the certificate was revoked on {day}").format(day=day) if day else ""


def _signed_by(one: "CertificateRevocationList", root: "Certificate") -> bool:
    try:
        return one.issuer == root.subject and one.is_signature_valid(root.public_key())  # type: ignore[arg-type] # keys that cannot sign raise
    except (TypeError, ValueError):
        return False


def _trust(status: Any, certificate: "Certificate", revoked: str) -> str:
    if revoked:
        return _("not trusted: {why}").format(why=revoked)
    if status.trusted:
        from cryptography.x509 import load_der_x509_certificate

        root = load_der_x509_certificate(status.validation_path.first.dump())
        return _("trusted by {root}").format(root=common_name(root))
    if problem := time_problem(certificate, datetime.now(UTC)):
        return _("not trusted: {why}").format(why=problem)
    return _("unknown issuer: {issuer}").format(issuer=issuer_name(certificate))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the signing library's own log off the terminal: what matters of it is in the result."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    before = [logger.disabled for logger in loggers]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level, disabled in zip(loggers, levels, before, strict=True):
            logger.setLevel(level)
            logger.disabled = disabled
