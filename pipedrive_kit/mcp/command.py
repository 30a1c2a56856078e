"""The command `python -m pipedrive_kit.mcp`."""

from __future__ import annotations

import argparse
import hmac
import os
import sys
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from functools import partial
from ipaddress import ip_address
from typing import Any, Final, TypeAlias

import anyio

from openapi_runtime import Budget
from openapi_runtime.errors import ClientError

from ..client import AsyncPipedrive
from .policy import Policy

ACCESS_TOKEN: Final = "PIPEDRIVE_MCP_TOKEN"  # noqa: S105
"""The environment variable with the access token that clients over HTTP must send."""

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Scope]]
Send: TypeAlias = Callable[[Scope], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the server until its client, or Ctrl-C, ends it; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        anyio.run(_serve, options)
    except KeyboardInterrupt:
        return 130
    except (ClientError, ValueError) as error:
        print(f"pipedrive mcp: {error}", file=sys.stderr)
        return 2
    except ImportError as error:
        print(
            f"pipedrive mcp: {error}. It needs the extra: pip install '.[mcp]'",
            file=sys.stderr,
        )
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pipedrive mcp",
        description="Serve Pipedrive's actions to agents, by the Model Context Protocol. "
        "The credentials of the account are those of the environment: "
        "PIPEDRIVE_API_TOKEN, PIPEDRIVE_COMPANY_DOMAIN.",
        epilog="example: pipedrive mcp --tokens 500 --tools deals,persons",
    )
    add = parser.add_argument
    add("--allow-writes", action="store_true", help="allow confirmed changes")
    add(
        "--tokens", type=_whole, default=2_000, metavar="N",
        help="tokens that all sessions of this server may spend (2,000)",
    )  # fmt: skip
    add(
        "--reserve", type=_fraction, default=0.2, metavar="SHARE",
        help="share of the account's day that is left to others (0.2)",
    )  # fmt: skip
    add(
        "--result-size", type=_whole, default=20_000, metavar="N",
        help="characters after which a result is cut (20,000)",
    )  # fmt: skip
    add(
        "--tools", type=_names, default=[], metavar="GROUP,...",
        help='groups whose actions are tools of their own; "all" for every action',
    )  # fmt: skip
    add("--list-tools", action="store_true", help="print the names of the tools")
    add(
        "--http", metavar="HOST:PORT",
        help="serve streamable HTTP at /mcp instead of standard input; beyond loopback "
        f"{ACCESS_TOKEN} must be set",
    )  # fmt: skip
    add("--base-url", metavar="URL", help="another server, such as a fake Pipedrive")
    return parser


async def _serve(options: argparse.Namespace) -> None:
    from .server import make_server

    address = _address(options.http) if options.http else None
    policy = Policy(
        allow_writes=options.allow_writes,
        tokens=options.tokens,
        result_size=options.result_size,
    )
    more = {"base_url": options.base_url} if options.base_url else {}
    async with AsyncPipedrive(budget=Budget(reserve=options.reserve), **more) as client:
        server = make_server(client, policy, options.tools)
        if options.list_tools:
            print("\n".join(tool.name for tool in await server.list_tools()))
        elif address is None:
            await server.run_stdio_async()
        else:
            await _serve_http(server, *address)


def _address(text: str) -> tuple[str, int, str]:
    """Return host, port and access token; refuse an open port without a token."""
    host, _, port = text.rpartition(":")
    host = host.strip("[]") or "127.0.0.1"
    token = os.environ.get(ACCESS_TOKEN, "")
    if not token and not _is_loopback(host):
        raise ValueError(
            f"{host} can be reached by others: set {ACCESS_TOKEN}, which clients send as "
            "a bearer token, or use 127.0.0.1"
        )
    if not port.isdecimal():
        raise ValueError("--http must be HOST:PORT, such as 127.0.0.1:8000")
    return host, int(port), token


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


async def _serve_http(server: Any, host: str, port: int, token: str) -> None:
    import uvicorn

    app: App = server.streamable_http_app(host=host)
    if token:
        app = partial(_authorized, app, token.encode())
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", interface="asgi3"
    )
    with config.bind_socket() as listener:
        bound = f"{host}:{listener.getsockname()[1]}"
        print(f"pipedrive mcp: http://{bound}/mcp", file=sys.stderr, flush=True)
        await uvicorn.Server(config).serve([listener])


async def _authorized(
    app: App, token: bytes, scope: Scope, receive: Receive, send: Send
) -> None:
    """Run an app for requests that have the access token."""
    if scope["type"] == "http":
        headers: dict[bytes, bytes] = dict(scope["headers"])
        given = headers.get(b"authorization", b"")
        if not hmac.compare_digest(given, b"Bearer " + token):
            challenge = [(b"www-authenticate", b"Bearer"), (b"content-length", b"0")]
            await send(
                {"type": "http.response.start", "status": 401, "headers": challenge}
            )
            await send({"type": "http.response.body", "body": b""})
            return
    await app(scope, receive, send)


def _whole(text: str) -> int:
    value = int(text.replace(",", "").replace("_", ""))
    if value < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return value


def _fraction(text: str) -> float:
    value = float(text)
    if not 0 <= value < 1:
        raise argparse.ArgumentTypeError("must be a share such as 0.2")
    return value


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
