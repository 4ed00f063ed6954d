"""The desktop: session, window, pages, menus and files.

* `entry`: window or command line. * `app`: starts the window; says first what it lacks.
* `look`: theme, fonts, style sheet.
* `session`: the case and its undo stack. * `settings`, `recovery`, `claim`: what outlives a start.
* `window`: connects and refreshes. * `shell`, `top_bar`, `actions`: its panes, bar and commands.
* `selection`, `deciding`, `steps`, `chart`: what is looked at, decided, done and drawn.
* `pages`: one for each step.

Names of objects, for tests and assistive tools: `topBar` (`undoButton`, `redoButton`, `menu`, `savedState`); `rail`
with `step-case`, `step-products`, `step-labs`, `step-work-up`, `step-scoring`, `step-differential`, `step-report`;
`page` with `pairChoice`, `methods`, `sheets`, `choice-<id>`, `acceptAll`, `scoreSheet`, `item`, `answer`,
`overrideReason`; the tables `caseTable`, `productTable`, `labTable`, `workUpTable`, `differentialTable`, `reportTable`;
`exportReport`; `timeline` with `timelinePlot`, `analyte-<id>`, `fitTimeline`; `verdicts` with a `card` for each pair.
"""
