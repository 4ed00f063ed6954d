"""The local store: cases that are kept encrypted, who did what to them, and how they are brought back.

* `keys`: the secrets of a store, locked in by each officer's passphrase and by a recovery code; `key_file`, `keeping`:
  where they are kept.
* `tables`: what is kept, as SQL tables. * `engine`: SQLCipher or PostgreSQL below, and what they say, in words.
* `making`: a store is made. * `signing_in`: it is opened. * `officers`: who signs in. * `rights`: what roles may do.
* `statement`: what a signature means (in the words of `binding`), confirmed at first use. * `refused`: what can be
  refused, in words.
* `rekeying`: another key. * `remembered`: a passphrase that the system's keyring remembers.
* `audit`: the trail of every change, chained row to row; `proving`: whether trail and rows still agree.
* `changes`: what differs between two states of a case; `in_words` tells it, `tracing` who did it, `comparing` both.
* `clock`: when a report is due.
* `store`: a store that is open. * `kept_rows`: its rows.
* `desk`: what an officer does with cases, each of them `held`; `searching` finds them.
* `kept`: whether a signed file is the one that the store keeps.
* `office`: officers, settings, erasure. * `preferences`: what can be set.
* `trail`: the trail as it is read, `trail_words` in words.
* `watching`: long work that is watched.
* `backup`: copies, and how they come back.
"""
