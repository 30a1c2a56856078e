"""Open deals with the names of their persons, as CSV; an empty field gets a value.

python fill_field.py deals.csv "Contract note"
"""

import sys

from pipedrive_kit.fields import Account, write_csv
from pipedrive_v2 import Client


def run(crm: Account, path: str, field: str) -> None:
    """Write the file, then fill the field."""
    deals = list(crm.deals.list(status="open", sort_by="id"))
    names = {person.id: person.name for person in crm.client.persons.list()}
    rows = crm.rows("deals", deals)
    write_csv(path, (row | {"person": names.get(row["person_id"])} for row in rows))
    for deal in deals:
        if deal.custom[field] is None:
            crm.deals.update(deal.id, custom={field: "unknown"})


if __name__ == "__main__":
    run(Account(Client()), *sys.argv[1:])
