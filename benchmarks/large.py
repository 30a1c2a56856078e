"""Large documents, made of the real one: many operations, or one with a large body.

``python -m benchmarks.large FOLDER`` writes them there, to be tried by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ._measure import ROOT

SPEC = ROOT / "spec" / "pipedrive-v2.yaml"
_PLACES = "North South East West Inner Outer Upper Lower Left Right Near Far High Low"
_PATH = re.compile(r"^  '?/", re.MULTILINE)
# Behind the first word, because the first and the last one mean something to names.
_OPERATION = re.compile(r"^( +operationId: [a-z]+)", re.MULTILINE)
_TAG = re.compile(r"^(      tags:\n        - \w+)", re.MULTILINE)
_TITLE = re.compile(r"^( +(?:- )?title: \w[a-z]*)(?=\w*$)", re.MULTILINE)
_REFERENCE = re.compile(r"(#/components/schemas/\w+)")
_SCHEMA = re.compile(r"^    (\w+):\n", re.MULTILINE)


def many_operations(copies: int) -> str:
    """Return the document with all of its paths and components several times.

    Paths, operations, tags and classes of each copy have names of their own.
    """
    head, paths, schemas = _parts()
    names = _PLACES.split()[:copies]
    assert len(names) == copies
    return "".join(
        (
            head,
            "paths:\n",
            *(_renamed(paths, name) for name in names),
            "components:\n  schemas:\n",
            *(_renamed(_SCHEMA.sub(rf"    \1{n}:\n", schemas), n) for n in names),
        )
    )


def large_body(megabytes: float) -> str:
    """Return a document with one operation, whose body has so many nested fields."""
    head, _, schemas = _parts()
    head = head[: head.index("tags:")]
    own = _flat(schemas)
    copies = max(1, round(megabytes * 1e6 / len(own.encode())))
    return "".join(
        (
            head,
            "paths:\n  /everything:\n    post:\n      operationId: sendEverything\n"
            "      tags:\n        - Everything\n      requestBody:\n        content:\n"
            "          application/json:\n            schema:\n"
            "              type: object\n              properties:\n",
            *(_SCHEMA_FLAT.sub(rf"\1\2_{_word(n)}:\n", own) for n in range(copies)),
            "      responses:\n        '200':\n          description: OK\n",
        )
    )


_SCHEMA_FLAT = re.compile(r"^( {16})(\w+):\n", re.MULTILINE)


def _parts() -> tuple[str, str, str]:
    """Return what stands before the paths, the paths, and the schemas."""
    head, rest = SPEC.read_text().split("\npaths:\n")
    paths, rest = rest.split("\ncomponents:\n  schemas:\n")
    schemas = re.split(r"^  \w+:$", rest, maxsplit=1, flags=re.MULTILINE)[0]
    return head + "\n", paths + "\n", schemas


def _renamed(text: str, name: str) -> str:
    text = _PATH.sub(lambda m: f"{m[0]}{name.lower()}/", text)
    for pattern in (_OPERATION, _TAG, _TITLE, _REFERENCE):
        text = pattern.sub(rf"\1{name}", text)
    return text


def _flat(schemas: str) -> str:
    """Return those schemas that refer to no other one, further to the right."""
    found = _SCHEMA.split(schemas)[1:]
    own = "".join(
        f"    {name}:\n{body}"
        for name, body in zip(found[::2], found[1::2], strict=True)
        if "$ref" not in body
    )
    return re.sub(r"^", " " * 12, own.rstrip("\n"), flags=re.MULTILINE) + "\n"


def _word(number: int) -> str:
    """Return a number in letters, because names that differ by digits are refused."""
    letters = ""
    for digit in str(number):
        letters += "abcdefghij"[int(digit)]
    return letters


def documents() -> Iterator[tuple[str, str]]:
    """Yield names and texts of what is written when this is a program."""
    yield "operations-8.yaml", many_operations(8)
    yield "operations-13.yaml", many_operations(13)
    yield "body-1.yaml", large_body(1)
    yield "body-10.yaml", large_body(10)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name, text in documents():
        (folder / name).write_text(text)
        print(f"{folder / name}: {len(text.encode()) / 1e6:.1f} MB")
