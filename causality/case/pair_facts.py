"""What is known of one product and one event beyond doses, samples and work-up: entered once, read by every method."""

from collections.abc import Iterable
from typing import Final, Literal

from causality.case.fact import fact
from causality.text import N_

Reported = Literal["labelled", "published", "unknown"]
OtherCause = Literal["excluded", "unlikely", "possible", "probable"]


@fact
class PairFacts:
    """Facts on one product and one event; None is not known. One at most for each pair.

    * `reported`: this reaction is in the label, published only, or was looked for and is unknown.
    * `definitive`: the event is a specific, recognised effect of the product, by pharmacology or by its appearance.
    * `other_cause`: how far something else (disease, other products) explains the event, as judged by the assessor.
    * `antagonist`: it improved after a specific antagonist. `toxic_level`: the product was measured in body fluids at a
      toxic concentration (False: measured, and not toxic).
    * `placebo`: it came back under placebo (False: placebo was given and it did not come back; None: none was given).
    * `before`: the patient had the same reaction to the same or a similar product on an earlier exposure.
    * `objective`: confirmed by objective evidence. `mechanism`: there is objective evidence of the causal mechanism.
    * `worsened`: symptoms present before the product became worse under it.
    * `not_withdrawable`: given once, intermittently, or indispensable, so that nothing can be read from stopping it.
    """

    product: str
    event: str
    reported: Reported | None = None
    definitive: bool | None = None
    other_cause: OtherCause | None = None
    antagonist: bool | None = None
    toxic_level: bool | None = None
    placebo: bool | None = None
    before: bool | None = None
    objective: bool | None = None
    mechanism: bool | None = None
    worsened: bool | None = None
    not_withdrawable: bool | None = None
    source: str = ""
    comment: str = ""

    @property
    def key(self) -> str:
        """What it is called in a path into the case."""
        return pair_key(self.product, self.event)


FIELDS: Final = {
    "reported": N_("On record"),
    "other_cause": N_("Something else explains it"),
    "definitive": N_("Recognised, specific effect"),
    "antagonist": N_("Improved after an antagonist"),
    "toxic_level": N_("Measured at a toxic level"),
    "placebo": N_("Came back under placebo"),
    "before": N_("Such a reaction before"),
    "objective": N_("Objective evidence"),
    "mechanism": N_("Evidence of the mechanism"),
    "worsened": N_("Was there before, and worsened"),
    "not_withdrawable": N_("Stopping tells nothing"),
    "source": N_("Source"),
    "comment": N_("Comment"),
}
"""What the facts are called, everywhere."""


def pair_of(case_pairs: Iterable[tuple[str, str]], place: str) -> tuple[str, str] | None:
    """Give the product and the event of which a path into the case names the facts; None where it names no pair."""
    return next((pair for pair in case_pairs if place.startswith(f"pairs[{pair_key(*pair)}]")), None)


def pair_key(product: str, event: str) -> str:
    """Give what the facts on a pair are called in a path into the case: `pairs[alpelisib × liver].reported`."""
    return f"{product} × {event}"
