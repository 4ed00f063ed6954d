"""How causality is judged: each method one file, declared as data.

* `method`: what a declaration and a result are made of. * `engine`: scores any declaration over exact worlds.
* `rucam`: the updated RUCAM of 2016, declared; `rucam_facts` what its items ask of the facts.
"""
