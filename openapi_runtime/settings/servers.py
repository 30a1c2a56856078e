"""Base URLs with variables, and those of single operations; loaded where there are some."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from ..errors import ConfigurationError
from .endpoint import LOOPBACK, checked_url

if TYPE_CHECKING:
    from .endpoint import Endpoint

_LABEL = re.compile(r"[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?")
_IN_HOST = re.compile(r"[A-Za-z0-9._:-]*")
_IN_PATH = re.compile(r"[A-Za-z0-9._~/-]*")


def filled(
    variables: Mapping[str, tuple[str, ...]],
    template: str,
    given: Mapping[str, str | None],
) -> str:
    """Return a base URL whose variables have what the user gives, or their defaults."""
    for name, (default, *others) in variables.items():
        value = given.get(name)
        if value is None:
            value = default
        elif others and value not in (default, *others):
            known = ", ".join(map(repr, (default, *others)))
            raise ConfigurationError(f"{name} must be one of {known}, not {value!r}")
        slot = f"{{{name}}}"
        before = template.partition(slot)[0]
        in_path = "/" in before.rpartition("://")[2]
        is_whole = not before and "://" in value
        allowed = _IN_PATH if in_path or is_whole else _IN_HOST
        if not allowed.fullmatch(value.replace("://", "", is_whole)):
            raise ConfigurationError(
                f"{name} has a character that this part of the base URL cannot have: "
                f"{value!r}"
            )
        template = template.replace(slot, value)
    return template


def with_part(template: str, name: str, value: str) -> str:
    """Return a base URL that one argument completes: a label of the host, or all of it."""
    slot = f"{{{name}}}"
    if template.startswith(slot):
        parts = checked_url(value, name)
        if parts.path.strip("/"):
            raise ConfigurationError(
                f"{name} must have no path: {parts.scheme}://{parts.netloc}"
            )
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise ConfigurationError(f"{name} must start with https://")
        return template.replace(slot, f"{parts.scheme}://{parts.netloc}").rstrip("/")
    if not _LABEL.fullmatch(value):
        rest = template.partition(slot)[2].partition("/")[0]
        label = re.sub(r"^.*?//|^.*@", "", value).partition(".")[0]
        hint = f", such as {label!r}" if _LABEL.fullmatch(label) else ""
        raise ConfigurationError(
            f"{name} must be only what stands before {rest!r}{hint}"
        )
    return template.replace(slot, value).rstrip("/")


def own_server(endpoint: Endpoint, server: str) -> str:
    """Return the base URL of an operation that has one.

    A base URL that the user gives holds for all operations: the credentials go nowhere
    else. Only a relative server is looked for on its host.
    """
    if "://" in server and endpoint.is_fixed:
        return endpoint.base_url
    server = filled(endpoint.api.variables, server, endpoint.parts)
    return urljoin(f"{endpoint.base_url}/", server).rstrip("/")
