"""Responses that differ from the documented ones: nothing crashes, nothing is lost."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import types
from collections.abc import Iterator, Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from openapi_runtime import (
    APIStatusError,
    ClientError,
    Model,
    NotFoundError,
)
from tests.pipedrive.call_arguments import arguments_for
from tests.pipedrive.conftest import Flavour, located
from tests.pipedrive.described import ALL, Described
from tests.pipedrive.envelopes import (
    Reader,
    body_with,
    encoded,
    payload_of,
)
from tests.pipedrive.json_values import as_json, same, wire_names
from tests.pipedrive.loopback_server import Answer, LoopbackPipedrive
from tests.pipedrive.mutations import Mutation, Place, mutations

every_operation = pytest.mark.parametrize("operation", ALL.values(), ids=str)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_mutated_fields_never_raise_and_lose_nothing(reader: Reader) -> None:
    """`to_dict` returns the field as it was sent; all other fields stay typed.

    A field holds the typed or the sent value; what a class does not know is in `extra`.
    A class reads its fields alike in every response, so each is mutated in the first one.
    """
    failures = []
    done = set()
    for operation in ALL.values():
        untouched = reader.read(operation, encoded(operation, operation.example))
        for mutation in mutations(operation.payload):
            subject = *holder(untouched, mutation.place), mutation.what
            if subject in done:
                continue
            done.add(subject)
            answer = encoded(operation, body_with(operation, mutation.value))
            try:
                result = reader.read(operation, answer)
                check(result, untouched, mutation, operation.beside)
            except (ClientError, AssertionError) as error:
                failures.append(f"{operation}, {mutation}: {error!r}")
    assert len(done) > 5000
    assert not failures, f"{len(failures)} of {len(done)}:\n" + "\n".join(failures[:8])


def holder(value: Any, place: Place) -> tuple[type, Place, type]:
    """Return the class that reads a place, the place within it, and the type found there.

    All items of a list are one place.
    """
    kind: type = type(value)
    inside: list[str | int] = []
    for key in place:
        if isinstance(value, Model):
            kind, inside = type(value), []
            names = {wire: name for name, wire in wire_names(kind).items()}
            value = getattr(value, names[key]) if key in names else value.extra[key]
        else:
            value = value[key]
        inside.append(0 if isinstance(key, int) else key)
    return kind, tuple(inside), type(value)


def check(
    result: Any, untouched: Any, mutation: Mutation, beside: Mapping[str, Any]
) -> None:
    assert same(payload_of(result, beside), mutation.value), as_json(result)
    sent = {**mutation.value, **beside} if beside else mutation.value
    check_values(result, sent)
    check_others(result, untouched, mutation.place, mutation.what)
    assert repr(result)


def check_values(value: Any, sent: Any) -> None:
    """Check that every attribute has the value that was sent, as it was or typed."""
    if isinstance(value, Model):
        keys = wire_names(type(value))
        extra = {k: v for k, v in sent.items() if k not in keys.values()}
        assert same(dict(value.extra), extra), (value.extra, extra)
        for name, key in keys.items():
            check_values(getattr(value, name), sent.get(key))
    elif isinstance(value, list):
        assert isinstance(sent, list)
        assert len(value) == len(sent)
        for item, sent_item in zip(value, sent, strict=True):
            check_values(item, sent_item)
    elif isinstance(value, dict):
        assert isinstance(sent, dict)
        assert value.keys() == sent.keys()
        for key, item in value.items():
            check_values(item, sent[key])
    elif isinstance(value, dt.datetime):
        text = dt.datetime.fromisoformat(sent)
        assert value == text.replace(tzinfo=text.tzinfo or value.tzinfo)
    elif isinstance(value, dt.date):
        assert value == dt.date.fromisoformat(sent)
    elif type(value) is float and type(sent) is int:
        assert value == float(sent)
    else:
        assert same(value, sent), f"{value!r} for {sent!r}"


def check_others(value: Any, untouched: Any, place: Place, what: str) -> None:
    """Check that values beside the way to the mutated place are as in the example."""
    if not place:
        return
    key, *rest = place
    if isinstance(value, Model):
        assert type(value) is type(untouched)
        for name, wire in wire_names(type(value)).items():
            new, old = getattr(value, name), getattr(untouched, name)
            if wire == key:
                check_others(new, old, tuple(rest), what)
            else:
                assert type(new) is type(old), f"{name}: {new!r}, not {old!r}"
                assert new == old, f"{name}: {new!r}, not {old!r}"
    elif isinstance(value, list) and isinstance(untouched, list):
        assert isinstance(key, int)
        if what == "drop" and not rest:
            assert value == untouched[:key] + untouched[key + 1 :]
            return
        assert value[:key] == untouched[:key]
        assert value[key + 1 :] == untouched[key + 1 :]
        check_others(value[key], untouched[key], tuple(rest), what)


@every_operation
def test_values_of_examples_have_their_declared_types(
    operation: Described, reader: Reader
) -> None:
    """Typed to the last field: no documented value is left as the lenient way leaves it."""
    result = reader.read(operation, encoded(operation, operation.example))
    method = located(reader.client, operation.id)
    hint = get_type_hints(method)["return"]
    if operation.paged:
        hint = types.GenericAlias(list, get_args(hint))
    assert list(misfits(result, hint, "result")) == []


def misfits(value: Any, hint: Any, where: str) -> Iterator[str]:
    origin, arguments = get_origin(hint), get_args(hint)
    if value is None or hint is Any:
        return  # absent, or anything
    if origin is Literal:
        fits = any(same(value, each) for each in arguments)
    elif origin in (Union, types.UnionType):
        found = [list(misfits(value, each, where)) for each in arguments]
        fits = False
        yield from min(found, key=len)
        return
    elif origin is list and isinstance(value, list):
        for index, item in enumerate(value):
            yield from misfits(item, arguments[0], f"{where}[{index}]")
        return
    elif origin is dict and isinstance(value, dict):
        for key, item in value.items():
            yield from misfits(item, arguments[1], f"{where}[{key!r}]")
        return
    elif isinstance(value, Model) and type(value) is hint:
        for name, inner in get_type_hints(hint).items():
            if not name.startswith("_"):
                yield from misfits(getattr(value, name), inner, f"{where}.{name}")
        return
    else:
        fits = type(value) is hint
    if not fits:
        yield f"{where} = {value!r} is no {hint}"


with_failures = [
    pytest.param(each, status, id=f"{each}-{status}")
    for each in ALL.values()
    for status in each.failures
]


def test_some_operations_document_a_failure() -> None:
    assert with_failures


@pytest.mark.parametrize(("operation", "status"), with_failures)
def test_documented_failures_raise_however_mutated(
    operation: Described, status: int, reader: Reader
) -> None:
    """Its error keeps the body, whatever stands in it; 404 is a `NotFoundError`."""
    kind = NotFoundError if status == 404 else APIStatusError
    example = operation.failures[status]
    bodies = [example, *(mutation.value for mutation in mutations(example))]
    raw = [json.dumps(body).encode() for body in bodies]
    for content in [*raw, b"", b"<html>", raw[0][:-1], b"[]", b"null", b'"text"', b"1"]:
        with pytest.raises(kind) as raised:
            reader.read(operation, Answer(content, status))
        assert raised.value.status_code == status
        assert raised.value.body == content
        assert raised.value.operation_id == operation.id
    with pytest.raises(kind, match=re.escape(example["error"])):
        reader.read(operation, Answer(raw[0], status))


@pytest.mark.parametrize("seed", range(60))
def test_a_sample_of_mutations_over_http(
    seed: int, flavour: Flavour, server: LoopbackPipedrive, reader: Reader
) -> None:
    """The same over a real connection, in both flavours."""
    chance = random.Random(seed)
    operation = chance.choice(list(ALL.values()))
    mutation = chance.choice(list(mutations(operation.payload)))
    method = flavour.method(operation.id)
    arguments = arguments_for(operation, method, "required")
    body = body_with(operation, mutation.value)
    if operation.paged:
        body["additional_data"] = None
    server.answers.append(encoded(operation, body))
    result = flavour.finish(method(*arguments.positional, **arguments.keyword))
    untouched = reader.read(operation, encoded(operation, operation.example))
    check(result, untouched, mutation, {})
