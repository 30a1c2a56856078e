"""The scopes that an application must ask for, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from ..operation import Api, Operation


def scopes_for(operations: Iterable[Operation], api: Api) -> tuple[str, ...]:
    """Return the least scopes with which all the operations can be called, sorted.

    Any one of an operation's scopes is enough for it. The scopes that allow the least are
    preferred, by the order of `OAuth2.scopes` of the API, then those that serve the most
    operations; none is left out that an operation needs.
    """
    kinds = () if api.oauth2 is None else api.oauth2.scopes

    def breadth(scope: str) -> int:
        fitting = (n for n, kind in enumerate(kinds) if fnmatchcase(scope, kind))
        return next(fitting, len(kinds))

    needs = {frozenset(o.scopes) for o in operations if o.scopes}
    # What has no alternative is taken first: it may serve the others.
    chosen = {scope for need in needs if len(need) == 1 for scope in need}
    while left := [need for need in needs if not need & chosen]:
        chosen.add(
            min(
                {scope for need in left for scope in need},
                key=lambda scope: (
                    breadth(scope),
                    -sum(scope in need for need in left),
                    scope,
                ),
            )
        )
    for scope in sorted(chosen, key=lambda scope: (-breadth(scope), scope)):
        if all(need & (chosen - {scope}) for need in needs):
            chosen.remove(scope)
    return tuple(sorted(chosen))
