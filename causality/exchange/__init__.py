"""Exchange: what comes in from elsewhere, read without guessing and without dropping anything in silence.

A table of laboratory results walks one way:

* `table`: text of the clipboard, CSV or XLSX as rows of texts.
* `days`, `results`: what one cell says. * `headings`: what the words at the head of a column mean.
* `shape`: which way the table lies, where it begins and what each column is.
* `understood`: the samples, the problems and the questions, from `labs`, which puts it all together.
* `merging`: which of the samples the case already holds.

`typed`: results and numbers that are typed one by one.
"""
