"""Records of filters."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

FilterType: TypeAlias = Literal[
    "activity", "deals", "leads", "org", "people", "products", "projects"
]
