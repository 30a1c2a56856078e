"""Request bodies: their media types, their fields or type, and their encoding.

Those of webhooks and callbacks are read, not written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from ..pointer import component, join, parts
from ..read.keywords import METHODS
from ..read.nodes import Node, follow
from . import ir
from .allof import Schema, follow_schema
from .json_schema import allows_null, is_union, text
from .operations import OperationNode, Resolved
from .schema import Schemas
from .types import item_type, strip_null, union

FILE = ir.Scalar("string", "binary")

ANY_MEDIA = "*/*"
"""Content that is read and written as JSON unless the response says otherwise."""

_JSON = ("application/json", "text/json")

WEBHOOKS = ("webhooks", "x-webhooks")
"""Keys of a document with webhooks; the second one is that of many 3.0 documents."""

FORM_STYLES = ("form", "spaceDelimited", "pipeDelimited", "deepObject")
"""Styles of the fields of a form, and of a query, the usual one first."""


def is_json(media: str) -> bool:
    """Return whether content is read and written as JSON."""
    media = _base(media)
    return media in (*_JSON, ANY_MEDIA) or media.endswith("+json")


def is_text(media: str) -> bool:
    """Return whether content is read as a string; XML states its own encoding."""
    text = _base(media).startswith("text/") and not is_json(media)
    return text and _base(media) != "text/xml"


def _body_kind(media: str) -> ir.BodyKind:
    """Return how a request body of a media type is written."""
    if is_json(media):
        return ir.BodyKind.JSON
    if _base(media) == "application/x-www-form-urlencoded":
        return ir.BodyKind.FORM
    multipart = _base(media).startswith("multipart/")
    return ir.BodyKind.MULTIPART if multipart else ir.BodyKind.CONTENT


def json_schemas(node: Node) -> Iterator[Node]:
    """Yield the schemas of the JSON content of a request or a response."""
    for media in sorted(filter(is_json, node.members("content"))):
        if schema := node.get("content", media, "schema"):
            yield schema


def _base(media: str) -> str:
    return media.partition(";")[0].strip().lower()


def is_file(type_: ir.Type) -> bool:
    """Return whether a field of a multipart body is a file, or a list of files."""
    return item_type(type_) == FILE


def body(source: OperationNode, schemas: Schemas) -> ir.Body | None:
    """Return the body of an operation; None if it has no content."""
    node = source.body
    content = node.members("content") if node else {}
    ranked = sorted(content, key=lambda name: _rank(name, content[name], schemas))
    if not node or not ranked:
        return None
    media, owner = ranked[0], ir.Owner(operation=source.id, role="body")
    kind, place = _body_kind(media), content[media]
    schema = Node(place.pointer, {})
    if "schema" in place.value and kind is not ir.BodyKind.CONTENT:
        schema = place.child("schema")
    record = _record(schema, schemas, kind)
    if record:
        for other in [m for m in ranked if _is_other_text(m, content[m], schemas)]:
            message = f"cannot be sent as {other}: the arguments are fields"
            schemas.warn(content[other].pointer, message)
            ranked.remove(other)
    is_range = kind is ir.BodyKind.CONTENT and "*" in media
    inputs = sorted(record.properties.items()) if record else [("", schema)]
    styles, part_types = _encoding(place, schemas)
    found = ir.Body(
        kind=kind,
        media_type=media,
        type=ir.Anything() if record else schemas.type(schema, owner),
        fields=None,
        required=node.value.get("required") is True,
        pointer=node.pointer,
        doc=text(node.value.get("description")) or _about(schema, schemas),
        media_types=tuple(ranked) if len(ranked) > 1 or is_range else (),
        styles=styles,
        part_types=part_types,
        limits=tuple(
            limit for name, part in inputs for limit in schemas.limits(part, name)
        ),
    )
    places = [content[name] for name in ranked]
    if record:
        return _with_fields(found, record, places, schemas, owner)
    return _with_types(found, places, schemas, owner)


def _rank(media: str, place: Node, schemas: Schemas) -> tuple[int, bool, str]:
    """Order media types: JSON first, and of that what has fields."""
    kind = _body_kind(media)
    is_value = kind is ir.BodyKind.JSON and "schema" in place.value
    is_value = is_value and not _record(place.child("schema"), schemas, kind)
    return list(ir.BodyKind).index(kind), is_value, media


def _is_other_text(media: str, place: Node, schemas: Schemas) -> bool:
    """Return whether content has fields, in a text that is not written: XML."""
    kind = _body_kind(media)
    if kind is not ir.BodyKind.CONTENT or "schema" not in place.value:
        return False
    return _record(place.child("schema"), schemas, kind) is not None


def _with_types(
    found: ir.Body, places: Sequence[Node], schemas: Schemas, owner: ir.Owner
) -> ir.Body:
    """Add the types of other media types to a body that is one value."""
    types = [found.type]
    for place in places[1:]:
        kind = _body_kind(parts(place.pointer)[-1])
        if place.value.get("schema") in (None, places[0].value.get("schema")):
            continue
        if kind is found.kind is ir.BodyKind.JSON:
            types.append(schemas.type(place.child("schema"), owner))
        elif found.kind is not kind is not ir.BodyKind.CONTENT:
            message = f"the value of {found.media_type} is sent, not this schema"
            schemas.warn(place.pointer, message)
    return replace(found, type=union(types))


def _about(schema: Node, schemas: Schemas) -> str:
    """Return name and text of a component without fields: no class has them."""
    name = component(follow_schema(schemas.document, schema).pointer)
    merged = schemas.merged(schema)
    if merged.properties or is_union(merged.keywords):
        return ""
    about = text(merged.keywords.get("description"))
    return f"`{name}`. {about}".strip() if name else about


def _with_fields(
    found: ir.Body,
    record: Schema,
    places: Sequence[Node],
    schemas: Schemas,
    owner: ir.Owner,
) -> ir.Body:
    """Add the fields of the usual media type, and of others if they have others."""
    usual, *more = places
    own = _fields(record, usual, found.styles | found.part_types, schemas, owner)
    fields, variants = {**own}, {found.media_type: tuple(own)}
    part_types = found.part_types
    values: list[ir.Type] = []
    for place in more:
        media = parts(place.pointer)[-1]
        kind = _body_kind(media)
        if kind is ir.BodyKind.CONTENT:
            variants[media] = ()
            continue
        if place.value.get("schema") in (None, usual.value.get("schema")):
            variants[media] = tuple(own)
            continue
        other = _record(place.child("schema"), schemas, kind)
        if other is None and kind is found.kind is ir.BodyKind.JSON:
            variants[media] = ()
            values.append(schemas.type(place.child("schema"), owner))
            continue
        if other is None:
            message = f"the fields of {found.media_type} are sent, not this schema"
            schemas.warn(place.pointer, message)
            continue
        styles, types = _encoding(place, schemas)
        part_types = part_types | types
        others = _fields(other, place, styles | types, schemas, owner)
        variants[media] = tuple(others)
        for name, field in others.items():
            known = fields.get(name, field)
            fields[name] = replace(known, type=union([known.type, field.type]))
    if len(set(map(frozenset, variants.values()))) == 1:
        fields, variants = own, {}
    everywhere = frozenset.intersection(
        frozenset(own), *map(frozenset, variants.values())
    )
    # Without a body nothing is missing in it.
    required = everywhere if found.required else frozenset()
    return replace(
        found,
        type=union(values),
        part_types=part_types,
        variants=variants,
        fields=tuple(
            replace(field, required=field.required and field.name in required)
            for field in fields.values()
        ),
    )


def _fields(
    record: Schema,
    place: Node,
    encoding: Mapping[str, str],
    schemas: Schemas,
    owner: ir.Owner,
) -> dict[str, ir.Field]:
    """Return the fields of a body, of the types that its media type can have."""
    kind = _body_kind(parts(place.pointer)[-1])
    found = {field.name: field for field in schemas.fields(record, owner)}
    if kind is ir.BodyKind.JSON:
        return found
    for name, field in found.items():
        type_ = field.type
        if kind is ir.BodyKind.MULTIPART and name in record.properties:
            type_ = _part(type_, schemas.merged(record.properties[name]).keywords)
        # Only JSON text can be null.
        type_ = type_ if "json" in encoding.get(name, "") else filled(type_)
        found[name] = replace(field, type=type_)
    return found


def kind_of(body: ir.Body, name: str) -> ir.BodyKind:
    """Return how a field is written: as the first media type does that has it."""
    for media, names in body.variants.items():
        if name in names:
            return _body_kind(media)
    return body.kind


def filled(type_: ir.Type) -> ir.Type:
    """Return a type for what has no null: neither the value nor its items."""
    type_ = strip_null(type_)
    return ir.Array(filled(type_.items)) if isinstance(type_, ir.Array) else type_


def _encoding_style(encoding: dict[str, Any]) -> str:
    """Write the style of a field of a form; empty if its encoding states none."""
    if not encoding.keys() & {"style", "explode", "allowReserved"}:
        return "json" if is_json(str(encoding.get("contentType", ""))) else ""
    style_ = encoding.get("style", "form")
    style_ = style_ if style_ in FORM_STYLES else "form"
    explode = encoding.get("explode", style_ == "form") is True
    reserved = encoding.get("allowReserved") is True
    return "+" * reserved + style_ + "*" * explode


def _record(schema: Node, schemas: Schemas, kind: ir.BodyKind) -> Schema | None:
    """Return the schema of a body if its properties are the arguments of the method."""
    merged = schemas.merged(schema)
    if kind is ir.BodyKind.JSON and allows_null(merged.keywords):
        return None
    pointer = follow_schema(schemas.document, schema).pointer
    whole = is_union(merged.keywords) or pointer in schemas.subtypes
    return merged if merged.properties and not whole else None


def _encoding(place: Node, schemas: Schemas) -> tuple[dict[str, str], dict[str, str]]:
    """Return the styles of the fields of a form, and the media types of parts."""
    media = parts(place.pointer)[-1]
    kind = _body_kind(media)
    encodings = {
        name: node.value
        for name, node in sorted(place.members("encoding").items())
        if isinstance(node.value, dict)
    }
    if kind is ir.BodyKind.FORM:
        styles = {name: _encoding_style(e) for name, e in encodings.items()}
        return {name: style for name, style in styles.items() if style}, {}
    if kind is not ir.BodyKind.MULTIPART:
        return {}, {}
    if not media.startswith("multipart/form-data"):
        schemas.warn(place.pointer, f"is sent as multipart/form-data, not as {media}")
    for name in (name for name, e in encodings.items() if e.get("headers")):
        message = f"the headers of the part {name!r} are not sent"
        schemas.warn(place.pointer, message)
    stated = {n: e for n, e in encodings.items() if _is_definite(e.get("contentType"))}
    return {}, {name: encoding["contentType"] for name, encoding in stated.items()}


def _is_definite(media: object) -> bool:
    """Return whether one media type is stated, not a choice: `image/png, image/*`."""
    return isinstance(media, str) and media.isprintable() and not set(media) & set(",*")


def _part(type_: ir.Type, keywords: dict[str, Any]) -> ir.Type:
    """Take a string that is stated to be something else, and not encoded, for a file."""
    media = keywords.get("contentMediaType")
    raw = isinstance(media, str) and "contentEncoding" not in keywords
    bare = strip_null(type_)
    string = isinstance(bare, ir.Anything) or bare == ir.Scalar("string")
    return FILE if raw and string and not is_json(str(media)) else type_


def events(resolved: Resolved, schemas: Schemas) -> tuple[ir.Event, ...]:
    """Return the requests that the API sends, by their names in the document."""
    root = Node("", resolved.document.root)
    found = [
        (name, "", node) for key in WEBHOOKS for name, node in root.members(key).items()
    ]
    for operation in resolved.operations:
        for name, node in operation.node.members("callbacks").items():
            callback = follow(root.value, node)
            found += [
                (name, operation.id, callback.child(expression))
                for expression in sorted(callback.value)
                if not expression.startswith("x-")
            ]
    made = [
        event
        for name, id_, node in found
        for event in _events(name, id_, follow(root.value, node), schemas)
    ]
    unique = dict.fromkeys(made)
    times = Counter(event.name for event in unique)
    return tuple(
        event if times[event.name] == 1 else replace(event, name=_long_name(event))
        for event in unique
    )


def _long_name(event: ir.Event) -> str:
    return " ".join([event.operation, event.name, event.http_method.lower()])


def _events(
    name: str, operation: str, item: Node, schemas: Schemas
) -> Iterator[ir.Event]:
    """Yield the requests of one path item; those without a body have nothing to read."""
    for method in METHODS:
        if not isinstance(item.value.get(method), dict):
            continue
        value = item.child(method)
        stated = value.value.get("requestBody") or {}
        place = Node(join(value.pointer, "requestBody"), stated)
        body = follow(schemas.document.root, place)
        content = body.members("content")
        media = next((m for m in content if "json" in m or m == "*/*"), "")
        if content and not media:
            schemas.warn(body.pointer, f"is {', '.join(content)} and is not read")
        schema = body.get("content", media, "schema")
        if not schema:
            continue
        owner = ir.Owner(role="event", property=name)
        yield ir.Event(
            name=name,
            operation=operation,
            http_method=method.upper(),
            type=schemas.type(schema, owner),
            doc=text(value.value.get("summary"))
            or text(value.value.get("description")),
        )
