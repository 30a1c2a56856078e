"""How a parameter is written on the wire, as the runtime is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import ir
from .types import bare

# The styles that parameters of each place may have, the usual one first.
_STYLES = {
    ir.Place.PATH: ("simple", "label", "matrix"),
    ir.Place.QUERY: ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    ir.Place.HEADER: ("simple",),
    ir.Place.COOKIE: ("form",),
}
_JOINTS = {"form": ",", "pipeDelimited": "|", "simple": ",", "spaceDelimited": " "}


def joint(parameter: ir.Parameter) -> str:
    """Give what joins the values of a list, where nothing more is said of its style."""
    whole = not parameter.explode or parameter.style == "simple"
    joined = isinstance(bare(parameter.type), ir.Array) and whole
    return _JOINTS[parameter.style] if joined and not style(parameter) else ""


def style(parameter: ir.Parameter) -> str:
    """Write the style of a parameter, if the runtime would not choose it by itself."""
    if parameter.json:
        return "+json" if parameter.reserved else "json"
    type_ = bare(parameter.type)
    text = parameter.style + "*" * parameter.explode
    if parameter.reserved:
        return f"+{text}"
    exploded_cookie = parameter.place is ir.Place.COOKIE and parameter.explode
    if isinstance(type_, ir.Array):
        return "" if parameter.style in _JOINTS and not exploded_cookie else text
    if parameter.style in ("label", "matrix") or _may_be_object(type_):
        return text
    return ""


def written(encoding: dict[str, Any], json: bool) -> str:
    """Write the style of a field of a form; empty if nothing is said of it."""
    if not encoding.keys() & {"style", "explode", "allowReserved"}:
        return "json" if json else ""
    style_ = encoding.get("style", "form")
    style_ = style_ if style_ in _STYLES[ir.Place.QUERY] else "form"
    explode = encoding.get("explode", style_ == "form") is True
    reserved = encoding.get("allowReserved") is True
    return "+" * reserved + style_ + "*" * explode


def _may_be_object(type_: ir.Type) -> bool:
    if isinstance(type_, ir.Union):
        return any(map(_may_be_object, type_.members))
    return isinstance(type_, ir.Anything | ir.Array | ir.Map | ir.Ref)


def stated(parameter: dict[str, Any], place: ir.Place) -> tuple[str, bool, str]:
    """Give the style of a parameter, whether it is exploded, and what is wrong with it."""
    known, trouble = _STYLES[place], ""
    style_, explode = parameter.get("style", known[0]), parameter.get("explode")
    if style_ not in known:
        trouble = f"is written as {known[0]}: in a {place.value} is no style {style_!r}"
        style_ = known[0]
    return style_, explode if isinstance(explode, bool) else style_ == "form", trouble


def namesakes(parameters: tuple[ir.Parameter, ...]) -> Iterator[tuple[str, str]]:
    """Find parameters that share a name and not a style: the runtime goes by name."""
    last = {p.name: p for p in parameters if joint(p) or style(p)}
    for parameter in parameters:
        other = last.get(parameter.name, parameter)
        if (joint(parameter), style(parameter)) != (joint(other), style(other)):
            place = other.place.value
            yield (
                parameter.pointer,
                f"is written like the parameter of that name in the {place}",
            )
