"""The calls of the commands that are made from the table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openapi_runtime.errors import BudgetExceededError

from ..exits import LimitedError
from ..screen.progress import Progress
from ..session import Session
from .records import Rows, as_rows, check_required, given_values
from .table import Entry, is_final, is_write

_FOR_LISTS = ("limit", "cursor")


def call(
    session: Session, group: str, method: str, entry: Entry, given: Mapping[str, Any]
) -> None:
    """Call a method and print its result."""
    if "page_size" in entry:
        _list(session, group, method, entry, given)
        return
    given = dict(given)
    custom: dict[str, Any] = {}
    if assignments := given.pop("set", ()):
        values, custom = given_values(session, group, entry, assignments)
        given |= values
    check_required(entry, given)
    if is_final(entry) and not session.dry_run:
        path = entry["http"].format(**given)
        session.confirm(f"{path} for {entry['cost']} tokens.")
    if is_write(entry):
        session.is_writing = True
    is_waiting = given.pop("wait", False)
    result = _resource_call(session, group, method, entry, given, custom)
    session.is_writing = False
    if is_waiting:
        from ...jobs import wait

        with Progress(session, "conversion"):
            result = wait(getattr(session.client, group), given["id"], result)
    _show(session, group, entry, result, given.get("save_to"))


def _resource_call(
    session: Session,
    group: str,
    method: str,
    entry: Entry,
    given: dict[str, Any],
    custom: Mapping[str, Any],
) -> Any:
    if not custom:
        if entry.get("named") and not is_write(entry):
            given = {**Rows(session, group, True).asked(), **given}
        return getattr(getattr(session.client, group), method)(**given)
    return getattr(getattr(session.account, group), method)(custom=custom, **given)


def _show(
    session: Session, group: str, entry: Entry, result: Any, path: Path | None
) -> None:
    if path is not None:
        session.note(f"{path}: {path.stat().st_size:,} bytes")
        return
    if result is None:
        session.note("done")
        return
    rows = Rows(session, group, entry.get("named", False))
    many = as_rows(result)
    if many is not None:
        session.rows(rows.of(many), rows.columns)
    else:
        session.record(rows.of([getattr(result, "record", result)])[0])


def _list(
    session: Session, group: str, method: str, entry: Entry, given: Mapping[str, Any]
) -> None:
    options = {name: value for name, value in given.items() if name not in _FOR_LISTS}
    check_required(entry, options)
    rows = Rows(session, group, entry.get("named", False))
    options = {**rows.asked(), **options}
    function = getattr(getattr(session.client, group), method)
    walk = Walk(session, given.get("cursor"), given.get("limit"))
    writer = session.writer(rows.columns)
    with Progress(session, group, given.get("limit")) as progress:
        try:
            for page in walk.pages(function, options, progress):
                writer.write(rows.of(page))
                walk.printed(len(page))
                progress.update(walk.done)
        finally:
            progress.pause()
            writer.close()
    session.going_on = None


class Walk:
    """The pages of a list, within the tokens that may be spent.

    Attributes:
        done: Records that are out.
        following: The cursor after the page that was yielded last.
    """

    def __init__(
        self, session: Session, cursor: str | None, limit: int | None = None
    ) -> None:
        self._session = session
        self._cursor = cursor
        self._limit = limit
        self.following: str | None = cursor
        self.done = 0

    def pages(
        self, function: Any, options: Mapping[str, Any], progress: Progress
    ) -> Any:
        """Yield the records of each page."""
        while True:
            try:
                with self._session.spending():
                    yield from self._pages(function, options)
            except BudgetExceededError as error:
                progress.pause()
                if self._session.token_limit is None:
                    raise
                if not self._session.may_spend_more():
                    raise LimitedError(f"--max-tokens is reached: {error}") from None
            else:
                return

    def _pages(self, function: Any, options: Mapping[str, Any]) -> Any:
        left = None if self._limit is None else self._limit - self.done
        pager = function(cursor=self._cursor, max_items=left, **options)
        for page in pager.pages():
            self.following = page.next_cursor
            yield list(page.items)

    def advance(self, count: int) -> None:
        """Take note that a page is out: what comes next begins after it."""
        self.done += count
        self._cursor = self.following

    def printed(self, count: int) -> None:
        """Take note that a page is on standard output: another run may go on after it."""
        self.advance(count)
        if self._cursor is None:
            self._session.going_on = None
            return
        more = ["--cursor", self._cursor]
        if self._limit is not None:
            more += ["--limit", str(max(self._limit - self.done, 1))]
        line = self._session.command_line(*more, without=("--cursor", "--limit"))
        self._session.going_on = f"{self.done:,} records are out. Go on with: {line}"
