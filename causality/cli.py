"""The command line: `dechallenge`. Exit 0 on success, 1 when what is checked does not hold, 2 on bad input.

Bad input is one line on standard error. The commands themselves are in `causality.commands`.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated

import typer

from causality.commands import assessing, machine, reporting
from causality.commands.terminal import Refusal, say
from causality.signs import clean
from causality.text import N_

BAD_INPUT = 2
# What a shell reports for a program ended by SIGINT or SIGPIPE.
INTERRUPTED, PIPE_CLOSED = 130, 141

# In the order in which a case goes through them; each line fits a list of commands at 80 columns.
_COMMANDS: tuple[tuple[Callable[..., int], str], ...] = (
    (assessing.demo, N_("The worked example, as text or as a signed report.")),
    (assessing.assess, N_("Assess all pairs of product and event by all methods.")),
    (reporting.report, N_("Write the report of a case, signed or not.")),
    (reporting.sign, N_("Put a further signature on a report.")),
    (reporting.verify, N_("Check signatures, integrity and scores of a report.")),
    (assessing.schema, N_("Print the JSON Schema of the case file.")),
    (machine.doctor, N_("What this machine lacks, and how to get it.")),
)


def _version(asked: bool) -> None:
    if asked:
        from causality.report.carried import software_version

        say(f"dechallenge {software_version()}")
        raise typer.Exit


def _without_command(
    context: typer.Context,
    _asked: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help=N_("Print the version."))
    ] = False,
) -> int:
    if context.invoked_subcommand is None:
        say(context.get_help())
    return 0


def application() -> typer.Typer:
    """Give the application with all commands."""
    app = typer.Typer(
        name="dechallenge",
        help=N_("How likely is it that a drug caused an adverse reaction? Worked out offline, with a signed report."),
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    )
    app.callback(invoke_without_command=True)(_without_command)
    for command, told in _COMMANDS:
        app.command(help=told, short_help=told)(command)
    return app


def main(argv: list[str] | None = None) -> int:
    """Run the command line on `argv` (without the program's name) and give its exit code."""
    _prepare_streams()
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except Refusal as refusal:
        return _refuse(str(refusal))
    except typer.TyperException as error:
        return _refuse(error.format_message().replace("Value error, ", ""))
    except (KeyboardInterrupt, EOFError):
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return PIPE_CLOSED


def _run(arguments: list[str]) -> int:
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
    with suppress(OSError):
        sys.stderr.write(f"dechallenge: {clean(message).strip()}\n")
        sys.stderr.flush()
    return BAD_INPUT


def _prepare_streams() -> None:
    """Write UTF-8 whatever the system's code page, unless an encoding was asked for; never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace", **({} if os.environ.get("PYTHONIOENCODING") else {"encoding": "utf-8"}))


def _forget_output() -> None:
    """Keep the interpreter from complaining about the closed pipe when it flushes at its end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
