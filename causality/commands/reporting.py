"""report, sign and verify."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from causality.commands.at_store import OfficerId, at_desk
from causality.commands.identities import PassphraseFile, certificates_of, home, identity_of
from causality.commands.terminal import STANDARD_INPUT, Refusal, bytes_of, case_of, deliver, say, say_json, vacant
from causality.text import N_, _, ngettext

if TYPE_CHECKING:
    from causality.case.model import Case
    from causality.identity.identity import Identity
    from causality.records.kept import Found
    from causality.report.verify import Verification

Format = Literal["text", "json"]
Meaning = Literal["authorship", "review", "approval"]
Paper = Literal["a4", "letter"]
Out = Annotated[Path, typer.Option("--output", "-o", metavar="OUT.pdf", help=N_("The PDF to write."))]
Reason = Annotated[str, typer.Option(help=N_("Why it is signed; printed with the signature."))]
Force = Annotated[bool, typer.Option("--force", help=N_("Replace an existing OUT.pdf."))]


def report(
    case: Annotated[str, typer.Argument(metavar="CASE", help=N_("The case file; - reads standard input."))],
    output: Out,
    identity: Annotated[
        str | None, typer.Option(metavar="ID", help=N_("Sign as its author: a PKCS#12 file, a name, or a card."))
    ] = None,
    reason: Reason = "",
    paper: Annotated[Paper, typer.Option(help=N_("The size of the pages."))] = "a4",
    passphrase_file: PassphraseFile = None,
    force: Force = False,
    lock: Annotated[
        bool, typer.Option("--lock", help=N_("Mark the version in CASE as signed: it takes no edit."))
    ] = False,
) -> int:
    """Write the report of a case, signed by its author when an identity is given."""
    if lock and (case == STANDARD_INPUT or not identity):
        raise Refusal("--lock", _("needs the name of a case file and --identity"))
    vacant(output, force=force, inputs=(case, identity, passphrase_file))
    known = case_of(case)
    signer = identity_of(identity, passphrase_file) if identity else None
    if signer and not _ready(case, known):
        return 1
    from causality.report.pdf import build_report

    now = datetime.now(UTC)
    made = build_report(known, generated=now, paper=paper)
    if signer:
        made = _signed(case, made, signer, "authorship", reason)
    deliver(output, made, force=force)
    say(_("Written: {path}").format(path=output))
    if signer and lock:
        _lock(Path(case), known, made, signer.name)
    return 0


def _lock(path: Path, case: "Case", report: bytes, who: str) -> None:
    """Mark the version in the case file as signed, so that the next edit begins another."""
    from hashlib import sha256

    from causality.case.digest import case_digest
    from causality.case.edits import lock as locked
    from causality.case.file import case_json
    from causality.case.versions import SignedVersion
    from causality.report.signing import moment_now

    when = moment_now().isoformat()
    mark = SignedVersion(case=case_digest(case), report=sha256(report).hexdigest(), who=who, when=when)
    deliver(path, case_json(locked(mark).apply(case)).encode(), force=True)
    say(_("Locked: {path}, version {number}").format(path=path, number=case.version))


def _ready(name: str, case: "Case") -> bool:
    """Whether the author can sign; else say everything that stands in the way."""
    from causality.assess import assess
    from causality.report.readiness import obstacles

    if case.signed is not None:
        words = _("version {number} was signed by {who}; further signatures are put on that report")
        raise Refusal(name, words.format(number=case.version, who=case.signed.who))
    left = obstacles(assess(case))
    if left:
        _tell_unready(name, [one.told for one in left])
    return not left


def _tell_unready(name: str, reasons: Sequence[str]) -> None:
    told = ngettext("{name} cannot be signed yet, {count} thing stands in the way:",
                    "{name} cannot be signed yet, {count} things stand in the way:", len(reasons))  # fmt: skip
    say(told.format(name=name, count=len(reasons)))
    for reason in reasons:
        say(f"  {reason}")


def sign(
    pdf: Annotated[Path, typer.Argument(metavar="IN.pdf", help=N_("The report to sign."))],
    output: Out,
    identity: Annotated[str, typer.Option(metavar="ID", help=N_("Who signs: a PKCS#12 file, a name, or a card."))],
    meaning: Annotated[Meaning, typer.Option(help=N_("What the signature means."))],
    reason: Reason = "",
    passphrase_file: PassphraseFile = None,
    force: Force = False,
) -> int:
    """Put a further signature on a report."""
    vacant(output, force=force, inputs=(pdf, identity, passphrase_file))
    from causality.report.signing import NotReady

    try:
        made = _signed(str(pdf), bytes_of(pdf), identity_of(identity, passphrase_file), meaning, reason)
    except NotReady as error:
        _tell_unready(str(pdf), error.reasons)
        return 1
    deliver(output, made, force=force)
    say(_("Written: {path}").format(path=output))
    return 0


def verify(
    pdf: Annotated[Path, typer.Argument(metavar="REPORT.pdf", help=N_("The report to verify."))],
    form: Annotated[Format, typer.Option("--format", help=N_("For people or for programs."))] = "text",
    require_trust: Annotated[bool, typer.Option("--require-trust", help=N_("Fail on an unknown issuer."))] = False,
    trust: Annotated[list[Path] | None, typer.Option(metavar="CERT.pem", help=N_("An issuer to trust."))] = None,
    store: Annotated[
        str, typer.Option("--store", metavar="STORE", help=N_("Ask this store whether the file was put back."))
    ] = "",
    officer: OfficerId = "",
    passphrase_file: PassphraseFile = None,
) -> int:
    """Check signatures and integrity, compute the scores again and compare them with what is printed."""
    from causality.identity.trust import trusted
    from causality.report.verify import NotAReport
    from causality.report.verify import verify as verified

    data = bytes_of(pdf)
    given = tuple(certificate for path in trust or [] for certificate in certificates_of(path))
    known = trusted(home())
    try:
        verification = verified(data, trust=replace(known, roots=known.roots + given), require_trust=require_trust)
    except NotAReport as error:
        raise Refusal(str(pdf), str(error)) from error
    found = _in_store(data, verification, store, officer, passphrase_file) if store else None
    if form == "json":
        say_json(verification.as_json() | ({"store": {"ok": found.ok, **asdict(found)}} if found else {}))
    else:
        show_verification(verification)
        for line in (found.text, *found.problems) if found else ():
            say(line)
    return 0 if verification.ok and (found is None or found.ok) else 1


def _in_store(data: bytes, found: "Verification", store: str, officer: str, file: Path | None) -> "Found":
    """Ask a store how a verified file stands to what it keeps."""
    from hashlib import sha256

    from causality.records.kept import find

    with at_desk(store, officer, file) as desk:
        bound = tuple(check.bound for check in found.signatures)
        return find(desk, found.case_id, found.version, sha256(data).hexdigest(), bound)


def show_verification(verification: "Verification") -> None:
    """Print a verification for people."""
    for line in verification.lines():
        say(line)


def _signed(name: str, pdf: bytes, signer: "Identity", meaning: Meaning, reason: str) -> bytes:
    from causality.identity.time_server import time_server
    from causality.report.checking import check_signatures
    from causality.report.signing import CannotSign, NotReady
    from causality.report.signing import sign as signed

    server = time_server(home())
    try:
        made = signed(pdf, signer, meaning=meaning, reason=reason, time_server=server)
        if server and not check_signatures(made)[0][-1].time_stamp:
            say(_("{server} gave no time stamp; the time is this computer's.").format(server=server))
        return made
    except NotReady:
        raise
    except CannotSign as error:
        raise Refusal(name, str(error)) from error
