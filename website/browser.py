"""A person with a browser: the site works in Chromium, on a desk and on a phone.

`python -m website.browser [FOLDER]` also keeps pictures in the folder.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from .links import SITE

PAGES = (
    "",
    "custom-fields/",
    "quickstart/",
    "reference/v2/deals/",
    "reference/v2/client/",
    "reference/runtime/errors/",
    "speed/",
)
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site, and prints no line for each request."""

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the site on loopback; yield its URL."""
    handler = functools.partial(Handler, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    """Yield a window; afterwards nothing was logged as an error or asked elsewhere."""
    context = browser.new_context(**options)
    page = context.new_page()
    wrong: list[str] = []

    def logged(line: ConsoleMessage) -> None:
        if line.type == "error":
            wrong.append(line.text)

    def asked(request: Request) -> None:
        if request.url.startswith("http") and not request.url.startswith(url):
            wrong.append(f"a request to {request.url}")

    def received(response: Response) -> None:
        if response.status >= 400:
            wrong.append(f"{response.status} for {response.url}")

    page.on("console", logged)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", asked)
    page.on("response", received)
    yield page
    context.close()
    assert wrong == [], wrong


def search_works(page: Page, url: str) -> None:
    """The first result for the name of an error is its place in the reference."""
    page.goto(url)
    page.keyboard.press("/")
    page.keyboard.type("OutcomeUnknownError", delay=5)
    # The list of results is in a closed shadow tree, so the keyboard chooses.
    for _ in range(50):
        page.wait_for_timeout(200)
        page.keyboard.press("Enter")
        if "reference/runtime/errors" in page.url:
            return
    raise AssertionError(f"the search did not lead from {page.url} to the error")


def code_copies(page: Page, url: str) -> None:
    """The button of a block of code copies exactly its lines."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(url)
    block = page.locator("div.highlight").first
    block.hover()
    block.get_by_role("button").first.click()
    page.wait_for_timeout(100)
    copied = page.evaluate("navigator.clipboard.readText()").strip()
    assert copied == block.locator("code").inner_text().strip(), copied


def colour(page: Page) -> int:
    """Return the brightness of the page's background, from 0 to 255."""
    text = page.evaluate("getComputedStyle(document.body).backgroundColor")
    drawn = page.evaluate(
        "c => { const x = document.createElement('canvas').getContext('2d');"
        " x.fillStyle = c; x.fillRect(0, 0, 1, 1);"
        " return Array.from(x.getImageData(0, 0, 1, 1).data) }",
        text,
    )
    return int(sum(drawn[:3]) / 3)


def reads(browser: Browser, url: str, kept: Path | None) -> None:
    """Every page of the list is readable: light and dark, on a desk and on a phone."""
    for scheme, size in (("light", DESK), ("dark", DESK), ("light", PHONE)):
        name = f"{scheme}-{size['width']}"
        with opened(browser, url, color_scheme=scheme, viewport=size) as page:
            for path in PAGES:
                page.goto(url + path)
                assert page.locator("h1").count() >= 1, path
                assert (colour(page) > 128) == (scheme == "light"), (path, scheme)
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= size["width"], f"{path} is {wide} wide on {name}"
                if kept:
                    file = f"{path.strip('/').replace('/', '-') or 'home'}-{name}.png"
                    page.screenshot(path=str(kept / file))


def main() -> int:
    """Check the built site; return 0."""
    kept = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        print("Chromium is not installed: the site was not looked at.")
        return 0
    with served() as url, sync_playwright() as playwright:
        # Chromium has no sandbox for root, which CI is.
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        with opened(browser, url, viewport=DESK) as page:
            search_works(page, url)
            code_copies(page, url)
        reads(browser, url, kept)
        browser.close()
    print("The site works in Chromium: search, copying, light, dark, phone.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
