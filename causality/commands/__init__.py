"""The commands of the command line, by subject. Each imports what it needs when it runs, nothing before.

* `terminal`: streams, refusals, reading of cases and passphrases. * `assessing`: assess, schema, demo.
* `reporting`: report, sign, verify. * `machine`: doctor.
"""
