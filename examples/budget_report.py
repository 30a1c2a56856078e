"""The tokens that are left today, for cron: it writes only if they run short.

0 * * * *  python budget_report.py 0.2

Cron sends a mail with what a program prints.
"""

from __future__ import annotations

import sys

from pipedrive_kit.quota import quota
from pipedrive_v2 import Client


def report(client: Client, share: float) -> str | None:
    """Return a text if less than a share of the day's tokens is left; costs 5 tokens."""
    today = quota(client)
    if today.left is None or today.limit is None:
        return "Pipedrive did not say how many tokens are left."
    if (today.share or 0.0) >= share:
        return None
    return (
        f"{today.left:,} of {today.limit:,} tokens are left today, "
        f"which is less than {share:.0%}."
    )


def main() -> int:
    """Print the report; exit with 1 if there is one."""
    with Client() as client:
        text = report(client, float(sys.argv[1]) if len(sys.argv) > 1 else 0.2)
    if text is None:
        return 0
    print(text)
    return 1


if __name__ == "__main__":
    sys.exit(main())
