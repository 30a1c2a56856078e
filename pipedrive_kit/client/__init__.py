"""One client for both versions of the API: `Pipedrive`, or `AsyncPipedrive`.

A group of operations that API v2 has is that of v2, together with what only v1 has of it.
The other groups are those of v1. Where both have an operation, `client.v1` has the old one.
"""

from __future__ import annotations

from .clients import AsyncPipedrive, Pipedrive

__all__ = ["AsyncPipedrive", "Pipedrive"]
