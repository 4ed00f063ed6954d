"""Causality: from the facts of a case to a defensible verdict. No Qt anywhere below.

A piece of data walks one way:

* `case`: what is known, as frozen values; how it is read, written and checked.
* `evidence`: what follows from the facts alone: multiples of the limits, onset, pattern, exposure, challenges.
* `methods`: how causality is judged, each method declared as data and scored by one engine.
* `assess`: `assess(case)`, the one computation; an assessment is never stored as truth; `reuse`: what one takes over
  from that of nearly the same case; `later`: what is worked out where somebody looks.
* `frozen`: what all these values are made by.
* `differential`: the candidate causes of a liver injury, computed where it is looked at.
* `comparison`: methods side by side: which items make the difference, and how suspects rank.
* `challenged`: every change of dose as a row, with what takes it up.
* `agreement`: how far officers agree who scored blind.
* `answer`: the JSON form of all of it.
* `wording`: how values are put into words, everywhere.
* `figure`: what the plots show, as values that the window and the report draw alike.
* `exchange`: what comes in from elsewhere: tables of laboratory results.
* `narrative`: the story of the case, generated from the facts, with the paragraphs that the officer wrote.
* `report`: the PDF, its signatures and their verification.
* `cli`: the command line.
"""
