"""A warehouse in a DuckDB file, brought up to date each night.

Run it by cron, with PIPEDRIVE_API_TOKEN set::

    0 3 * * *  python nightly_sync.py crm.duckdb
"""

from __future__ import annotations

import sys

import dlt

from pipedrive_kit.load import pipedrive_source
from pipedrive_v2 import Budget, Client

ENTITIES = ["deals", "persons", "organizations", "activities", "pipelines", "stages"]


def sync(client: Client, path: str) -> str:
    """Load what changed since last night; return a line for the log."""
    pipeline = dlt.pipeline(
        "pipedrive", destination=dlt.destinations.duckdb(path), dataset_name="pipedrive"
    )
    pipeline.run(pipedrive_source(client, ENTITIES), loader_file_format="jsonl")
    info = pipeline.last_trace and pipeline.last_trace.last_normalize_info
    loaded = info.row_counts if info else {}
    counts = ", ".join(f"{loaded.get(name, 0)} {name}" for name in ENTITIES)
    return f"{counts}; {client.usage.tokens} tokens"


def main() -> int:
    """Leave a fifth of the day's tokens to others."""
    with Client(budget=Budget(reserve=0.2)) as client:
        print(sync(client, sys.argv[1] if len(sys.argv) > 1 else "crm.duckdb"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
