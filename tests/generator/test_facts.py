"""The facts that the generator prints are those that the runtime takes."""

from __future__ import annotations

import ast
import typing

import msgspec
import pytest
from msgspec.structs import FieldInfo, asdict, fields

import openapi_runtime
from generator import facts
from generator.commands import fetch
from generator.commands.drift import Entry
from generator.read.keywords import CONSTRAINTS
from generator.write.python_source import literal
from openapi_runtime import account_facts, operation
from openapi_runtime.paging.styles import STYLES
from openapi_runtime.plugins import drift
from openapi_runtime.plugins.guards import CHECKS
from openapi_runtime.settings.endpoint import LOOPBACK

# Only the generator knows these.
RULES = {"CredentialRule", "Fact", "GuardRule", "WindowRule"}
PRINTED = sorted(
    name
    for name, value in vars(facts).items()
    if isinstance(value, type) and issubclass(value, facts.Fact) and name not in RULES
)


def default(field: FieldInfo) -> object:
    """Return what a field says that is not stated; nothing if that is empty."""
    made = field.default_factory
    value = field.default if made is msgspec.NODEFAULT else made()
    if isinstance(value, msgspec.Struct):
        value = {key: item for key, item in asdict(value).items() if item}
    return value or None


@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_fact_is_a_class_of_the_runtime(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The class and its fields have the same names.

    Defaults are not printed: one is that of the runtime, or empty, so that nothing is
    said and the runtime decides.
    """
    for lazy, value in vars(account_facts).items():
        if isinstance(value, type):  # only type checkers find them there
            monkeypatch.setattr(operation, lazy, value, raising=False)
    ours = {field.name: field for field in fields(getattr(facts, name))}
    theirs = {field.name: field for field in fields(getattr(openapi_runtime, name))}
    assert set(ours) <= set(theirs)
    for key, field in theirs.items():
        if key in ours:
            mine = default(ours[key])
            assert mine in (msgspec.NODEFAULT, default(field), None), key
        else:
            assert default(field) is not msgspec.NODEFAULT, key


def test_a_fact_is_printed_as_a_call_of_its_class() -> None:
    """Nested facts and paths are printed, too; what is at its default is not."""
    window = facts.RateWindow(name="a", seconds=2, capacity=3, plans={"b": {"c": 4}})
    api = facts.Api(
        name="x",
        windows=(window,),
        envelope=facts.Envelope(data=facts.KeyPath.of("a.b"), ok="is it?"),
    )
    printed = (
        'Api(name="x", envelope=Envelope(data=("a", "b"), ok="is it?"), '
        'windows=(RateWindow(name="a", seconds=2, capacity=3, plans={"b": {"c": 4}}),))'
    )
    assert literal(api) == printed


def test_no_text_of_a_fact_becomes_code() -> None:
    """Texts are literals, wherever they stand."""
    text = "\"'); import os #\\"
    fact = facts.Guard(kind="fraction", names=(text,), reason=text)
    call = ast.parse(literal(fact), mode="eval").body
    assert isinstance(call, ast.Call)
    values = {k.arg: ast.literal_eval(k.value) for k in call.keywords}
    assert values == {"kind": "fraction", "names": (text,), "reason": text}


def test_every_paging_style_is_one_of_the_runtime() -> None:
    """A style is a class there; here the configuration takes it, and it has a text."""
    style = next(f for f in fields(facts.Paging) if f.name == "style")
    assert set(typing.get_args(style.type)) == set(STYLES) == set(facts.STARTS)


def test_every_kind_of_guard_is_one_of_the_runtime() -> None:
    """Kinds of the configuration, limits of JSON Schema, and three of the generator."""
    kind = next(f for f in fields(facts.GuardRule) if f.name == "kind")
    # A PATCH without a change needs members or one of several; lists have `at_most`.
    rules = {*typing.get_args(kind.type)} - {"no_change"}
    limits = {*CONSTRAINTS} - {"maxItems"}
    assert rules | limits | {"at_most", "conflicts", "fraction"} == set(CHECKS)


def test_values_that_both_programs_know_are_the_same() -> None:
    """Places of credentials, kinds of drift, hosts of this machine."""

    def values(of: type, name: str) -> tuple[object, ...]:
        return typing.get_args(next(f.type for f in fields(of) if f.name == name))

    assert values(facts.ApiKey, "place") == values(operation.ApiKey, "place")
    assert values(Entry, "kind") == typing.get_args(drift.Kind)
    assert set(fetch._LOOPBACK) == set(LOOPBACK)


def test_a_key_path_is_read_and_written_with_dots() -> None:
    """As in TOML; the whole body is empty text."""
    for dotted, keys in (("meta.total", ("meta", "total")), ("", ())):
        assert facts.KeyPath.of(dotted) == keys
        assert str(facts.KeyPath(keys)) == dotted
