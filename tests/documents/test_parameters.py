"""Parameters in all places and styles, byte by byte."""

from __future__ import annotations

from collections.abc import Callable

from tests.documents.conftest import Document

NAMES = ["blue", "a,b c"]
COLOR = {"R": 100, "G": 200}


def test_every_style_of_a_query_is_written(document: Callable[..., Document]) -> None:
    """Lists and objects in the query, as their style, explode and content have it."""
    api = document("parameter_styles")
    api.server.status = 204
    for argument, value, written in (
        ("text", "a b&c=d/ü", "text=a%20b%26c%3Dd%2F%C3%BC"),
        ("list", NAMES, "list=blue&list=a%2Cb%20c"),
        ("joined", NAMES, "joined=blue,a%2Cb%20c"),
        ("joined", "blue,black", "joined=blue,black"),
        ("spaced", NAMES, "spaced=blue%20a%2Cb%20c"),
        ("piped", NAMES, "piped=blue%7Ca%2Cb%20c"),
        ("spread", NAMES, "spread=blue&spread=a%2Cb%20c"),
        ("object", COLOR, "R=100&G=200"),
        ("flat", COLOR, "flat=R,100,G,200"),
        ("pipes", COLOR, "pipes=R%7C100%7CG%7C200"),
        ("deep", COLOR, "deep%5BR%5D=100&deep%5BG%5D=200"),
        ("deeper", {"a": {"b": True}}, "deeper%5Ba%5D%5Bb%5D=true"),
        ("deeper", {"a": [1, 2]}, "deeper%5Ba%5D%5B%5D=1&deeper%5Ba%5D%5B%5D=2"),
        ("deeper", {"a": [{"b": 1}]}, "deeper%5Ba%5D%5B0%5D%5Bb%5D=1"),
        ("free", "a/b?c=d&e#f%2Fg%h", "free=a/b?c=d%26e%23f%2Fg%25h"),
        ("frees", ["a/b", "c:d"], "frees=a/b,c:d"),
        ("json", COLOR, "json=%7B%22R%22%3A100%2C%22G%22%3A200%7D"),
        ("note", "a,b", "note=a%2Cb"),
    ):
        assert api.sent("getQuery", **{argument: value}).target == f"/query?{written}"


def test_a_record_is_an_object(document: Callable[..., Document]) -> None:
    """A parameter takes the class of its schema, and sends what is set in it."""
    api = document("parameter_styles")
    api.server.status = 204
    color = api.models.Color(r=1, b=3)
    assert (
        api.sent("getQuery", deep=color).target == "/query?deep%5BR%5D=1&deep%5BB%5D=3"
    )


def test_every_style_of_a_path_is_written(document: Callable[..., Document]) -> None:
    """Simple, label, matrix and JSON, exploded and not."""
    api = document("parameter_styles")
    api.server.status = 204
    request = api.sent("getPath", NAMES, COLOR, 7, COLOR, NAMES, NAMES, [1, 2])
    assert request.target == (
        "/path/blue,a%2Cb%20c/R=100,G=200/.7/.R=100.G=200"
        "/;shade=blue,a%2Cb%20c/;shades=blue;shades=a%2Cb%20c/%5B1%2C2%5D"
    )


def test_every_style_of_a_header_is_written(document: Callable[..., Document]) -> None:
    """Lists, objects and JSON, unescaped: a header has no escapes."""
    api = document("parameter_styles")
    api.server.status = 204
    sent = api.sent(
        "getHeader",
        x_list=["a", "b c"],
        x_object=COLOR,
        x_pairs=COLOR,
        x_json=COLOR,
    )
    assert {name: sent.headers[name] for name in sent.headers if name[:2] == "x-"} == {
        "x-list": "a,b c",
        "x-object": "R,100,G,200",
        "x-pairs": "R=100,G=200",
        "x-json": '{"R":100,"G":200}',
    }


def test_every_style_of_a_cookie_is_written(document: Callable[..., Document]) -> None:
    """Characters that a cookie cannot hold are escaped; an exploded list is several."""
    api = document("parameter_styles")
    api.server.status = 204
    sent = api.sent(
        "getCookie", text="a;b/=", list=NAMES, each=NAMES, object=COLOR, json=COLOR
    )
    assert sent.headers["cookie"] == (
        "text=a%3Bb/=; list=blue,a%2Cb%20c; each=blue; each=a%2Cb%20c; "
        "object=R,100,G,200; json={%22R%22:100%2C%22G%22:200}"
    )
