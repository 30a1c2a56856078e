"""Words out of names, and Python names out of words."""

from __future__ import annotations

import itertools
import keyword
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from .. import reserved

_SAME = {
    "status", "address", "business", "canvas", "news", "series", "sms", "alias", "analysis",
}  # fmt: skip
_IRREGULAR = {
    "people": "person",
    "children": "child",
    "indices": "index",
    "data": "data",
}
_PLURALS = (
    (re.compile(r"(status|alias|address|process|access|bus|class)es$"), r"\1"),
    (re.compile(r"([^aeiou])ies$"), r"\1y"),
    (re.compile(r"(x|ch|sh|ss|zz)es$"), r"\1"),
    (re.compile(r"(?<![isu])s$"), ""),
)

_VERBS = frozenset([
    "get", "list", "fetch", "find", "read", "retrieve", "show", "search", "query",
    "add", "create", "post", "insert", "new", "update", "patch", "put", "edit",
    "modify", "replace", "set", "delete", "remove", "destroy", "archive",
    "unarchive", "duplicate", "copy", "clone", "upload", "download", "convert",
    "merge", "send", "start", "stop", "cancel", "close", "open", "enable",
    "disable", "check", "validate", "import", "export", "move", "count",
])  # fmt: skip

LONGEST = 40
"""Characters in the name of a class or of a group."""


def split(name: str) -> list[str]:
    """Split a name of any style into lower-case words: "dealFields" -> deal, fields."""
    return list(_words(name))


# A document has few names, and every step asks for their words.
@cache
def _words(name: str) -> tuple[str, ...]:
    words: list[str] = []
    before = ""
    text = unicodedata.normalize("NFKC", name)
    for index, char in enumerate(text):
        after = text[index + 1 : index + 2]
        kind = _kind(char)
        if kind:
            # `dealField` and `HTTPServer` have a border before the `F` and the `S`.
            starts = kind != _kind(before) or (
                char.isupper() and (not before.isupper() or after.islower())
            )
            if starts or not words:
                words.append("")
            words[-1] += char
        before = char
    return tuple(word.lower() for word in words)


def _kind(char: str) -> str:
    if char.isdecimal():
        return "digit"
    return "letter" if f"a{char}".isidentifier() and char not in ("", "_") else ""


def singular(word: str) -> str:
    """Return the singular of an English word, or the word itself."""
    if word in _SAME or len(word) < 3:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for pattern, replacement in _PLURALS:
        found, count = pattern.subn(replacement, word)
        if count:
            return found
    return word


def singulars(words: Iterable[str]) -> list[str]:
    """Return the singular of each word."""
    return [singular(word) for word in words]


def verb_and_rest(operation_id: str) -> tuple[str, list[str]]:
    """Split an operationId into its verb, if it begins or ends with one, and the rest."""
    words = split(operation_id)
    if words and words[0] in _VERBS:
        return words[0], words[1:]
    if len(words) > 1 and words[-1] in _VERBS:
        return words[-1], words[:-1]
    return "", words


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
    name = "".join(word[:1].upper() + word[1:] for word in words)
    name = identifier(name or "Empty", prefix="Model")
    if not name[0].isupper():
        # A script without upper case: an argument would have the same name.
        name = f"Model{name}"
    return f"{name}Record" if name in reserved.CLASSES else name


def package_name(stem: str) -> str:
    """Make a package's name of that of a file: "acme-v2" -> acme_v2."""
    name = unicodedata.normalize("NFKC", stem).replace("-", "_").lower()
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
        name = snake(split(stem) or ["api"])
    return f"{name}_api" if name in reserved.PACKAGES else name


def snake(words: Sequence[str], reserved: Collection[str] = ()) -> str:
    """Join words to a function, argument or attribute name."""
    return identifier("_".join(words), reserved, prefix="field")


def identifier(name: str, reserved: Collection[str] = (), *, prefix: str) -> str:
    """Make *name* a public Python identifier that is neither a keyword nor *reserved*.

    Python compares identifiers in NFKC form, so the result is in that form.
    """
    name = unicodedata.normalize("NFKC", name).strip("_")
    name = "".join(
        char if char == "_" or f"a{char}".isidentifier() else "_" for char in name
    )
    name = name.strip("_")
    if not name or not name[0].isidentifier():
        name = f"{prefix}_{name}" if name else prefix
    while keyword.iskeyword(name) or name in reserved:
        name += "_"
    return name


def kept(wire: str, reserved: frozenset[str]) -> str:
    """Keep a wire name that is good Python already, so that most need no mapping."""
    if wire == wire.lower() and wire.isidentifier():
        return identifier(wire, reserved, prefix="field")
    return snake(split(wire), reserved)


def most_common(counter: Counter[str]) -> str:
    """Return the name with the most votes; of several, the first in the alphabet."""
    return min(counter, key=lambda name: (-counter[name], name))
