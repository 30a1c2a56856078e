"""The root of the commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

import click

from .base import profile_options
from .exits import (
    DONE,
    FAILED,
    INTERRUPTED,
    UNKNOWN,
    DryRunError,
    PipeClosedError,
    exit_code,
)
from .operations.commands import Operations
from .operations.table import table
from .screen.safe import message, visible
from .session import Session

COMMANDS: Final = {
    "fields": ("fields", "The fields of an entity."),
    "quota": ("quota", "The tokens that are left today."),
    "estimate": ("estimate", "The tokens of calls, without making them."),
    "actions": ("actions", "Every operation by the name of the connector's action."),
    "request": ("request", "Any call of the API."),
    "export": ("export", "Records to files: JSON lines, CSV, Parquet."),
    "sync": ("sync", "A copy of the account in DuckDB or another warehouse."),
    "import": ("imports", "Rows of a CSV file to records, each exactly once."),
    "listen": ("listen", "Webhooks that arrive, as JSON lines."),
    "doctor": ("doctor", "Is everything as it should be?"),
    "drift": ("drift", "What the account sends beyond the API's documents."),
    "login": ("tools.login", "Keep credentials as a profile."),
    "logout": ("tools.logout", "Forget a profile and its credentials."),
    "profiles": ("tools.profiles", "The accounts that the program knows."),
    "types": ("tools.types", "Typed Python from the fields of the account."),
    "migrate": ("tools.migrate", "Programs for API v1, reported on or rewritten."),
    "mcp": ("tools.mcp", "A server for agents, by the Model Context Protocol."),
    "fake": ("tools.fake", "A fake Pipedrive on this machine."),
    "completion": ("tools.completion", "Completion for bash, zsh and fish."),
}
"""Name -> the module in `commands`, which is loaded to be run, and its help."""


class Root(click.Group):
    """All commands: those above, and the groups of operations."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [*COMMANDS, *(name.replace("_", "-") for name in table())]

    def get_command(
        self, ctx: click.Context, cmd_name: str  # noqa: ARG002
    ) -> click.Command | None:
        if cmd_name in COMMANDS:
            module = import_module(f".commands.{COMMANDS[cmd_name][0]}", __package__)
            found: click.Command = module.command
            return found
        group = cmd_name.replace("-", "_")
        return Operations(group) if group in table() else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise PipeClosedError from None  # click would exit by itself

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])
        with formatter.section("Operations"):
            formatter.write_dl(
                [
                    (group.replace("_", "-"), _methods(list(methods)))
                    for group, methods in table().items()
                ]
            )


def _methods(names: list[str]) -> str:
    text = ", ".join(name.replace("_", "-") for name in names)
    short, cut, _ = text[:46].rpartition(",")
    return text if len(text) <= 46 or not cut else f"{short}, ..."


@click.command(
    "pipedrive",
    cls=Root,
    params=profile_options(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
    epilog="Example: pipedrive deals list --status open --limit 20",
)
@click.version_option(package_name="pipedrive-v2", prog_name="pipedrive")
def root() -> None:
    """Pipedrive on the command line: records, fields, exports, imports, tokens."""


def run(arguments: Sequence[str] | None = None, session: Session | None = None) -> int:
    """Run a command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    session = session or Session()
    session.arguments = given
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _warned(session)
            return _run(given, session)
    finally:
        session.close()


def _run(given: list[str], session: Session) -> int:
    try:
        result: Any = root.main(given, "pipedrive", standalone_mode=False, obj=session)
        sys.stdout.flush()
        return result if isinstance(result, int) else DONE
    except DryRunError as stop:
        session.record({**stop.request, "tokens": session.last_cost})
        return DONE
    except (click.Abort, KeyboardInterrupt):
        return _ended(session, "Interrupted.", INTERRUPTED)
    except SystemExit as end:  # of argparse, in what commands hand on to
        return end.code if isinstance(end.code, int) else FAILED
    except (BrokenPipeError, PipeClosedError):
        # The reader, such as `head`, has enough. Python flushes once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except click.UsageError as error:
        usage = error.ctx.get_usage() if error.ctx else ""
        text = f"{usage}\nError: {error.format_message()}" if usage else error.message
        return _ended(session, text, error.exit_code)
    except click.ClickException as error:
        return _ended(session, f"Error: {error.format_message()}", error.exit_code)
    except Exception as error:
        return _failed(session, error)


def _failed(session: Session, error: Exception) -> int:
    """Show an error of the clients or the system; raise what is a mistake of ours."""
    from openapi_runtime.errors import ClientError, GuardError

    if not isinstance(error, ClientError | OSError):
        raise error
    code = exit_code(error) if isinstance(error, ClientError) else FAILED
    shown = error.reason if isinstance(error, GuardError) else error
    return _ended(session, f"Error: {visible(shown)}", code)


def _ended(session: Session, text: str, code: int) -> int:
    click.echo(message(text), err=True)
    if session.going_on:
        click.echo(message(session.going_on), err=True)
    elif session.is_writing and code in (INTERRUPTED, UNKNOWN):
        click.echo("It may have been acted upon: look before you repeat it.", err=True)
    return code


def _warned(session: Session) -> Any:
    def show(text: Any, *_: Any, **__: Any) -> None:
        session.note(f"Note: {text}")

    return show
