# A call of another endpoint is made of what its client knows.
# pyright: reportPrivateUsage=false
"""Calls of endpoints that a client has no method for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast
from urllib.parse import parse_qs, unquote, urlsplit

from msgspec.structs import replace

from .._util import is_whole
from ..attempts.error_factory import annotate
from ..attempts.flow import fetch
from ..errors import RequestError
from ..exchange.effects import Flow
from ..exchange.response import RawResponse
from ..http import URL, InvalidURL
from ..models.envelope import plain_reader
from ..models.plain import is_mapping
from ..operation import Api, Operation, Paging
from ..paging.styles import operation_error
from ..request.call import Arguments, Call
from ..settings.options import CallOptions
from ..usage.usage import unknown_cost
from .pages import PageArguments, pages_of


def custom_flow(
    client: Any,
    method: str,
    path: str,
    query: Mapping[str, Any] | None,
    body: Any,
    content_type: str | None,
    cost: int | None,
    name: str | None,
    options: CallOptions,
) -> Flow[RawResponse[Any]]:
    """Make the call; raise RequestError for a path that is elsewhere."""
    operation, arguments = _endpoint(client, method, path, query, cost, name, options)
    call = Call(operation=operation, **arguments, **_body(body, content_type))
    read = plain_reader(client._settings.api.envelope.ok)
    response: RawResponse[Any]
    response = yield from fetch(client._settings, call, read, as_raw=True)
    return response


_SHARED = (
    *("objects", "guards", "lists", "max_page_size", "paging", "part_types", "styles"),
    *("types", "values", "windows"),
)
"""Facts of an operation that hold for a call of its endpoint by method and path, too."""


def _endpoint(
    client: Any,
    method: str,
    path: str,
    query: Mapping[str, Any] | None,
    cost: int | None,
    name: str | None,
    options: CallOptions,
    function: str = "request",
) -> tuple[Operation, Arguments]:
    """Return the facts about an endpoint, which may be one of an operation; its arguments.

    Raises RequestError if there is a budget and the cost is not known.
    """
    _check(method, path, query)
    method, base_url = method.upper(), client.base_url
    target = _target(path, base_url)
    shown, _, text = target.partition("?")
    operations, api = client._operations().values(), client._settings.api
    below = shown.removeprefix(base_url)
    own = operation_at(operations, method, below)
    arguments: Arguments = {"query": query or {}}
    if own is not None:
        target = shown
        arguments["path"] = path_values(own, below)
        found = parse_qs(text, keep_blank_values=True)
        stated = {name: v if len(v) > 1 else v[0] for name, v in found.items()}
        arguments["query"] = {**stated, **arguments["query"]}
    if cost is None:
        full = shown if "://" in shown else base_url + shown
        cost = own.cost if own else known_cost(api, method, urlsplit(full).path)
    elif not is_whole(cost, 0):
        raise RequestError(f"cost must be a whole number of tokens, not {cost!r}")
    has_costs = api.budget is not None or any(one.cost for one in operations)
    operation = Operation(
        id=name or f"{method} {shown}",
        http_method=method,
        path=target,
        tag="request",
        attribute="client",
        function=function,
        cost=cost or 0,
        is_cost_known=cost is not None or not has_costs,
        **({fact: getattr(own, fact) for fact in _SHARED} if own else {}),
    )
    if options:
        from ..settings.checks import check_call

        check_call(options, operation, getattr(client, function), {})
        arguments["options"] = options
    limit = getattr(client._settings.gate, "token_limit", None)
    if not operation.is_cost_known and limit is not None and limit.is_set:
        error = unknown_cost()
        annotate(error, operation)
        raise error
    return operation, arguments


def custom_pages(
    client: Any,
    path: str,
    query: Mapping[str, Any] | None,
    paging: Paging | None,
    page: PageArguments,
    cost: int | None,
    name: str | None,
    options: CallOptions,
) -> Any:
    """Return the pager of a list that has no method.

    Without `paging`, the pages are asked for as in the API's own lists.
    """
    operation, arguments = _endpoint(
        client, "GET", path, query, cost, name, options, "request_pages"
    )
    own = [one.paging for one in client._operations().values() if one.paging]
    paging = paging or operation.paging or next(iter(own), None)
    if paging is None:
        problem = 'this API has no lists: give paging=Paging(style="cursor", ...)'
        raise operation_error(RequestError, problem, operation)
    operation = replace(operation, paging=paging)
    return pages_of(client, operation, Any, page, arguments)


def _body(body: Any, content_type: str | None) -> dict[str, Any]:
    """Return the arguments of Call for a body: content, a form, files or JSON."""
    if isinstance(body, (bytes, bytearray, memoryview)):
        return {"content": bytes(cast("bytes", body)), "content_type": content_type}
    if isinstance(body, str) and content_type is not None:
        return {"content": body, "content_type": content_type}
    if is_mapping(body):
        from ..request.uploads import has_file  # loads much, for few

        files = {name: value for name, value in body.items() if has_file(value)}
        if files or (content_type or "").startswith("multipart/"):
            rest = {name: value for name, value in body.items() if name not in files}
            return {"form": rest, "files": files}
    return {"body": body, "content_type": content_type}


def _check(method: Any, path: Any, query: Any) -> None:
    """Raise RequestError for arguments that name no endpoint."""
    if not (isinstance(method, str) and re.fullmatch(r"[A-Za-z-]+", method)):
        raise RequestError(f"method must be one of HTTP, such as GET, not {method!r}")
    if not isinstance(path, str):
        raise RequestError(f"path must be text, not {type(path).__name__}")
    if {".", ".."} & {unquote(step) for step in path.partition("?")[0].split("/")}:
        raise RequestError("path must not have '.' or '..' between its slashes")
    if not (query is None or is_mapping(query)):
        raise RequestError(f"query must be a mapping, not {type(query).__name__}")


def _target(path: str, base_url: str) -> str:
    if path.startswith("/") and not path.startswith("//") and "#" not in path:
        return path
    try:
        url, base = URL(path), URL(base_url)
    except InvalidURL:
        raise RequestError("path is not a valid URL") from None
    if not url.is_absolute_url or url.fragment or url.userinfo:
        raise RequestError("path must start with '/' or be a full URL")
    if (url.scheme, url.host, url.port) != (base.scheme, base.host, base.port):
        # The credentials would go there.
        raise RequestError(f"path must be on {base.scheme}://{base.netloc.decode()}")
    return path


def operation_at(
    operations: Iterable[Operation], method: str, path: str
) -> Operation | None:
    """Return the operation at a path below the base URL; the most literal one."""
    steps = path.strip("/").split("/")
    best: tuple[int, Operation] | None = None
    for operation in operations:
        template = operation.path.strip("/").split("/")
        if operation.http_method != method or len(template) != len(steps):
            continue
        same = [
            _fits(operation, wanted, step)
            for wanted, step in zip(template, steps, strict=True)
        ]
        free = sum(wanted.startswith("{") for wanted in template)
        if all(same) and (best is None or free < best[0]):
            best = free, operation
    return None if best is None else best[1]


def _fits(operation: Operation, wanted: str, step: str) -> bool:
    """Return whether a step is that of the template; "timeline" is no number of a deal."""
    if not wanted.startswith("{"):
        return wanted == step
    is_number = operation.type_of.get(wanted[1:-1]) == "integer"
    return not is_number or step.removeprefix("-").isdecimal()


def path_values(operation: Operation, path: str) -> dict[str, str]:
    """Return the values of the parameters in a path of the operation."""
    template, steps = operation.path.strip("/").split("/"), path.strip("/").split("/")
    return {
        wanted[1:-1]: unquote(step)
        for wanted, step in zip(template, steps, strict=True)
        if wanted.startswith("{") and wanted.endswith("}")
    }


def known_cost(api: Api, method: str, path: str) -> int | None:
    """Return the cost by the table of the API, of a full path; None if it has none."""
    line = f"{method} {path.rstrip('/')}"
    return next(
        (cost for fits, cost in api.costs.items() if re.fullmatch(fits, line)), None
    )
