"""Names that generated code needs for itself, so that nothing of a document has them.

A test compares them with the runtime and with the code in `generated/`.
"""

from __future__ import annotations

import sys

BUILTINS = frozenset(["bool", "bytes", "dict", "dt", "float", "int", "str"])
"""Names in annotations: a method, an attribute or an argument would hide them."""

CLASSES = frozenset([
    "Any", "AsyncDetailedPager", "AsyncPager", "AsyncResource", "AsyncStream", "Awaitable",
    "CallOptions",
    "ContentInput", "DetailedPager", "Ellipsis", "FileInput", "Literal", "Mapping", "Model",
    "NULL", "NoneType", "NotImplemented", "Pager", "Resource", "SENT", "Sequence",
    "Stream", "TypeAlias", "UNSET", "Unpack", "Unset",
])  # fmt: skip
"""Names that modules of records and of groups import, and builtins that are no types."""

GROUP_CLASSES = frozenset([
    "AsyncClient", "AsyncClientBase", "AsyncHttpClient", "AsyncMeteredBase", "AuthTypes", "Budget",
    "Callable", "Charge", "Client", "Gate", "HttpClient", "Literal", "Mapping",
    "Observer", "Operation", "Retry", "Store", "SyncClientBase", "SyncMeteredBase",
    "TimeoutTypes", "UNSET", "Unset", "VerifyTypes",
])  # fmt: skip
"""Names that the module of the clients imports or defines."""

CLIENT_ATTRIBUTES = frozenset([
    "aclose", "base_url", "budget", "check_budget", "close", "drift", "estimate",
    "request", "request_pages", "usage", "with_options",
])  # fmt: skip

GROUPS = CLIENT_ATTRIBUTES | BUILTINS | {
    "cached_property", "deprecated", "object", "property"
}  # fmt: skip
"""Attributes of all clients, and names in the bodies of their classes."""

METHODS = BUILTINS | {
    "deprecated", "list_", "overload", "property", "removed", "with_raw_response"
}  # fmt: skip
"""Attributes of all groups, and names in the bodies of their classes."""

FIELDS = BUILTINS | {
    "extra", "from_dict", "from_json", "to_dict", "Any", "Literal", "TypeAlias",
    "Model", "model", "list",
}  # fmt: skip

ARGUMENTS = BUILTINS | {
    "self", "accept", "answer", "any_of", "call_or_stream",
    "stream_call", "pages_or_call", "pages_or_stream",
    "call_options", "list_", "timeout", "total_timeout",
    "retry", "extra_headers", "extra_query", "extra_body", "send_as", "save_to", "force",
}  # fmt: skip
"""Options of every call, and names in the body of a method."""

PAGER_ARGUMENTS = ARGUMENTS | {"cursor", "limit", "max_items"}

EVENTS = frozenset(["any_of", "body", "dt", "read_body"])
"""Names that the module of webhooks uses itself."""

CLIENT_ARGUMENTS = frozenset(
    ["base_url", "given_options", "http_client", "self", "super"]
)
"""Arguments of every client besides its options, and names in its constructor."""

PACKAGES = sys.stdlib_module_names | {
    "anyio", "certifi", "h11", "h2", "hpack", "httpcore", "httpx", "hyperframe", "idna",
    "msgspec", "openapi_runtime", "redis", "sniffio", "socksio", "typing_extensions",
}  # fmt: skip
"""Modules that a generated package needs, through others too."""
