"""The commands of the command line, by subject. Each imports what it needs when it runs, nothing before.

* `application`: the commands together, and the exit code. * `streams`: the three standard streams.
* `terminal`: refusals, reading of cases and passphrases, writing. * `assessing`: assess, schema, demo.
* `reporting`: report, sign, verify. * `identities`: identity. * `machine`: doctor.
"""
