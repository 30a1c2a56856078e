"""All open deals as a CSV file, custom fields by name and options by label.

python export_deals.py deals.csv
"""

from __future__ import annotations

import sys

from pipedrive_kit.fields import Account, write_csv
from pipedrive_v2 import Client


def export(client: Client, path: str) -> int:
    """Write the deals; return their number."""
    crm = Account(client)
    deals = client.deals.list(status=["open"], sort_by="id").prefetch()
    return write_csv(path, crm.rows("deals", deals))


def main() -> None:
    """Export, and print what it took from the day's tokens."""
    with Client() as client:
        print(export(client, sys.argv[1]), "deals;", client.usage.tokens, "tokens")


if __name__ == "__main__":
    main()
