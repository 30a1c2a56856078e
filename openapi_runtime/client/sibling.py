# A sibling is made of the parts of another client.
# pyright: reportPrivateUsage=false
"""A client of another API of the same server, which shares all with a first one."""

from __future__ import annotations

import logging
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from ..errors import ConfigurationError
from ..models.plain import Formats
from ..operation import Api
from ..settings.endpoint import Endpoint
from .client import AsyncClientBase, SyncClientBase

C = TypeVar("C", bound=SyncClientBase | AsyncClientBase)


def sibling(first: SyncClientBase | AsyncClientBase, client: type[C], api: Api) -> C:
    """Return a client of another API of the same server; `client` is its generated class.

    It shares connections, credentials, usage and limits with the first one, follows it to
    other hosts, and ends with it. Closing it closes nothing::

        other = sibling(client, other_api.Client, other_api.API)

    Raises ConfigurationError if the base URL of the first client does not say where the
    other API is.
    """
    settings = first._settings
    observer = settings.observer
    if observer is not None:
        from ..plugins.drift import Drift

        # It knows operations by their ids, which both APIs may have.
        observer = Drift(api.name) if isinstance(observer, Drift) else observer
    other = client.__new__(client)
    for name in ("_carry_out", "_http", "_made_in", "_owned"):
        setattr(other, name, getattr(first, name))
    other._first = first
    other._settings = msgspec.structs.replace(
        settings,
        api=api,
        endpoint=_SiblingEndpoint(settings.endpoint, api),
        formats=Formats(api.datetime_format, api.duration_format, for_requests=True),
        log=logging.getLogger(api.name),
        observer=observer,
    )
    return other


class _SiblingEndpoint(Endpoint):
    """The place of the other API: that of the first, with another path."""

    def __init__(self, first: Endpoint, api: Api) -> None:
        shared = {name: v for name, v in vars(first).items() if name != "base_url"}
        vars(self).update(shared, api=api, _bases={})
        self._first = first
        self._path = [urlsplit(a.base_url or "").path for a in (first.api, api)]
        if not first.base_url.endswith(self._path[0]):
            raise ConfigurationError(
                f"the base URL must end with {self._path[0]!r}, so that {api.name} can be "
                "found beside it"
            )

    @property
    def base_url(self) -> str:  # type: ignore[override]
        own, other = self._path
        return self._first.base_url.removesuffix(own) + other

    def move(self, base_url: str | None) -> None:
        self._first.move(base_url)
