"""Words out of names, and Python identifiers out of words."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import cache

_SAME = {
    "status", "address", "business", "canvas", "news", "series", "timeseries", "alias",
    "analysis", "aws", "cms", "css", "dns", "gps", "https", "ios", "kms", "rds", "sms",
    "sns", "sqs", "tls",
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
    (re.compile(r"(?<![isu])(?<!aa)s$"), ""),
)

_ACRONYM_END = re.compile("[A-Z](s(?![a-z])|v(?=[0-9]))")
"""The end of an acronym that has lower case: `URLs` and `IPv` of `IPv4` are one word."""

_NUMERONYM = re.compile(
    "(?<![A-Za-z0-9])[A-Za-z][0-9]+[A-Za-z](?=[A-Z][a-z]|[^A-Za-z0-9]|$)"
)
"""One word in spite of its digits: `B2B`, `i18n`, `K8s`."""

_COMPARED = re.compile("([^<>=]+)([<>]=?)")
_COMPARISONS = {"<": "lt", "<=": "lte", ">": "gt", ">=": "gte"}

LONGEST = 40
"""Characters in the name of a class or of a group."""


def split(name: str) -> list[str]:
    """Split a name of any style into lower-case words: "dealFields" -> deal, fields."""
    return [word for part in name.split(" ") for word in _words(part)]


# A document says few words, and every step asks for them.
@cache
def _words(part: str) -> tuple[str, ...]:
    words: list[str] = []
    # One word, in spite of the capital letter inside.
    text = unicodedata.normalize("NFKC", part).replace("OAuth", "Oauth")
    inside = {found.end() - 1 for found in _NUMERONYM.finditer(text)}
    for index, char in enumerate(text):
        if _kind(char):
            if not words or (index not in inside and _begins(text, index)):
                words.append("")
            words[-1] += char
    return tuple(word.lower() for word in words)


def _begins(text: str, index: int) -> bool:
    """Return whether the character at *index* begins a word."""
    before, char, after = text[index - 1 : index], text[index], text[index + 1 :][:1]
    kind, previous = _kind(char), _kind(before)
    if kind != previous:
        # Digits end a word: `v2`.
        return kind == "letter" or not previous
    # `dealField` and `HTTPServer` have a border before the `F` and the `S`.
    is_end = before.isupper() and _ACRONYM_END.match(text, index)
    return char.isupper() and (not before.isupper() or after.islower()) and not is_end


def _kind(char: str) -> str:
    if char.isdecimal():
        return "digit"
    return "letter" if f"a{char}".isidentifier() and char not in ("", "_") else ""


@cache
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


def camel(words: Iterable[str]) -> str:
    """Join words to a class name."""
    name = "".join(word[:1].upper() + word[1:] for word in words)
    name = identifier(name or "Empty", prefix="Model")
    # A script without upper case: an argument would have the same name.
    return name if name[0].isupper() else f"Model{name}"


def snake(words: Sequence[str], reserved: Collection[str] = ()) -> str:
    """Join words to a function, argument or attribute name."""
    return identifier("_".join(words), reserved, prefix="field")


def identifier(name: str, reserved: Collection[str] = (), *, prefix: str) -> str:
    """Make *name* a public Python identifier that is neither a keyword nor *reserved*.

    Python compares identifiers in NFKC form, so the result is in that form.
    """
    name = unicodedata.normalize("NFKC", name).strip("_")
    if not f"a{name}".isidentifier():
        name = "".join(char if f"a{char}".isidentifier() else "_" for char in name)
        name = name.strip("_")
    if not name or not name[0].isidentifier():
        name = f"{prefix}_{name}" if name else prefix
    while keyword.iskeyword(name) or name in reserved:
        name += "_"
    return name


def kept(wire: str, reserved: frozenset[str]) -> str:
    """Keep a wire name that is good Python already, so that most need no mapping.

    A comparison at its end becomes a word: "EndTime>=" -> end_time_gte.
    """
    if found := _COMPARED.fullmatch(wire):
        wire = f"{found[1]}_{_COMPARISONS[found[2]]}"
    if wire == wire.lower() and wire.isidentifier():
        return identifier(wire, reserved, prefix="field")
    return snake(split(wire), reserved)
