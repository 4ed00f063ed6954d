"""How well the lines of a sheet are attested, in words."""

from collections.abc import Iterable

from causality.methods.items import Answer, Label
from causality.text import N_, _

LABELS: dict[Label, str] = {
    "published": N_("as published"),
    "reproduced": N_("read in a reproduction"),
    "transcribed": N_("transcription only"),
    "derived": N_("reading of this program"),
    "site": N_("declared by the site"),
}
"""How well the wording and points of a line are attested."""


def attested(answers: Iterable[Answer]) -> str:
    """Say how well these lines of a sheet are attested, where it is less than by a reproduction of the publication."""
    labels = dict.fromkeys(one.label for one in answers)
    return ", ".join(_(LABELS[label]) for label in labels if label not in ("published", "reproduced"))
