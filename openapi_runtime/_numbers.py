"""What counts as a whole number."""

from __future__ import annotations


def is_whole(value: object, least: int) -> bool:
    """Whether `value` is an integer of at least `least`; ``True`` is not one."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= least
