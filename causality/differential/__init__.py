"""The differential of a liver injury: candidate causes as a small declared ontology, with what speaks for and against.

Computed only where it is looked at, from an assessment; words with their evidence, never a probability. The officer
ranks and judges; nothing here does.

* `values`: hints and candidates. * `ontology`: the causes of Figure 6 and the general ones, each with its rules.
* `scene`: what the rules read. * `rules`: all rules by name, from `laboratory`, `imaging` (with biopsy),
  `exposure` (products) and `search` (work-up, procedures, history).
* `candidates`: the differential of an event.
"""
