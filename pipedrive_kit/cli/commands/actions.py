"""`pipedrive actions`: every operation by the name of the connector's action."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from typing import Any

import click

from ...actions import Action, Actions
from ...narrowing import is_list, is_mapping
from ..base import Group, command, output_options, profile_options, write_options
from ..operations.arguments import assignment
from ..operations.records import Rows
from ..screen.output import dumped
from ..session import Session


@command(
    "list",
    "pipedrive actions list",
    'pipedrive actions list "add follower"',
    options=output_options(fields=False),
)
@click.argument("words", default="")
def list_(session: Session, words: str) -> None:
    """Show the actions, or those with some words in name or purpose. Costs nothing."""
    found = Actions(None).search(words)
    rows = [
        {
            "name": action.name,
            "version": action.version,
            "tokens": action.cost,
            "gone": action.gone,
            "purpose": action.purpose,
        }
        for action in found
    ]
    session.rows(rows, ["name", "version", "tokens", "gone", "purpose"])
    session.note(f"{len({action.name for action in found})} names")


def _version(function: Any) -> Any:
    version = click.Choice(["v1", "v2"])
    return click.option("--api", type=version, help="By default v2, if it has it.")(
        function
    )


@command("describe", "pipedrive actions describe post_deals")
@click.argument("name")
@_version
def describe(session: Session, name: str, api: str | None) -> None:  # noqa: ARG001
    """Show an action: its cost, scopes, and parameters as JSON Schema. Costs nothing."""
    action = Actions(None).of(name, version=api)
    about = {
        "name": action.name,
        "version": action.version,
        "purpose": action.purpose,
        "tokens": action.cost,
        "scopes": list(action.scopes),
        "gone": action.gone,
        "replacement": action.replacement,
        "parameters": action.schema,
    }
    click.echo(dumped(about, indent=2))


@command(
    "run",
    "pipedrive actions run get_deals status=open --limit 5",
    "pipedrive actions run post_notes data.content=Hi data.deal_id=7 --dry-run",
    options=[*write_options(), *output_options(), *profile_options()],
)
@click.argument("name")
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--limit", type=click.IntRange(1), help="Stop after so many records.")
@_version
def run(
    session: Session,
    name: str,
    parameters: tuple[str, ...],
    limit: int | None,
    api: str | None,
) -> None:
    """Run an action. Values of the body are data.NAME=VALUE."""
    action = session.client.actions.of(name, version=api)
    given = _parameters(action, parameters)
    action.check(given)
    if action.name.startswith("delete_") and not session.dry_run:
        session.confirm(f"{action.name} for {action.cost} tokens.")
    if not action.name.startswith("get_"):
        session.is_writing = True
    with session.spending():
        result = action.run(given)
        rows = Rows(session, "", named=False)
        if hasattr(result, "pages") or is_list(result):
            writer = session.writer(rows.columns)
            found = itertools.islice(result, limit)
            while batch := list(itertools.islice(found, 100)):
                writer.write(rows.of(batch))
            writer.close()
        elif result is not None:
            session.record(rows.of([result])[0])
    session.is_writing = False


def _parameters(action: Action, texts: tuple[str, ...]) -> dict[str, Any]:
    """Return parameters of NAME=VALUE texts, with the types of the schema."""
    found: dict[str, Any] = {}
    known: Mapping[str, Any] = action.schema["properties"]
    for name, text in map(assignment, texts):
        inside = name.removeprefix("data.")
        if inside == name:
            found[name] = _typed(known.get(name, {}), text)
        else:
            body: Mapping[str, Any] = known.get("data", {}).get("properties", {})
            found.setdefault("data", {})[inside] = _typed(body.get(inside, {}), text)
    return found


def _typed(schema: Mapping[str, Any], text: str) -> Any:
    kinds = schema.get("type", ())
    if kinds == "string" or (
        is_mapping(schema) and schema.get("enum") and text.isalpha()
    ):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


command = Group(
    "actions",
    "pipedrive actions list follower",
    commands=[list_, describe, run],
    help="Every operation by the name of the connector's action: 309 names.",
)
