"""The root of the commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

import click

from .exits import DONE, FAILED, INTERRUPTED, DryRunError, exit_code
from .operations import Operations
from .safe import message
from .session import Session
from .table import table

COMMANDS: Final = {
    "fields": ("cli.commands.fields", "The fields of an entity."),
    "quota": ("cli.commands.quota", "The tokens that are left today."),
    "estimate": ("cli.commands.estimate", "The tokens of calls, without making them."),
    "login": ("cli.commands.login", "Keep credentials as a profile."),
    "logout": ("cli.commands.logout", "Forget a profile and its credentials."),
    "profiles": ("cli.commands.profiles", "The accounts that the program knows."),
}
"""Name -> module below `pipedrive_kit` with a `command`, loaded when it is run; its help.

A module that is not there, such as one of an optional part, is left out.
"""


class Root(click.Group):
    """All commands: those above, and the groups of operations."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [*_present(), *(name.replace("_", "-") for name in table())]

    def get_command(
        self, ctx: click.Context, cmd_name: str  # noqa: ARG002
    ) -> click.Command | None:
        if cmd_name in COMMANDS and cmd_name in _present():
            module = import_module(f"pipedrive_kit.{COMMANDS[cmd_name][0]}")
            found: click.Command = module.command
            return found
        group = cmd_name.replace("-", "_")
        return Operations(group) if group in table() else None

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in _present()])
        with formatter.section("Operations"):
            formatter.write_dl(
                [
                    (group.replace("_", "-"), _methods(list(methods)))
                    for group, methods in table().items()
                ]
            )


def _present() -> list[str]:
    """Return the commands whose modules are there."""
    own = "cli.commands."
    return [
        name
        for name, (module, _) in COMMANDS.items()
        if module.startswith(own) or find_spec(f"pipedrive_kit.{module.split('.')[0]}")
    ]


def _methods(names: list[str]) -> str:
    words = [name.replace("_", "-") for name in names]
    return ", ".join(words[:5]) + (", ..." if len(words) > 5 else "")


@click.command(
    "pipedrive",
    cls=Root,
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
    except BrokenPipeError:
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
    from openapi_runtime.errors import ClientError

    if not isinstance(error, ClientError | OSError):
        raise error
    code = exit_code(error) if isinstance(error, ClientError) else FAILED
    return _ended(session, f"Error: {error}", code)


def _ended(session: Session, text: str, code: int) -> int:
    click.echo(message(text), err=True)
    if session.going_on:
        click.echo(message(session.going_on), err=True)
    return code


def _warned(session: Session) -> Any:
    def show(text: Any, *_: Any, **__: Any) -> None:
        session.note(f"Note: {text}")

    return show
