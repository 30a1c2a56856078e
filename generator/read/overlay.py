"""Corrections: the actions of an OpenAPI Overlay 1.0 document, applied to a `Document`.

A correction must go when the API's authors fix their document. So an action, or a part of
its target, without effect is a problem; the caller decides whether it is an error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from jsonpath_rfc9535 import JSONPathError, JSONPathNode, JSONPathQuery
from jsonpath_rfc9535.segments import JSONPathChildSegment
from msgspec import Struct
from msgspec.structs import replace

from ..errors import GeneratorError, Problem
from ..facts import Correction, Corrections
from ..pointer import join
from ..texts import around_difference, cut, json_text
from .jsonpath import by_path, compiled, names_of
from .load import Document
from .nodes import copied, path_shape

WHILE = "x-while"
"""Key of an action: a JSONPath that matches the published document while it needs the
action."""

_KEPT = 2000
"""Characters that are kept of what an action replaces."""

_SHOWN = 200
"""Characters of a value in a message."""

COMPOSED = ("allOf", "oneOf", "anyOf")


class _Finding(Struct, frozen=True):
    message: str
    hint: str = "Correct or delete this action."


class Patched(NamedTuple):
    """A corrected document."""

    document: Document
    without_effect: tuple[Problem, ...]
    corrections: Corrections


def patch(document: Document, overlay: Document) -> Patched:
    """Apply every action of *overlay* in its order.

    Raises for an invalid overlay, and never for an action without effect.
    """
    problems = list(_check_form(overlay))
    if problems:
        raise GeneratorError(*problems)
    root = copied(document.root)
    problems, corrections = [], Corrections()
    for index, action in enumerate(overlay.root["actions"]):
        replaced: list[Any] = []
        for finding in _apply(root, action, document, replaced):
            pointer = join("", "actions", index)
            hint = f"target: {action['target']}\n{finding.hint}"
            problems.append(overlay.problem(pointer, finding.message, hint))
        target = action["target"]
        while target in corrections:
            target += " (again)"
        update = _text([action["update"]] if "update" in action else [], _SHOWN)
        corrections[target] = Correction(_text(replaced, _KEPT), update)
    return Patched(replace(document, root=root), tuple(problems), corrections)


def outdated(
    overlay: Document, before: Corrections, now: Corrections
) -> Iterator[Problem]:
    """Yield a problem for each action that replaces something else than *before*."""
    for index, (target, action) in enumerate(now.items()):
        known = before.get(target, action)
        if known.is_outdated(action):
            pointer = join("", "actions", index)
            message = "the document has changed under this action"
            old, new = around_difference(known.replaced, action.replaced, _SHOWN)
            hint = (
                f"target: {target}\nit replaced: {old}\nit replaces now: {new}\n"
                f"by: {action.update or 'nothing'}\n"
                "Check what the server does, then correct, delete or keep the action."
            )
            yield overlay.problem(pointer, message, hint)


def _text(values: list[Any], most: int) -> str:
    """Return each of *values* once; a digest says what was cut."""
    text = " or ".join(sorted({json_text(value) for value in values}))
    if len(text) > most:
        digest = sha256(text.encode(errors="replace")).hexdigest()[:8]
        return f"{cut(text, most)} ({digest})"
    return text


def blame(
    problems: Iterable[Problem],
    document: Document,
    overlay: Document,
    check: Callable[[Document], Iterable[Problem]],
) -> Iterator[Problem]:
    """Yield *problems*, those that an action makes at its line.

    *check* finds the problems of a document; *document* is as it was published.
    """
    actions = overlay.root["actions"]

    @cache
    def found(number: int) -> set[tuple[str, str]]:
        first = {**overlay.root, "actions": actions[:number]}
        corrected = patch(document, replace(overlay, root=first)).document
        return {(problem.pointer, problem.message) for problem in check(corrected)}

    for problem in problems:
        key = problem.pointer, problem.message
        if key in found(0):
            yield problem
            continue
        index = bisect_left(range(1, len(actions)), True, key=lambda n: key in found(n))
        where = overlay.where(join("", "actions", index))
        hint = f"target: {actions[index]['target']}\nCorrect this action."
        yield Problem(where, problem.pointer, problem.message, hint)


def _check_form(overlay: Document) -> list[Problem]:
    """Return the reasons why *overlay* is no Overlay 1.0 document."""
    root = overlay.root
    if not str(root.get("overlay", "")).startswith("1."):
        message = "is no OpenAPI Overlay 1.x document: `overlay: 1.0.0` is missing"
        return [overlay.problem("", message)]
    actions = root.get("actions")
    if not isinstance(actions, list):
        return [overlay.problem("/actions", "`actions` is not a list")]
    problems = []
    for index, action in enumerate(actions):
        pointer = join("", "actions", index)
        if not isinstance(action, dict) or not isinstance(action.get("target"), str):
            message = "an action needs a `target`"
        elif ("update" in action) == (action.get("remove") is True):
            message = "an action needs either `update` or `remove: true`"
        elif not action.get("description"):
            message = "an action needs a `description`: the reason and its evidence"
        elif not isinstance(action.get(WHILE, ""), str):
            message = f"`{WHILE}` is no JSONPath"
        else:
            continue
        problems.append(overlay.problem(pointer, message))
    return problems


def _apply(
    root: dict[str, Any],
    action: dict[str, Any],
    document: Document,
    replaced: list[Any],
) -> Iterator[_Finding]:
    """Change *root*, a copy, in place; yield the problems with *action*.

    *replaced* gets what the document had there.
    """
    try:
        query = compiled(action["target"])
    except JSONPathError as error:
        yield _Finding(f"the target is no JSONPath (RFC 9535): {error}")
        return
    nodes: list[JSONPathNode] = []
    reasons: dict[str, str] = {}
    # Each path must match, or a correction would be lost in silence where one of them
    # is renamed.
    for path, part in by_path(query).items():
        matched = part.find(root)
        nodes += matched
        if not matched:
            reasons[path] = _reason(path, part, root)
    nothing = f"nothing in {document.name}"
    why = list(dict.fromkeys(reason for reason in reasons.values() if reason))
    if not nodes:
        hint = "\n".join([*why, "Correct or delete this action."])
        yield _Finding(f"this action matches {nothing}", hint)
        return
    if reasons:
        hint = "\n".join([*why, "Correct this, or take it out of the target."])
        paths = ", ".join(map(repr, reasons))
        match = "match" if len(reasons) > 1 else "matches"
        yield _Finding(f"{paths} in the target {match} {nothing}", hint)
    replaced += [_replaced(node.value, action.get("update")) for node in nodes]
    if finding := _changed(nodes, action, document):
        yield finding


def _replaced(value: Any, update: Any) -> Any:
    """Return a deep copy of what *update* overwrites in *value*; all if it is removed."""
    if isinstance(value, list) and update is not None:
        return []  # It is extended.
    if not (isinstance(value, dict) and isinstance(update, dict)):
        return copied(value)
    return {key: _replaced(value[key], update[key]) for key in update if key in value}


def _reason(path: str, query: JSONPathQuery, root: dict[str, Any]) -> str:
    """Return the reason why *query* matches nothing, if it can be seen."""
    paths = root.get("paths") or {}
    if path and path not in paths:
        for other in paths:
            if path_shape(other) == path_shape(path):
                return f"{path!r} is {other!r} now."
        return f"{path!r} is not there."
    return _moved(query, root)


def _moved(query: JSONPathQuery, root: dict[str, Any]) -> str:
    """Return where the document may have the value that *query* stops matching at."""
    ends = list(JSONPathQuery(env=query.env, segments=()).find(root))
    for segment in query.segments:
        further = list(segment.resolve(ends))
        if not further:
            break
        ends = further
    else:
        return ""
    names = names_of(segment)
    references = ["$['$ref']", "$['allOf', 'anyOf', 'oneOf'][*]['$ref']"]
    if not isinstance(segment, JSONPathChildSegment):
        references = ["$..['$ref']"]
    elif not names:
        references.append("$[*]['$ref']")
    for end in ends:
        for found in _below(end.value, *references):
            return f"The path ends at a $ref ({found}): aim at what it refers to."
        for name in names:
            if _below(end.value, f"$..[{json_text(name)}]"):
                return f"{name!r} stands deeper in there now."
    return ""


def _below(value: Any, *places: str) -> list[object]:
    return [node.value for place in places for node in compiled(place).find(value)]


def _changed(
    nodes: list[JSONPathNode], action: dict[str, Any], document: Document
) -> _Finding | None:
    """Remove or update *nodes*, if the document still needs that."""
    if WHILE in action:
        try:
            needed = compiled(action[WHILE]).find(document.root)
        except JSONPathError as error:
            return _Finding(f"`{WHILE}` is no JSONPath (RFC 9535): {error}")
        if not needed:
            message = f"this action is not needed: {document.name} has changed there"
            hint = f"{WHILE}: {action[WHILE]}\nDelete this action, or correct that."
            return _Finding(message, hint)
    if action.get("remove") is True:
        # Later siblings first, so that the indexes of earlier ones stay true.
        for node in reversed(nodes):
            if node.parent is None:
                return _Finding("the whole document cannot be removed")
            holder: Any = node.parent.value
            del holder[node.location[-1]]
        return None
    changed = False
    for node in nodes:
        value = node.value
        if isinstance(value, dict) and isinstance(action["update"], dict):
            changed |= _merge(value, action["update"])
        elif isinstance(value, list):
            changed |= _merge({"": value}, {"": [action["update"]]})
        else:
            message = "the target is neither an object nor a list: aim at what holds it"
            return _Finding(message)
    message = f"this action changes nothing in {document.name}: it is already so"
    return None if changed else _Finding(message)


def _merge(target: dict[str, Any], update: dict[str, Any]) -> bool:
    """Merge *update* into *target* as Overlay 1.0 says; return whether it changed."""
    changed = False
    for key, value in update.items():
        old = target.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            changed |= _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            # A document that has an item by now does not get it twice.
            new = [item for item in value if item not in old]
            old.extend(copied(new))
            changed |= bool(new)
        elif key not in target or old != value or type(old) is not type(value):
            target[key] = copied(value)
            changed = True
    return changed
