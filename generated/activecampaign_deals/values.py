"""The values that the document lists for arguments."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

VALUES: dict[str, tuple[str | int | float, ...]] = {}
