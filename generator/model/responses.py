"""What the successful answers of an operation hold: the payload, or the items of a page."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from ..config import Config
from ..facts import KeyPath, Paging
from . import ir
from .json_schema import is_union, text, union
from .media_types import is_json, is_text
from .resolve import Node, OperationNode, Schema

_STATUS = {"201": "created", "202": "accepted", "206": "partial"}


class Answers:
    """Finds payloads; the builder gives schemas with their `allOf` merged, and types."""

    def __init__(
        self,
        config: Config,
        effective: Callable[[Node], Schema],
        type_: Callable[[Node, ir.Owner], ir.Type],
        warn: Callable[[str, str], None],
    ) -> None:
        self._config = config
        self._warn = warn
        self._effective = effective
        self._type = type_

    def result(
        self, source: OperationNode, operation: str, parameters: set[str]
    ) -> tuple[ir.Result, Paging[KeyPath] | None]:
        """Find the payload of the successful answers: of any of them if they differ."""
        owner = ir.Owner(operation=operation, role="result")
        found: list[tuple[ir.Result, Node]] = []
        medias: dict[str, None] = {}
        empty = False
        for status in [s for s in source.responses if s[:1] == "2"] or ["default"]:
            if status not in source.responses:
                continue
            response = source.responses[status]
            doc = text(response.value.get("description"))
            content = response.value.get("content") or {}
            media = min(
                content, key=lambda name: (not is_json(name), name), default=None
            )
            if media is None:
                empty = True
                continue
            if not is_json(media) and found:
                message = (
                    f"this answer is {media} and is not read: the method reads JSON"
                )
                self._warn(response.pointer, message)
                continue
            if is_text(media):
                plain = ir.Scalar("string")
                return ir.Result(type=plain, media_type=media, doc=doc), None
            if not is_json(media):
                binary = ir.Result(type=None, binary=True, media_type=media, doc=doc)
                return binary, None
            medias[media] = None
            if "schema" not in content[media]:
                found.append((ir.Result(type=ir.Anything(), doc=doc), response))
                continue
            body = response.child("content", media, "schema")
            paging = self._paging(source, body, parameters)
            if paging and not found:
                items = self._descend(body, paging.items)
                assert items is not None
                type_ = self._type(items, owner)
                if not isinstance(type_, ir.Array):
                    type_ = ir.Array(ir.Anything())
                page = ir.Result(type=type_, path=paging.items, doc=doc)
                return replace(page, media_type=_accept(medias)), paging
            data = self._config.envelope.data
            payload = self._descend(body, data) if data else None
            path = data if payload and payload.value else ()
            payload = payload if payload and payload.value else body
            if any(payload.value == known.value for _, known in found):
                continue
            if found:
                # What is inline here is another record than that of the first answer.
                owner = replace(owner, property=_STATUS.get(status, "other"))
            type_ = self._type(payload, owner)
            found.append((ir.Result(type=type_, path=path, doc=doc), payload))
        if not found:
            return ir.Result(type=None), None
        first = found[0][0]
        types = [r.type for r, _ in found if r.type and r.path == first.path]
        type_ = union(types)
        if empty and not isinstance(type_, ir.Anything | ir.Nullable):
            type_ = ir.Nullable(type_)
        return replace(first, type=type_, media_type=_accept(medias)), None

    def _paging(
        self, source: OperationNode, body: Node, parameters: set[str]
    ) -> Paging[KeyPath] | None:
        if source.http_method != "GET":
            return None
        for way in self._config.paging:
            if not {way.cursor, way.limit} - {""} <= parameters:
                continue
            for template in way.items:
                path = tuple(
                    _collection(source.path) if key == "{collection}" else key
                    for key in template
                )
                items = self._descend(body, path)
                if items and self._admits_list(items):
                    return way.with_items(path)
        return None

    def _descend(self, node: Node, path: tuple[str, ...]) -> Node | None:
        """Go from the schema of a body to the schema of what stands at *path*.

        To an empty schema where the body is an object about which nothing is said.
        """
        for key in path:
            schema = self._effective(node)
            if key not in schema.properties:
                free = not schema.properties and not is_union(schema.keywords)
                silent = free and schema.keywords.get("type", "object") == "object"
                return Node(node.pointer, {}) if silent else None
            node = schema.properties[key]
        return node

    def _admits_list(self, node: Node) -> bool:
        return bool(self._effective(node).keywords.get("type", "array") == "array")


def _accept(medias: Collection[str]) -> str:
    """Give what to ask for instead of plain JSON; nothing where that is an answer."""
    plain = any(media.startswith(("application/json", "*/*")) for media in medias)
    return "" if plain else ", ".join(medias)


def _collection(path: str) -> str:
    """Give the last fixed part of a path: what a list of it is usually called."""
    return [part for part in path.split("/") if part and "{" not in part][-1]
