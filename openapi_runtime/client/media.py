"""Calls whose response is not always plain JSON: its Content-Type says what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from .._util import UNSET, is_json
from ..errors import RequestError
from ..exchange.effects import Flow
from ..models.envelope import result_reader
from ..models.media import is_text, is_within, text_reader
from ..operation import Operation
from ..request.call import Arguments, Call
from ..settings.settings import Settings
from .resource import result_flow

Reader = Callable[[bytes], Any]
Chooser = Callable[[str], Reader | None]

_JSON = "application/json"


def media_flow(
    settings: Settings,
    operation: Operation,
    result: Any,
    arguments: Arguments,
    *,
    as_raw: bool,
) -> Flow[Any]:
    """Return the flow of a call whose response has one of several media types.

    `arguments["media"]` has the types of those beside that of `result`.
    """
    given: Any = {**arguments}
    others: Mapping[str, Any] = given.pop("media", None) or {}
    accept = given.pop("accept", UNSET)
    usual = operation.accept or _JSON
    is_saved = "save_to" in given.get("options", {})
    files = [media for media, hint in others.items() if hint is bytes]
    if is_saved and result is not bytes and accept is UNSET and files:
        accept = files[0]
    if accept is not UNSET:
        known = [*map(str.strip, usual.split(",")), *others]
        if not any(isinstance(accept, str) and is_within(accept, m) for m in known):
            raise RequestError(
                f"accept must be one of {', '.join(known)}, not {accept!r}"
            )
        operation = msgspec.structs.replace(operation, accept=accept)
    choose: Chooser | None = _chooser(result, usual, others)
    is_file = is_saved and (result is bytes or bool(files))
    if is_file:
        choose, result = None, bytes
    call = Call(operation=operation, choose=choose, is_file=is_file, **given)
    read: Reader | None = None
    may_be_json = usual.startswith(("*/", "application/*"))
    if result is str and not (may_be_json or any(map(is_json, usual.split(",")))):
        read = text_reader("")
    return result_flow(settings, call, result, read, as_raw=as_raw)


def _chooser(result: Any, usual: str, others: Mapping[str, Any]) -> Chooser:
    """Return the function that gives the reader for a Content-Type.

    None for the usual one; that also holds for responses that do not say what they are.
    """
    is_any = "*" in usual

    def choose(media: str) -> Reader | None:
        base = media.partition(";")[0].strip().lower()
        if not base:
            return None
        for stated, hint in others.items():
            if is_within(base, stated):
                return _reader(hint, media)
        if result is bytes:
            return None
        if is_json(base):
            return None
        if result is str or (is_any and is_text(media)):
            return text_reader(media)
        return bytes if is_any else None

    return choose


def _reader(hint: Any, media: str) -> Reader:
    if hint is bytes:
        return bytes
    return text_reader(media) if hint is str else result_reader(hint, (), None)
