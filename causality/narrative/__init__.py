"""The narrative: one story of the case in order of time, generated from the facts and edited by the officer.

* `story`: the paragraphs as they stand, generated or the officer's, and whether the facts under them have changed.
* `persons`: source, patient, products. * `course`: event, course, outcome. * `judgements`: other causes, opinions,
  what is awaited. * `phrases`: how lists and what is missing are worded.

What is missing stands in brackets; nothing is told that is not in the case. Nothing here is stored: the case holds only
the officer's paragraphs.
"""
