"""`pipedrive request`: any call of the API."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from ...narrowing import is_list, is_mapping
from ..base import command, output_options, profile_options, write_options
from ..operations.arguments import assignment
from ..operations.records import Rows
from ..session import Session

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@command(
    "request",
    "pipedrive request GET /v1/users/me",
    "pipedrive request GET /deals --query limit=2 --fields id,title",
    """pipedrive request POST /v1/notes --body '{"content": "Hi", "deal_id": 7}' --dry-run""",
    options=[*write_options(), *output_options(), *profile_options()],
)
@click.argument("method", type=click.Choice(METHODS, case_sensitive=False))
@click.argument("path")
@click.option("--query", multiple=True, metavar="NAME=VALUE", help="A query parameter.")
@click.option("--body", metavar="JSON", help="The body; - reads standard input.")
@click.option(
    "--cost", type=click.IntRange(0), help="Its tokens, if they are not known."
)
@click.option(
    "--force", is_flag=True, help="Send what is refused because it would do harm."
)
def request(
    session: Session,
    method: str,
    path: str,
    query: tuple[str, ...],
    body: str | None,
    cost: int | None,
    force: bool,
) -> None:
    """Make a call, also of an endpoint that no command has.

    PATH begins below API v2, or with /v1/ or /v2/. The whole response is printed; with
    --fields, --csv or a table it is its data.
    """
    options: dict[str, Any] = {"query": dict(map(assignment, query)) or None}
    options["force"] = force
    if body is not None:
        options["body"] = _json(sys.stdin.read() if body == "-" else body)
    if method == "DELETE" and not session.dry_run:
        session.confirm(f"DELETE {path}.")
    if method != "GET":
        session.is_writing = True
    response = session.client.request(method, _url(session, path), cost=cost, **options)
    session.is_writing = False
    _show(session, response.parsed)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise click.BadParameter("the body is no JSON", param_hint="--body") from None


def _url(session: Session, path: str) -> str:
    """Return the URL of a path that says its version."""
    path = path.removeprefix("/api")
    if path.startswith(("/v1/", "/v2/")):
        return f"{session.client.base_url.removesuffix('/v2')}{path}"
    return path


def _show(session: Session, found: Any) -> None:
    data = found.get("data") if is_mapping(found) else found
    if session.format in ("table", "csv") or session.fields:
        rows = Rows(session, "", named=False)
        records = data if is_list(data) else [data]
        session.rows(rows.of(records), rows.columns)
    elif is_mapping(found):
        session.record(found)
    else:
        session.rows([{"value": found}])


command = request
