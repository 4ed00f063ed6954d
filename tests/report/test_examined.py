"""Examinations in words: signs beside the finding, biopsies that were not done, the field of radiotherapy."""

import pytest

from causality.case.examinations import Biopsy, Procedure
from causality.case.model import ImagingFinding
from causality.report.examined import biopsy_text, imaging_text, procedure_text


@pytest.mark.parametrize(
    ("row", "text"),
    [(ImagingFinding(method="CT", finding="lesions"), "CT: lesions"),
     (ImagingFinding(method="CT", finding="lesions", signs=("lesions_growing", "ascites")),
      "CT: lesions [lesions growing, ascites]"),
     (ImagingFinding(method="CT", finding="", liver_spleen_ratio=0.8), "CT [ratio of liver to spleen 0.8]")],
)  # fmt: skip
def test_imaging(row: ImagingFinding, text: str) -> None:
    assert imaging_text(row) == text


@pytest.mark.parametrize(
    ("row", "text"),
    [(Biopsy(state="not_done", result="refused"), "Liver biopsy: not done: refused"),
     (Biopsy(state="not_done"), "Liver biopsy: not done: no reason given"),
     (Biopsy(signs=("tumour_cells",), infiltration=60, result="adenocarcinoma"),
      "Liver biopsy: tumour cells, 60 % infiltrated, adenocarcinoma"), (Biopsy(), "Liver biopsy: no result given")],
)  # fmt: skip
def test_a_biopsy(row: Biopsy, text: str) -> None:
    assert biopsy_text(row) == text


@pytest.mark.parametrize(
    ("row", "text"),
    [(Procedure(kind="radiotherapy", site="cranium", liver_in_field=False),
      "Radiotherapy, cranium, the liver not in the field"),
     (Procedure(kind="radiotherapy"), "Radiotherapy, whether the liver lay in the field is not known"),
     (Procedure(kind="radiotherapy", liver_in_field=True), "Radiotherapy, the liver in the field"),
     (Procedure(kind="tace"), "Transarterial chemoembolisation (TACE)")],
)  # fmt: skip
def test_a_procedure(row: Procedure, text: str) -> None:
    assert procedure_text(row) == text
