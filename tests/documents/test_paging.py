"""Pages by number, by URL in the body, and by URL in the header `Link`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from openapi_runtime import PaginationError, Paging
from openapi_runtime.paging.styles import Link
from tests.documents.conftest import Document
from tests.generator.conftest import Server

LINK = '[[paging]]\nstyle = "link"\nitems = [""]\ncursor = "page"\nlimit = "per_page"\n'
URL = '[[paging]]\nstyle = "url"\nitems = ["things"]\nnext = "next"\n'
PAGE = '[[paging]]\nstyle = "page"\ncursor = "page"\nitems = ["things"]\n'


@pytest.fixture
def elsewhere() -> Iterator[Server]:
    """A server of somebody else, on another port."""
    from tests.generator import conftest

    yield from conftest.server.__wrapped__()  # type: ignore[attr-defined]


def served(api: Document, pages: list[tuple[Any, dict[str, str]]]) -> None:
    """Respond with these bodies and headers in turn, again and again."""
    api.server.script = [
        (json.dumps(body).encode(), headers) for body, headers in pages
    ]


def test_pages_follow_the_header_link(document: Callable[..., Document]) -> None:
    """`rel="next"` leads on; the page that has none is the last."""
    api = document("paging", config=LINK)
    first = f'<{api.server.url}/items?page=1>; rel="prev", '
    first += f"<{api.server.url}/items?filter%5Ba%5D=x&page=2&t=a%2Cb>; rel=next"
    served(
        api,
        [
            ([{"id": 1}, {"id": 2}], {"Link": first}),
            ([], {"link": f'<{api.server.url}/items?page=3>; REL="last Next"'}),
            ([{"id": 3}], {"Link": f'<{api.server.url}/items?page=1>; rel="first"'}),
        ],
    )
    found = api.call("listItems", filter={"a": "x"})
    assert [item.id for item in found] == [1, 2, 3]
    assert [type(item).__name__ for item in found] == ["Item"] * 3
    assert [request.target for request in api.server.requests] == [
        "/items?filter%5Ba%5D=x&per_page=50",
        "/items?filter%5Ba%5D=x&page=2&t=a%2Cb",
        "/items?page=3",
    ]


def test_a_link_to_somewhere_else_takes_no_credentials_there(
    document: Callable[..., Document], elsewhere: Server
) -> None:
    """The link gives only the query: the request goes to the API."""
    for name, operation, config in (
        ("header", "listItems", LINK),
        ("body", "listThings", URL),
    ):
        api = document("paging", config=config)
        away = f"{elsewhere.url}/steal?page=2"
        if name == "header":
            served(api, [([], {"Link": f"<{away}>; rel=next"}), ([], {})])
        else:
            served(api, [({"things": [], "next": away}, {}), ({"things": []}, {})])
        api.call(operation, client={"access_token": "token-5ecret"})
        assert [r.headers["authorization"] for r in api.server.requests] == [
            "Bearer token-5ecret"
        ] * 2
        assert api.server.requests[1].target.endswith("?page=2")
        assert elsewhere.requests == []


def test_a_page_can_be_gone_on_from(document: Callable[..., Document]) -> None:
    """`next_cursor` of a page is where to go on, also after a restart."""
    api = document("paging", config=LINK)
    link = f"<{api.server.url}/items?page=2>; rel=next"
    served(api, [([{"id": 1}], {"Link": link}), ([{"id": 2}], {})])
    with api.package.Client(base_url=api.server.url) as client:
        page = next(client.items.list(limit=1).pages())
        assert page.next_cursor == f"{api.server.url}/items?page=2"
        raw = client.items.with_raw_response.list(cursor=page.next_cursor)
        assert [item.id for item in raw.parsed] == [2]
        assert raw.parsed.next_cursor is None
    assert [r.target for r in api.server.requests] == [
        "/items?per_page=1",
        "/items?page=2",
    ]


def test_pages_may_have_a_number_and_no_size(document: Callable[..., Document]) -> None:
    """Without a parameter for the size of pages there is no argument for it either."""
    api = document("paging", config=PAGE)
    served(
        api, [({"things": [{"id": n}]}, {}) for n in (1, 2)] + [({"things": []}, {})]
    )
    assert [item.id for item in api.call("listThings")] == [1, 2]
    assert [r.target for r in api.server.requests] == [
        "/things",
        "/things?page=2",
        "/things?page=3",
    ]
    with (
        api.package.Client(base_url=api.server.url) as client,
        pytest.raises(TypeError, match="limit"),
    ):
        list(client.items.list_things(limit=3))


@pytest.mark.parametrize(
    ("header", "url"),
    [
        ("", None),
        ("<u>; rel=next", "u"),
        ('<u>; rel="next"', "u"),
        ('<u,v;w>;rel="next"', "u,v;w"),
        ('<a>; rel=prev, <b>; title="x, <y>; rel=next"; rel="next"', "b"),
        ('<a>; title="\\"; rel=next"; rel=prev', None),
        ('<a>; rel="prev next"', "a"),
        ("<a>; rel=prev; rel=next", None),
        ('<a>; rel=next; anchor="#x", <b>; rel=next', "b"),
        ("<a>; rel=nextone, <b>", None),
        ("a; rel=next", None),
        ("<a> ; REL = NEXT", "a"),
    ],
)
def test_the_header_link_is_read_as_rfc_8288_has_it(
    header: str, url: str | None
) -> None:
    """Quoted commas, several relations, repeated parameters, anchors."""
    assert Link(Paging(style="link")).next_in({"link": header}) == url


@pytest.mark.parametrize(
    ("style", "pointer", "message"),
    [
        ("pages", "/paging/0/style", "'pages' is no known value"),
        ("offset", "/paging/0", "style 'offset' needs the key 'cursor'"),
    ],
)
def test_a_way_to_page_that_is_none_is_said(
    document: Callable[..., Document], style: str, pointer: str, message: str
) -> None:
    """Before anything is generated, with the place in the configuration."""
    from generator.errors import GeneratorError

    with pytest.raises(GeneratorError) as caught:
        document("paging", config=f'[[paging]]\nstyle = "{style}"\nitems = [""]\n')
    assert [(p.pointer, p.message) for p in caught.value.problems] == [
        (pointer, message)
    ]


def test_a_numbered_page_keeps_its_size(document: Callable[..., Document]) -> None:
    """With another size the same number is another page: items would come twice."""
    config = PAGE.replace("items", 'limit = "size"\nitems')
    api = document("paging", config=config)
    things = [{"id": number} for number in range(15)]

    def walk(**arguments: Any) -> tuple[list[int], list[str]]:
        pages = [things[:10], things[10:]]
        first = int(arguments.get("cursor", 1))
        served(api, [({"things": page}, {}) for page in pages[first - 1 :]])
        found = [item.id for item in api.call("listThings", **arguments)]
        targets = [request.target for request in api.server.requests]
        api.server.requests.clear()
        return found, targets

    found, targets = walk(limit=10, max_items=12)
    assert found == [*range(12)]
    assert targets == ["/things?size=10", "/things?page=2&size=10"]
    found, targets = walk(cursor="2", limit=10, max_items=1)
    assert found == [10]
    assert targets == ["/things?page=2&size=10"]


LAST = """
[[paging]]
style = "last_id"
cursor = "page"
limit = "size"
items = ["things"]
next = "id"
more = ["more"]
"""


def test_the_last_id_asks_for_the_next_page(document: Callable[..., Document]) -> None:
    """As long as the flag says so; without one, while pages are full."""
    api = document("paging", config=LAST)
    things = [{"id": number} for number in range(5)]
    for flags in ([{"more": True}, {"more": True}, {"more": False}], [{}, {}, {}]):
        pages = [things[:2], things[2:4], things[4:]]
        served(
            api,
            [({"things": p, **f}, {}) for p, f in zip(pages, flags, strict=True)],
        )
        found = api.call("listThings", limit=2)
        assert [item.to_dict() for item in found] == things
        targets = [request.target for request in api.server.requests]
        api.server.requests.clear()
        assert targets == [
            "/things?size=2",
            "/things?page=1&size=2",
            "/things?page=3&size=2",
        ]


@pytest.mark.parametrize(
    ("config", "body"),
    [
        (PAGE, {"things": [{"id": 1}]}),
        (PAGE.replace('"page"', '"offset"', 1), {"things": [{"id": 1}]}),
        (LAST, {"things": [{"id": 1}], "more": True}),
        (
            PAGE.replace('"page"', '"cursor"', 1) + 'next = "next"\n',
            {"things": [{"id": 1}], "next": "7"},
        ),
    ],
)
def test_a_server_that_repeats_a_page_is_noticed(
    document: Callable[..., Document], config: str, body: dict[str, Any]
) -> None:
    """In every style: a list would never end, or have its items many times."""
    api = document("paging", config=config)
    api.server.answer(body)
    with api.package.Client(base_url=api.server.url) as client:
        pages = client.items.list_things()
        with pytest.raises(PaginationError, match="the server repeats a "):
            list(pages)
        assert len(api.server.requests) == 2
