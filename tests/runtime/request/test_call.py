"""The requests of calls, and calls that are refused before any request."""

from __future__ import annotations

import datetime as dt
import enum
import io
import uuid
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pytest

from openapi_runtime import UNSET, Api, ApiKey, RequestError
from tests.runtime.conftest import EACH_LIBRARY, TOKEN, Flavour, Received, Server
from tests.runtime.sample_api import API, Deal, Person


class Colour(enum.Enum):
    RED = "red"


class Level(str, enum.Enum):  # noqa: UP042 - users have such enums
    HIGH = "high"


def list_deals(client: Any, **arguments: Any) -> Any:
    return client.deals.list(**arguments)


def upload(client: Any, **arguments: Any) -> Any:
    return client.deals.upload(7, **arguments)


def sent(server: Server) -> Received:
    return server.received[-1]


@pytest.fixture(params=EACH_LIBRARY)
def flavour(request: pytest.FixtureRequest, server: Server) -> Flavour:
    return Flavour(request.param, server)


@pytest.fixture
def ok(server: Server) -> None:
    server.answer({"success": True, "data": {}})


@pytest.fixture
def ok_page(server: Server) -> None:
    server.answer({"success": True, "data": []})


@pytest.mark.usefixtures("ok")
@pytest.mark.parametrize(
    ("value", "path"),
    [
        (7, "/v2/deals/7"),
        ("a b", "/v2/deals/a%20b"),
        ("a/b", "/v2/deals/a%2Fb"),
        ("../admin", "/v2/deals/..%2Fadmin"),
        ("ä?#%", "/v2/deals/%C3%A4%3F%23%25"),
        ("{id}", "/v2/deals/%7Bid%7D"),
        ("...", "/v2/deals/..."),
        (True, "/v2/deals/true"),
        (Colour.RED, "/v2/deals/red"),
        (Level.HIGH, "/v2/deals/high"),
        (dt.date(2024, 1, 2), "/v2/deals/2024-01-02"),
        (uuid.UUID(int=5), "/v2/deals/00000000-0000-0000-0000-000000000005"),
    ],
)
def test_a_path_value_is_one_segment(
    server: Server, flavour: Flavour, value: Any, path: str
) -> None:
    flavour.call(lambda c: c.deals.get(value))
    assert sent(server).target == path


@pytest.mark.parametrize("value", [None, "", ".", "..", b"x", [1], {}, object()])
def test_a_path_value_that_is_no_segment_is_refused(
    server: Server, flavour: Flavour, value: Any
) -> None:
    with pytest.raises(
        RequestError, match=r"path parameter 'id' .*\(getDeal GET"
    ) as caught:
        flavour.call(lambda c: c.deals.get(value))
    assert (caught.value.operation_id, caught.value.method) == ("getDeal", "GET")
    assert isinstance(caught.value, ValueError)
    assert server.received == []


@pytest.mark.usefixtures("ok_page")
@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({"ids": [1, 2]}, "ids=1,2"),
        ({"ids": "1,2"}, "ids=1,2"),
        ({"ids": (3,)}, "ids=3"),
        ({"ids": 4}, "ids=4"),
        ({"ids": range(1, 3)}, "ids=1,2"),
        ({"tags": ["a b", "c&d", "e,f"]}, "tags=a%20b&tags=c%26d&tags=e%2Cf"),
        ({"tags": "one"}, "tags=one"),
        ({"tags": [Colour.RED, Level.HIGH]}, "tags=red&tags=high"),
        ({"tags": [True, 1.5, Decimal("2.50")]}, "tags=true&tags=1.5&tags=2.50"),
        ({"tags": UNSET}, ""),
        ({"closed_on": dt.date(2024, 1, 2)}, "closed_on=2024-01-02"),
        ({"closed_on": dt.datetime(2024, 1, 2, 3)}, "closed_on=2024-01-02"),
        ({"closed_on": "today"}, "closed_on=today"),
        (
            {"updated_since": dt.datetime(2024, 1, 2, 3, 4, 5, 678)},
            "updated_since=2024-01-02T03%3A04%3A05Z",
        ),
        (
            {
                "updated_since": dt.datetime(
                    2024, 1, 2, 3, tzinfo=dt.timezone(dt.timedelta(hours=-5))
                )
            },
            "updated_since=2024-01-02T08%3A00%3A00Z",
        ),
        (
            {"updated_since": dt.date(2024, 1, 2)},
            "updated_since=2024-01-02T00%3A00%3A00Z",
        ),
        ({"updated_since": "2024"}, "updated_since=2024"),
    ],
)
def test_query_values(
    server: Server, flavour: Flavour, arguments: dict[str, Any], query: str
) -> None:
    flavour.call(lambda c: c.deals.list(**arguments))
    assert sent(server).target == f"/v2/deals?{query}{'&' if query else ''}limit=500"


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (None, "must not be None"),
        ([1, None], "must not be None"),
        ([], "is empty; leave it out"),
        ([[1]], "cannot be a list"),
        (iter([1]), "cannot be a list_iterator"),
        ({"a": 1}, "cannot be a dict"),
        (b"x", "cannot be a bytes"),
        (float("nan"), "must be a finite number"),
        (Person(id=1), "cannot be a Person"),
    ],
)
def test_query_values_that_cannot_be_sent_are_refused(
    server: Server, flavour: Flavour, value: Any, problem: str
) -> None:
    for name in ("ids", "tags"):
        with pytest.raises(RequestError, match=f"query parameter '{name}' {problem}"):
            flavour.call(partial(list_deals, **{name: value}))
    assert server.received == []


@pytest.mark.usefixtures("ok")
def test_a_body_drops_unset_and_sends_none_as_null(
    server: Server, flavour: Flavour
) -> None:
    flavour.call(
        lambda c: c.deals.add(title="x", value=None, org=UNSET, nested={"a": UNSET})
    )
    assert sent(server).json() == {"title": "x", "value": None, "nested": {}}
    assert sent(server).headers["content-type"] == "application/json"


@pytest.mark.usefixtures("ok")
def test_values_in_a_body(server: Server, flavour: Flavour) -> None:
    when = dt.datetime(2024, 1, 2, 3, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    flavour.call(
        lambda c: c.deals.add(
            title="ä",
            add_time=dt.date(2024, 1, 2),
            close_date=when,
            owner=Person(name="Ann", id=None),
            people=[Person(id=1), {"id": 2}],
            deep={
                "at": [when, dt.date(2024, 1, 2), dt.time(3, 4)],
                "colour": Colour.RED,
            },
            tags={"one"},
            numbers=(1, Decimal("1.50")),
        )
    )
    assert sent(server).json() == {
        "title": "ä",
        "add_time": "2024-01-02T00:00:00Z",
        "close_date": "2024-01-02",
        "owner": {"name": "Ann", "id": None},
        "people": [{"id": 1}, {"id": 2}],
        "deep": {
            "at": ["2024-01-02T02:00:00Z", "2024-01-02", "03:04:00"],
            "colour": "red",
        },
        "tags": ["one"],
        "numbers": [1, 1.5],
    }


@pytest.mark.usefixtures("ok")
def test_times_in_models_take_the_format_of_the_api(
    server: Server, flavour: Flavour
) -> None:
    api = Api(
        name="x",
        credentials=API.credentials,
        base_url=server.base_url,
        datetime_format="%d.%m.%Y %H:%M",
    )
    deal = Deal(add_time=dt.datetime(2024, 1, 2, 3, 4))
    flavour.call(lambda c: c.deals.add(title="x", parent=deal), api=api)
    assert sent(server).json()["parent"] == {"add_time": "02.01.2024 03:04"}


def test_an_array_body(server: Server, flavour: Flavour) -> None:
    server.answer({"data": []})
    people = [Person(id=1), {"id": 2, "name": UNSET}]
    flavour.call(lambda c: c.deals.add_followers(7, followers=people))
    assert sent(server).json() == [{"id": 1}, {"id": 2}]


@pytest.mark.parametrize(
    "value",
    [float("inf"), [float("nan")], object(), "\ud83d", {1: {2j}}],
)
def test_a_body_that_is_no_json_is_refused(
    server: Server, flavour: Flavour, value: Any
) -> None:
    with pytest.raises(RequestError, match="body"):
        flavour.call(lambda c: c.deals.add(title="x", value=value))
    assert server.received == []


@pytest.mark.usefixtures("ok")
def test_extras_win_over_the_call(server: Server, flavour: Flavour) -> None:
    options = {
        "extra_headers": {"X-Api-Token": "other", "X-New": "1"},
        "extra_query": {"a b": [1, 2], "off": UNSET},
        "extra_body": {"title": "y", "at": dt.datetime(2024, 1, 2)},
    }
    flavour.call(lambda c: c.deals.add(title="x", value=1, options=options))
    assert sent(server).json() == {
        "title": "y",
        "value": 1,
        "at": "2024-01-02T00:00:00Z",
    }
    assert sent(server).target == "/v2/deals?a%20b=1&a%20b=2"
    assert sent(server).headers["x-api-token"] == "other"
    assert sent(server).headers["x-new"] == "1"


@pytest.mark.usefixtures("ok_page")
def test_extra_query_replaces_a_parameter(server: Server, flavour: Flavour) -> None:
    flavour.call(lambda c: c.deals.list(ids=[1], extra_query={"limit": 1, "ids": "9"}))
    assert dict(sent(server).query) == {"ids": "9", "limit": "1"}


@pytest.mark.usefixtures("ok")
def test_extra_body_alone_is_the_body(server: Server, flavour: Flavour) -> None:
    flavour.call(lambda c: c.deals.delete(7, extra_body={"a": 1}))
    assert (sent(server).method, sent(server).json()) == ("DELETE", {"a": 1})


def test_extra_body_needs_an_object(server: Server, flavour: Flavour) -> None:
    with pytest.raises(RequestError, match="extra_body needs a body that is an object"):
        flavour.call(lambda c: c.request("POST", "/x", body=[1], extra_body={"a": 1}))
    assert server.received == []


@pytest.mark.parametrize(
    "options",
    [
        {"extra_headers": {"X-A": "a\r\nX-B: b"}},
        {"extra_headers": {"X-A": "a "}},
        {"extra_headers": {"X-A": None}},
        {"extra_headers": {"X A": "a"}},
        {"extra_query": {"a": None}},
        {"timeout": 0},
        {"timeout": -1},
        {"timeout": float("nan")},
    ],
)
def test_options_that_cannot_be_sent_are_refused(
    server: Server, flavour: Flavour, options: dict[str, Any]
) -> None:
    with pytest.raises(RequestError):
        flavour.call(lambda c: c.deals.get(7, **options))
    assert server.received == []


def test_an_unknown_option_is_a_type_error(server: Server, flavour: Flavour) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'timout'"):
        flavour.call(lambda c: c.deals.get(7, timout=3))
    assert server.received == []


@pytest.mark.usefixtures("ok")
def test_a_request_carries_the_token_and_asks_for_json(
    server: Server, flavour: Flavour
) -> None:
    flavour.call(lambda c: c.deals.get(7))
    assert sent(server).headers["x-api-token"] == TOKEN
    assert sent(server).headers["accept"] == "application/json"
    assert "cookie" not in sent(server).headers


def test_cookies_of_the_server_are_not_sent_back(
    server: Server, flavour: Flavour
) -> None:
    server.answer({"data": {}}, headers={"Set-Cookie": "session=1; Path=/"})

    async def body(client: Any) -> None:
        for _ in range(2):
            result = client.deals.get(7)
            _ = await result if flavour.is_async else result

    flavour.run(body)
    assert len(server.received) == 2
    assert "cookie" not in sent(server).headers


@pytest.mark.usefixtures("ok")
def test_a_key_can_go_into_the_query_or_a_cookie(
    server: Server, flavour: Flavour
) -> None:
    places: tuple[Literal["query", "cookie"], ...] = ("query", "cookie")
    for place in places:
        key = ApiKey(argument="api_token", place=place, name="key")
        api = Api(name="x", credentials=(key,), base_url=server.base_url)
        flavour.call(lambda c: c.deals.delete(7, extra_query={"a": 1}), api=api)
    first, second = server.received
    assert first.target == f"/v2/deals/7?key={TOKEN}&a=1"
    assert second.target == "/v2/deals/7?a=1"
    assert second.headers["cookie"] == f"key={TOKEN}"


@pytest.mark.usefixtures("ok")
def test_forms_and_raw_content(server: Server, flavour: Flavour) -> None:
    flavour.call(lambda c: c.deals.form(a="x&y", b=[1, True], c=UNSET))
    assert sent(server).headers["content-type"] == "application/x-www-form-urlencoded"
    assert sent(server).body == b"a=x%26y&b=1&b=true"
    flavour.call(lambda c: c.deals.content(b"\x00", "image/png"))
    assert sent(server).headers["content-type"] == "image/png"
    assert sent(server).body == b"\x00"


# --- files


@pytest.mark.usefixtures("ok")
def test_a_file_can_be_a_path_bytes_or_a_file_object(
    server: Server, flavour: Flavour, tmp_path: Path
) -> None:
    path = tmp_path / "cat.png"
    path.write_bytes(b"PNG" * 50_000)
    mine = path.open("rb")
    with mine:
        for given, name in [
            (path, b"cat.png"),
            (str(path), b"cat.png"),
            (path.read_bytes(), b"data"),
            (mine, b"cat.png"),
            (("dog.png", path.read_bytes()), b"dog.png"),
            (("dog.png", mine), b"dog.png"),
        ]:
            flavour.call(partial(upload, data=given, caption="Hi"))
            body = sent(server).body
            assert (
                sent(server).headers["content-type"].startswith("multipart/form-data")
            )
            assert b'name="data"; filename="' + name + b'"' in body
            assert b'name="caption"\r\n\r\nHi\r\n' in body
            assert body.count(b"PNG") >= 50_000
        assert not mine.closed


@pytest.mark.parametrize(
    "data",
    [
        ("a", b"x", "text/plain\r\nX-Evil: 1"),
        ("a\r\nb", b"x"),
        ("a\udcff.png", b"x"),
        [("a",)],
        [()],
    ],
)
def test_a_part_that_no_header_could_describe_is_refused(
    server: Server, flavour: Flavour, data: Any
) -> None:
    with pytest.raises(RequestError, match="data"):
        flavour.call(lambda client: client.deals.upload(7, data=data))
    assert server.received == []


@pytest.mark.usefixtures("ok")
@pytest.mark.parametrize(
    ("given", "name", "kind"),
    [
        (b"PNG", b"data", b"application/octet-stream"),
        (("cat.png", b"PNG"), b"cat.png", b"image/png"),
        (("cat", b"PNG"), b"cat", b"application/octet-stream"),
        (("cat", b"PNG", "image/png"), b"cat", b"image/png"),
        (("cat.png", b"PNG", None), b"cat.png", b"image/png"),
        (("cat", io.BytesIO(b"PNG"), "image/png"), b"cat", b"image/png"),
    ],
)
def test_a_file_can_be_given_with_its_name_and_type(
    server: Server, flavour: Flavour, given: Any, name: bytes, kind: bytes
) -> None:
    """A tuple is as in HTTPX; else the file's name decides, and the argument's."""
    flavour.call(partial(upload, data=given))
    part = b'name="data"; filename="%s"\r\nContent-Type: %s\r\n\r\nPNG\r\n'
    assert part % (name, kind) in sent(server).body
    assert sent(server).body.count(b"filename=") == 1


@pytest.mark.usefixtures("ok")
def test_a_list_is_several_files(
    server: Server, flavour: Flavour, tmp_path: Path
) -> None:
    """A list of one of each kind, and a tuple of paths as well."""
    paths = [tmp_path / name for name in ("a.png", "b.png", "c.png")]
    for path in paths:
        path.write_bytes(b"PNG")
    texts = tuple(map(str, paths))
    for given in (list(texts), texts, [paths[0], b"PNG", ("c", b"PNG", "image/png")]):
        flavour.call(partial(upload, data=given))
        assert sent(server).body.count(b'name="data"; filename=') == 3
        assert sent(server).body.count(b"\r\n\r\nPNG\r\n") == 3


@pytest.mark.parametrize(
    "given", [("a", b"PNG", 3), ("a", b"PNG", "image/png", {}), [("a", b"PNG", 3)]]
)
def test_a_tuple_of_another_form_is_no_file(
    server: Server, flavour: Flavour, given: Any
) -> None:
    with pytest.raises(RequestError, match=r"'data' must be \(name, content\) or \(na"):
        flavour.call(partial(upload, data=given))
    assert server.received == []


@pytest.mark.usefixtures("ok")
def test_a_file_of_unknown_length_is_streamed(server: Server, flavour: Flavour) -> None:
    class Endless:
        """Can only be read in pieces."""

        left = 3

        def read(self, size: int) -> bytes:
            assert 0 < size < 1_000_000
            self.left -= 1
            return b"x" * 10 if self.left >= 0 else b""

    flavour.call(lambda c: c.deals.upload(7, data=Endless()))
    assert sent(server).headers["transfer-encoding"] == "chunked"
    assert b"x" * 30 in sent(server).body


@pytest.mark.usefixtures("ok")
def test_files_that_we_open_are_closed_whatever_happens(
    server: Server,
    flavour: Flavour,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "cat.png"
    path.write_bytes(b"PNG")
    opened: list[Any] = []

    really_open = Path.open

    def spy(path: Path, *arguments: Any) -> Any:
        opened.append(really_open(path, *arguments))
        return opened[-1]

    monkeypatch.setattr(Path, "open", spy)
    flavour.call(lambda c: c.deals.upload(7, data=path))
    server.close()
    with pytest.raises(Exception, match="ConnectError"):
        flavour.call(lambda c: c.deals.upload(7, data=path))
    with pytest.raises(RequestError):  # after the file was opened
        flavour.call(lambda c: c.deals.upload("..", data=path))
    assert [file.closed for file in opened] == [True, True, True]


@pytest.mark.parametrize("value", ["/no/such/file", 5, None, ["x"]])
def test_a_file_that_is_none_is_refused(
    server: Server, flavour: Flavour, value: Any
) -> None:
    with pytest.raises(RequestError, match="'data'"):
        flavour.call(lambda c: c.deals.upload(7, data=value))
    assert server.received == []


def test_a_text_file_is_refused(
    server: Server, flavour: Flavour, tmp_path: Path
) -> None:
    (tmp_path / "x").write_text("x")
    with (
        (tmp_path / "x").open() as file,
        pytest.raises(RequestError, match="binary mode"),
    ):
        flavour.call(lambda c: c.deals.upload(7, data=file))
    assert server.received == []


class Changing(io.BytesIO):
    """A file whose length is not what it seems, or that fails on the way."""

    def __init__(self, stated: int, problem: Exception | None = None) -> None:
        super().__init__(b"x" * 100)
        self.stated, self.problem = stated, problem

    def seek(self, offset: int, whence: int = 0) -> int:
        found = super().seek(offset, whence)
        return self.stated if whence == 2 else found

    def read(self, size: int | None = -1) -> bytes:
        if self.problem is not None:
            raise self.problem
        return super().read(size)

    def fileno(self) -> int:
        raise OSError


@pytest.mark.parametrize(
    ("stated", "problem", "said"),
    [
        (200, None, "fewer bytes than were announced"),
        (50, None, "more bytes than were announced"),
        (100, OSError("the disk is gone"), "OSError: the disk is gone"),
        (100, ValueError("it was closed"), "ValueError: it was closed"),
    ],
)
def test_a_file_that_fails_on_the_way_is_a_request_error(
    server: Server,
    flavour: Flavour,
    stated: int,
    problem: Exception | None,
    said: str,
) -> None:
    """As of a log that grows, or a share that goes away; the server got a part of it."""
    server.answer({"data": {"id": 1}})
    for call in (
        lambda c: c.deals.upload(7, data=Changing(stated, problem)),
        lambda c: c.deals.content(Changing(stated, problem), "text/csv"),
    ):
        with pytest.raises(RequestError, match=rf"while it is sent: .*{said}.* \("):
            flavour.call(call)
    for received in server.received:
        assert len(received.body) < int(received.headers["content-length"])
