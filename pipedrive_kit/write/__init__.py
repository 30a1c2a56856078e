"""Safe writing: records found by values, upserts, unknown outcomes, bulk imports."""

from .imports import ImportReport, async_import_rows, import_rows, read_csv
from .many import Plan, async_plan_upserts, async_upsert_many, plan_upserts, upsert_many
from .upsert import (
    async_find_by,
    async_settle,
    async_upsert,
    find_by,
    settle,
    upsert,
)
from .writing import Upserted, WriteRequest

__all__ = [
    "ImportReport",
    "Plan",
    "Upserted",
    "WriteRequest",
    "async_find_by",
    "async_import_rows",
    "async_plan_upserts",
    "async_settle",
    "async_upsert",
    "async_upsert_many",
    "find_by",
    "import_rows",
    "plan_upserts",
    "read_csv",
    "settle",
    "upsert",
    "upsert_many",
]
