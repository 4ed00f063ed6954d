"""What is known, and how it is read, changed and checked.

* `model`: the values, each made by `fact`. * `dates`: partial dates. * `analytes`, `units`: what is measured, in what.
* `deciding`: decisions on items, and blind scorings.
* `examinations`: signs of imaging, biopsies, procedures. * `ranking`: the officer's word on candidate causes.
* `reporting`, `severity`: how it was reported; severity grades of an event, day by day.
* `versions`: answers to findings, and what was signed. * `places`: what stands at a path into the case.
* `answering`: which finding is answered. * `digest`: by what a version is known.
* `causes`: the work-up checklist. * `finding`: contradictions and gaps as values.
* `file`: the JSON form, its schema, migrations and, with `mistakes`, error messages; `building`: the quick way for a
  plain one; `written`: its text. * `integrity`: what a file must not contain. * `checks`, `chronology`: contradictions
  and gaps that can be seen without computing anything.
* `edits`: every change as a named value, by subject (`edits_case`, `edits_doses`, `edits_labs` …).
* `next_sample`: what the next sample of a chart is likely to be. * `typed_dates`: dates as officers type them;
  `quoting`: what is said about them.
"""
