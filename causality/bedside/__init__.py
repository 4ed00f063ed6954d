"""An assessment as text to read at the bedside, in a terminal of 80 columns or more.

* `page`: the sheet of paper: paragraphs, tables and the plain form for terminals without the signs.
* `pairs`: verdicts, what they could become, next tests. * `items`: the items of a pair, of both sheets together.
* `challenges`: what each change of dose shows. * `evidence`: liver tests and grades. * `findings`: what contradicts.
* `beside`: what stands beside the scores, with details. * `names`: long lists of names made short.

The text is compact: the items of the methods made for the kind of event, of all others the verdict. With `details` it
holds the items of all with their evidence, every reading and every place.
Nothing is said by colour alone, and nothing is left out without a word that says so.
"""

from collections.abc import Collection

from rich.console import Console

from causality.assess import Assessment
from causality.bedside.beside import write_completeness, write_differential, write_further
from causality.bedside.challenges import write_challenges
from causality.bedside.evidence import write_grades, write_liver
from causality.bedside.findings import write_findings
from causality.bedside.page import Page
from causality.bedside.pairs import write_pair, write_verdicts
from causality.text import _, ngettext


def bedside(
    assessment: Assessment, console: Console, methods: Collection[str] | None = None, *, details: bool = False
) -> None:
    """Write the whole assessment to `console`; of the methods only those with the ids `methods` when given."""
    page = Page(console)
    case = assessment.case
    page.title(" · ".join(filter(None, (_("Case {id}").format(id=case.id), case.title))), first=True)
    pairs = [pair for pair in assessment.pairs if methods is None or pair.method.id in methods]
    if not pairs:
        page.line(_("No pair to assess: the case names no suspect product together with an event."))
    write_verdicts(page, case, pairs)
    for pair in pairs:
        closely = details or methods is not None or (pair.binding and bool(pair.method.events))
        if (pair.sheets or pair.next_tests) and closely:
            write_pair(page, case, pair, details=details)
    write_liver(page, assessment)
    if details:
        write_further(page, assessment)
    write_challenges(page, assessment, details=details)
    write_grades(page, assessment, details=details)
    if details:
        write_differential(page, assessment)
        write_completeness(page, assessment)
    write_findings(page, assessment, details=details)


def summary(assessment: Assessment, console: Console) -> None:
    """Write the verdicts alone, one line a pair, and how many findings there are."""
    page = Page(console)
    case = assessment.case
    page.title(" · ".join(filter(None, (_("Case {id}").format(id=case.id), case.title))), first=True)
    write_verdicts(page, case, assessment.pairs)
    count = len(assessment.findings)
    page.line(ngettext("{count} finding", "{count} findings", count).format(count=count))
