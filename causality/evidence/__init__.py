"""What follows from the facts alone, whatever the method.

* `moments`: the days of a case as exact ranges that vary together. * `labs`: samples as multiples of their limits.
* `measured`, `steady`: which samples and days are those of the case before, so that nothing is computed twice.
* `liver`: onset sample, R, nR, pattern, case definition, Hy's law, severity. * `grading`: CTCAE v4.03.
* `baseline`: the state before a product, and what came after. * `ctcae` with `ctcae_tables`: grades by each version.
* `dilin`: severity by the DILIN.
* `edish`: where an injury stands in the eDISH plot. * `cell_loss`: P_ALT.
* `change_value`: what a value may change by itself. * `graded`: dated severity grades as a course.
* `dose_response`: values against daily doses, by rank.
* `completeness`: documentation grades. * `minimum`: the elements of a report on a liver injury.
* `exposure`: the daily dose as a step function, courses, changes of dose. * `course`: the fall after cessation.
* `challenge`: what each change of dose shows. * `contradictions`: findings that need evidence to be seen.
* `benefit`: what argues against a product: worse on less of it, better on more.
"""
