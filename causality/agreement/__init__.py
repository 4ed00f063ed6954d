"""How far officers agree who scored the same case blind: each alone, hidden until all are done.

* `scored`: a case as one officer scored it. * `differing`: item by item, where two scorings differ.
* `kappa`: weighted kappa with its confidence interval. * `folder`: agreement over many cases.
"""
