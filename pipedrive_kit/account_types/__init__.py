"""Typed Python for the fields of one account: `python -m pipedrive_kit types`.

The modules that it writes import the two names below, and value types.
"""

from .record import TypedRecord, account_field

__all__ = ["TypedRecord", "account_field"]
