"""Step 4: a resolved document -> the intermediate model."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from functools import partial
from typing import Any

from . import ir
from .config import Config
from .errors import Problem
from .guards import guards
from .hierarchy import MOST, kinds
from .limits import limits
from .media import body_kind, body_rank, encoded, is_json, is_text
from .merge import bare, references
from .references import at, component, join
from .resolve import Node, OperationNode, Resolved, Schema
from .security import oauth2, requirements, schemes, scopes
from .styles import namesakes, stated
from .tags import Alternatives, tags

_STATUS = {"201": "created", "202": "accepted", "206": "partial"}
_KINDS = {str: "string", bool: "boolean", int: "integer", float: "number"}


def build(resolved: Resolved, config: Config) -> tuple[ir.Api, tuple[Problem, ...]]:
    """State what *resolved* says about the API, sorted where OpenAPI leaves order open.

    The second value says where a type had to be widened, and why.
    """
    builder = _Builder(resolved, config)
    return builder.api(), tuple(builder.warnings)


class _Builder:
    def __init__(self, resolved: Resolved, config: Config) -> None:
        self.resolved = resolved
        self.config = config
        self.models: dict[str, ir.Model] = {}
        self.open: set[str] = set()
        self.waiting: deque[Schema] = deque()
        self.ids: set[str] = set()
        self.unions: list[Alternatives] = []
        self.kinds = kinds(resolved.document.root)
        self.warnings: list[Problem] = []

    def widened(self, pointer: str, reason: str) -> ir.Type:
        """Give up on a type, and say so."""
        self.warn(pointer, f"becomes Any: {reason}")
        return ir.Anything()

    def warn(self, pointer: str, message: str) -> None:
        where = self.resolved.document.where(pointer)
        self.warnings.append(Problem(where, pointer, message))

    def api(self) -> ir.Api:
        root = self.resolved.document.root
        info = root.get("info") or {}
        operations = [self.operation(node) for node in self.resolved.operations]
        while self.waiting:
            schema = self.waiting.popleft()
            fields = self.fields(schema, ir.Owner(pointer=schema.pointer))
            model = self.models[schema.pointer]
            self.models[schema.pointer] = replace(model, fields=fields)
        operations.sort(key=lambda operation: operation.id)
        docs = {
            str(tag["name"]): _text(tag.get("description"))
            for tag in root.get("tags") or ()
            if isinstance(tag, dict) and "name" in tag
        }
        names = sorted({operation.tag for operation in operations})
        reach = _reach(operations, self.models)
        known = tags(self.unions, self.models)
        return ir.Api(
            title=_text(info.get("title")),
            version=_text(info.get("version")),
            doc=_text(info.get("description")),
            base_url=_base_url(root),
            tags=tuple(ir.Tag(name=name, doc=docs.get(name, "")) for name in names),
            marks=tuple(
                ir.Tag(name=mark, doc=docs.get(tag, ""))
                for tag, mark in sorted(self.config.marks.items())
            ),
            operations=tuple(operations),
            models=tuple(
                replace(
                    self.models[pointer],
                    operations=reach[pointer],
                    tags=known.get(pointer, ()),
                )
                for pointer in sorted(reach)
            ),
            schemes=tuple(schemes(self.resolved, self.warn)),
            oauth2=oauth2(root),
        )

    def operation(self, source: OperationNode) -> ir.Operation:
        value, root = source.node.value, self.resolved.document.root
        id_ = self.operation_id(source)
        tags = [tag for tag in value.get("tags") or () if isinstance(tag, str)]
        groups = [tag for tag in tags if tag not in self.config.marks]
        parameters = tuple(self.parameter(node, id_) for node in source.parameters)
        for pointer, message in namesakes(parameters):
            self.warn(pointer, message)
        result, paging = self.result(source, id_, {p.name for p in parameters})
        cost = value.get(self.config.cost_key, 0)
        body = self.body(source.body, id_) if source.body else None
        fields = (body.fields or ()) if body else ()
        return ir.Operation(
            id=id_,
            pointer=source.node.pointer,
            http_method=source.http_method,
            path=source.path,
            tag=groups[0] if groups else _first_segment(source.path),
            marks=tuple(
                sorted(self.config.marks[t] for t in tags if t in self.config.marks)
            ),
            summary=_text(value.get("summary")),
            doc=_text(value.get("description")),
            deprecated=value.get("deprecated") is True,
            cost=cost if isinstance(cost, int) else 0,
            scopes=tuple(sorted(scopes(root, value))),
            parameters=parameters,
            body=body,
            result=result,
            paging=paging,
            windows=self.windows(source.path),
            security=requirements(root, value),
            guards=tuple(guards(id_, parameters, fields, self.config)),
        )

    def operation_id(self, source: OperationNode) -> str:
        """Give the operationId; one made of method and path if it is absent or taken."""
        found = source.node.value.get("operationId")
        made = f"{source.http_method.lower()} {source.path}"
        words = re.sub(r"\W+", " ", made).title().split()
        stated = isinstance(found, str) and found.strip() and found not in self.ids
        id_ = str(found) if stated else words[0].lower() + "".join(words[1:])
        while id_ in self.ids:
            # `/a/b` and `/a-b` read alike.
            id_ += "_"
        self.ids.add(id_)
        return id_

    def windows(self, path: str) -> tuple[str, ...]:
        found = [
            w for w in self.config.windows if not w.paths or re.search(w.paths, path)
        ]
        return tuple(window.name for window in found) if len(found) > 1 else ()

    def parameter(self, node: Node, operation: str) -> ir.Parameter:
        value = node.value
        place = ir.Place(value["in"])
        owner = ir.Owner(
            operation=operation, role="parameter", property=str(value["name"])
        )
        schema = node.child("schema") if "schema" in value else None
        media = ""
        if schema is None:
            content = value.get("content") or {}
            media = min(content, key=lambda m: (not is_json(m), m), default="")
            if media and "schema" in content[media]:
                schema = node.child("content", media, "schema")
        keywords = self.effective(schema).keywords if schema else {}
        style, explode, trouble = stated(value, place)
        if trouble:
            self.warn(node.pointer, trouble)
        maximum, max_items = keywords.get("maximum"), keywords.get("maxItems")
        return ir.Parameter(
            name=str(value["name"]),
            place=place,
            type=self.type(schema, owner) if schema else ir.Anything(),
            pointer=node.pointer,
            required=value.get("required") is True or place is ir.Place.PATH,
            deprecated=value.get("deprecated") is True,
            style=style,
            explode=explode,
            reserved=value.get("allowReserved") is True and place is ir.Place.QUERY,
            json=media != "" and is_json(media),
            maximum=maximum if isinstance(maximum, int) else None,
            max_items=max_items if isinstance(max_items, int) else None,
            limits=tuple(limits(keywords)),
            doc=_text(value.get("description")) or _text(keywords.get("description")),
        )

    def body(self, node: Node, operation: str) -> ir.Body | None:
        content = node.value.get("content") or {}
        ranked = sorted(content, key=lambda media: (body_rank(media), media))
        if not ranked:
            return None
        media = ranked[0]
        kind = body_kind(media)
        schema = (
            node.child("content", media, "schema")
            if "schema" in content[media]
            else None
        )
        owner = ir.Owner(operation=operation, role="body")
        fields = None
        keywords: dict[str, dict[str, Any]] = {}
        type_: ir.Type = ir.Anything()
        if schema is not None and kind is not ir.BodyKind.CONTENT:
            target = self.resolved.follow(schema)
            effective = self.effective(target)
            keywords = {
                name: self.effective(property_).keywords
                for name, property_ in effective.properties.items()
            }
            whole = _is_union(effective.keywords) or target.pointer in self.kinds
            if effective.properties and not whole:
                fields = self.fields(effective, owner)
            else:
                type_ = self.type(schema, owner)
        body = ir.Body(
            kind=kind,
            media_type=media,
            type=type_,
            fields=fields,
            required=node.value.get("required") is True,
            pointer=node.pointer,
            doc=_text(node.value.get("description")),
            media_types=tuple(ranked) if len(ranked) > 1 else (),
        )
        place = join(node.pointer, "content", media)
        return encoded(body, content[media], keywords, partial(self.warn, place))

    def result(
        self, source: OperationNode, operation: str, parameters: set[str]
    ) -> tuple[ir.Result, ir.Paging | None]:
        """Find the payload of the successful answers: of any of them if they differ."""
        owner = ir.Owner(operation=operation, role="result")
        found: list[tuple[ir.Result, Node]] = []
        empty = False
        for status in [s for s in source.responses if s[:1] == "2"] or ["default"]:
            if status not in source.responses:
                continue
            response = source.responses[status]
            doc = _text(response.value.get("description"))
            content = response.value.get("content") or {}
            media = min(
                content, key=lambda name: (not is_json(name), name), default=None
            )
            if media is None:
                empty = True
                continue
            if is_text(media):
                text = ir.Scalar("string")
                return ir.Result(type=text, media_type=media, doc=doc), None
            if not is_json(media):
                binary = ir.Result(type=None, binary=True, media_type=media, doc=doc)
                if not found:
                    return binary, None
                continue
            if "schema" not in content[media]:
                found.append((ir.Result(type=ir.Anything(), doc=doc), response))
                continue
            body = response.child("content", media, "schema")
            paging = self.paging(source, body, parameters)
            if paging and not found:
                items = self.descend(body, paging.items)
                assert items is not None
                type_ = self.type(items, owner)
                if not isinstance(type_, ir.Array):
                    type_ = ir.Array(ir.Anything())
                return ir.Result(type=type_, path=paging.items, doc=doc), paging
            data = self.config.envelope.data
            payload = self.descend(body, (data,)) if data else None
            path = (data,) if payload and payload.value else ()
            payload = payload if payload and payload.value else body
            if any(payload.value == known.value for _, known in found):
                continue
            if found:
                # What is inline here is another record than that of the first answer.
                owner = replace(owner, property=_STATUS.get(status, "other"))
            type_ = self.type(payload, owner)
            found.append((ir.Result(type=type_, path=path, doc=doc), payload))
        if not found:
            return ir.Result(type=None), None
        first = found[0][0]
        types = [r.type for r, _ in found if r.type and r.path == first.path]
        type_ = _union(types)
        if empty and not isinstance(type_, ir.Anything | ir.Nullable):
            type_ = ir.Nullable(type_)
        return replace(first, type=type_), None

    def paging(
        self, source: OperationNode, body: Node, parameters: set[str]
    ) -> ir.Paging | None:
        if source.http_method != "GET":
            return None
        for way in self.config.paging:
            if not {way.cursor, way.limit} - {""} <= parameters:
                continue
            for template in way.items:
                path = tuple(
                    _collection(source.path) if key == "{collection}" else key
                    for key in template
                )
                items = self.descend(body, path)
                if items and self.admits_list(items):
                    return ir.Paging(
                        style=way.style,
                        cursor=way.cursor,
                        limit=way.limit,
                        items=path,
                        next=way.next,
                        total=way.total,
                    )
        return None

    def descend(self, node: Node, path: tuple[str, ...]) -> Node | None:
        """Go from the schema of a body to the schema of what stands at *path*.

        To an empty schema where the body is an object about which nothing is said.
        """
        for key in path:
            schema = self.effective(node)
            if key not in schema.properties:
                free = not schema.properties and not _is_union(schema.keywords)
                silent = free and schema.keywords.get("type", "object") == "object"
                return Node(node.pointer, {}) if silent else None
            node = schema.properties[key]
        return node

    def admits_list(self, node: Node) -> bool:
        return bool(self.effective(node).keywords.get("type", "array") == "array")

    def effective(self, node: Node) -> Schema:
        return self.merged(self.resolved.follow(node))

    def merged(self, node: Node) -> Schema:
        """Merge the `allOf` of *node*, and say where its members contradict each other."""
        schema = self.resolved.schema(node)
        for pointer, reason in schema.clashes:
            self.widened(pointer, reason)
        return schema

    def type(self, node: Node, owner: ir.Owner) -> ir.Type:
        """Convert the schema at *node*, which *owner* holds."""
        if not isinstance(node.value, dict):
            return ir.Anything()
        target = self.resolved.follow(node)
        wrapped = _only_reference(target.value)
        if wrapped and not isinstance(node.value.get("$ref"), str):
            inner = self.type(node.child("allOf", 0), owner)
            return ir.Nullable(inner) if node.value.get("nullable") is True else inner
        if target.pointer in self.open and target.pointer not in self.models:
            return self.widened(
                target.pointer, "it holds itself without an object in between"
            )
        self.open.add(target.pointer)
        schema = self.merged(target)
        type_ = self.convert(schema, owner)
        self.open.discard(target.pointer)
        below = self.kinds.get(target.pointer, ())
        return self.any_kind(type_, schema, below, owner) if below else type_

    def any_kind(
        self, base: ir.Type, schema: Schema, below: tuple[str, ...], owner: ir.Owner
    ) -> ir.Type:
        """Give the union of the kinds of a base, and of itself for those not known."""
        if not isinstance(base, ir.Ref):
            return base
        if len(below) > MOST:
            reason = (
                f"its {len(below)} kinds are not told apart, for they are over {MOST}"
            )
            self.warn(schema.pointer, reason)
            return base
        objects: dict[str, str] = {}
        members: list[ir.Type] = []
        for pointer in below:
            node = Node(pointer, at(self.resolved.document.root, pointer))
            kind = self.convert(self.merged(node), owner)
            if isinstance(kind, ir.Ref):
                members.append(kind)
                objects[pointer] = kind.pointer
        self.unions.append(self.alternatives(objects, schema.keywords))
        return _union([base, *members])

    def convert(self, schema: Schema, owner: ir.Owner) -> ir.Type:
        keywords = schema.keywords
        kinds = keywords.get("type")
        kinds = [kinds] if isinstance(kinds, str) else list(kinds or ())
        nullable = keywords.get("nullable") is True or "null" in kinds
        kinds = [kind for kind in kinds if kind != "null"]
        members: list[ir.Type] = []
        if "const" in keywords or "enum" in keywords:
            values = keywords.get("enum", [keywords.get("const")])
            nullable = nullable or None in values
            members = _choices(values, kinds, schema.pointer)
        elif _is_union(keywords) and not schema.properties:
            key = "oneOf" if "oneOf" in keywords else "anyOf"
            objects: dict[str, str] = {}
            for index, member in enumerate(keywords[key]):
                child = Node(f"{schema.pointer}/{key}/{index}", member)
                if isinstance(member, dict) and member.get("type") == "null":
                    nullable = True
                    continue
                members.append(self.type(child, owner))
                inner = bare(members[-1])
                if isinstance(inner, ir.Ref):
                    objects[self.resolved.follow(child).pointer] = inner.pointer
            if objects:
                self.unions.append(self.alternatives(objects, keywords))
        elif schema.properties:
            members = [self.model(schema, owner)]
        else:
            members = [
                self.simple(kind, schema, owner) for kind in kinds or _implied(keywords)
            ]
        type_ = _union(members)
        nullable = nullable and not isinstance(type_, ir.Anything | ir.Nullable)
        return ir.Nullable(type_) if nullable else type_

    def alternatives(
        self, objects: dict[str, str], keywords: dict[str, Any]
    ) -> Alternatives:
        discriminator = keywords.get("discriminator")
        if not isinstance(discriminator, dict):
            return Alternatives(objects)
        stated = discriminator.get("mapping")
        mapping = {}
        for value, target in stated.items() if isinstance(stated, dict) else ():
            # Either a reference or the bare name of a component.
            known = str(target).startswith("#")
            target = str(target) if known else join("#/components/schemas", target)
            mapping[value] = self.resolved.follow(Node("", {"$ref": target})).pointer
        return Alternatives(objects, _text(discriminator.get("propertyName")), mapping)

    def simple(self, kind: str, schema: Schema, owner: ir.Owner) -> ir.Type:
        keywords = schema.keywords
        if kind == "array":
            if not isinstance(keywords.get("items"), dict):
                return ir.Array(ir.Anything())
            items = Node(f"{schema.pointer}/items", keywords["items"])
            return ir.Array(self.type(items, replace(owner, many=True)))
        if kind == "object":
            more = keywords.get("additionalProperties")
            if isinstance(more, dict) and more:
                values = Node(f"{schema.pointer}/additionalProperties", more)
                return ir.Map(self.type(values, replace(owner, many=True)))
            return ir.Map(ir.Anything())
        if kind in ("string", "integer", "number", "boolean"):
            return ir.Scalar(kind, str(keywords.get("format") or ""))
        return ir.Anything()

    def model(self, schema: Schema, owner: ir.Owner) -> ir.Type:
        if schema.pointer not in self.models:
            model = ir.Model(
                pointer=schema.pointer,
                fields=(),
                component=component(schema.pointer),
                title=_text(schema.keywords.get("title")),
                doc=_text(schema.keywords.get("description")),
                owner=owner,
                operations=(),
            )
            # Its fields come later, so that a cycle ends here.
            self.models[schema.pointer] = model
            self.waiting.append(schema)
        return ir.Ref(schema.pointer)

    def fields(self, schema: Schema, owner: ir.Owner) -> tuple[ir.Field, ...]:
        return tuple(
            self.field(name, schema.properties[name], schema.required, owner)
            for name in sorted(schema.properties)
        )

    def field(
        self, name: str, node: Node, required: frozenset[str], owner: ir.Owner
    ) -> ir.Field:
        keywords = self.effective(node).keywords
        own = node.value if isinstance(node.value, dict) else {}
        return ir.Field(
            name=name,
            type=self.type(node, replace(owner, property=name)),
            pointer=node.pointer,
            required=name in required,
            deprecated=keywords.get("deprecated") is True,
            read_only=keywords.get("readOnly") is True,
            write_only=keywords.get("writeOnly") is True,
            limits=tuple(limits(keywords)),
            doc=_text(own.get("description")) or _text(keywords.get("description")),
        )


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _collection(path: str) -> str:
    """Give the last fixed part of a path: what a list of it is usually called."""
    return [part for part in path.split("/") if part and "{" not in part][-1]


def _first_segment(path: str) -> str:
    segments = [part for part in path.split("/") if part and not part.startswith("{")]
    return segments[0] if segments else "default"


def _base_url(root: dict[str, Any]) -> str:
    servers = root.get("servers") or [{}]
    url = _text(servers[0].get("url"))
    for name, variable in (servers[0].get("variables") or {}).items():
        url = url.replace("{" + name + "}", str(variable.get("default", "")))
    return url.rstrip("/")


def _is_union(keywords: dict[str, Any]) -> bool:
    """Tell whether `oneOf`/`anyOf` state types, not only which properties are required."""
    stated = (
        "type",
        "properties",
        "$ref",
        "allOf",
        "oneOf",
        "anyOf",
        "enum",
        "const",
        "items",
    )
    members = keywords.get("oneOf") or keywords.get("anyOf") or ()
    return any(isinstance(m, dict) and any(key in m for key in stated) for m in members)


def _only_reference(value: dict[str, Any]) -> bool:
    """Tell whether `allOf` holds one `$ref` and only annotations stand beside it."""
    members = value.get("allOf")
    if not isinstance(members, list) or len(members) != 1 or "properties" in value:
        return False
    return isinstance(members[0], dict) and isinstance(members[0].get("$ref"), str)


def _implied(keywords: dict[str, Any]) -> list[str]:
    if "additionalProperties" in keywords:
        return ["object"]
    return ["array"] if "items" in keywords else ["any"]


def _choices(values: list[Any], kinds: list[str], pointer: str) -> list[ir.Type]:
    """One `Choice` for each kind of value, in a fixed order."""
    by_kind: dict[str, list[Any]] = {}
    for value in values:
        if value is None:
            continue
        kind = _KINDS.get(type(value))
        if kind is None:
            return [ir.Anything()]
        if value not in by_kind.setdefault(kind, []):
            by_kind[kind].append(value)
    if not by_kind:
        return [ir.Scalar(kind) for kind in kinds if kind in _KINDS.values()]
    # Fractions are measures, not names of anything: a list of them is just a number.
    return [
        (
            ir.Scalar(kind)
            if kind == "number"
            else ir.Choice(kind, tuple(sorted(by_kind[kind])), pointer)
        )
        for kind in sorted(by_kind)
    ]


def _union(members: list[ir.Type]) -> ir.Type:
    unique = list(dict.fromkeys(members))
    if not unique or any(isinstance(member, ir.Anything) for member in unique):
        return ir.Anything()
    return unique[0] if len(unique) == 1 else ir.Union(tuple(unique))


def _reach(
    operations: list[ir.Operation], models: dict[str, ir.Model]
) -> dict[str, tuple[str, ...]]:
    """Say for each model which operations reach it, directly or through others."""
    found: dict[str, list[str]] = {}
    for operation in operations:
        types: list[ir.Type | None] = [operation.result.type]
        types += [parameter.type for parameter in operation.parameters]
        if operation.body:
            types.append(operation.body.type)
            types += [field.type for field in operation.body.fields or ()]
        waiting = [pointer for type_ in types for pointer in references(type_)]
        seen: set[str] = set()
        while waiting:
            pointer = waiting.pop()
            if pointer not in seen:
                seen.add(pointer)
                waiting += [
                    p
                    for field in models[pointer].fields
                    for p in references(field.type)
                ]
        for pointer in seen:
            found.setdefault(pointer, []).append(operation.id)
    return {pointer: tuple(ids) for pointer, ids in found.items()}
