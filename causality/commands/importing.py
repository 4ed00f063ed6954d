"""labs: laboratory results into a case."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from causality.commands.terminal import Refusal, bytes_of, case_of, deliver, say, vacant
from causality.text import N_, _, ngettext

if TYPE_CHECKING:
    from causality.exchange.understood import Choices, Understood

_OPTIONS = {"order": "--dates", "year": "--year", "mark": "--decimal"}


def labs(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("Laboratory results: CSV, other text or XLSX."))],
    into: Annotated[Path, typer.Option(metavar="CASE", help=N_("The case file that they belong to."))],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help=N_("Write the case here, not over CASE."))
    ] = None,
    dates: Annotated[
        Literal["day-first", "month-first"] | None, typer.Option(help=N_("How dates such as 01/02/2024 are written."))
    ] = None,
    decimal: Annotated[
        Literal["point", "comma"] | None, typer.Option(help=N_("What the decimal mark is, where 1,234 leaves it open."))
    ] = None,
    year: Annotated[int | None, typer.Option(help=N_("The year of dates without one."))] = None,
    force: Annotated[bool, typer.Option("--force", help=N_("Replace an existing OUT."))] = False,
) -> int:
    """Read laboratory results into a case; what it holds already is skipped."""
    from causality.case.edits import InvalidEdit, add_samples
    from causality.case.file import case_json
    from causality.exchange.merging import new_to
    from causality.exchange.understood import Choices

    _check_target(file, into, output, force=force)
    case = case_of(str(into))
    understood = _understood(file, Choices(order=dates or "", mark=decimal or "", year=year))
    new = new_to(case, understood.samples)
    try:
        after = add_samples(new).apply(case) if new else case
    except InvalidEdit as error:
        raise Refusal(str(file), str(error)) from error
    target = output or into
    if output or new:
        deliver(target, case_json(after).encode(), force=force or not output)
    _tell(understood, len(new), target)
    return 0


def _check_target(file: Path, into: Path, output: Path | None, *, force: bool) -> None:
    if "-" in (str(into), str(output)):
        raise Refusal("-", _("results are read into a file; expected the name of a case file"))
    if output:
        vacant(output, force=force, inputs=(file, into))


def _understood(file: Path, choices: "Choices") -> "Understood":
    from causality.exchange.labs import understand
    from causality.exchange.table import InvalidTable, table_of_bytes

    try:
        understood = understand(table_of_bytes(bytes_of(file)), choices, file.name)
    except InvalidTable as error:
        raise Refusal(str(file), str(error)) from error
    for question in understood.questions:
        answers = "|".join(answer for answer, _text in question.options) or "YYYY"
        expected = _("answer with {option} {answers}").format(option=_OPTIONS[question.asked], answers=answers)
        raise Refusal(str(file), question.text, expected)
    if not understood.samples:
        problem = understood.problems[0] if understood.problems else _("there are no results in it")
        raise Refusal(str(file), str(problem))
    return understood


def _tell(understood: "Understood", new: int, target: Path) -> None:
    known = len(understood.samples) - new
    wrong = [problem for problem in understood.problems if problem.severity == "problem"]
    told = [ngettext("{count} new sample", "{count} new samples", new).format(count=new)]
    told.append(_("{count} already there").format(count=known))
    if wrong:
        told.append(_("{count} not understood").format(count=len(wrong)))
    say(f"{target}: {', '.join(told)}")
    for problem in (*wrong, *(one for one in understood.problems if one.severity == "note")):
        say(f"  {problem}")
