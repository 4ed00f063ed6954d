"""What is known of one product and one event beyond doses, samples and work-up: entered once, read by every method."""

from typing import Literal

from causality.case.fact import fact

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


def pair_key(product: str, event: str) -> str:
    """Give what the facts on a pair are called in a path into the case: `pairs[alpelisib × liver].reported`."""
    return f"{product} × {event}"
