"""`python -m generator init`: a first configuration, and what speaks for its entries."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.generator.conftest import Server
from tests.generator.refusals import GOOD
from tests.generator.workspace import HEAD, ROOT, Run, Workspace


def init(workspace: Workspace, *arguments: str) -> Run:
    """Run `python -m generator init` with *arguments*, in this process."""
    workspace.capture.readouterr()
    code = main(["init", *arguments])
    said = workspace.capture.readouterr()
    return Run(code, said.out, said.err)


def listing(
    parameters: str, answer: str, path: str = "/pets", headers: str = ""
) -> str:
    """Return a document: its operation takes *parameters*, its response is *answer*."""
    names = ", ".join(
        f"{{name: '{name}', in: query, schema: {{type: string}}}}"
        for name in parameters.split()
    )
    return f"""{HEAD}
paths:
  {path}:
    get:
      operationId: listPets
      tags: [Pets]
      parameters: [{names}]
      responses:
        '200':
          description: ok
          {headers}
          content: {{application/json: {{schema: {answer}}}}}
"""


def guessed(workspace: Workspace, document: str) -> dict[str, Any]:
    """Return the configuration that is written for *document*; it generates at once."""
    name = workspace.package
    (workspace.root / f"{name}.yaml").write_text(document)
    run = init(workspace, f"{name}.yaml")
    assert run.code == 0, run.err
    assert run.out.splitlines()[0].startswith(f"spec/{name}.toml: written.")
    made = workspace.run(name)
    assert (made.code, made.err) == (0, "")
    invalidate_caches()
    return tomllib.loads((workspace.spec / f"{name}.toml").read_text())


PET = "{type: object, properties: {id: {type: integer}}}"
PETS = f"{{type: array, items: {PET}}}"


@pytest.mark.parametrize(
    ("parameters", "answer", "paging"),
    [
        (
            "cursor limit",
            f"{{type: object, properties: {{data: {PETS}, meta: {{type: object, "
            "properties: {next_cursor: {type: string}}}}}",
            {"style": "cursor", "cursor": "cursor", "limit": "limit",
             "items": ["data"], "next": "meta.next_cursor"},
        ),
        (
            "pageToken maxResults q",
            f"{{type: object, properties: {{things: {PETS}, "
            "nextPageToken: {type: string}}}",
            {"style": "cursor", "cursor": "pageToken", "limit": "maxResults",
             "items": ["things"], "next": "nextPageToken"},
        ),
        (
            "offset limit",
            f"{{type: object, properties: {{pets: {PETS}, meta: {{type: object, "
            "properties: {total_entries: {type: integer}}}}}",
            {"style": "offset", "cursor": "offset", "limit": "limit",
             "items": ["{collection}"], "total": "meta.total_entries"},
        ),
        (
            "offset limit",
            "{type: object}",
            {"style": "offset", "cursor": "offset", "limit": "limit",
             "items": ["{collection}"]},
        ),
        (
            "page per_page",
            PETS,
            {"style": "page", "cursor": "page", "limit": "per_page", "items": [""]},
        ),
        (
            "page[number] page[size]",
            f"{{type: object, properties: {{data: {PETS}, links: {{type: object, "
            "properties: {next: {type: string}}}}}",
            {"style": "url", "cursor": "page[number]", "limit": "page[size]",
             "items": ["data"], "next": "links.next"},
        ),
        (
            "page",
            PETS,
            {"style": "page", "cursor": "page", "items": [""]},
        ),
        (
            "offset pageSize",
            f"{{type: object, properties: {{records: {PETS}, "
            "offset: {type: string}}}",
            {"style": "cursor", "cursor": "offset", "limit": "pageSize",
             "items": ["records"], "next": "offset"},
        ),
        (
            "page limit",
            f"{{type: object, properties: {{items: {PETS}, next: {{type: object, "
            "properties: {page: {type: string}}}, count: {type: integer}}}",
            {"style": "cursor", "cursor": "page", "limit": "limit",
             "items": ["items"], "next": "next.page"},
        ),
        (
            "starting_after ending_before limit",
            f"{{type: object, properties: {{data: {PETS}, has_more: {{type: boolean}}}}}}",
            {"style": "last_id", "cursor": "starting_after", "limit": "limit",
             "items": ["data"], "next": "id", "more": ["has_more"]},
        ),
        (
            "after_id limit",
            f"{{type: object, properties: {{data: {PETS}, has_more: {{type: boolean}}, "
            "last_id: {type: string}}}",
            {"style": "last_id", "cursor": "after_id", "limit": "limit",
             "items": ["data"], "next": "id", "more": ["has_more"]},
        ),
        (
            "continue limit",
            f"{{type: object, properties: {{items: {PETS}, metadata: {{type: object, "
            "properties: {continue: {type: string}}}}}",
            {"style": "cursor", "cursor": "continue", "limit": "limit",
             "items": ["items"], "next": "metadata.continue"},
        ),
        (
            "Page PageSize",
            f"{{type: object, properties: {{pets: {PETS}, "
            "next_page_uri: {type: string}}}",
            {"style": "url", "cursor": "Page", "limit": "PageSize",
             "items": ["{collection}"], "next": "next_page_uri"},
        ),
        (
            "after limit",
            f"{{type: object, properties: {{pets: {PETS}, meta: {{type: object, "
            "properties: {hasMore: {type: boolean}}}}}",
            {"style": "last_id", "cursor": "after", "limit": "limit",
             "items": ["{collection}"], "next": "id", "more": ["meta.hasMore"]},
        ),
        (
            "page per_page",
            f"{{type: object, properties: {{data: {PETS}, meta: {{type: object, "
            "properties: {total_pages: {type: integer}, total: {type: integer}}}}}",
            {"style": "page", "cursor": "page", "limit": "per_page", "items": ["data"],
             "total": "meta.total", "more": ["meta.total_pages"]},
        ),
        (
            "page[after] page[size]",
            f"{{type: object, properties: {{data: {PETS}, links: {{type: object, "
            "properties: {next: {type: string}}}}}",
            {"style": "url", "cursor": "page[after]", "limit": "page[size]",
             "items": ["data"], "next": "links.next"},
        ),
        (
            "since_id limit fields",
            f"{{type: object, properties: {{pets: {PETS}}}}}",
            {"style": "last_id", "cursor": "since_id", "limit": "limit",
             "items": ["{collection}"], "next": "id"},
        ),
    ],
)  # fmt: skip
def test_every_way_to_page_is_seen(
    workspace: Workspace, parameters: str, answer: str, paging: dict[str, Any]
) -> None:
    """The list and the cursor are found wherever the response has them."""
    config = guessed(workspace, listing(parameters, answer))
    assert config["paging"] == [paging]
    operation = import_module(workspace.package).OPERATIONS["listPets"]
    assert operation.paging.style == paging["style"]


def test_the_header_link_is_seen(workspace: Workspace) -> None:
    """It says where the next page is, whatever else the operation takes."""
    headers = "headers: {LINK: {schema: {type: string}}}"
    config = guessed(workspace, listing("per_page", PETS, headers=headers))
    (paging,) = config["paging"]
    assert paging == {"style": "link", "limit": "per_page", "items": [""]}


@pytest.mark.parametrize(
    ("parameters", "answer"),
    [
        ("limit", PETS),
        ("offset limit", PET),
        ("offset limit", f"{{type: object, properties: {{a: {PETS}, b: {PETS}}}}}"),
        ("cursor", PETS),
        ("since_id max_id", PETS),
    ],
)
def test_what_cannot_be_seen_is_not_claimed(
    workspace: Workspace, parameters: str, answer: str
) -> None:
    """No list, or no way on, is no paging."""
    config = guessed(workspace, listing(parameters, answer))
    assert config.keys() == {"document", "package", "auto_rename"}


def test_pages_numbered_from_zero_are_not_claimed(workspace: Workspace) -> None:
    """The style begins with 1: it would leave out a page."""
    document = listing("page size", PETS).replace(
        "name: 'page', in: query, schema: {type: string}",
        "name: 'page', in: query, schema: {type: integer, default: 0}",
    )
    assert "paging" not in guessed(workspace, document)


def test_the_first_page_is_named_where_it_is_a_guess(workspace: Workspace) -> None:
    """Most documents do not state it; only lists by number of the page have one."""
    for parameters, times in (("page size", 1), ("offset limit", 0)):
        path = workspace.root / f"{parameters[:4]}.yaml"
        path.write_text(listing(parameters, PETS))
        assert init(workspace, path.name).out.count("# The first page is 1.") == times


def test_a_guess_works(workspace: Workspace, server: Server) -> None:
    """A list that is the whole body is read page by page with the written file."""
    guessed(workspace, listing("page per_page", PETS))
    package = import_module(workspace.package)
    server.answer([])
    with package.Client(base_url=server.url) as client:
        assert list(client.pets.list(cursor="2", limit=5)) == []
    assert server.last.query == [("page", "2"), ("per_page", "5")]


def test_pipedrives_document(workspace: Workspace) -> None:
    """Paging, envelope and cost key are those that were decided, with their evidence."""
    for name in ("pipedrive-v2.yaml", "activecampaign-deals.yaml"):
        shutil.copy(ROOT / "spec" / name, workspace.root / name)
    decided = tomllib.loads((ROOT / "spec" / "pipedrive-v2.toml").read_text())
    run = init(workspace, "pipedrive-v2.yaml")
    config = tomllib.loads((workspace.spec / "pipedrive-v2.toml").read_text())
    assert config["paging"] == decided["paging"]
    assert config["cost_key"] == decided["cost_key"]
    assert config["package"] == decided["package"]
    # Codes and fields of errors are not in the document.
    del decided["envelope"]["code"], decided["envelope"]["field"]
    assert config["envelope"] == decided["envelope"]
    first, *lines, last = run.out.splitlines()
    assert first == (
        "spec/pipedrive-v2.toml: written. These are guesses from the document; check them:"
    )
    assert last == "Then: python -m generator generate spec/pipedrive-v2.toml"
    text = (workspace.spec / "pipedrive-v2.toml").read_text()
    assert [line.removeprefix("    ") for line in lines] == text.splitlines()
    text = re.sub(r"# (\d+) of \1 that", "# all that", text)
    every = "all that could show it, such as /paths/~1activities/get"
    assert f"# {every}, /paths/~1activities/post.\ncost_key = " in text
    assert f"# {every}, /paths/~1activities/post.\n[envelope]\n" in text
    assert re.search(
        r"# \d+ of \d+ that could show it, such as /paths/~1activities/get, "
        r"/paths/~1activityFields/get\.\n\[\[paging\]\]\n",
        text,
    )
    init(workspace, "activecampaign-deals.yaml")
    (paging,) = tomllib.loads(
        (workspace.spec / "activecampaign-deals.toml").read_text()
    )["paging"]
    assert paging == {
        "style": "offset",
        "cursor": "offset",
        "limit": "limit",
        "items": ["{collection}"],
    }


def test_nothing_is_overwritten(workspace: Workspace) -> None:
    """A file that is there stays as it is, and the run says so."""
    (workspace.root / "pets.yaml").write_text(GOOD)
    (workspace.spec / "pets.toml").write_text("mine")
    run = init(workspace, "pets.yaml")
    assert (run.code, run.out) == (1, "")
    assert run.err == (
        "error: spec/pets.toml: is there already\n"
        "    Name another one with --out, or move it away.\n"
        "1 error, nothing written\n"
    )
    assert (workspace.spec / "pets.toml").read_text() == "mine"
    assert init(workspace, "pets.yaml", "--out", "conf/other.toml").code == 0
    config = tomllib.loads((workspace.root / "conf/other.toml").read_text())
    assert (config["document"], config["package"]) == ("../pets.yaml", "other")


@pytest.mark.parametrize(
    ("name", "title", "package"),
    [
        ("openapi.yaml", "Pet Shop", "pet_shop"),
        ("openapi.json", "", "openapi"),
        ("my-api v2.yaml", "X", "my_api_v2"),
        ("class.yaml", "X", "class_"),
    ],
)
def test_the_name_of_the_package(
    workspace: Workspace, name: str, title: str, package: str
) -> None:
    """The file's name, or the title where that says nothing."""
    text = GOOD.replace("title: Tiny", f"title: '{title}'")
    if name.endswith("json"):
        text = (
            '{"openapi": "3.0.3", "info": {"title": "", "version": "1"}, "paths": {}}'
        )
    (workspace.root / name).write_text(text)
    assert init(workspace, name).code == 0
    (written,) = workspace.spec.glob("*.toml")
    assert tomllib.loads(written.read_text())["package"] == package


def test_hostile_text_does_not_leave_its_place(workspace: Workspace) -> None:
    """Paths and names with quotes and line breaks are comments and strings."""
    evil = json.dumps('a"]\n[x]\ny = 1\n#')
    text = listing("offset limit", PETS).replace("  /pets:", f'  "/{evil[1:]}:')
    (workspace.root / "pets.yaml").write_text(text)
    run = init(workspace, "pets.yaml")
    assert run.code == 0
    config = tomllib.loads((workspace.spec / "pets.toml").read_text())
    assert config.keys() == {"document", "package", "auto_rename", "paging"}
    assert all(not line.startswith("[x]") for line in run.out.splitlines())


def test_a_document_that_is_none(workspace: Workspace, tmp_path: Path) -> None:
    """`init` refuses in the words of `generate`; nothing is written."""
    (tmp_path / "old.yaml").write_text("swagger: '1.2'\n")
    run = init(workspace, "old.yaml")
    assert run.code == 1
    assert "is Swagger 1.2" in run.err
    assert list(workspace.spec.iterdir()) == []
