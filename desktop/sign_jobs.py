"""Signing and verifying beside the window: a passphrase goes in, is used once and is forgotten."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from causality.files import describe, printable, write_new
from causality.frozen import frozen
from causality.text import _
from desktop.beside import Job

if TYPE_CHECKING:
    from causality.identity.identity import Identity
    from causality.report.signing import Meaning
    from causality.report.verify import Verification
    from desktop.pages.report import ReportPage
    from desktop.report_window import ReportWindow

LARGEST = 256 * 2**20
"""The largest file that is opened as a report, in bytes."""


@frozen
class Wish:
    """A signature that is wanted: with which identity, for what, why, and who stamps the time.

    `bound` is what it carries of the store's trail.
    """

    identity: str
    meaning: "Meaning"
    reason: str
    time_server: str = ""
    bound: str = ""


@frozen
class SignedFile:
    """A report that was signed: its file, if it has one, and digest, and by whom and when it was."""

    path: Path | None
    digest: str
    who: str
    when: str


@frozen
class VerifiedFile:
    """A file that was verified; `trouble` says why it could not be, and nothing else holds then."""

    path: Path
    pdf: bytes = b""
    case: bytes = b""
    result: "Verification | None" = None
    trouble: str = ""


class SignJob(Job):
    """Signs exactly the bytes it is given.

    Once it has finished, `made` is the signed file and `pdf` what stands in it, or `refusal` says in one line why
    nothing was signed.
    """

    def __init__(self, pdf: bytes, wish: Wish, passphrase: str, parent: QObject) -> None:
        super().__init__(parent)
        self._pdf, self._wish, self._passphrase = pdf, wish, passphrase
        self.made: SignedFile | None = None
        self.pdf = b""
        self.refusal = ""

    @property
    def meaning(self) -> "Meaning":
        """What it is signed for."""
        return self._wish.meaning

    @property
    def reason(self) -> str:
        """Why it is signed."""
        return self._wish.reason

    @override
    def work(self) -> None:
        from causality.identity.wrapping import InvalidIdentity
        from causality.report.signing import CannotSign, moment_now, sign

        secret, self._passphrase = self._passphrase, ""
        wish = self._wish
        try:
            identity = _opened(wish.identity, secret)
            when = moment_now()
            made = sign(
                self._pdf, identity, meaning=wish.meaning, reason=wish.reason, when=when, time_server=wish.time_server,
                bound=wish.bound,
            )  # fmt: skip
        except (InvalidIdentity, CannotSign) as error:
            self.refusal = str(error)
        except OSError as error:  # the identity's file
            self.refusal = describe(error)
        else:
            if identity.card is not None:
                identity.card.close()
            self.pdf = made
            digest = hashlib.sha256(made).hexdigest()
            self.made = SignedFile(None, digest, identity.name, when.isoformat())


def saved(asking: "ReportPage | ReportWindow", made: SignedFile, pdf: bytes, name: str) -> tuple[SignedFile, str]:
    """Ask where what was signed is to stand and write it there; give it with its file, or why it is nowhere.

    Asked only now, so that a wrong passphrase is told before.
    """
    target = asking.ask_target(asking, name)
    if target is None:
        return made, _("Not saved: nothing is kept of this signature.")
    try:
        write_new(target, pdf, force=True)
    except OSError as error:
        return made, describe(error)
    return replace(made, path=target), ""


def _opened(identity: str, secret: str) -> "Identity":
    """Open an identity: a card by its address, or a file."""
    from causality.identity.card import is_card, open_card
    from causality.identity.identity import load_identity

    if is_card(identity):
        return open_card(identity, secret, datetime.now(UTC))
    return load_identity(Path(identity), secret.encode("utf-8", "surrogatepass"))


class VerifyJob(Job):
    """Reads a file again and verifies what stands in it; `found` once it has finished.

    What is `given` is verified in the place of a file: a report that stands in the store only.
    """

    def __init__(self, path: Path, home: Path, parent: QObject, given: bytes = b"") -> None:
        super().__init__(parent)
        self._path, self._home, self._given = path, home, given
        self.found = VerifiedFile(path)

    @override
    def work(self) -> None:
        self.found = _verified(self._path, self._home, self._given)


def _verified(path: Path, home: Path, given: bytes) -> VerifiedFile:
    from causality.identity.trust import trusted
    from causality.report.opened import NotAReport, opened
    from causality.report.verify import verify

    try:
        pdf = given or _read(path)
    except OSError as error:
        return VerifiedFile(path, trouble=describe(error))
    name = printable(path.name)
    if len(pdf) > LARGEST:
        return VerifiedFile(path, trouble=_("{file}: too large for a report").format(file=name))
    try:
        result = verify(pdf, trust=trusted(home))
        with opened(pdf) as report:
            return VerifiedFile(path, pdf, report.case, result)
    except NotAReport as error:
        return VerifiedFile(path, trouble=f"{name}: {error}")


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
