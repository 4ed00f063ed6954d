"""The rooms of the window of the store, one for each thing that is done there.

* `room`: what they share. * `worker`: what takes its time, one thing at a time, watched. * `days`: days as they are
  typed. * `asking`: files asked for.
* `audit`: the trail, with `trail_lines` (its rows in words). * `versions`: versions of a case, compared.
* `people`: officers. * `safety`: backups, checks, exports, the key, erasure (`erasing`). * `options`: settings and
  one's own passphrase.
"""
