"""The reference change value: how far two results of one person may differ by biology and the laboratory alone.

RCV = √2 × Z × √(CVA² + CVI²) with Z = 1.96 for 95 % on both sides (Harris EK, Yasaka T. Clin Chem 1983;29:25-30; Fraser
CG. Ann Clin Biochem 2012;49:1-3). CVI, the variation within a person, is that of the European Biological Variation
Study ("Biological variation estimates obtained from 91 healthy study participants for 9 enzymes in serum", abstract
read). CVA, that of the laboratory, is rarely known for a case: half of CVI is taken, the desirable limit of Fraser CG,
Hyltoft Petersen P, Larsen ML. Clin Chem 1990;36:1625-1628 (general knowledge; the paper was not read).

The study took healthy volunteers. Ricós C et al. (Ann Clin Biochem 2007;44:343-352, abstract read) found values of the
same order in disease for most quantities, and find their use in patients reasonable. Of other analytes no value is
confirmed here: for them 20 % of the excess, the working definition of the challenges, stands alone.
"""

from math import sqrt
from typing import Final

from causality.frozen import frozen

Z: Final = 1.96
DESIRABLE: Final = 0.5
"""Share of CVI that the variation of a laboratory should not exceed."""
EUBIVAS: Final = "EuBIVAS: within-subject variation in serum, 91 healthy participants (abstract)"


@frozen
class Variation:
    """The variation of an analyte within a person (coefficient of variation, as a share) and where it stands."""

    analyte: str
    within: float
    source: str

    @property
    def change_value(self) -> float:
        """The reference change value as a share of the result before."""
        return sqrt(2) * Z * sqrt((DESIRABLE * self.within) ** 2 + self.within**2)


VARIATIONS: Final = {
    one.analyte: one
    for one in (
        Variation("ALT", 0.093, EUBIVAS),
        Variation("AST", 0.095, EUBIVAS),
        Variation("GGT", 0.089, EUBIVAS),
        Variation("ALP", 0.053, EUBIVAS),
    )
}


def change_value(analyte: str) -> float | None:
    """Give the reference change value of an analyte as a share, None where none is confirmed."""
    found = VARIATIONS.get(analyte)
    return found.change_value if found else None
