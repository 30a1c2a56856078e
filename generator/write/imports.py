"""The imports of a module, by the names that its text uses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

_DATES = "datetime as dt"
_NAMES = {
    _DATES: "dt",
    "builtins": "list_",
    "collections.abc": "Awaitable Callable Mapping Sequence",
    "functools": "cached_property",
    "types": "MappingProxyType NoneType",
    "typing": "Any Literal TYPE_CHECKING TypeAlias Unpack overload",
    "openapi_runtime": (
        "NULL SENT UNSET Unset ContentInput FileInput Model model any_of read_body "
        # Of groups.
        "AsyncResource Resource CallOptions async_raw_method raw_method deprecated "
        "removed AsyncPager Pager AsyncDetailedPager DetailedPager "
        "pages_or_call pages_or_stream "
        "AsyncStream Stream stream_call call_or_stream "
        # Of clients.
        "AsyncClientBase SyncClientBase AsyncMeteredBase SyncMeteredBase "
        "AsyncHttpClient HttpClient given_options "
        "AuthTypes Budget Charge Gate Observer Retry Store TimeoutTypes VerifyTypes "
        # Of the facts about an API.
        "Api ApiKey Blocked BudgetRule Envelope Guard OAuth2 ObjectType Operation "
        "Paging RateWindow"
    ),
}
HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}
"""Name -> the module outside the package that it is imported from."""
_ALIASES = {"list_": "list as list_"}
# Identifiers have characters that `\w` has not; classes of what they have not are small.
_NONE = r":-@\[-\^`{-\x7f"
_USES = re.compile(
    r'"""[\s\S]*?"""|"(?:[^"\\]|\\.)*"|' + r"'(?:[^'\\]|\\.)*'"
    rf"|(?<![^\x00-\-/{_NONE}])(?<!def )(@?[^\x00-9{_NONE}][^\x00-/{_NONE}]*[.(\[]?)"
)
"""Texts, which use nothing, and names as they are used."""


def imports(text: str, own: Mapping[str, str], loaded: Set[str] = frozenset()) -> str:
    """Return the imports of a module with *text*.

    *own*: the module of the package that has a name; "" if this one defines it. With
    *loaded*, imports of other names are for type checkers only.
    """
    # Lower-case words by themselves are arguments and attributes.
    uses = filter(None, set(_USES.findall(text)))
    names = {
        use.strip("@.([")
        for use in uses
        if not use.islower() or use[0] == "@" or use[-1] in ".(["
    }
    homes = {name: own.get(name, HOMES.get(name)) for name in names}
    found = {name: home for name, home in homes.items() if home}
    if not loaded:
        return _lines(found)
    types = {name: found.pop(name) for name in found.keys() - loaded}
    found["TYPE_CHECKING"] = "typing"
    lines = _lines(types).replace("\n", "\n    ")
    return f"{_lines(found)}\n\nif TYPE_CHECKING:\n    {lines}"


def _lines(homes: Mapping[str, str]) -> str:
    """Return imports in groups: the standard library, the runtime, the own package."""
    groups: dict[int, list[str]] = {}
    modules = dict.fromkeys(homes.values())
    for module in sorted(modules, key=lambda module: (module != _DATES, module)):
        names = [_ALIASES.get(name, name) for name in homes if homes[name] == module]
        text = f"import {module}"
        if module != _DATES:
            text = f"from {module} import {', '.join(sorted(names, key=_order))}"
        rank = (module == "openapi_runtime") + 2 * module.startswith(".")
        groups.setdefault(rank, []).append(text)
    return "\n\n".join("\n".join(lines) for _, lines in sorted(groups.items()))


def _order(name: str) -> tuple[bool, bool, str]:
    """Return the sort key of a name: constants, classes, functions, as sorters agree."""
    is_constant = name.isupper() and len(name) > 1
    return not is_constant, not name[0].isupper(), name.lower()
