"""Findings: contradictions, gaps and implausible values, as values to show in a list."""

from typing import Literal

from causality.frozen import frozen

Severity = Literal["error", "warning", "note"]


@frozen
class Finding:
    """One contradiction, gap or implausible value.

    `kind` is a stable key, `text` the translated message, `where` the places in the case file
    (`samples[3]`, `products[alpelisib].doses[0]`) that it concerns.
    """

    kind: str
    severity: Severity
    text: str
    where: tuple[str, ...] = ()
