"""What stands beside the facts of a case: the officer's word on findings, and which versions were signed.

Digests are SHA-256, hexadecimal. Times are ISO 8601 with offset.
"""

from causality.case.fact import fact


@fact
class FindingAnswer:
    """The officer's word on a finding: the reason why it may stand.

    It holds as long as the facts stand that the finding is about: `about` is their digest. `text` is how the finding
    read when it was answered.
    """

    kind: str
    about: str
    text: str
    reason: str
    who: str = ""
    when: str = ""


@fact
class SignedVersion:
    """That a version was signed by its author: the digests of the case and of the report, by whom and when."""

    case: str
    report: str
    who: str
    when: str


@fact
class Predecessor:
    """The signed version that this one follows, with the digests of its case and of its report."""

    version: int
    case: str
    report: str
