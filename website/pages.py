"""The files that the site is built from, written below build/documentation."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import PurePosixPath

from .navigation import ASSETS, ROOT, place, places, sections
from .parts import kit_pages, runtime_pages
from .reference import Reference

SOURCE = ROOT / "build" / "documentation"
CLIENTS = (
    Reference(ROOT / "generated" / "pipedrive_v2", "Pipedrive API v2", "v2"),
    Reference(ROOT / "generated" / "pipedrive_v1", "Pipedrive API v1", "v1"),
)
_BLOCK = re.compile(r"(^```.*?^```)", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


def write() -> None:
    """Write the pages and the configuration."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    found = sections()
    for page in (page for pages in found.values() for page in pages):
        text = (ROOT / page).read_text("utf-8")
        if page == "examples/README.md":
            text += "".join(programs())
        put(place(page), moved(text, page))
    for asset in ASSETS:
        if (ROOT / asset).exists():
            target = SOURCE / "pages" / place(asset)
            shutil.copyfile(ROOT / asset, target)
    reference: dict[str, list[str]] = {}
    for client in CLIENTS:
        reference[client.title] = put_all(client.pages())
    reference["Runtime"] = put_all(runtime_pages())
    reference["Kit"] = put_all(kit_pages())
    put("pipedrive.css", (ROOT / "website" / "pipedrive.css").read_text("utf-8"))
    configuration = (ROOT / "website" / "zensical.toml").read_text("utf-8")
    nav = f"nav = {navigation(found, reference)}\n"
    head, mark, tail = configuration.partition("[project]\n")
    (SOURCE / "zensical.toml").write_text(head + mark + nav + tail, "utf-8")


def put(name: str, text: str) -> None:
    """Write a page."""
    path = SOURCE / "pages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def put_all(pages: Iterator[tuple[str, str]]) -> list[str]:
    """Write pages of the reference; return their paths."""
    written = []
    for name, text in pages:
        put(f"reference/{name}", text)
        written.append(f"reference/{name}")
    return written


def moved(text: str, page: str) -> str:
    """Return the text of a page with links to pages of the site.

    A link to a file that the site does not have becomes the words of the link.
    """
    known = places()
    here = PurePosixPath(place(page)).parent

    def change(link: re.Match[str]) -> str:
        target, _, anchor = link[3].partition("#")
        if "://" in target or not target:
            return link[0]
        path = os.path.normpath(PurePosixPath(page).parent / target)
        if path not in known:
            return link[2]
        to = os.path.relpath(known[path], here)
        return f"{link[1]}[{link[2]}]({to}{'#' + anchor if anchor else ''})"

    def words(text: str) -> str:
        # In a table GitHub wants the bar in code escaped, and the site does not.
        bare = _SPAN.sub(lambda span: span[0].replace("\\|", "|"), text)
        return _LINK.sub(change, bare)

    parts = _BLOCK.split(text)
    return "".join(part if part.startswith("```") else words(part) for part in parts)


def programs() -> Iterator[str]:
    """Yield the programs of examples/, each below its name."""
    for path in sorted((ROOT / "examples").glob("*.py")):
        text = path.read_text("utf-8")
        title = (ast.get_docstring(ast.parse(text)) or path.stem).splitlines()[0]
        yield f"\n## {path.name}\n\n{title}\n\n```python\n{text}```\n"


def navigation(found: dict[str, list[str]], reference: dict[str, list[str]]) -> str:
    """Return the navigation as TOML."""
    tabs = []
    for title, pages in found.items():
        if title == "Project":
            tabs.append(f'{{ "Reference" = [{", ".join(_reference(reference))}] }}')
        listed = ", ".join(json.dumps(place(page)) for page in pages)
        tabs.append(f"{{ {json.dumps(title)} = [{listed}] }}")
    return f"[{', '.join(tabs)}]"


def _reference(reference: dict[str, list[str]]) -> Iterator[str]:
    for title, pages in reference.items():
        records = [page for page in pages if "/models/" in page]
        groups = [page for page in pages[2:] if records and page not in records]
        first = [page for page in pages if page not in (*records, *groups)]
        listed = [json.dumps(page) for page in first]
        for name, inner in (("Groups", groups), ("Records", records)):
            if inner:
                listed.append(f'{{ "{name}" = [{", ".join(map(json.dumps, inner))}] }}')
        yield f"{{ {json.dumps(title)} = [{', '.join(listed)}] }}"
