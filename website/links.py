"""The check of the built site: every link leads to a page and to a heading of it."""

from __future__ import annotations

import os
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .navigation import ROOT

SITE = ROOT / "build" / "documentation" / "site"


class _Page(HTMLParser):
    """The links and the anchors of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the links and anchors of a tag."""
        for name, value in attrs:
            if name in ("href", "src") and value and tag not in ("link", "script"):
                self.links.add(value)
            elif name in ("id", "name") and value:
                self.anchors.add(value)


@cache
def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    return page


def wrong() -> list[str]:
    """Return each link of the site that leads nowhere, with its page."""
    found = []
    for path in sorted(SITE.rglob("*.html")):
        if path.name == "404.html":
            continue
        for link in sorted(_read(path).links):
            if not _leads(path, link):
                found.append(f"{path.relative_to(SITE)}: {link}")
    return found


def _leads(path: Path, link: str) -> bool:
    """Does a link of a page lead somewhere? Those to other sites are not followed."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = path
    if parts.path:
        target = Path(os.path.normpath(path.parent / unquote(parts.path)))
        if target.is_dir():
            target /= "index.html"
    if not target.exists():
        return False
    anchor = unquote(parts.fragment)
    return (
        not anchor
        or anchor.startswith("__")
        or target.suffix != ".html"
        or anchor in _read(target).anchors
    )
