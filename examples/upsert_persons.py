"""Persons by e-mail from a CSV file, each with a deal; run it again after a crash.

PIPEDRIVE_API_TOKEN=... python examples/upsert_persons.py people.csv

The file has the columns email, name, deal and value.
"""

import sys

from pipedrive_kit.write import import_rows, read_csv
from pipedrive_v2 import Client


def run(client: Client, path: str) -> None:
    """Import the persons, then the deals."""
    rows = read_csv(path, {"email": "email", "name": "name"})
    journal = f"{path}.persons"
    done = import_rows(client, "persons", rows, journal=journal, match_on="email")
    if done.refused or done.stopped:
        sys.exit(f"run it again, with these rows corrected: {done.refused}")
    deals = enumerate(read_csv(path, {"deal": "title", "value": "value"}), 1)
    rows = ({"value": 0, **deal, "person_id": done.ids[n]} for n, deal in deals)
    match_on, journal = ("title", "person_id"), f"{path}.deals"
    import_rows(client, "deals", rows, journal=journal, match_on=match_on)
    print(f"{done.created} new persons, {done.updated} changed; {client.usage}")


if __name__ == "__main__":
    with Client(plan="growth") as client:
        run(client, sys.argv[1])
