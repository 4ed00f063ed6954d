"""Identities: who signs, and whom a reader trusts.

* `identity`: a private key with its certificate, read from a file. * `wrapping`: how the key lies on the disk.
* `certificates`: the small authority of an installation, and what it issues and revokes; the DEMO identity.
* `card`: a key on a smart card. * `own`: the identities kept on this machine. * `trust`: whose certificates count here.
* `time_server`: who is asked for time stamps. * `strength`: how hard a passphrase is to guess.

Nothing asks for a passphrase, keeps one or writes one down; it comes from whoever signs, at every signature.
"""
