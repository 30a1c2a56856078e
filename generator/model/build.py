"""Step 4: a resolved document -> the intermediate model."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from functools import partial
from typing import Any

from ..config import Config
from ..errors import Problem
from ..pointer import at, component, join
from ..read.references import path_parameters
from . import ir
from .discriminators import Alternatives, tags
from .guards import guards
from .json_schema import (
    choices,
    implied,
    is_countable,
    is_nullable,
    is_union,
    limits,
    nullable,
    only_reference,
    text,
    union,
    values_of_map,
)
from .media_types import body_kind, body_rank, encoded, is_json
from .parameter_styles import namesakes, stated
from .resolve import Node, OperationNode, Resolved, Schema
from .responses import Answers
from .security import oauth2, requirements, schemes, scopes
from .subtypes import MOST, kinds
from .types import bare, references


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
        self.free: dict[str, str] = {}
        """Pointer of an operation without a cost -> what is wrong."""
        self.answers = Answers(config, self.effective, self.type, self.warn)

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
        if operations and len(self.free) == len(operations):
            message = (
                f"no operation has {self.config.cost_key}: all calls count as free"
            )
            self.free = {"/paths": message}
        for pointer, message in self.free.items():
            self.warn(pointer, message)
        operations.sort(key=lambda operation: operation.id)
        docs = {
            str(tag["name"]): text(tag.get("description"))
            for tag in root.get("tags") or ()
            if isinstance(tag, dict) and "name" in tag
        }
        names = sorted({operation.tag for operation in operations})
        reach = _reach(operations, self.models)
        known = tags(self.unions, self.models)
        return ir.Api(
            title=text(info.get("title")),
            version=text(info.get("version")),
            doc=text(info.get("description")),
            base_url=_base_url(root),
            tags=tuple(ir.Tag(name=name, doc=docs.get(name, "")) for name in names),
            documented=docs,
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
            oauth2=oauth2(root, self.config),
        )

    def operation(self, source: OperationNode) -> ir.Operation:
        value, root = source.node.value, self.resolved.document.root
        id_ = self.operation_id(source)
        tags = [tag for tag in value.get("tags") or () if isinstance(tag, str)]
        groups = [tag for tag in tags if tag not in self.config.marks]
        parameters = _in_order(
            source.path, [self.parameter(node, id_) for node in source.parameters]
        )
        for pointer, message in namesakes(parameters):
            self.warn(pointer, message)
        result, paging = self.answers.result(source, id_, {p.name for p in parameters})
        for holder in (at(root, source.node.pointer.rpartition("/")[0]), value):
            if isinstance(holder, dict) and holder.get("servers"):
                message = "goes to the server of the client, not to servers of its own"
                self.warn(source.node.pointer, message)
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
            summary=text(value.get("summary")),
            doc=text(value.get("description")),
            deprecated=value.get("deprecated") is True,
            cost=self.cost(source.node),
            scopes=tuple(sorted(scopes(root, value))),
            parameters=parameters,
            body=body,
            result=result,
            paging=paging,
            windows=self.windows(source.path),
            security=requirements(root, value),
            guards=tuple(guards(id_, parameters, fields, self.config)),
        )

    def cost(self, node: Node) -> int:
        """Give what a request costs; remember where the document does not say it."""
        key = self.config.cost_key
        stated = node.value.get(key)
        if isinstance(stated, str) and re.fullmatch(r"[0-9]{1,9}", stated):
            stated = int(stated)
        if isinstance(stated, int) and not isinstance(stated, bool) and stated >= 0:
            return stated
        if key:
            what = f"is {stated!r}" if key in node.value else "is missing"
            message = f"{key} {what}: calls count as free until the overlay states it"
            self.free[node.pointer] = message
        return 0

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
            doc=text(value.get("description")) or text(keywords.get("description")),
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
            whole = is_union(effective.keywords) or target.pointer in self.kinds
            if effective.properties and not whole:
                fields = self.fields(effective, owner)
            else:
                type_ = self.type(schema, owner)
        if fields is not None:
            for other in [m for m in ranked if body_kind(m) is ir.BodyKind.CONTENT]:
                message = f"cannot be sent as {other}: the arguments are fields"
                self.warn(join(node.pointer, "content", other), message)
                ranked.remove(other)
        body = ir.Body(
            kind=kind,
            media_type=media,
            type=type_,
            fields=fields,
            required=node.value.get("required") is True,
            pointer=node.pointer,
            doc=text(node.value.get("description")),
            media_types=tuple(ranked) if len(ranked) > 1 else (),
        )
        place = join(node.pointer, "content", media)
        return encoded(body, content[media], keywords, partial(self.warn, place))

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
        wrapped = only_reference(target.value)
        if wrapped and not isinstance(node.value.get("$ref"), str):
            inner = self.type(node.child("allOf", 0), owner)
            return nullable(inner) if is_nullable(node.value) else inner
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
        return union([base, *members])

    def convert(self, schema: Schema, owner: ir.Owner) -> ir.Type:
        keywords = schema.keywords
        kinds = keywords.get("type")
        kinds = [kinds] if isinstance(kinds, str) else list(kinds or ())
        may_be_null = is_nullable(keywords)
        kinds = [kind for kind in kinds if kind != "null"]
        members: list[ir.Type] = []
        if "const" in keywords or "enum" in keywords:
            values = keywords.get("enum", [keywords.get("const")])
            may_be_null = may_be_null or None in values
            if not is_countable(values):
                return self.widened(schema.pointer, "it lists values that no type can")
            members = choices(values, kinds, schema.pointer)
        elif is_union(keywords) and not schema.properties:
            key = "oneOf" if "oneOf" in keywords else "anyOf"
            objects: dict[str, str] = {}
            for index, member in enumerate(keywords[key]):
                child = Node(f"{schema.pointer}/{key}/{index}", member)
                if isinstance(member, dict) and member.get("type") == "null":
                    may_be_null = True
                    continue
                members.append(self.type(child, owner))
                inner = bare(members[-1])
                if isinstance(inner, ir.Ref):
                    objects[self.resolved.follow(child).pointer] = inner.pointer
            if objects:
                self.unions.append(self.alternatives(objects, keywords))
        elif schema.properties and is_union(keywords):
            if "discriminator" not in keywords:
                reason = "it has properties, and alternatives that are no objects"
                return self.widened(schema.pointer, reason)
            message = (
                "its alternatives are not told apart: their own parts are in `extra`"
            )
            self.warn(schema.pointer, message)
            members = [self.model(schema, owner)]
        elif schema.properties:
            members = [self.model(schema, owner)]
        elif "$dynamicRef" in keywords:
            return self.widened(schema.pointer, "a $dynamicRef is not followed")
        else:
            members = [
                self.simple(kind, schema, owner) for kind in kinds or implied(keywords)
            ]
        return nullable(union(members)) if may_be_null else union(members)

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
        return Alternatives(objects, text(discriminator.get("propertyName")), mapping)

    def simple(self, kind: str, schema: Schema, owner: ir.Owner) -> ir.Type:
        keywords = schema.keywords
        if kind == "array":
            if keywords.get("prefixItems"):
                reason = "its items are of different types, by their place"
                return ir.Array(self.widened(schema.pointer, reason))
            if not isinstance(keywords.get("items"), dict):
                return ir.Array(ir.Anything())
            items = Node(f"{schema.pointer}/items", keywords["items"])
            return ir.Array(self.type(items, replace(owner, many=True)))
        if kind == "object":
            path, more = values_of_map(keywords)
            if more:
                values = Node(join(schema.pointer, *path), more)
                return ir.Map(self.type(values, replace(owner, many=True)))
            if keywords.get("patternProperties"):
                reason = "its values are of different types, by their keys"
                return ir.Map(self.widened(schema.pointer, reason))
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
                title=text(schema.keywords.get("title")),
                doc=text(schema.keywords.get("description")),
                owner=owner,
                operations=(),
            )
            # Its fields come later, so that a cycle ends here.
            self.models[schema.pointer] = model
            self.waiting.append(schema)
        return ir.Ref(schema.pointer)

    def fields(self, schema: Schema, owner: ir.Owner) -> tuple[ir.Field, ...]:
        # In sorted order: the first owner of a schema names it, whatever comes first.
        return tuple(
            replace(self.field(name, node, schema.required, owner), position=position)
            for position, (name, node) in sorted(
                enumerate(schema.properties.items()), key=lambda item: item[1][0]
            )
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
            doc=text(own.get("description")) or text(keywords.get("description")),
        )


def _in_order(path: str, parameters: list[ir.Parameter]) -> tuple[ir.Parameter, ...]:
    """Put those of the path first, in its order: they are given by position."""
    order = {name: index for index, name in enumerate(path_parameters(path))}

    def key(parameter: ir.Parameter) -> tuple[bool, int]:
        in_path = parameter.place is ir.Place.PATH
        return not in_path, order.get(parameter.name, len(order)) if in_path else 0

    return tuple(sorted(parameters, key=key))


def _first_segment(path: str) -> str:
    segments = [part for part in path.split("/") if part and not part.startswith("{")]
    return segments[0] if segments else "default"


def _base_url(root: dict[str, Any]) -> str:
    servers = root.get("servers") or [{}]
    url = text(servers[0].get("url"))
    for name, variable in (servers[0].get("variables") or {}).items():
        url = url.replace("{" + name + "}", str(variable.get("default", "")))
    return url.rstrip("/")


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
