"""Custom fields by name: definitions, values, records and tables."""

from pipedrive_v2.models import Address

from .account import Account, AsyncAccount
from .conditions import Where, where
from .definitions import Field, FieldTable, Option
from .records import CustomValues, Record
from .rows import to_pandas, to_polars, write_csv
from .values import DateRange, Label, Money, TimeOfDay, TimeRange

__all__ = [
    "Account",
    "Address",
    "AsyncAccount",
    "CustomValues",
    "DateRange",
    "Field",
    "FieldTable",
    "Label",
    "Money",
    "Option",
    "Record",
    "TimeOfDay",
    "TimeRange",
    "Where",
    "to_pandas",
    "to_polars",
    "where",
    "write_csv",
]
