"""A first `spec/NAME.toml` for a document, and what speaks for its entries.

Beside the pipeline: it reads a document and writes guesses for a person to check.
"""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from ..config import SPEC, quoted
from ..errors import GeneratorError, Problem
from ..model.operations import resolve
from ..names.words import LONGEST, package_name, snake, split
from ..read.bundle import bundle
from ..read.load import Document, load
from ..read.validate import check_version
from .detect import Evidence, Place, Survey, Way, survey

_SAYS_NOTHING = {"api", "openapi", "schema", "spec", "swagger"}


def run(options: Namespace) -> int:
    """Write the configuration of a document; print what speaks for its entries."""
    print("\n".join(init(options.document, options.out)))
    return 0


def init(path: Path, out: Path | None = None) -> list[str]:
    """Write the configuration and return the evidence for it, line by line.

    To *out*, or below `spec/` under the document's name. Raises where a file is already.
    """
    document = bundle(load(path), path)
    check_version(document)
    found = survey(resolve(document, tolerant=True))
    out = out or SPEC / f"{_name(path, document)}.toml"
    text = "\n".join(_lines(path, found, out)) + "\n"
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        hint = "Name another one with --out, or move it away."
        problem = Problem(out.as_posix(), "", "is there already", hint)
        raise GeneratorError(problem) from None
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise GeneratorError(Problem(out.as_posix(), "", message)) from None
    command = f"python -m generator generate {out.as_posix()}"
    return [
        f"{out.as_posix()}: written. These are guesses from the document; check them:",
        *_report(found),
        f"Then: {command}",
    ]


def _name(path: Path, document: Document) -> str:
    words = split(path.stem)
    if not set(words) - _SAYS_NOTHING:
        info = document.root.get("info")
        title = info.get("title") if isinstance(info, dict) else ""
        words = split(str(title or "")) or words or ["api"]
    elif re.fullmatch(r"[\w-]+", path.stem):
        return path.stem
    return snake(words[:4])[:LONGEST].strip("_").replace("_", "-") or "api"


def _report(found: Survey) -> Iterator[str]:
    for way in found.ways:
        yield f"paging: {_said(way)}"
        yield f"    {way.evidence}"
    if not found.ways:
        yield "paging: none seen"
    wrapping = found.wrapping
    if wrapping:
        keys = [f"the payload in {wrapping.data}"]
        keys += [f"success in {wrapping.ok}"] if wrapping.ok else []
        keys += [f"errors in {', '.join(wrapping.error)}"] if wrapping.error else []
        keys += [f"codes in {', '.join(wrapping.code)}"] if wrapping.code else []
        yield f"envelope: {'; '.join(keys)}"
        yield f"    {wrapping.evidence}"
    else:
        yield "envelope: none seen"
    if found.cost:
        yield f"cost: {found.cost_key}"
        yield f"    {found.cost}"
    else:
        yield "cost: none seen"


def _said(way: Way) -> str:
    items = " or ".join(_dotted(place) or "the body itself" for place in way.items)
    query = " and ".join(name for name in (way.cursor, way.limit) if name)
    text = f"{way.style}: {query or 'nothing'} in the query; items in {items}"
    text += "; the next one in the header Link" if way.style == "link" else ""
    text += f"; the next one in {_dotted(way.next)}" if way.next else ""
    return text + (f"; their number in {_dotted(way.total)}" if way.total else "")


def _lines(path: Path, found: Survey, out: Path) -> Iterator[str]:
    where = Path(os.path.relpath(path, out.parent)).as_posix()
    yield "# Written by `python -m generator init`: guesses from the document, to be checked."
    yield ""
    yield f"document = {quoted(where)}"
    yield f"package = {quoted(package_name(out.stem))}"
    if found.cost:
        yield from _because(found.cost)
        yield f"cost_key = {quoted(found.cost_key)}"
    yield ""
    yield "# Names that collide become longer. Without this line a collision stops the run"
    yield "# and shows what to decide."
    yield "auto_rename = true"
    wrapping = found.wrapping
    if wrapping:
        yield from _because(wrapping.evidence)
        yield "[envelope]"
        yield from [f"ok = {quoted(wrapping.ok)}"] if wrapping.ok else []
        yield f"data = {quoted(wrapping.data)}"
        for key, names in (("error", wrapping.error), ("code", wrapping.code)):
            if names:
                yield f"{key} = [{', '.join(quoted(name) for name in names)}]"
    for way in found.ways:
        yield from _because(way.evidence)
        yield "[[paging]]"
        yield f"style = {quoted(way.style)}"
        yield from [f"cursor = {quoted(way.cursor)}"] if way.cursor else []
        yield from [f"limit = {quoted(way.limit)}"] if way.limit else []
        yield f"items = [{', '.join(quoted(_dotted(p)) for p in way.items)}]"
        yield from [f"next = {quoted(_dotted(way.next))}"] if way.next else []
        yield from [f"total = {quoted(_dotted(way.total))}"] if way.total else []


def _because(evidence: Evidence) -> Iterator[str]:
    yield ""
    yield f"# {evidence}."


def _dotted(place: Place) -> str:
    return ".".join(place)
