"""What an officer confirms of the own signature, in words; what is done with it is in `statement`."""

from causality.text import N_

STATEMENT = N_(
    "I understand that my electronic signature in this program is meant to be as binding as my signature by hand, "
    "that my passphrase is known to nobody but me, and that I sign only for myself."
)
"""What is confirmed; the wording is the program's own."""
