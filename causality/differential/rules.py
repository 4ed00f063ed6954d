"""All rules by the name under which the ontology calls them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from causality.differential import exposure, imaging, laboratory, search
from causality.differential.scene import Scene
from causality.differential.values import OTHER_SIDE, Hint

Rule = Callable[[Scene], Iterator[Hint]]
RULES: Final[dict[str, Rule]] = {
    rule.__name__: rule
    for rule in (
        laboratory.alt, laboratory.cholestatic, laboratory.bilirubin_led, laboratory.ast_led, laboratory.markers,
        laboratory.albumin, laboratory.igg, imaging.metastases, imaging.ducts, imaging.parenchyma, imaging.steatosis,
        imaging.vessels, imaging.lesions_and_tests, imaging.hepatomegaly, imaging.biopsy_tumour,
        imaging.biopsy_eosinophils, imaging.biopsy_plasma_cells, imaging.biopsy_inclusions, exposure.temporal,
        exposure.challenges, exposure.benefit, exposure.anti_tumour_benefit, exposure.hepatotoxicity, search.work_up,
        search.procedure, search.radiation, search.alcohol, search.metabolic, search.fever,
    )
}  # fmt: skip


def hints(scene: Scene) -> tuple[Hint, ...]:
    """Give the hints of all rules of the scene's cause, each once; a rule with a minus speaks the other way round."""
    found: dict[Hint, None] = {}
    for name in scene.kind.rules:
        for hint in RULES[name.removeprefix("-")](scene):
            found[replace(hint, side=OTHER_SIDE[hint.side]) if name.startswith("-") else hint] = None
    return tuple(found)
