"""CTCAE v4.03, v5.0 and v6.0: where the grades of what is measured begin, as values.

Limits as in the pharmaverse/admiral grading tables (`ncictcaev4.json`, `ncictcaev5.json`, `ncictcaev6.json`, which
quote the printed grades beside their code; evidence label R, code). Version 6.0 was published by the NCI on 22 July
2025 and has one transcription besides (label S). A limit belongs to the lower grade, but "1.5 - 3.0 x baseline"
begins with its first number.

* v5.0 and v6.0 grade liver tests against the patient's own baseline where that was above the limit of normal.
* v5.0 and v6.0 print the INR as it is, not in multiples of a limit (its second scale, ×baseline under anticoagulation,
  needs to be known to apply and is left out). v4.03 prints multiples.
* v5.0 grades hyperglycaemia by its management: that is entered as a grade of the event, never derived.
* v6.0 knows only grade 1 of ALP, and grades platelets (there: thrombocytopenia) from 10 instead of 25 on.
"""

from dataclasses import replace
from typing import Final, Literal

from causality.evidence.grading import STEPS, TIMES_LIMIT, Steps
from causality.frozen import frozen

Version = Literal["4.03", "5.0", "6.0"]
VERSIONS: Final[tuple[Version, ...]] = ("4.03", "5.0", "6.0")
GRADED: Final = ("ALT", "AST", "ALP", "GGT", "TBIL", "ALB", "INR", "PLT", "GLU_FASTING", "GLU", "GLU_RANDOM")
"""What one version or another grades."""


@frozen
class BaselineSteps:
    """Where the grades of some analytes begin in multiples of an abnormal baseline, for grades 1 onwards.

    Grade 1 begins with its limit itself where `closed`, beyond it otherwise; `ranges` print the grades. `up_to` is the
    highest baseline, in multiples of the limit of normal, for which grade 3 is printed.
    """

    analytes: tuple[str, ...]
    limits: tuple[float, ...]
    ranges: tuple[str, ...]
    closed: bool = True
    up_to: float | None = None


def _source(version: Version) -> str:
    return f"CTCAE v{version} as in the pharmaverse/admiral grading tables"


def _of(version: Version, steps: Steps) -> Steps:
    return replace(steps, source=_source(version))


_BY_ANALYTE: Final = {(analyte, steps.unit): steps for steps in STEPS for analyte in steps.analytes}
_ENZYMES, _BILIRUBIN, _ALBUMIN, _PLATELETS = (
    _BY_ANALYTE[key] for key in (("ALT", TIMES_LIMIT), ("TBIL", TIMES_LIMIT), ("ALB", "g/L"), ("PLT", "10*9/L"))
)
_BILIARY: Final = _BY_ANALYTE["ALP", TIMES_LIMIT]
_GLUCOSE: Final = tuple(steps for steps in STEPS if "GLU" in "".join(steps.analytes))
_INR: Final = Steps(("INR",), "1", (1.2, 1.5, 2.5), (">1.2–1.5", ">1.5–2.5", ">2.5"))
_SIX_PLATELETS: Final = Steps(
    ("PLT",), "10*9/L", (None, 75.0, 50.0, 10.0),
    ("<LLN–75 ×10⁹/L", "<75–50 ×10⁹/L", "<50–10 ×10⁹/L", "<10 ×10⁹/L"), falling=True,
)  # fmt: skip

BY_VERSION: Final[dict[Version, tuple[Steps, ...]]] = {
    "4.03": STEPS,
    "5.0": tuple(
        _of("5.0", steps) for steps in (_ENZYMES, _BILIARY, _BILIRUBIN, _INR, _ALBUMIN, _PLATELETS)
    ),
    "6.0": tuple(
        _of("6.0", steps)
        for steps in (_ENZYMES, replace(_BILIARY, analytes=("GGT",)), _BILIRUBIN, _INR, _ALBUMIN, _SIX_PLATELETS,
                      *_GLUCOSE)
    ),
}  # fmt: skip
"""The steps of each version for a normal baseline, or for analytes that have no other."""

SIX_ALP: Final = Steps(("ALP",), TIMES_LIMIT, (1.0,), (">ULN and >baseline",), source=_source("6.0"))
"""ALP in v6.0: grade 1 above both the limit of normal and the baseline, no higher grade."""

LOW_GLUCOSE: Final = (
    Steps(("GLU", "GLU_FASTING", "GLU_RANDOM"), "mmol/L", (None, 3.0, 2.2, 1.7),
          ("<LLN–3.0 mmol/L", "<3.0–2.2 mmol/L", "<2.2–1.7 mmol/L", "<1.7 mmol/L"), falling=True),
    Steps(("GLU", "GLU_FASTING", "GLU_RANDOM"), "mg/dL", (None, 55.0, 40.0, 30.0),
          ("<LLN–55 mg/dL", "<55–40 mg/dL", "<40–30 mg/dL", "<30 mg/dL"), falling=True),
)  # fmt: skip
"""Hypoglycaemia: the same in all three versions."""

BASELINE: Final[dict[Version, tuple[BaselineSteps, ...]]] = {
    "4.03": (),
    "5.0": (
        BaselineSteps(("ALT", "AST"), (1.5, 3.0, 5.0, 20.0),
                      ("1.5–3×baseline", ">3–5×baseline", ">5–20×baseline", ">20×baseline")),
        BaselineSteps(("ALP", "GGT"), (2.0, 2.5, 5.0, 20.0),
                      ("2–2.5×baseline", ">2.5–5×baseline", ">5–20×baseline", ">20×baseline")),
        BaselineSteps(("TBIL",), (1.0, 1.5, 3.0, 10.0),
                      (">1–1.5×baseline", ">1.5–3×baseline", ">3–10×baseline", ">10×baseline"), closed=False),
    ),
    "6.0": (
        BaselineSteps(("ALT", "AST"), (1.0, 1.5, 2.0, 4.0),
                      ("1–1.5×baseline", ">1.5–2×baseline", ">2–4×baseline", ">4×baseline"), up_to=5.0),
        BaselineSteps(("GGT",), (1.0, 1.5, 3.0, 10.0),
                      ("1–1.5×baseline", ">1.5–3×baseline", ">3–10×baseline", ">10×baseline")),
        BaselineSteps(("TBIL",), (1.0, 1.5, 2.5, 10.0),
                      ("1–1.5×baseline", ">1.5–2.5×baseline", ">2.5–10×baseline", ">10×baseline")),
    ),
}  # fmt: skip
"""The steps of each version for a baseline above the limit of normal."""
