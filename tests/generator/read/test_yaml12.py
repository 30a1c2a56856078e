"""Reading YAML: scalars of YAML 1.2, anchors and merge keys, and what is refused where."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import GeneratorError
from generator.read import yaml12
from generator.read.load import load, parse

DOCUMENTS = sorted(Path("spec").glob("*.yaml")) + sorted(
    Path("tests/documents").glob("*.yaml")
)


@pytest.fixture(params=["libyaml", "pure Python"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of PyYAML without libyaml reads the same."""
    if request.param == "pure Python":
        monkeypatch.setattr(yaml12, "PARSER", yaml.SafeLoader)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("NO", "NO"),
        ("true", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("2026-01-31", "2026-01-31"),
        ("12:30:00", "12:30:00"),
        ("1_000", "1_000"),
        ("007", 7),
        ("+12", 12),
        ("0x1F", 31),
        ("0o17", 15),
        ("0b1", "0b1"),
        ("-1.5e3", -1500.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-.inf", -math.inf),
        ("~", None),
        ("", None),
        ("Null", None),
        ("'true'", "true"),
        ('"12"', "12"),
        ("! 12", "12"),
        ("!!str 12", "12"),
        ("!!int '12'", 12),
        ("!!float 12", 12.0),
        ("-x", "-x"),
        ("nope", "nope"),
        ("|\n  12\n", "12\n"),
    ],
)
def test_a_scalar_is_what_yaml_1_2_says(reader: None, text: str, value: Any) -> None:
    found = yaml12.read(f"a: {text}")["a"]
    assert (found, type(found)) == (value, type(value))


def test_a_key_is_the_text_that_stands_there(reader: None) -> None:
    text = "200: a\ntrue: b\n~: c\n0x10: d\n? e\n"
    assert list(yaml12.read(text)) == ["200", "true", "~", "0x10", "e"]


def test_what_stands_in_a_mapping_comes_before_what_is_merged(reader: None) -> None:
    """The first of several merged mappings wins."""
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 3}\n"
    assert yaml12.read(text)["c"] == {"x": 3, "y": 1, "z": 2}
    assert yaml12.read("a: &a {x: 1}\nc:\n  <<: *a\n  x: 3\n")["c"] == {"x": 3}


def test_an_alias_is_what_its_anchor_holds(reader: None) -> None:
    root = yaml12.read("a: &a [1, &b x]\nc: *a\n*b : *b\n")
    assert root == {"a": [1, "x"], "c": [1, "x"], "x": "x"}
    assert root["c"] is root["a"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: *x", "1:4", "there is no anchor &x before this"),
        ("a: 1\nb: !x 2", "2:4", "the tag '!x' is not known here"),
        ("a: !!set {b}", "1:4", "the tag 'tag:yaml.org,2002:set' is not known here"),
        ("a: !!binary aGk=", "1:4", "the tag 'tag:yaml.org,2002:binary' is not known"),
        ("a: !!int x", "1:4", "this is no int"),
        (f"a: {'1' * 5000}", "1:4", "a number of 5000 characters"),
        (f"a: 0x{'9' * 4000}", "1:4", "a number of 4002 characters"),
        ("a: 1\n<<: 2", "2:5", "`<<` takes a mapping or a list of mappings"),
        ("a: 1\n---\nb: 2", "2:1", "there is a second document in this file"),
        ("? [a]\n: b", "1:3", "a key is not a plain string"),
        ("&a a: 1\n*a : 2", "2:1", "the key 'a' stands here twice"),
    ],
)
def test_what_has_no_meaning_is_refused_where_it_stands(
    reader: None, text: str, place: str, message: str
) -> None:
    with pytest.raises(GeneratorError) as caught:
        parse("a.yaml", text.encode())
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"a.yaml:{place}: YAML: {message}")


def test_a_json_number_of_thousands_of_digits_is_refused() -> None:
    with pytest.raises(GeneratorError, match="thousands of digits"):
        parse("a.json", b'{"a": ' + b"1" * 5000 + b"}")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_both_parsers_read_every_document_of_ours_alike(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = load(path).root
    monkeypatch.setattr(yaml12, "PARSER", yaml.SafeLoader)
    assert load(path).root == fast
