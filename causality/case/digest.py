"""The digest by which a version of a case is known: that of the case file which its report carries."""

import hashlib
from dataclasses import replace

from causality.case.file import case_json
from causality.case.model import Case


def carried(case: Case) -> bytes:
    """Write the case as its report carries it: without the mark that it was signed, which comes after it."""
    return case_json(replace(case, signed=None)).encode()


def case_digest(case: Case) -> str:
    """Give the SHA-256 (hexadecimal) of the case as its report carries it."""
    return hashlib.sha256(carried(case)).hexdigest()
