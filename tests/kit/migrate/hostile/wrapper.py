"""With a package whose methods are made up as they are called."""

import os

from pipedrive import Pipedrive

pipedrive = Pipedrive(os.environ["PIPEDRIVE_API_TOKEN"])


def show():
    for st in range(0, 1000, 500):
        results = pipedrive.deals({"start": st, "limit": 500}, method="GET")
        if results["data"] is None:
            break
        for r in results["data"]:
            print(r["add_time"], r["person_name"], r["org_id"])


def change():
    pipedrive.deals({"title": "Big", "value": 100, "user_id": 2}, method="POST")
    pipedrive.activities({"id": 6789}, method="DELETE")
