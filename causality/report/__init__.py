"""The report: from an assessment to a signed PDF, and back to a verdict on it.

* `values`, `content` and the `…_section(s)` modules: everything that is printed, as values; `places` says where
  a statement of the case stands.
* `charts` with `dose_lanes` (the timeline), `close_ups`, `edish_chart`, in the text by `figures`: the values of
  `causality.figure`, drawn with `axes` and `marks`.
* `arguments`: what speaks for and against a product, for the report and the window alike.
* `fonts`, `styles`, `tags`, `canvas`, `tables`, `title`, `contents`, `pages`, `pdf`: layout and structure;
  `archival`, `fields`, `metadata`, `finish`: what archives, signatures and attachments need.
* `carried`: the case, the printed verdicts and a site's own methods inside the file; `opened` reads them, `lent` lends
  the methods to a new computation.
* `identity`, `stamp`, `signing`: who signs, how it looks, and the signature itself.
* `seal`, `checking`, `comparing`, `verify`: signatures checked, the carried case computed and printed again, compared.

Nothing imports the drawing, PDF or signing libraries before they are needed, except the drawing modules themselves.
"""
