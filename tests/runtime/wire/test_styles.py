"""Parameters against the table "Style Examples" of the OpenAPI Specification 3.1."""

from __future__ import annotations

from typing import Any

import pytest

from openapi_runtime import Operation, RequestError
from openapi_runtime.models.plain import Formats
from openapi_runtime.wire.declared import BodyWriter

TIME = Formats("%Y-%m-%dT%H:%M:%SZ")
ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}

# style, exploded; then what "", "blue", the array and the object become. The names of the
# table's columns: empty, string, array, object. None: the table says n/a.
TABLE: list[tuple[str, str | None, str | None, str | None, str | None]] = [
    ("matrix", ";color", ";color=blue", ";color=blue,black,brown",
     ";color=R,100,G,200,B,150"),
    ("matrix*", ";color", ";color=blue", ";color=blue;color=black;color=brown",
     ";R=100;G=200;B=150"),
    ("label", ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    ("label*", ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    ("simple", "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("simple*", "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ("form", "color=", "color=blue", "color=blue,black,brown",
     "color=R,100,G,200,B,150"),
    ("form*", "color=", "color=blue", "color=blue&color=black&color=brown",
     "R=100&G=200&B=150"),
    ("spaceDelimited", None, None, "color=blue%20black%20brown",
     "color=R%20100%20G%20200%20B%20150"),
    ("pipeDelimited", None, None, "color=blue%7Cblack%7Cbrown",
     "color=R%7C100%7CG%7C200%7CB%7C150"),
    ("deepObject*", None, None, None,
     "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
]  # fmt: skip
VALUES: list[Any] = ["", "blue", ARRAY, OBJECT]
CASES = [
    (row[0], value, expected)
    for row in TABLE
    for value, expected in zip(VALUES, row[1:], strict=True)
    if expected is not None
]


def writer(style: str, path: str = "/") -> BodyWriter:
    styles = {"color": style}
    return BodyWriter(
        Operation(id="x", http_method="GET", path=path, styles=styles), TIME
    )


def plain_writer(path: str = "/", **facts: Any) -> BodyWriter:
    return BodyWriter(Operation(id="x", http_method="GET", path=path, **facts), TIME)


def query(style: str, value: Any) -> str:
    return writer(style).query({"color": value})["color"]


@pytest.mark.parametrize(("style", "value", "expected"), CASES)
def test_the_table_of_the_specification(style: str, value: Any, expected: str) -> None:
    """In the places that a style may have, each value is written as the table says."""
    if style.startswith(("matrix", "label", "simple")):
        wanted = writer(style, path="/x/{color}/y")
        if expected in ("", "."):
            # The segment would disappear, and the request go somewhere else.
            with pytest.raises(RequestError, match="must not be"):
                wanted.path({"color": value})
        else:
            assert wanted.path({"color": value}) == f"/x/{expected}/y"
    else:
        assert query(style, value) == expected
    if style.startswith("simple"):
        assert writer(style).header("color", value) == expected
    if style.startswith("form"):
        found = writer(style).cookie("color", value)
        assert found == expected.replace("&", "; ")


@pytest.mark.parametrize("name", ["form", "form*", "spaceDelimited", "pipeDelimited"])
def test_a_list_without_a_style_of_its_own_is_written_alike(name: str) -> None:
    """`Operation.lists` has the delimiters of the styles that lists usually have."""
    delimiters = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}
    lists = {"color": delimiters[name]} if name in delimiters else {}
    found = plain_writer(lists=lists).query({"color": ARRAY})
    assert found["color"] == query(name, ARRAY)


STYLES = [row[0] for row in TABLE]


@pytest.mark.parametrize("style", [*STYLES, *(f"+{style}" for style in STYLES)])
@pytest.mark.parametrize("value", [None, ["a", None], {"R": None}])
def test_null_has_no_text(style: str, value: Any) -> None:
    """Null is refused wherever it stands, not left out and not written as a word."""
    with pytest.raises(RequestError, match="'color' must not be None"):
        query(style, value)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("value", [[], {}])
def test_what_has_no_values_is_refused(style: str, value: Any) -> None:
    """RFC 6570 leaves an empty list out, and the server would take that for no filter."""
    with pytest.raises(RequestError, match="'color' is empty; leave it out"):
        query(style, value)


@pytest.mark.parametrize("style", [s for s in STYLES if s != "deepObject*"])
@pytest.mark.parametrize("value", [[[1]], [{"a": 1}], {"a": [1]}, {"a": {"b": 1}}])
def test_only_deep_objects_nest(style: str, value: Any) -> None:
    """The other styles have no way to write a list or an object inside another."""
    with pytest.raises(RequestError, match=r"'color' cannot be a (list|dict)"):
        query(style, value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": {"b": 1}}, "color%5Ba%5D%5Bb%5D=1"),
        ({"a": ["x", "y"]}, "color%5Ba%5D%5B%5D=x&color%5Ba%5D%5B%5D=y"),
        (["x", "y"], "color%5B%5D=x&color%5B%5D=y"),
        ([{"a": 1}, {"a": 2}], "color%5B0%5D%5Ba%5D=1&color%5B1%5D%5Ba%5D=2"),
        ("x", "color=x"),
    ],
)
def test_deep_objects_may_be_deeper_than_specified(value: Any, expected: str) -> None:
    """Nested objects and lists are written in the brackets that servers read."""
    assert query("deepObject*", value) == expected


RESERVED = ":/?#[]@!$&'()*+,;="


def test_reserved_characters_are_escaped_unless_they_are_allowed() -> None:
    """`allowReserved` leaves them, save those that would end or change the value."""
    escaped = "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D"
    assert query("form", RESERVED) == f"color={escaped}"
    assert query("+form", RESERVED) == "color=:/?%23[]@!$%26'()*%2B,;="
    assert query("+form", "a b%20c%ü") == "color=a%20b%20c%25%C3%BC"
    assert query("+form*", {"a/b": "c/d"}) == "a%2Fb=c/d"


def test_json_is_one_text() -> None:
    """A parameter with `content` is its JSON, null and empty values included."""
    for value, text in (
        ({"a": [1, None]}, '{"a":[1,null]}'),
        ([], "[]"),
        (None, "null"),
    ):
        assert writer("json").header("color", value) == text
    assert query("json", {"a": "é&"}) == "color=%7B%22a%22%3A%22%C3%A9%26%22%7D"
    wanted = writer("json", path="/{color}")
    assert wanted.path({"color": [1, 2]}) == "/%5B1%2C2%5D"


@pytest.mark.parametrize("value", ["a;b", "a\r\nSet-X: 1", 'a"b', "a,b", "a\\b", "ü"])
def test_a_cookie_cannot_become_two(value: str) -> None:
    """Characters that end a cookie or a header are escaped."""
    for style in ("form", "form*"):
        found = writer(style).cookie("color", value)
        assert not set(found) & set(';\r\n", \\')
        assert found.isascii()
    assert not set(plain_writer().cookie("color", value)) & set(';\r\n", \\')


@pytest.mark.parametrize("style", ["simple", "simple*", "json"])
def test_a_header_cannot_become_two(style: str) -> None:
    """A line break in a list or an object is refused, or is JSON's escape."""
    value = {"a": "b\r\nSet-X: 1"}
    if style == "json":
        found = writer(style).header("color", value)
        assert found == '{"a":"b\\r\\nSet-X: 1"}'
    else:
        with pytest.raises(RequestError, match="line break"):
            writer(style).header("color", value)


@pytest.mark.parametrize("write", [BodyWriter.path, BodyWriter.query])
def test_an_object_is_refused_where_none_is_declared(write: Any) -> None:
    """A mapping for a parameter without a style is a mistake."""
    with pytest.raises(RequestError, match="cannot be a dict"):
        write(plain_writer("/{color}"), {"color": OBJECT})
