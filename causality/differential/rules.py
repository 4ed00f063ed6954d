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


OF_KIND: Final = frozenset({"ast_led", "work_up", "procedure"})
"""Rules that read of which cause the scene is; all others say the same of every cause."""
OF_PRODUCT: Final = frozenset({"temporal", "challenges", "benefit", "hepatotoxicity"})
"""Rules that read the product of the scene."""


def hints(scene: Scene) -> tuple[Hint, ...]:
    """Give the hints of all rules of the scene's cause, each once; a rule with a minus speaks the other way round."""
    found: dict[Hint, None] = {}
    for name in scene.kind.rules:
        for hint in _told(name.removeprefix("-"), scene):
            found[replace(hint, side=OTHER_SIDE[hint.side]) if name.startswith("-") else hint] = None
    return tuple(found)


def _told(name: str, scene: Scene) -> tuple[Hint, ...]:
    """The hints of a rule, worked out once for all causes of an event of which it says the same."""
    kind = scene.kind.id if name in OF_KIND else ""
    product = scene.product.id if name in OF_PRODUCT and scene.product is not None else ""
    key = name, kind, product
    if key not in scene.memory:
        scene.memory[key] = tuple(RULES[name](scene))
    return scene.memory[key]
