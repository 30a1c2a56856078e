"""Step 2: the corrections of an OpenAPI Overlay 1.0 document applied to a `Document`.

A correction must die when the API's authors fix their document, so an action that
matches nothing or changes nothing is a problem: the caller decides what it means.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from .errors import GeneratorError, Problem
from .load import Document
from .references import join


def patch(
    document: Document, overlay: Document
) -> tuple[Document, tuple[Problem, ...]]:
    """Apply every action of *overlay* in its order; give what has no effect, too.

    Raises for an overlay, and never for an action, that is not as it must be.
    """
    problems = list(_check_form(overlay))
    if problems:
        raise GeneratorError(*problems)
    root = copy.deepcopy(document.root)
    for index, action in enumerate(overlay.root["actions"]):
        problem = _apply(root, action, document.name)
        if problem:
            pointer = join("", "actions", index)
            hint = f"target: {action['target']}\nCorrect or delete this action."
            problems.append(Problem(overlay.where(pointer), pointer, problem, hint))
    return replace(document, root=root), tuple(problems)


def _check_form(overlay: Document) -> list[Problem]:
    """Say what keeps *overlay* from being an Overlay 1.0 document."""
    root = overlay.root
    if not str(root.get("overlay", "")).startswith("1."):
        message = "is no OpenAPI Overlay 1.x document: `overlay: 1.0.0` is missing"
        return [Problem(overlay.where(""), "", message)]
    actions = root.get("actions")
    if not isinstance(actions, list):
        return [
            Problem(overlay.where("/actions"), "/actions", "`actions` is not a list")
        ]
    problems = []
    for index, action in enumerate(actions):
        pointer = join("", "actions", index)
        if not isinstance(action, dict) or not isinstance(action.get("target"), str):
            message = "an action needs a `target`"
        elif ("update" in action) == (action.get("remove") is True):
            message = "an action needs either `update` or `remove: true`"
        elif not action.get("description"):
            message = "an action needs a `description`: the reason and its evidence"
        else:
            continue
        problems.append(Problem(overlay.where(pointer), pointer, message))
    return problems


def _apply(root: dict[str, Any], action: dict[str, Any], name: str) -> str:
    """Change *root* in place; give what is wrong, or nothing."""
    # Only a run with an overlay pays for the import.
    import jsonpath_rfc9535 as jsonpath

    try:
        nodes = list(jsonpath.find(action["target"], root))
    except jsonpath.JSONPathError as error:
        return f"the target is no JSONPath (RFC 9535): {error}"
    if not nodes:
        return f"this action matches nothing in {name}"
    if action.get("remove") is True:
        # Later siblings first, so that the indexes of earlier ones stay true.
        for node in reversed(nodes):
            if node.parent is None:
                return "the whole document cannot be removed"
            holder: Any = node.parent.value
            del holder[node.location[-1]]
        return ""
    changed = False
    for node in nodes:
        value = node.value
        if isinstance(value, dict) and isinstance(action["update"], dict):
            changed |= _merge(value, action["update"])
        elif isinstance(value, list):
            changed |= action["update"] not in value
            value.append(copy.deepcopy(action["update"]))
        else:
            return "the target is neither an object nor a list: aim at what holds it"
    return "" if changed else f"this action changes nothing in {name}: it is already so"


def _merge(target: dict[str, Any], update: dict[str, Any]) -> bool:
    """Merge *update* into *target* as Overlay 1.0 says; tell whether that changed it."""
    changed = False
    for key, value in update.items():
        old = target.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            changed |= _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            changed |= any(item not in old for item in value)
            old.extend(copy.deepcopy(value))
        elif key not in target or old != value or type(old) is not type(value):
            target[key] = copy.deepcopy(value)
            changed = True
    return changed
