"""Parameters outside the body, and the styles that they are serialized in."""

from __future__ import annotations

from ..read.nodes import Node, path_parameters
from . import ir
from .bodies import FORM_STYLES, filled, is_json
from .json_schema import constraints, text
from .operations import OperationNode
from .schema import Schemas
from .types import strip_null

# The styles that parameters at each location may have, the usual one first.
_STYLES = {
    ir.Location.PATH: ("simple", "label", "matrix"),
    ir.Location.QUERY: FORM_STYLES,
    ir.Location.HEADER: ("simple",),
    ir.Location.COOKIE: ("form",),
}
_DELIMITERS = {"form": ",", "pipeDelimited": "|", "simple": ",", "spaceDelimited": " "}


def parameters(source: OperationNode, schemas: Schemas) -> tuple[ir.Parameter, ...]:
    """Return the parameters of an operation; those of the path first, in its order."""
    order = {name: index for index, name in enumerate(path_parameters(source.path))}

    def key(parameter: ir.Parameter) -> tuple[bool, int]:
        in_path = parameter.location is ir.Location.PATH
        return not in_path, order.get(parameter.name, len(order)) if in_path else 0

    found = []
    for node in source.parameters:
        if node.value["in"] == "querystring":
            message = "no argument is made of a whole query: `extra_query` sends one"
            schemas.warn(node.pointer, message)
        else:
            found.append(_parameter(node, source.id, schemas))
    found.sort(key=key)
    _warn_of_namesakes(found, schemas)
    return tuple(found)


def _parameter(node: Node, operation: str, schemas: Schemas) -> ir.Parameter:
    value = node.value
    name, location = str(value["name"]), ir.Location(value["in"])
    owner = ir.Owner(operation=operation, role="parameter", property=name)
    schema, media = _schema(node)
    keywords = schemas.merged(schema).keywords
    style_, explode = _stated_style(node, location, schemas)
    type_ = schemas.type(schema, owner)
    if not media and _holds_objects(type_) and style_ != "deepObject":
        message = "is sent as JSON: OpenAPI has no other text for lists of objects"
        schemas.warn(node.pointer, message)
    maximum = keywords.get("maximum")
    return ir.Parameter(
        name=name,
        location=location,
        type=type_ if media else filled(type_),
        pointer=node.pointer,
        required=value.get("required") is True or location is ir.Location.PATH,
        deprecated=value.get("deprecated") is True,
        style=style_,
        explode=explode,
        reserved=value.get("allowReserved") is True and location is ir.Location.QUERY,
        json=media != "" and is_json(media),
        maximum=maximum if isinstance(maximum, int) else None,
        constraints=constraints(keywords),
        limits=tuple(schemas.limits(schema, name)),
        doc=text(value.get("description")) or text(keywords.get("description")),
    )


def _schema(node: Node) -> tuple[Node, str]:
    """Return the schema of a parameter, empty if there is none, and its media type."""
    if "schema" in node.value:
        return node.child("schema"), ""
    content = node.members("content")
    media = min(content, key=lambda m: (not is_json(m), m), default="")
    return node.get("content", media, "schema") or Node(node.pointer, {}), media


def _stated_style(
    node: Node, location: ir.Location, schemas: Schemas
) -> tuple[str, bool]:
    """Return the style of a parameter, and whether it is exploded."""
    usual, explode = _STYLES[location][0], node.value.get("explode")
    style_ = node.value.get("style", usual)
    if style_ not in _STYLES[location]:
        no_style = f"in a {location.value} is no style {style_!r}"
        schemas.warn(node.pointer, f"is written as {usual}: {no_style}")
        style_ = usual
    return style_, explode if isinstance(explode, bool) else style_ == "form"


def _warn_of_namesakes(parameters: list[ir.Parameter], schemas: Schemas) -> None:
    """Report parameters that share a name and not a style: the runtime goes by name."""
    last = {p.name: p for p in parameters if delimiter(p) or style(p)}
    for parameter in parameters:
        other = last.get(parameter.name, parameter)
        if (delimiter(parameter), style(parameter)) != (delimiter(other), style(other)):
            where = other.location.value
            message = f"is written like the parameter of that name in the {where}"
            schemas.warn(parameter.pointer, message)


def delimiter(parameter: ir.Parameter) -> str:
    """Return what joins the values of a list, where its style says nothing more."""
    whole = not parameter.explode or parameter.style == "simple"
    joined = isinstance(strip_null(parameter.type), ir.Array) and whole
    return _DELIMITERS[parameter.style] if joined and not style(parameter) else ""


def style(parameter: ir.Parameter) -> str:
    """Write the style of a parameter, if the runtime would not choose it by itself."""
    if parameter.json:
        return "+json" if parameter.reserved else "json"
    type_ = strip_null(parameter.type)
    if _holds_objects(type_) and parameter.style != "deepObject":
        return "json"
    written = parameter.style + "*" * parameter.explode
    if parameter.reserved:
        return f"+{written}"
    exploded_cookie = parameter.location is ir.Location.COOKIE and parameter.explode
    if isinstance(type_, ir.Array):
        return "" if parameter.style in _DELIMITERS and not exploded_cookie else written
    if parameter.style in ("label", "matrix") or _may_be_object(type_):
        return written
    return ""


def _holds_objects(type_: ir.Type) -> bool:
    """Return whether a value is a list of objects or of lists."""
    type_ = strip_null(type_)
    return (
        isinstance(type_, ir.Array)
        and isinstance(strip_null(type_.items), ir.Array | ir.Map | ir.Ref | ir.Union)
        and _may_be_object(strip_null(type_.items))
    )


def _may_be_object(type_: ir.Type) -> bool:
    if isinstance(type_, ir.Union):
        return any(map(_may_be_object, type_.members))
    return isinstance(type_, ir.Anything | ir.Array | ir.Map | ir.Ref)
