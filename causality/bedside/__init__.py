"""An assessment as text to read at the bedside, in a terminal of 80 columns or more.

* `page`: the sheet of paper: lines, tables and the plain form for terminals without the signs.
* `pairs`: verdict, items, next tests of each pair. * `evidence`: liver tests, challenges, grades, findings.

Nothing is said by colour alone, and nothing is cut off: what does not fit is wrapped.
"""

from collections.abc import Collection

from rich.console import Console

from causality.assess import Assessment
from causality.bedside.evidence import write_challenges, write_findings, write_grades, write_liver
from causality.bedside.page import Page
from causality.bedside.pairs import write_pair, write_verdict
from causality.text import _, ngettext


def bedside(assessment: Assessment, console: Console, methods: Collection[str] | None = None) -> None:
    """Write the whole assessment to `console`; of the methods only those with the ids `methods` when given."""
    page = Page(console)
    case = assessment.case
    page.title(" · ".join(filter(None, (_("Case {id}").format(id=case.id), case.title))))
    pairs = [pair for pair in assessment.pairs if methods is None or pair.method.id in methods]
    if not pairs:
        page.line(_("No pair to assess: the case names no suspect product together with an event."))
    for pair in pairs:
        write_verdict(page, case, pair)
    for pair in pairs:
        if pair.sheets or pair.next_tests:
            write_pair(page, case, pair)
    write_liver(page, assessment)
    write_challenges(page, assessment)
    write_grades(page, assessment)
    write_findings(page, assessment)


def summary(assessment: Assessment, console: Console) -> None:
    """Write the verdicts alone, one line a pair, and how many findings there are."""
    page = Page(console)
    case = assessment.case
    page.title(" · ".join(filter(None, (_("Case {id}").format(id=case.id), case.title))))
    for pair in assessment.pairs:
        write_verdict(page, case, pair)
    count = len(assessment.findings)
    page.line(ngettext("{count} finding", "{count} findings", count).format(count=count))
