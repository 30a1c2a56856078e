"""`python -m generator init`: a first `spec/NAME.toml`, of guesses from the document."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from openapi_source.names import LONGEST, snake, split

from ..config import quoted
from ..errors import refusal
from ..facts import Fact, KeyPath
from ..model.operations import resolve
from ..names.words import package_name
from ..paths import SPEC
from ..read.bundle import bundle
from ..read.load import Document, load
from ..read.validate import check_version
from ..write.python_source import stated
from .detect import Guess, Guesses, detect

_SAYS_NOTHING = {"api", "openapi", "schema", "spec", "swagger"}


def run(options: Namespace) -> int:
    """Write the configuration of a document, and print it for a review."""
    path: Path = options.document
    document = bundle(load(path), path)
    check_version(document)
    guesses = detect(resolve(document, tolerant=True))
    out = options.out or SPEC / f"{_name(path, document)}.toml"
    lines = list(_lines(path, guesses, out))
    _create(out, "\n".join(lines) + "\n")
    print(
        f"{out.as_posix()}: written. These are guesses from the document; check them:"
    )
    print("\n".join(f"    {line}".rstrip() for line in lines))
    print(f"Then: python -m generator generate {out.as_posix()}")
    return 0


def _create(out: Path, text: str) -> None:
    """Write a new file; raise where one is already."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        hint = "Name another one with --out, or move it away."
        raise refusal(out, "is there already", hint) from None
    except OSError as error:
        raise refusal(out, f"cannot be written: {error.strerror}") from None


def _name(path: Path, document: Document) -> str:
    """Return the name of the file, or one from the title where that says nothing."""
    words = split(path.stem)
    if not set(words) - _SAYS_NOTHING:
        info = document.root.get("info")
        title = info.get("title") if isinstance(info, dict) else ""
        words = split(str(title or "")) or words or ["api"]
    elif re.fullmatch(r"[\w-]+", path.stem):
        return path.stem
    return snake(words[:4])[:LONGEST].strip("_").replace("_", "-") or "api"


def _lines(path: Path, guesses: Guesses, out: Path) -> Iterator[str]:
    where = Path(os.path.relpath(path, out.parent)).as_posix()
    yield "# Written by `python -m generator init`: guesses from the document, to be checked."
    yield ""
    yield f"document = {quoted(where)}"
    yield f"package = {quoted(package_name(out.stem))}"
    yield ""
    yield "# Names that collide become longer. Without this line a collision stops the run"
    yield "# and shows what to decide."
    yield "auto_rename = true"
    yield ""
    if guesses.cost_key:
        yield f"# {guesses.cost_key.evidence}."
        yield f"cost_key = {quoted(guesses.cost_key.fact)}"
    else:
        yield "# No operation states what it costs."
    yield ""
    if guesses.envelope:
        yield from _table("[envelope]", guesses.envelope)
    else:
        yield "# No envelope was found."
    for guess in guesses.paging:
        yield ""
        if guess.fact.style == "page":
            yield "# The first page is 1. If it is 0, remove this table: lists would lack it."
        yield from _table("[[paging]]", guess)
    if not guesses.paging:
        yield ""
        yield "# No paging was found."


def _table(header: str, guess: Guess[Fact]) -> Iterator[str]:
    yield f"# {guess.evidence}."
    yield header
    for key, value in stated(guess.fact).items():
        yield f"{key} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, tuple) and not isinstance(value, KeyPath):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return quoted(".".join(value) if isinstance(value, KeyPath) else str(value))
