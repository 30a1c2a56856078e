"""The scopes that an application must ask for, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase

from ..operation import Api, Operation

_EXACT = 32
"""So many alternatives are searched through; more are settled one by one."""

Breadth = Callable[[str], int]
"""How much a scope allows: 0 the least."""


def scopes_for(operations: Iterable[Operation], api: Api) -> tuple[str, ...]:
    """Return the least scopes with which all the operations can be called, sorted.

    Any one of an operation's scopes is enough for it. The least are those with the
    fewest of the kind that allows the most, then the fewest of the next kind, then the
    fewest; `OAuth2.scopes` of the API says which kinds there are.
    """
    kinds = () if api.oauth2 is None else api.oauth2.scopes

    def breadth(scope: str) -> int:
        fitting = (n for n, kind in enumerate(kinds) if fnmatchcase(scope, kind))
        return next(fitting, len(kinds))

    return tuple(sorted(_least(_needs(operations), breadth, len(kinds))))


def _needs(operations: Iterable[Operation]) -> list[frozenset[str]]:
    """Return the alternatives that are left when those that follow from others are gone."""
    needs = {frozenset(o.scopes) for o in operations if o.scopes}
    return sorted(
        (need for need in needs if not any(other < need for other in needs)),
        key=lambda need: (len(need), sorted(need)),
    )


def _least(
    needs: list[frozenset[str]], breadth: Breadth, widest: int
) -> frozenset[str]:
    def cost(scopes: frozenset[str]) -> tuple[list[int], int, list[str]]:
        breadths = [breadth(scope) for scope in scopes]
        # Of each kind, the widest first; the narrowest one counts in the sum alone.
        counts = [breadths.count(kind) for kind in range(widest, 0, -1)]
        return counts, len(scopes), sorted(scopes)

    best = _greedy(needs, breadth)
    if len(needs) > _EXACT:
        return best
    least = cost(best)

    def search(chosen: frozenset[str], left: list[frozenset[str]]) -> None:
        nonlocal best, least
        if not left:
            best, least = chosen, cost(chosen)
            return
        for scope in sorted(left[0], key=lambda scope: (breadth(scope), scope)):
            grown = chosen | {scope}
            if cost(grown) < least:
                search(grown, [need for need in left if scope not in need])

    search(frozenset(), needs)
    return best


def _greedy(needs: list[frozenset[str]], breadth: Breadth) -> frozenset[str]:
    chosen: frozenset[str] = frozenset()
    left: list[frozenset[str]] = needs
    while left:
        scope = min(
            {scope for need in left for scope in need},
            key=lambda scope: (
                breadth(scope),
                -sum(scope in need for need in left),
                scope,
            ),
        )
        # What has no alternative is taken first: it may serve the others.
        only = [need for need in left if len(need) == 1]
        if only:
            (scope,) = only[0]
        chosen = chosen.union((scope,))
        left = [need for need in left if not need & chosen]
    return chosen
