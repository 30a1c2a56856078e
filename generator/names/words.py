"""Verbs and nouns in the names of a document; names of classes and of packages."""

from __future__ import annotations

import itertools
import keyword
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from openapi_source.names import camel, singular, singulars, snake, split

from .. import reserved
from ..model import ir
from ..read.nodes import fixed_parts, resources

READS = frozenset(["get", "fetch", "find", "read", "retrieve", "show", "list"])

VERBS = frozenset([
    "get", "list", "fetch", "find", "read", "retrieve", "show", "search", "query",
    "add", "create", "post", "insert", "new", "update", "patch", "put", "edit",
    "modify", "replace", "set", "delete", "remove", "destroy", "archive",
    "unarchive", "duplicate", "copy", "clone", "upload", "download", "convert",
    "merge", "send", "start", "stop", "cancel", "close", "open", "enable",
    "disable", "check", "validate", "import", "export", "move", "count",
])  # fmt: skip


_ARTICLES = {"a", "an", "the"}


def verb_and_rest(function: str) -> tuple[str, list[str]]:
    """Split a name into its verb, if it begins or ends with one, and the rest."""
    every = split(function)
    # An article says nothing, but the last word may be the name of something.
    words = [word for word in every[:-1] if word not in _ARTICLES] + every[-1:]
    if words and words[0] in VERBS:
        return words[0], words[1:]
    if len(words) > 1 and words[-1] in VERBS:
        return words[-1], words[:-1]
    return "", words


_ACTIONS = {
    **{name: name for name in ("list", "retrieve", "create", "update", "destroy")},
    "partial_update": "patch",
}
"""Actions of Django REST framework, and the verbs that they stand for."""

_HANDLERS = {"index": "list", "store": "create"}
"""Functions of Laravel and Rails that are called otherwise."""


def functions(operations: Iterable[ir.Operation]) -> dict[str, str]:
    """Return by operationId the names that the functions certainly had."""
    every = list(operations)
    ids = {operation.id for operation in every}
    return {operation.id: _function(operation, ids) for operation in every}


def _function(operation: ir.Operation, ids: set[str]) -> str:
    id_, path, method = operation.id, operation.path, operation.http_method
    # Springfox, springdoc: the HTTP method, and a number where a name is taken.
    plain = re.sub(r"_\d+$", "", id_)
    using = plain.removesuffix(f"Using{method}")
    if using != plain or plain in ids - {id_}:
        return using
    if not operation.has_id or _is_path(split(id_), operation):
        return _of_path(operation)
    # FastAPI: the function, the path and the method.
    added = f"{re.sub(r'[^0-9A-Za-z_]', '_', path)}_{method.lower()}"
    if id_.endswith(added) and id_ != added:
        return id_.removesuffix(added)
    # drf-spectacular: the end of the path and an action.
    fixed = [part.replace("-", "_") for part in fixed_parts(path)]
    for start in range(len(fixed)):
        action = id_.removeprefix("_".join(fixed[start:]) + "_")
        if action in _ACTIONS:
            return f"{_ACTIONS[action]}_{resources(path)[-1]}"
    # NestJS: the controller, the function and perhaps a version.
    holder, _, function = id_.partition("Controller_")
    if function:
        return function
    # NSwag, Azure, Google, Laravel: the group and the function.
    group = singulars(split(operation.tag))
    for separator in ("#", ".", "_"):
        holder, _, function = id_.rpartition(separator)
        held = singulars(split(holder))
        # `get_pet_names` is a function, not one of the group `get_pet`.
        is_verb = held != group and held[:1] and held[0] in VERBS
        of_group = held[-len(group) :] == group and not is_verb
        verb, noun = verb_and_rest(function)
        # `AuditEvents_GetAuditEvents` says everything twice.
        twice = {*held} <= {*singulars(noun)} or {*singulars(noun)} <= {*held}
        of_group = of_group or bool(verb and noun and held and twice)
        if holder.endswith("Controller") or (of_group and split(function)):
            return _HANDLERS.get(function, function)
    return id_


def _is_path(words: list[str], operation: ir.Operation) -> bool:
    """Return whether an operationId is the method and all of the path, parameters too."""
    method = operation.http_method.lower()
    if words[:1] == [method]:
        words = words[1:]
    elif words[-1:] == [method]:
        words = words[:-1]
    elif words[-2:] == ["get", "collection"]:
        # API Platform.
        words = words[:-2]
    named = split(" ".join(resources(operation.path)))
    # The ids of some name a parameter by its last word: "Id" for `{list_id}`.
    paths = (operation.path, re.sub(r"{\w+[_-]", "{", operation.path))
    is_path = any(split(path)[-len(words) :] == words for path in paths)
    return is_path and set(named) <= set(words) and words != named


def _of_path(operation: ir.Operation) -> str:
    """Name a function after its method and the fixed segments of its path."""
    words = split(" ".join(resources(operation.path)))
    verb = operation.http_method.lower()
    if operation.path.rstrip("/").endswith("}"):
        words[-1:] = map(singular, words[-1:])
    elif verb == "get" and words and singular(words[-1]) != words[-1]:
        verb = "list"
    return " ".join([verb, *words])


def common_suffix(words: Sequence[Sequence[str]]) -> list[str]:
    """Return the longest run of words that all of *words* end with."""
    suffix: list[str] = []
    for column in zip(*(reversed(item) for item in words), strict=False):
        if len(set(column)) > 1:
            break
        suffix.insert(0, column[0])
    return suffix


def pascal(words: Iterable[str]) -> str:
    """Join words to the name of a record; a repeated word stands once."""
    return class_name([word for word, _ in itertools.groupby(words)])


def class_name(words: Iterable[str]) -> str:
    """Join words to a class name."""
    name = camel(words)
    return f"{name}Record" if name in reserved.CLASSES else name


def package_name(stem: str) -> str:
    """Make a package's name of that of a file: "acme-v2" -> acme_v2."""
    name = unicodedata.normalize("NFKC", stem).replace("-", "_").lower()
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
        name = snake(split(stem) or ["api"])
    return f"{name}_api" if name in reserved.PACKAGES else name


def most_common(votes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return by key the name with the most votes; of several, the first in the alphabet."""
    by_key: dict[str, Counter[str]] = {}
    for key, name in votes:
        by_key.setdefault(key, Counter())[name] += 1
    return {
        key: min(counter, key=lambda name: (-counter[name], name))
        for key, counter in by_key.items()
    }
