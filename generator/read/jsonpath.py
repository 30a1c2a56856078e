"""JSONPath (RFC 9535), with quick names and a quick segment `..`: overlays are full of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jsonpath_rfc9535 import (
    JSONPathEnvironment,
    JSONPathNode,
    JSONPathQuery,
    Parser,
)
from jsonpath_rfc9535.segments import (
    JSONPathChildSegment,
    JSONPathRecursiveDescentSegment,
    JSONPathSegment,
)
from jsonpath_rfc9535.selectors import JSONPathSelector, NameSelector
from jsonpath_rfc9535.tokens import TokenStream

from .nodes import HOLDERS


def names_of(segment: JSONPathSegment) -> list[str]:
    """Return the names among the selectors of *segment*."""
    return [s.name for s in segment.selectors if isinstance(s, NameSelector)]


def by_path(query: JSONPathQuery) -> dict[str, JSONPathQuery]:
    """Return a query for each path that `$.paths['…','…']` names, by that path."""
    if len(query.segments) < 2:
        return {"": query}
    first, second, *more = query.segments
    names, env = names_of(second), query.env
    is_list = not isinstance(second, _Descent) and len(names) == len(second.selectors)
    if names_of(first) != ["paths"] or not is_list:
        return {"": query}
    found = {}
    for selector, path in zip(second.selectors, names, strict=True):
        one = JSONPathChildSegment(env=env, token=second.token, selectors=(selector,))
        found[path] = JSONPathQuery(env=env, segments=(first, one, *more))
    return found


class _Descent(JSONPathRecursiveDescentSegment):
    """The segment `..`, without a node for each value on the way.

    A node that it selects knows its parent and its key there, not the whole way.
    """

    def resolve(self, nodes: Iterable[JSONPathNode]) -> Iterator[JSONPathNode]:
        """Select the members and items of all descendants of *nodes*, in order."""
        names = frozenset(names_of(self))
        only_names = all(isinstance(s, NameSelector) for s in self.selectors)
        for node in nodes:
            waiting: list[Any] = [node.value] * isinstance(node.value, HOLDERS)
            while waiting:
                value = waiting.pop()
                is_object = type(value) is dict
                if not only_names or (is_object and not names.isdisjoint(value)):
                    holder = JSONPathNode(
                        value=value, location=(), parent=node, root=node.root
                    )
                    for selector in self.selectors:
                        yield from selector.resolve(holder)
                for child in reversed(value.values() if is_object else value):
                    # For most values it takes less time than `isinstance`.
                    if type(child) is dict or type(child) is list:
                        waiting.append(child)


class _Name(NameSelector):
    """The selector of one member, which raises nothing inside where there is none."""

    def resolve(self, node: JSONPathNode) -> tuple[JSONPathNode, ...]:
        """Select the member of *node*."""
        value, name = node.value, self.name
        if isinstance(value, dict) and name in value:
            return (node.new_child(value[name], name, node),)
        return ()


class _Parser(Parser):
    """A parser whose names and segments `..` are the quick ones, in filters, too."""

    def parse_query(
        self, stream: TokenStream, *, in_filter: bool = False
    ) -> Iterator[JSONPathSegment]:
        """Yield the segments of a query."""
        for segment in super().parse_query(stream, in_filter=in_filter):
            segment.selectors = tuple(map(_quick, segment.selectors))
            if isinstance(segment, JSONPathRecursiveDescentSegment):
                env, token = segment.env, segment.token
                segment = _Descent(env=env, token=token, selectors=segment.selectors)
            yield segment


def _quick(selector: JSONPathSelector) -> JSONPathSelector:
    if isinstance(selector, NameSelector):
        return _Name(env=selector.env, token=selector.token, name=selector.name)
    return selector


class _Environment(JSONPathEnvironment):
    parser_class = _Parser


compiled = _Environment().compile
