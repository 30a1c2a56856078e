"""Records of lead labels."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import SENT, Model, model

LeadLabelColor: TypeAlias = Literal[
    "blue",
    "brown",
    "dark-gray",
    "gray",
    "green",
    "orange",
    "pink",
    "purple",
    "red",
    "yellow",
]


@model
class LeadLabel(Model):
    """Returned by lead_labels.list, lead_labels.add and lead_labels.update."""

    id: str = SENT

    name: str | None = None

    color: LeadLabelColor | str | None = None

    add_time: dt.datetime | None = None

    update_time: dt.datetime | None = None
