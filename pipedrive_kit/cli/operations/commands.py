"""A command for each method of the clients, made from the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..accounts.credentials import ask
from ..base import (
    Command,
    output_options,
    profile_options,
    token_options,
    write_options,
)
from ..session import Session
from .arguments import parsed
from .table import Argument, Entry, is_final, is_write, table

_RESERVED = frozenset(
    [
        *("csv", "cursor", "dry_run", "fields", "force", "help", "limit", "max_tokens"),
        *("output", "profile", "quiet", "save_to", "set", "wait", "yes"),
    ]
)
"""Options of the program: an argument of the API with the same name gets a prefix."""

_PREFIX = "api_"

_SAMPLES = {
    "int": "7",
    "float": "2300",
    "bool": "true",
    "flag": "1",
    "json": "'{}'",
    "contacts": "ada@example.com",
    "file": "offer.pdf",
}
_EXAMPLES = {
    ("deals", "list"): (
        'pipedrive deals list --status open --fields title,value,"Contract type" --csv',
    ),
    ("deals", "add"): (
        'pipedrive deals add --title Roof --set "Contract type=Annual"',
    ),
    ("deals", "update"): ("pipedrive deals update 7 --set status=won --dry-run",),
    ("deals", "search"): ("pipedrive deals search roof --fields id,title",),
    ("persons", "add"): (
        "pipedrive persons add --name 'Ada Lovelace' --emails ada@example.com",
    ),
}
"""Examples that show more than one made from the table."""


class Operations(click.Group):
    """The methods of one group."""

    def __init__(self, group: str) -> None:
        words = group.replace("_", " ")
        super().__init__(group.replace("_", "-"), help=f"Operations on {words}.")
        self._group = group

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [name.replace("_", "-") for name in table()[self._group]]

    def get_command(
        self, ctx: click.Context, cmd_name: str  # noqa: ARG002
    ) -> click.Command | None:
        method = cmd_name.replace("-", "_")
        entry = table()[self._group].get(method)
        return operation_command(self._group, method, entry) if entry else None


def operation_command(group: str, method: str, entry: Entry) -> Command:
    """Return the command of a method."""

    def run(session: Session, /, **given: Any) -> None:
        from .calls import call

        values = {
            name.removeprefix(_PREFIX): value
            for name, value in given.items()
            if value is not None
        }
        call(session, group, method, entry, values)

    return Command(
        method.replace("_", "-"),
        callback=click.pass_obj(run),
        params=[*_own(entry), *_options(entry), *profile_options()],
        help=_help(entry),
        short_help=entry["about"],
        examples=_examples(group, method, entry),
        deprecated=entry.get("deprecated", False),
    )


def _help(entry: Entry) -> str:
    tokens = "1 token" if entry["cost"] == 1 else f"{entry['cost']} tokens"
    page = " a page" if "page_size" in entry else ""
    cost = f"Costs {tokens}{page}. {entry['operation']}: {entry['http']}."
    return f"{entry['about']}\n\n{cost}"


def _own(entry: Entry) -> list[click.Parameter]:
    found: list[click.Parameter] = []
    for name, argument in entry["arguments"].items():
        if argument.get("place"):
            found.append(_place(name, argument))
        else:
            found.append(_option(name, argument))
    return found


def _place(name: str, argument: Argument) -> click.Argument:
    def read(ctx: click.Context, _: click.Parameter, value: str) -> Any:
        return value if ctx.resilient_parsing else parsed(name.upper(), argument, value)

    return click.Argument([name], metavar=name.upper(), callback=read)


def _option(name: str, argument: Argument) -> click.Option:
    name, flag = _named(name)

    def read(ctx: click.Context, _: click.Parameter, value: Any) -> Any:
        if value is None or ctx.resilient_parsing:
            return None
        return parsed(flag, argument, value)

    def read_secret(ctx: click.Context, _: click.Parameter, value: Any) -> Any:
        return (
            ask(name.replace("_", " ")) if value and not ctx.resilient_parsing else None
        )

    text = f"{argument.get('help', '')}."
    if argument.get("secret"):
        text = f"{text} Read from a prompt or standard input."
        return click.Option([flag, name], is_flag=True, callback=read_secret, help=text)
    return click.Option(
        [flag, name],
        metavar=_metavar(argument),
        callback=read,
        help=text if len(text) > 1 else None,
        shell_complete=_completion(argument),
    )


def _named(name: str) -> tuple[str, str]:
    """Return the parameter and the option of an argument."""
    name = f"{_PREFIX}{name}" if name in _RESERVED else name
    return name, f"--{name.replace('_', '-')}"


def _metavar(argument: Argument) -> str:
    many = ",..." if argument.get("many") else ""
    if values := argument.get("values"):
        texts = "|".join(map(str, values))
        return f"[{texts}]{many}" if len(texts) <= 60 else f"CHOICE{many}"
    kinds = {"str": "TEXT", "int": "NUMBER", "float": "NUMBER", "bool": "[true|false]"}
    kinds |= {"flag": "[1|0]", "contacts": "TEXT,..."}
    return f"{kinds.get(argument['kind'], argument['kind'].upper())}{many}"


def _completion(argument: Argument) -> Any:
    values = [str(value) for value in argument.get("values", ())]
    if argument["kind"] == "bool":
        values = ["true", "false"]

    def complete(_ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
        return [value for value in values if value.startswith(incomplete)]

    return complete if values else None


def _options(entry: Entry) -> list[click.Parameter]:
    found: list[click.Parameter] = []
    if entry.get("binary"):
        path = click.Path(dir_okay=False, path_type=Path)
        text = "The file to write."
        return [click.Option(["--save-to"], type=path, required=True, help=text)]
    if is_write(entry):
        if any(argument.get("body") for argument in entry["arguments"].values()):
            text = "A value; custom fields by name, options by label, none to clear."
            found.append(
                click.Option(["--set"], multiple=True, metavar="NAME=VALUE", help=text)
            )
        if entry.get("job"):
            text = "Wait for the conversion, a minute at most."
            found.append(
                click.Option(["--wait"], is_flag=True, default=None, help=text)
            )
        text = "Send what is refused because it would do harm."
        found.append(click.Option(["--force"], is_flag=True, default=None, help=text))
        found += write_options()
    if "page_size" in entry:
        text = "Stop after so many records."
        found.append(click.Option(["--limit"], type=click.IntRange(1), help=text))
        text = "The place to go on from, as an interrupted run shows it."
        found.append(click.Option(["--cursor"], metavar="TEXT", help=text))
        found += token_options()
    return [*found, *output_options()]


def _examples(group: str, method: str, entry: Entry) -> tuple[str, ...]:
    if (group, method) in _EXAMPLES:
        return _EXAMPLES[group, method]
    words = ["pipedrive", group.replace("_", "-"), method.replace("_", "-")]
    for name, argument in entry["arguments"].items():
        if argument.get("place"):
            words.append(_sample(argument))
        elif argument.get("required"):
            _, flag = _named(name)
            words += [flag] if argument.get("secret") else [flag, _sample(argument)]
    if "page_size" in entry:
        words += ["--limit", "20"]
    if entry.get("binary"):
        words += ["--save-to", "FILE"]
    if is_final(entry):
        words.append("--dry-run")
    return (" ".join(words),)


def _sample(argument: Argument) -> str:
    if values := argument.get("values"):
        return str(values[0]) if str(values[0]).isalnum() else f"'{values[0]}'"
    return _SAMPLES.get(argument["kind"], "TEXT")
