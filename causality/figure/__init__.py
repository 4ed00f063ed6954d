"""Figures: what the plots show, as values. The window and the report draw the same ones; nothing here draws.

* `values`: what a timeline is made of.
* `chart`: the timeline of an assessment, from `series` (samples), `lanes` (doses and their changes), `flags` (onsets,
  symptoms, examinations), `edges` (dates that can be moved) and `axis` (the days shown).
* `rules`, `challenge_rule`: what lights up while an item or a challenge is looked at: evidence, windows, decisive
  heights (`levels`). * `close_up`: a change of dose from near. * `edish`: the peaks and the path of a liver injury.
* `scale`: heights and ticks. * `reading`: what the samples say on a day. * `legend`: what every sign means.
"""
