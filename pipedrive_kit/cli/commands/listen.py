"""`pipedrive listen`: webhooks as JSON lines."""

from __future__ import annotations

import sys
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import click

from ...webhooks import Event, wsgi_endpoint
from ..accounts.credentials import ask
from ..base import command
from ..screen.output import JsonLines
from ..session import Session


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the events are the output."""


@command("listen", "pipedrive listen --port 8000 --user crm < password.txt | jq .meta")
@click.option("--host", default="127.0.0.1", help="The address to listen at.")
@click.option("--port", default=8000, help="0: any free one.")
@click.option("--user", help="The user of the webhook; its password is asked for.")
@click.option("--count", type=click.IntRange(1), help="Stop after so many events.")
def listen(
    session: Session, host: str, port: int, user: str | None, count: int | None
) -> None:
    """Print webhooks that arrive at a port as JSON lines, until Ctrl-C. Costs nothing.

    Pipedrive must reach the port under the URL that `webhooks add` names: use a tunnel or
    a reverse proxy with HTTPS.
    """
    password = ask("password of the webhook") if user else None
    left = [count or -1]
    writer = JsonLines(sys.stdout)

    def handle(event: Event) -> None:
        left[0] -= 1
        writer.write(
            [
                {
                    "action": event.meta.action,
                    "entity": event.meta.entity,
                    "id": event.meta.entity_id,
                    "changed": sorted(event.changed),
                    "after": event.after,
                }
            ]
        )

    app = wsgi_endpoint(handle, user=user, password=password)
    with make_server(host, port, app, handler_class=_Quiet) as server:
        session.note(f"listening at http://{host}:{server.server_port}/")
        while left[0] != 0:
            server.handle_request()


command = listen
