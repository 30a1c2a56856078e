"""The migration from API v1 to API v2: records, payloads, calls, and programs.

The rules are data (`rules.json`), each with the section of Pipedrive's migration guide.
"""

from .calls import call
from .notes import Call, Converted, Note, Payload
from .payloads import payload
from .records import V1Record, to_v1, to_v2
from .shim import V1, AsyncV1

__all__ = [
    "V1",
    "AsyncV1",
    "Call",
    "Converted",
    "Note",
    "Payload",
    "V1Record",
    "call",
    "payload",
    "to_v1",
    "to_v2",
]
