"""The servers of a document, of its paths and of its operations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urljoin

from msgspec.structs import replace

from ..pointer import at, join
from ..read.nodes import Node
from . import ir
from .json_schema import text
from .operations import OperationNode
from .schema import Schemas

_VARIABLE = re.compile(r"\{([^{}]*)\}")


def servers(schemas: Schemas) -> tuple[ir.Server, ...]:
    """Return the servers of the whole document, the usual one first."""
    found = tuple(_servers(Node("", schemas.document.root), schemas))
    usual = found[0].usual if found else ""
    if usual and "://" not in usual:
        message = (
            f"the server {usual!r} is relative: clients need base_url, which ends so"
        )
        schemas.warn("/servers/0", message)
    return found


def own_server(
    source: OperationNode, schemas: Schemas, usual: Sequence[ir.Server]
) -> str:
    """Return the URL of the server that an operation or its path has; "" if none has.

    Variables of the usual server, which users choose, stay variables in it.
    """
    root, pointer = schemas.document.root, source.node.pointer
    above = pointer.rpartition("/")[0]
    for holder in (source.node, Node(above, at(root, above))):
        if not isinstance(holder.value, dict):
            continue
        found = next(_servers(holder, schemas), None)
        if found is not None:
            if usual and found.url == usual[0].url:
                return ""
            chosen = {v.name: v for v in usual[0].variables} if usual else {}
            known = [v for v in found.variables if v.name in chosen]
            fixed = tuple(v for v in found.variables if v not in known)
            return replace(found, variables=fixed).usual
    return ""


def _servers(node: Node, schemas: Schemas) -> Iterator[ir.Server]:
    for child in node.children("servers"):
        if not isinstance(child.value, dict):
            continue
        stated = text(child.value.get("url"))
        url = re.split(r"[?#]", stated, maxsplit=1)[0]
        if url != stated:
            message = (
                f"{stated[len(url):]!r} is not sent: a server has no query or fragment"
            )
            schemas.warn(join(child.pointer, "url"), message)
        if "://" not in url and not url.startswith("{") and schemas.config.source:
            url = urljoin(schemas.config.source, url)
        members = child.members("variables")
        names = dict.fromkeys(_VARIABLE.findall(url))
        for name in names.keys() - members.keys():
            schemas.warn(child.pointer, f"the variable {name!r} is not declared")
        yield ir.Server(
            url=url.rstrip("/"),
            variables=tuple(
                _variable(name, members[name].value)
                for name in names
                if name in members
            ),
            doc=text(child.value.get("description")),
        )


def _variable(name: str, value: Mapping[str, object]) -> ir.ServerVariable:
    listed = value.get("enum")
    values = tuple(map(str, listed)) if isinstance(listed, list) else ()
    return ir.ServerVariable(
        name=name,
        default=str(value.get("default", values[0] if values else "")),
        values=values,
        doc=text(value.get("description")),
    )


def sent_path(source: OperationNode, schemas: Schemas) -> str:
    """Return the path of an operation without a fragment, which no server gets."""
    path, _, fragment = source.path.partition("#")
    for name in _VARIABLE.findall(fragment):
        if f"{{{name}}}" not in path:
            message = f"the path parameter {name!r} is not sent: it is in a fragment"
            schemas.warn(source.node.pointer, message)
    return path
