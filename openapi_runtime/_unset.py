"""The value of an argument that was not given, as opposed to ``None`` (JSON null)."""

from msgspec import UNSET, UnsetType as Unset

__all__ = ["UNSET", "Unset"]
