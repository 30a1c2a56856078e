"""The customer's list of connector actions, read from `pipedrive-connector.txt`.

The page was copied as text: the name of an action, its purpose and its first parameter
stand on one line without spaces between them, and long purposes are cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LIST = Path(__file__).with_name("pipedrive-connector.txt")

_ACTION = re.compile(r"([a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?=[A-Z])(.*)")
_PARAMETER = re.compile(r"([^\s()]+) \((\w+)\)( required)?")
_OBJECT = re.compile(r"(\S+): \{")
_PROPERTY = re.compile(r"\. (\S+) \((\w+)\)")
_MARKUP = re.compile(
    r"a href=\s?'[^']*'(?: target='_blank' rel='noopener noreferrer')?"
)

_ONLY_GLUED = {"data", "deal_ids", "type.name"}
"""Parameters that are always the first of their action."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an action; the body is one called `data`."""

    name: str
    type: str
    required: bool
    properties: dict[str, str] = field(default_factory=dict)
    """Properties of an object, with their types."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action as the list has it."""

    name: str
    purpose: str
    parameters: tuple[Parameter, ...]


def read_actions(text: str) -> tuple[Action, ...]:
    """Return the actions of the list in its order."""
    _, _, text = text.partition("ActionPurposeParameters\n")
    names = {found[1] for found in re.finditer(r"^(\S+) \(\w+\)", text, re.M)}
    names |= _ONLY_GLUED
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if _ACTION.match(line):
            blocks.append([line])
        elif blocks:
            blocks[-1].append(line)
    return tuple(_action(lines, names) for lines in blocks)


def _action(lines: list[str], names: set[str]) -> Action:
    found = _ACTION.match(lines[0])
    assert found
    name, text = found.groups()
    # A variable of the path comes first.
    if "_by_id" in name and re.search(r"id \(\w+\)$", text):
        names = {"id"}
    purpose, first = _split(text, names)
    return Action(
        name=name,
        purpose=_cleaned(purpose),
        parameters=tuple(_parameters([*first, *lines[1:]])),
    )


def _split(text: str, names: set[str]) -> tuple[str, list[str]]:
    """Separate the purpose from the first parameter, whose name others have, too."""
    if text.endswith("No parameters"):
        return text.removesuffix("No parameters"), []
    found = re.search(r"(\S+?)( \(\w+\)(?: required)?|: \{)$", text)
    if found is None:
        return text, []
    glued = found[1]
    known = (glued[start:] for start in range(len(glued)) if glued[start:] in names)
    name = next(known, glued.rpartition(".")[2])
    return text[: found.end(1) - len(name)], [name + found[2]]


def _parameters(lines: list[str]) -> Iterator[Parameter]:
    rest = iter(lines)
    for line in rest:
        if found := _OBJECT.fullmatch(line):
            properties: dict[str, str] = {}
            for inner in rest:
                if inner.startswith("}"):
                    yield Parameter(
                        found[1], "object", inner.endswith("required"), properties
                    )
                    break
                if item := _PROPERTY.fullmatch(inner):
                    properties[item[1]] = item[2]
        elif found := _PARAMETER.fullmatch(line):
            yield Parameter(found[1], found[2], found[3] is not None)


def _cleaned(purpose: str) -> str:
    """Return the whole sentences of a purpose, without what remains of its markup."""
    text, _, _ = _MARKUP.sub("", purpose).partition("This endpoint has been deprecated")
    text = re.sub(r"(?<![A-Za-z/])br?(?: /)?(?=[ A-Z]|$)|(?<=\w) ?/[ab]\b", " ", text)
    text = re.sub(r"(?<=[a-z])(https://\S+?)(?=[,.]?(?:\s|$))", r" (\1)", text)
    text = re.sub(r" (?=[.,;])", "", " ".join(text.split()))
    if not text.endswith((".", ")")):
        text = text[: text.rfind(". ") + 1] or text
    return text
