"""How well a line of a sheet is attested is told wherever it is less than by a reproduction of the publication."""

from typing import get_args

import pytest

from causality.methods.items import Answer, Label
from causality.methods.labels import LABELS, attested
from causality.methods.registry import METHODS


def test_every_label_has_words() -> None:
    assert set(LABELS) == set(get_args(Label))


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("reproduced",), ""),
        (("published", "reproduced"), ""),
        (("transcribed",), "transcription only"),
        (("transcribed", "reproduced", "transcribed"), "transcription only"),
        (("derived", "site"), "reading of this program, declared by the site"),
    ],
)
def test_what_is_attested_less_is_told_once(labels: tuple[Label, ...], told: str) -> None:
    assert attested(Answer(str(place), "", 0, label) for place, label in enumerate(labels)) == told


def test_what_the_reference_marks_as_transcribed_is_told_so() -> None:
    """RUCAM 2016: points of items 5 to 7; Liverpool: the whole flow; RECAM: no line is confirmed."""
    sheets = {key: method.sheets[0] for key, (method, _assessor) in METHODS.items()}
    for item in sheets["rucam-2016"].items:
        told = {attested((one,)) for one in item.answers}
        assert ("transcription only" in told) == (item.number in ("5", "7"))
    assert all(attested(item.answers) == "transcription only" for item in sheets["liverpool"].items)
    assert all(attested(item.answers) for item in sheets["recam"].items)
