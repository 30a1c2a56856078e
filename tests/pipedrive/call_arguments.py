"""Arguments for a generated method, made from the document, and what they are on the wire.

Argument names come from the method's signature and types from its hints; values from the
schemas. Every value is another one, so that two mixed-up arguments are noticed.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import datetime as dt
import inspect
import itertools
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from openapi_runtime import Model
from tests.pipedrive.described import Described, merged
from tests.pipedrive.json_values import wire_names
from tests.pipedrive.loopback_server import FIRST_CURSOR

Wanted = Literal["required", "every"]
Nested = Literal["dataclass", "mapping"]

PAGE_SIZE = 7
IMAGE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@dataclass
class Sample:
    """A value as the user gives it, and as it is sent."""

    given: Any
    sent: Any


@dataclass
class CallArguments:
    """The arguments of one call, and the request that must come of them."""

    positional: list[Any] = field(default_factory=list)
    keyword: dict[str, Any] = field(default_factory=dict)
    path: str = ""
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    """The JSON that must arrive; None without a JSON body."""


def arguments_for(
    operation: Described,
    method: Callable[..., Any],
    wanted: Wanted,
    nested: Nested = "mapping",
) -> CallArguments:
    """Return arguments for `method`: those that are `required` only, or `every` one."""
    signature = inspect.signature(method)
    values = _Values(nested)
    hints = get_type_hints(method)
    made = CallArguments(path=operation.path)
    # Every argument at once is what guards are there to refuse.
    made.keyword["force"] = True
    left = {
        name: parameter
        for name, parameter in signature.parameters.items()
        if parameter.kind is not parameter.VAR_KEYWORD
    }

    def argument(wire: str) -> str:
        name = wire if wire in left else _only_alike(wire, left)
        del left[name]
        return name

    for parameter in operation.parameters_in("path"):
        name = argument(parameter["name"])
        sample = values.make(parameter["schema"], hints[name])
        assert (
            signature.parameters[name].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
        )
        made.positional.append(sample.given)
        made.path = made.path.replace(f"{{{parameter['name']}}}", str(sample.sent))
    for parameter in operation.parameters_in("query"):
        name = argument(parameter["name"])
        required = parameter.get("required", False)
        if operation.paged and name in ("cursor", "limit"):
            continue
        _check_place(signature.parameters[name], required=required)
        if required or wanted == "every":
            sample = values.make(parameter["schema"], hints[name])
            made.keyword[name] = sample.given
            made.query[parameter["name"]] = _query_text(sample.sent)
    if operation.paged:
        del left["max_items"]
        made.query["limit"] = str(operation.max_page_size)
        if wanted == "every":
            made.keyword |= {"cursor": FIRST_CURSOR, "limit": PAGE_SIZE}
            made.keyword["max_items"] = 1000
            made.query |= {"cursor": FIRST_CURSOR, "limit": str(PAGE_SIZE)}
    _add_body(operation, made, values, wanted, (signature, hints, left, argument))
    assert not left, f"arguments that the document knows nothing of: {left}"
    return made


def _add_body(
    operation: Described,
    made: CallArguments,
    values: _Values,
    wanted: Wanted,
    method: tuple[inspect.Signature, dict[str, Any], dict[str, Any], Any],
) -> None:
    signature, hints, left, argument = method
    if operation.body is None:
        return
    schema = merged(operation.body)
    if schema.get("type") == "array":
        (name,) = left
        del left[name]
        _check_place(signature.parameters[name], required=True)
        sample = values.make(schema, hints[name])
        made.keyword[name], made.body = sample.given, sample.sent
        return
    required = schema.get("required", [])
    least = schema.get("minProperties", 0)
    made.body = {}
    for wire, property_ in schema["properties"].items():
        name = argument(wire)
        _check_place(signature.parameters[name], required=wire in required)
        if (
            wanted == "every"
            or wire in required
            or len({*required, *made.body}) < least
        ):
            sample = values.make(property_, hints[name])
            made.keyword[name], made.body[wire] = sample.given, sample.sent
    if operation.media_type == "multipart/form-data":
        made.body = None


def _check_place(parameter: inspect.Parameter, *, required: bool) -> None:
    assert parameter.kind is inspect.Parameter.KEYWORD_ONLY, parameter
    assert (parameter.default is inspect.Parameter.empty) == required, parameter


def _only_alike(wire: str, names: Mapping[str, Any]) -> str:
    """Return the one argument whose letters and digits are those of a wire name."""

    def essence(text: str) -> str:
        return re.sub(r"[^a-z0-9]", "", text.lower())

    alike = [name for name in names if essence(name) == essence(wire)]
    assert len(alike) == 1, f"no argument for {wire!r} among {list(names)}"
    return alike[0]


def _query_text(sent: Any) -> str:
    if isinstance(sent, list):
        return ",".join(map(_query_text, sent))
    return str(sent).lower() if isinstance(sent, bool) else str(sent)


class _Values:
    """A maker of values for schemas, each time another one."""

    def __init__(self, nested: Nested) -> None:
        self._nested = nested
        self._numbers = itertools.count(11)

    def make(self, schema: dict[str, Any], hint: Any) -> Sample:
        schema = merged(schema)
        if "oneOf" in schema:
            schema = schema["oneOf"][0]
        number = next(self._numbers)
        if "enum" in schema:
            value = schema["enum"][number % len(schema["enum"])]
            return Sample(value, value)
        kind = schema.get("type", "object" if "properties" in schema else None)
        match kind, schema.get("format"):
            case "string", "date-time":
                # With a zone and a fraction, neither of which the server takes.
                zone = dt.timezone(dt.timedelta(hours=2))
                time = dt.datetime(2026, 3, 1, 1, 30, number % 60, 987_654, zone)
                return Sample(time, f"2026-02-28T23:30:{number % 60:02}Z")
            case "string", "date":
                date = dt.date(2026, 2, 1) + dt.timedelta(days=number % 28)
                return Sample(date, date.isoformat())
            case "string", "uuid":
                text = f"adf21080-0e10-11eb-879b-05d71fb4{number:04}"
                return Sample(text, text)
            case "string", "binary":
                return Sample(IMAGE, IMAGE)
            case "string", "time-hm":
                return Sample(dt.time(9, number % 60), f"09:{number % 60:02}")
            case "string", "duration-hms":
                return Sample(dt.timedelta(minutes=90), "01:30")
            case "string" | None, _:
                return Sample(f"text{number}", f"text{number}")
            case "integer", _:
                return Sample(number, number)
            case "number", _:
                return Sample(number + 0.25, number + 0.25)
            case "boolean", _:
                return Sample(number % 2 == 0, number % 2 == 0)
            case "array", _:
                return self._array(schema, hint)
            case "object", _:
                return self._object(schema, hint)
        raise AssertionError(f"a schema without a type: {schema}")

    def _array(self, schema: dict[str, Any], hint: Any) -> Sample:
        (item_hint,) = _arguments(hint, collections.abc.Sequence, list) or (Any,)
        items = [self.make(schema.get("items", {}), item_hint) for _ in range(2)]
        return Sample([item.given for item in items], [item.sent for item in items])

    def _object(self, schema: dict[str, Any], hint: Any) -> Sample:
        properties = schema.get("properties", {})
        classes = [part for part in _parts(hint) if _is_model(part)]
        more = schema.get("additionalProperties")
        if not properties and isinstance(more, dict):
            _, item_hint = _arguments(hint, collections.abc.Mapping, dict)
            items = {f"{next(self._numbers)}": self.make(more, item_hint)}
            return Sample(
                {key: item.given for key, item in items.items()},
                {key: item.sent for key, item in items.items()},
            )
        if not properties:
            assert not classes, f"{classes} for an object without properties"
            value = {f"key{next(self._numbers)}": [None, {"deep": 1}], "none": None}
            return Sample(value, value)
        assert len(classes) == 1, f"no class to give, only {hint}"
        names = {wire: name for name, wire in wire_names(classes[0]).items()}
        hints = get_type_hints(classes[0])
        made = {
            wire: self.make(property_, hints[names[wire]])
            for wire, property_ in properties.items()
        }
        sent = {wire: sample.sent for wire, sample in made.items()}
        given = {wire: sample.given for wire, sample in made.items()}
        if self._nested == "mapping":
            return Sample(types.MappingProxyType(given), sent)
        return Sample(classes[0](**{names[w]: v for w, v in given.items()}), sent)


def _parts(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _is_model(part: Any) -> bool:
    return (
        isinstance(part, type)
        and issubclass(part, Model)
        and dataclasses.is_dataclass(part)
    )


def _arguments(hint: Any, *origins: Any) -> tuple[Any, ...]:
    for part in _parts(hint):
        if get_origin(part) in origins:
            return get_args(part)
    return ()
