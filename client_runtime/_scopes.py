"""The scopes that an application must ask for, and no more."""

from __future__ import annotations

from collections.abc import Iterable

from ._operation import Operation

_EXACT = 32
"""So many alternatives are searched through; more are settled one by one."""


def scopes_for(operations: Iterable[Operation]) -> tuple[str, ...]:
    """Return the least scopes with which all the operations can be called, sorted.

    Any one of an operation's scopes is enough for it. The least are those with the
    fewest that are not narrowed at all (``admin``), then the fewest that are more than
    ``:read``, then the fewest.
    """
    return tuple(sorted(_least(_needs(operations))))


def _needs(operations: Iterable[Operation]) -> list[frozenset[str]]:
    """Return the alternatives that are left when those that follow from others are gone."""
    needs = {frozenset(o.scopes) for o in operations if o.scopes}
    return sorted(
        (need for need in needs if not any(other < need for other in needs)),
        key=lambda need: (len(need), sorted(need)),
    )


def _least(needs: list[frozenset[str]]) -> frozenset[str]:
    best = _greedy(needs)
    if len(needs) > _EXACT:
        return best
    least = _cost(best)

    def search(chosen: frozenset[str], left: list[frozenset[str]]) -> None:
        nonlocal best, least
        if not left:
            best, least = chosen, _cost(chosen)
            return
        for scope in sorted(left[0], key=_breadth):
            grown = chosen | {scope}
            if _cost(grown) < least:
                search(grown, [need for need in left if scope not in need])

    search(frozenset(), needs)
    return best


def _greedy(needs: list[frozenset[str]]) -> frozenset[str]:
    chosen: frozenset[str] = frozenset()
    left: list[frozenset[str]] = needs
    while left:
        scope = min(
            {scope for need in left for scope in need},
            key=lambda scope: (
                _breadth(scope)[0],
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


def _breadth(scope: str) -> tuple[int, str]:
    if scope.endswith(":read"):
        return 0, scope
    return (1 if ":" in scope else 2), scope


def _cost(scopes: frozenset[str]) -> tuple[int, int, int, list[str]]:
    breadths = [_breadth(scope)[0] for scope in scopes]
    return breadths.count(2), breadths.count(1), len(scopes), sorted(scopes)
