"""Commands with examples in their help, and the options that many of them share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from .session import FORMATS, Session

Callback = Callable[..., Any]


class Command(click.Command):
    """A command whose help ends with examples."""

    def __init__(
        self, *args: Any, examples: Sequence[str] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.examples = tuple(examples)

    def format_epilog(
        self, ctx: click.Context, formatter: click.HelpFormatter  # noqa: ARG002
    ) -> None:
        _write_examples(formatter, self.examples)


class Group(click.Group):
    """Commands below one name, with an example in their help."""

    def __init__(
        self,
        name: str,
        example: str,
        *,
        commands: Sequence[click.Command],
        **options: Any,
    ) -> None:
        super().__init__(name, {one.name or "": one for one in commands}, **options)
        self.examples = (example,)

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        _write_examples(formatter, self.examples)


def _write_examples(formatter: click.HelpFormatter, examples: Sequence[str]) -> None:
    with formatter.section("Examples" if len(examples) > 1 else "Example"):
        for example in examples:
            formatter.write(f"  {example}\n")


def _kept(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keep the value of a shared option in the session."""
    session = ctx.find_object(Session)
    given = value not in (None, False)
    if session is not None and parameter.name and given and not ctx.resilient_parsing:
        setattr(session, parameter.name, value)


def _shared(*declarations: str, **options: Any) -> click.Option:
    return click.Option(declarations, expose_value=False, callback=_kept, **options)


def profile_options() -> list[click.Parameter]:
    """Return the options of every command that calls Pipedrive."""
    return [
        _shared("--profile", metavar="NAME", help="The account: see `profiles`."),
        _shared("--quiet", "-q", is_flag=True, help="No notes and no progress."),
        _shared("--verbose", "-v", is_flag=True, help="Show each request and wait."),
    ]


def output_options(*, fields: bool = True) -> list[click.Parameter]:
    """Return the options of commands that print records."""
    chosen = [
        _shared(
            "--output",
            "-o",
            type=click.Choice(FORMATS),
            help="By default a table on a terminal, else JSON lines.",
        ),
        _shared("--csv", is_flag=True, help="The same as --output csv."),
    ]
    if fields:
        text = "Columns, separated by commas; custom fields by name."
        chosen.insert(0, _shared("--fields", metavar="NAMES", help=text))
    return [*chosen]


def token_options() -> list[click.Parameter]:
    """Return the options of commands that may send many requests."""
    text = "Ask before more is spent (1,000); without a terminal, stop."
    return [
        _shared("--max-tokens", type=click.IntRange(1), help=text),
        _shared("--yes", "-y", is_flag=True, help="Answer all questions with yes."),
    ]


def write_options() -> list[click.Parameter]:
    """Return the options of commands that change something."""
    return [
        _shared("--dry-run", is_flag=True, help="Show the requests and their tokens."),
        _shared("--yes", "-y", is_flag=True, help="Answer all questions with yes."),
    ]


def command(
    name: str,
    *examples: str,
    options: Sequence[click.Parameter] = (),
    deprecated: bool = False,
) -> Callable[[Callback], Command]:
    """Return a decorator that makes a command of a function of the session.

    The help is the docstring of the function.
    """

    def made(function: Callback) -> Command:
        own: list[click.Parameter] = getattr(function, "__click_params__", [])
        return Command(
            name,
            callback=click.pass_obj(function),
            params=[*reversed(own), *options],
            help=function.__doc__,
            examples=examples,
            deprecated=deprecated,
        )

    return made
