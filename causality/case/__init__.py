"""What is known, and how it is read and checked.

* `model`: the values. * `dates`: partial dates. * `analytes`, `units`: what is measured, and in what.
* `file`: the JSON form, its schema, migrations and error messages. * `integrity`: what a file must not contain.
* `checks`: contradictions and gaps that can be seen without computing anything, as findings.
"""
