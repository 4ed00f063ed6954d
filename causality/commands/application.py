"""The application: its commands in the order in which a case goes through them, and the exit code of a run."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from causality.commands import agreeing, assessing, cases, identities, importing, machine, reporting, stores
from causality.commands.streams import complain, forget, prepare
from causality.commands.terminal import Refusal, unwritten, use_methods_of_the_site, write
from causality.text import N_, _

BAD_INPUT = 2
# What a shell reports for a program ended by SIGINT or SIGPIPE.
INTERRUPTED, PIPE_CLOSED = 130, 141

# Each line fits a list of commands at 80 columns.
_COMMANDS: tuple[tuple[Callable[..., int], str], ...] = (
    (assessing.demo, N_("The worked example, as text or as a signed report.")),
    (assessing.assess, N_("Assess all pairs of product and event by all methods.")),
    (reporting.report, N_("Write the report of a case, signed or not.")),
    (reporting.sign, N_("Put a further signature on a report.")),
    (reporting.verify, N_("Check signatures, integrity and scores of a report.")),
    (importing.labs, N_("Read laboratory results into a case.")),
    (cases.cases, N_("Find cases in the store.")),
    (agreeing.agreement, N_("How far officers agree who scored cases blind.")),
    (assessing.schema, N_("Print the JSON Schema of the case file.")),
    (machine.doctor, N_("What this machine lacks, and how to get it.")),
)
_STORE = N_("The encrypted store of cases and its officers.")
_AUDIT = N_("The trail of what was done in the store.")
_IDENTITY = N_("Who signs on this machine, and whom it trusts.")
_GROUPS: tuple[tuple[str, str, tuple[tuple[str, Callable[..., int], str], ...]], ...] = (
    ("store", _STORE, stores.COMMANDS),
    ("audit", _AUDIT, cases.AUDIT_COMMANDS),
    ("identity", _IDENTITY, identities.COMMANDS),
)
_ABOUT = N_(
    "How strongly the recorded facts point to a drug as the cause of an adverse reaction. Worked out offline, with a "
    "signed report."
)


def application() -> typer.Typer:
    """Give the application with all commands."""
    app = typer.Typer(
        name="dechallenge",
        help=_ABOUT,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    )
    app.callback(invoke_without_command=True)(_without_command)
    for command, told in _COMMANDS:
        app.command(help=told, short_help=told)(command)
    for name, told, commands in _GROUPS:
        group = typer.Typer(help=told, rich_markup_mode=None, no_args_is_help=True)
        for word, function, said in commands:
            group.command(word, help=said, short_help=said)(function)
        app.add_typer(group, name=name)
    return app


def run(arguments: list[str]) -> int:
    """Run the command line on `arguments` and give its exit code; whatever cannot be done is one line."""
    prepare()
    try:
        if sys.stdout is None:
            raise Refusal(_("standard output"), _("it is closed"))
        return _invoked(arguments)
    except Refusal as refusal:
        return _refuse(str(refusal))
    except typer.TyperException as error:
        return _refuse(error.format_message().replace("Value error, ", ""))
    except (KeyboardInterrupt, EOFError):
        return INTERRUPTED
    except BrokenPipeError:
        forget(sys.stdout)
        return PIPE_CLOSED
    except OSError as error:
        # Commands refuse what goes wrong with their files; what names no file is the help that could not be written.
        if error.filename is not None:
            raise
        return _refuse(unwritten(error))


def _invoked(arguments: list[str]) -> int:
    # Not the application's own entry: it would turn a closed pipe into exit 1, "does not hold".
    command = typer.main.get_command(application())
    try:
        with command.make_context("dechallenge", list(arguments)) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as left:
        return left.exit_code
    except typer.Abort:
        return INTERRUPTED


def _refuse(message: str) -> int:
    complain(message)
    return BAD_INPUT


def _version(asked: bool) -> None:
    if asked:
        from causality.report.carried import software_version

        write(f"dechallenge {software_version()}")
        raise typer.Exit


def _without_command(
    context: typer.Context,
    _asked: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help=N_("Print the version."))
    ] = False,
) -> int:
    if context.invoked_subcommand is None:
        write(context.get_help())
    else:
        use_methods_of_the_site()
    return 0
