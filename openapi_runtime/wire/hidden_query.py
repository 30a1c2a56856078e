"""URLs whose query has credentials; loaded by the calls that have them there."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any

from ..http import Library, Request
from ..operation import Api


def credential_names(api: Api) -> set[str]:
    """Return the names that credentials of an API have, also where they do not belong."""
    names = {"access_token"}  # RFC 6750
    for one in api.credentials:
        names |= {getattr(one, "argument", ""), getattr(one, "name", "")}
    return names - {""}


class _HidingURL:
    """The part of a URL class that prints a URL without its credentials."""

    hidden: re.Pattern[str]

    def __str__(self) -> str:
        return self.hidden.sub(r"\1=[hidden]", super().__str__())

    def __repr__(self) -> str:
        return f"URL({str(self)!r})"


def hide_query(library: Library, request: Request, names: Collection[str]) -> None:
    """Hide parameters from everything that prints the URL, as HTTPX's log does."""
    url = _class(library)(request.url)
    alternatives = "|".join(map(re.escape, names))
    url.hidden = re.compile(rf"(?<=[?&])({alternatives})=[^&#]*")
    request.url = url


@cache
def _class(library: Library) -> Any:
    return type("URL", (_HidingURL, library.http.URL), {})
