"""assess, schema and demo."""

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from causality.commands.terminal import Refusal, bytes_of, case_of, console, deliver, say, say_json, vacant
from causality.text import N_, _

if TYPE_CHECKING:
    from causality.assess import Assessment
    from causality.case.model import Case

Format = Literal["text", "json"]


def assess(
    case: Annotated[str, typer.Argument(metavar="CASE", help=N_("The case file; - reads standard input."))],
    method: Annotated[
        list[str] | None, typer.Option(metavar="ID", help=N_("Only this method; may be repeated."))
    ] = None,
    form: Annotated[Format, typer.Option("--format", help=N_("For people or for programs."))] = "text",
    details: Annotated[
        bool, typer.Option("--details", help=N_("Also all evidence, readings, grades and next tests."))
    ] = False,
) -> int:
    """Assess all pairs of product and event by all methods."""
    from causality.assess import assess as assessed

    if method:
        _check_methods(method)
    assessment = assessed(case_of(case))
    if form == "json":
        from causality.answer import answer

        say_json(answer(assessment, method or None))
    else:
        _show(assessment, method, details=details)
    return 0


def schema() -> int:
    """Print the JSON Schema of the case file."""
    from causality.case.file import schema as case_schema

    say_json(case_schema())
    return 0


def demo(
    report: Annotated[Path | None, typer.Option(metavar="OUT.pdf", help=N_("Write the signed report here."))] = None,
    force: Annotated[bool, typer.Option("--force", help=N_("Replace an existing OUT.pdf."))] = False,
    details: Annotated[
        bool, typer.Option("--details", help=N_("Also all evidence, readings, grades and next tests."))
    ] = False,
) -> int:
    """Show the worked example; with --report end to end to a signed PDF, marked DEMO."""
    if report is not None:
        return _demo_report(report, force=force)
    from causality.assess import assess as assessed

    _show(assessed(_worked_example()), None, details=details)
    say("")
    say(_("dechallenge demo --report OUT.pdf writes this case as a signed report."))
    return 0


def _check_methods(asked: list[str]) -> None:
    from causality.assess import METHODS

    known = list(METHODS)
    for name in asked:
        if name not in known:
            expected = _("expected one of {known}").format(known=", ".join(known))
            raise Refusal("--method", _('"{name}" is not a method').format(name=name), expected)


def _show(assessment: "Assessment", methods: list[str] | None, *, details: bool) -> None:
    from causality.bedside import bedside

    with console() as screen:
        bedside(assessment, screen, methods or None, details=details)


def _worked_example() -> "Case":
    from causality.case.file import read_case

    return read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())


def _demo_report(out: Path, *, force: bool) -> int:
    from causality.assess import assess as assessed
    from causality.bedside import summary
    from causality.commands.reporting import show_verification
    from causality.identity.certificates import demo_identity
    from causality.report.pdf import build_report
    from causality.report.signing import sign
    from causality.report.verify import verify

    vacant(out, force=force)
    case = _worked_example()
    now = datetime.now(UTC)
    report = build_report(case, generated=now, demo=True)
    deliver(out, sign(report, demo_identity(), meaning="authorship", when=now), force=force)
    verification = verify(bytes_of(out))
    with console() as screen:
        summary(assessed(case), screen)
    say("")
    say(_("Written: {path}").format(path=out))
    show_verification(verification)
    return 0 if verification.ok else 1
