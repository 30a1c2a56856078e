"""Verbs and nouns in the names of a document; names of classes and of packages."""

from __future__ import annotations

import itertools
import keyword
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from openapi_source.names import camel, singulars, snake, split

from .. import reserved
from ..model import ir
from ..read.nodes import fixed_parts

READS = frozenset(["get", "fetch", "find", "read", "retrieve", "show", "list"])

VERBS = frozenset([
    "get", "list", "fetch", "find", "read", "retrieve", "show", "search", "query",
    "add", "create", "post", "insert", "new", "update", "patch", "put", "edit",
    "modify", "replace", "set", "delete", "remove", "destroy", "archive",
    "unarchive", "duplicate", "copy", "clone", "upload", "download", "convert",
    "merge", "send", "start", "stop", "cancel", "close", "open", "enable",
    "disable", "check", "validate", "import", "export", "move", "count",
])  # fmt: skip


def verb_and_rest(operation: ir.Operation) -> tuple[str, list[str]]:
    """Split an operationId into its verb, if it begins or ends with one, and the rest."""
    words = split(_as_written(operation))
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


def _as_written(operation: ir.Operation) -> str:
    """Return an operationId without what a framework has certainly added to it."""
    id_, path = operation.id, operation.path
    # FastAPI: the function, the path and the method.
    added = f"{re.sub(r'[^0-9A-Za-z_]', '_', path)}_{operation.http_method.lower()}"
    if id_.endswith(added) and id_ != added:
        return id_.removesuffix(added)
    # drf-spectacular: the path and an action.
    fixed = fixed_parts(path)
    action = id_.removeprefix("_".join(fixed).replace("-", "_") + "_")
    if fixed and action != id_ and action in _ACTIONS:
        return f"{_ACTIONS[action]}_{fixed[-1]}"
    # NestJS, NSwag, Azure, Google: the group and the function.
    group = singulars(split(operation.tag))
    for separator in ("#", ".", "_"):
        holder, _, function = id_.rpartition(separator)
        if holder.endswith("Controller"):
            return function
        if (
            holder
            and split(function)
            and singulars(split(holder))[-len(group) :] == group
        ):
            return function
    return id_


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


def most_common(counter: Counter[str]) -> str:
    """Return the name with the most votes; of several, the first in the alphabet."""
    return min(counter, key=lambda name: (-counter[name], name))
