"""Persons by e-mail from a CSV file, each with a deal; run it again after a crash.

PIPEDRIVE_API_TOKEN=... python examples/upsert_persons.py people.csv
"""

import sys

from pipedrive_kit.write import import_rows, read_csv
from pipedrive_v2 import Client


def run(client: Client, path: str) -> None:
    """Import the columns email, name, deal and value."""
    lines = list(read_csv(path, {n: n for n in ("email", "name", "deal", "value")}))
    rows = [{key: line[key] for key in ("email", "name")} for line in lines]
    done = import_rows(
        client, "persons", rows, journal=f"{path}.persons", match_on="email"
    )
    if done.refused or done.stopped:
        sys.exit(f"run it again, with these rows corrected: {done.refused}")
    deals = [
        {"title": line["deal"], "person_id": done.ids[n], "value": line.get("value", 0)}
        for n, line in enumerate(lines, 1)
    ]
    match_on = "title", "person_id"
    import_rows(client, "deals", deals, journal=f"{path}.deals", match_on=match_on)
    print(f"{done.created} new persons, {done.updated} changed; {client.usage}")


if __name__ == "__main__":
    with Client(plan="growth") as client:
        run(client, sys.argv[1])
