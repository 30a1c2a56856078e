"""Names that generated code needs for itself: those of the runtime and of Python.

A test computes them from the runtime and from generated code, and compares.
"""

from __future__ import annotations

BUILTINS = frozenset(["bool", "builtins", "bytes", "dict", "dt", "float", "int", "str"])
"""Names in annotations: a method, an attribute or an argument would hide them."""

CLIENT_ATTRIBUTES = frozenset(
    [
        *("aclose", "base_url", "budget", "check_budget", "close", "drift"),
        *("estimate", "request", "usage"),
    ]
)
"""Public attributes of the base classes of clients."""

CLIENT_DECORATORS = frozenset(["cached_property", "deprecated", "property"])
"""Names that the class of a client uses in its body."""

CLIENT_IMPORTS = frozenset(
    [
        *("AsyncClientBase", "AsyncHttpClient", "ClientOptions", "HttpClient"),
        *("LimitOptions", "Mapping", "Operation", "SyncClientBase"),
    ]
)
"""Classes that the module of the clients imports."""

CONSTRUCTOR = frozenset(["base_url", "http_client", "self", "settings", "super"])
"""Names in the constructor of every client, beside the options of the runtime."""

MODEL_ATTRIBUTES = frozenset(["extra", "to_dict"])
"""Public attributes of the base class of models."""

MODEL_IMPORTS = frozenset(["Any", "Literal", "Model", "NULL", "TypeAlias", "model"])
"""Names that the modules of models import, beside `BUILTINS`."""

CALL_OPTIONS = frozenset(
    [
        *("extra_body", "extra_headers", "extra_query", "force", "retry", "save_to"),
        *("send_as", "timeout", "total_timeout"),
    ]
)
"""Options of each call."""

METHOD_NAMES = frozenset(["answer", "any_of", "call_options", "self"])
"""Other names in the methods of groups."""

PAGING_ARGUMENTS = frozenset(["cursor", "limit", "max_items"])
"""Arguments of methods that return pages."""

RESOURCE_ATTRIBUTES = frozenset(
    ["deprecated", "property", "removed", "with_raw_response"]
)
"""Attributes of all groups, and names that their classes use in their bodies."""

RESOURCE_IMPORTS = frozenset(
    [
        *("Any", "AsyncPager", "AsyncResource", "CallOptions", "FileInput", "Mapping"),
        *("NoneType", "Pager", "Resource", "Sequence", "UNSET", "Unpack", "Unset"),
        *("any_of", "async_raw_method", "deprecated", "raw_method", "removed"),
    ]
)
"""Names that the modules of groups import, beside `BUILTINS`."""
