"""How causality is judged: each method one file, declared as data.

* `items` with `labels`, `verdicts`, `method`: what a declaration and a result are made of: points with bands, a flow of
  questions, criteria, a person's opinion. * `engine`: scores any declaration over exact worlds, and what to find out
  next.
* `registry`: every method, the main one of a pair first; `site`: methods that a site declares in files of its own.
* `pair` with `pair_questions`, `pair_response`, `pair_alternatives`, `pair_rivals`: what several methods ask of a
  product and an event. `general` applies a method whose items stand alone, `dated` one whose items rest on days.
* `naranjo`, `who_umc`, `liverpool`, `rucam`, `rucam_1993`, `recam`, `maria_victorino`, `opinions`: the declarations;
  beside each what its items ask of the facts. * `decided`: decisions that have no effect.
"""
