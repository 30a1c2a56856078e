"""The responses that are no success: bodies of errors, and documented redirects."""

from __future__ import annotations

from collections.abc import Mapping

from ...config import Config
from .. import ir
from ..bodies import is_json
from ..operations import OperationNode
from ..schema import Schemas

_RESULTS = (302, 303, 304)
"""Redirects that no client has to follow: each is a result where it is documented."""


def error_types(
    source: OperationNode, operation: str, schemas: Schemas, config: Config
) -> Mapping[str, ir.Type]:
    """Return the types of the bodies of errors by status, "4XX" or "default".

    None where the configuration says how the API reports failures.
    """
    if config.envelope.error or config.envelope.ok:
        return {}
    owner = ir.Owner(operation=operation, role="error")
    has_success = any(status[:1] in "23" for status in source.responses)
    found: dict[str, ir.Type] = {}
    for status, node in source.responses.items():
        if status[:1] not in "45" and not (status == "default" and has_success):
            continue
        content = node.members("content")
        for media in sorted(content):
            if is_json(media) and "schema" in content[media].value:
                schema = node.child("content", media, "schema")
                found[status.upper() if status != "default" else status] = schemas.type(
                    schema, owner
                )
                break
    return {status: t for status, t in found.items() if t != ir.Anything()}


def redirects(source: OperationNode) -> tuple[int, ...]:
    """Return the documented statuses of redirects that are results."""
    stated = source.responses.keys()
    if "3XX" in {status.upper() for status in stated}:
        return _RESULTS
    return tuple(status for status in _RESULTS if str(status) in stated)
